// Whether a form that is still missing is late: counting must have ended so many hours after the end of
// voting day, on the station's own clock (spec/log.md, countingHours). The moment is the log's, that of the
// figures shown: a page of the past says what was late then, and a copy that stands still calls nobody late.
import { localText } from '../../../base/time.ts';
import { levelOf } from '../../../base/unit.ts';
import type { PublishedElection } from '../published.ts';

type Clocked = Pick<PublishedElection, 'ruleValue' | 'units' | 'voting'>;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const CAPITAL_ZONE = 'Asia/Jakarta';
/** No clock is further from UTC than this. */
const OFFSET_HOURS_MAX = 14;

/** When counting must have ended in a zone, in milliseconds since 1970. */
export function countingEnds({ voting, ruleValue }: Clocked, zone: string): number {
  const onClock = Date.parse(`${voting.day}T00:00:00Z`) + (24 + ruleValue('countingHours')) * HOUR_MS;
  const wanted = new Date(onClock).toISOString().slice(0, 19);
  let [low, high] = [onClock - OFFSET_HOURS_MAX * HOUR_MS, onClock + OFFSET_HOURS_MAX * HOUR_MS];
  // The first minute at which that clock shows it, whatever the clock does on the way.
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (localText(middle, zone) >= wanted) high = middle;
    else low = middle;
  }
  return localText(low, zone) >= wanted ? low : high;
}

/** Zones at and below a unit: a form's clock is its station's. Below a regency or a mission there is one. */
function zonesBelow(units: Clocked['units'], unit: string): ReadonlySet<string> {
  const own = units.zoneOf(unit) || CAPITAL_ZONE;
  if (levelOf(unit) >= 4) return new Set([own]);
  return new Set(units.childrenOf(unit).flatMap((child) => [...zonesBelow(units, child)]));
}

export type Counting = {
  /** When counting must have ended at every station of a unit. */
  readonly ends: number;
  /** `over` where it must have ended everywhere, `mixed` where clocks differ. */
  readonly state: 'running' | 'over' | 'mixed';
};

const known = new WeakMap<PublishedElection['units'], Map<string, { first: number; last: number }>>();

/** Counting at a unit's stations at a moment. */
export function countingAt(election: Clocked, unit: string, ms: number): Counting {
  const kept = known.get(election.units) ?? new Map<string, { first: number; last: number }>();
  known.set(election.units, kept);
  // Stations and villages have the clock of their regency.
  const place = levelOf(unit) > 4 ? unit.slice(0, 4) : unit;
  let span = kept.get(place);
  if (span === undefined) {
    const ends = [...zonesBelow(election.units, place)].map((zone) => countingEnds(election, zone));
    span = { first: Math.min(...ends), last: Math.max(...ends) };
    kept.set(place, span);
  }
  const state = ms >= span.last ? 'over' : ms < span.first ? 'running' : 'mixed';
  return { ends: span.last, state };
}
