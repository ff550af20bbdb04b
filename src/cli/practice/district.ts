// The place of a practice: one sub-district of the real tree with all that is above and below it, its voting
// day today on its own clock. Everything else of the country is left out, so that it starts in seconds and a
// telephone has little to fetch.
import { isBelow, NATION } from '../../base/unit.ts';
import { electionObjects, parseUnits, type ElectionObjects } from '../../modules/registry/objects.ts';
import { isRefusal } from '../../base/result.ts';
import { unitTree } from '../../modules/registry/units.ts';
import type { UnitTree, Contest } from '../../core/define.ts';
import type { ElectionDefinition } from '../rehearsal/election-files.ts';

/** What the practice reads: the definition, and the two tables of the real tree as text. */
export type PracticeSource = {
  readonly definition: ElectionDefinition;
  readonly regionsCsv: string;
  readonly rangesCsv: string;
};

export type District = {
  readonly area: string;
  /** Voting day, as 2024-02-14. */
  readonly day: string;
  readonly election: string;
  readonly name: string;
  readonly objects: ElectionObjects;
  readonly units: UnitTree;
  /** The village whose stations have officers, and the station that newcomers may try. */
  readonly village: string;
  readonly station: string;
  /** Other stations of the village, where officers of the practice have been at work. */
  readonly neighbours: readonly string[];
};

const NEIGHBOURS_MAX = 4;

/** The date of a moment in a zone, as 2024-02-14. */
export const dayIn = (zone: string, ms: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(ms);

/** Zone of a unit: by the longest prefix of its code, then the nation's. */
export function zoneOf({ definition }: PracticeSource, unit: string): string {
  const { byUnit } = definition.zones;
  const known = [unit.slice(0, 6), unit.slice(0, 4), unit.slice(0, 2), NATION].find((code) => byUnit[code]);
  return byUnit[known ?? NATION] ?? 'UTC';
}

/**
 * `place`: a sub-district, or one of its villages, which is then where the officers are. Throws with words
 * for people when it is neither, or lies abroad.
 */
export function districtOf(
  source: PracticeSource,
  place: string,
  day: string,
  contests: readonly Contest[],
): District {
  if (!/^\d{6}(\d{4})?$/.test(place) || place.startsWith('99'))
    throw new Error(`a practice takes a sub-district at home, six digits, or a village: ${place}`);
  const area = place.slice(0, 6);
  const objects = objectsOf(source, area, day, contests);
  const parsed = parseUnits(objects.units.text);
  if (isRefusal(parsed)) throw new Error('the unit object is malformed');
  const units = unitTree(parsed, new Map());
  if (!units.exists(place)) throw new Error(`no such sub-district or village: ${place}`);
  const village = place === area ? liveliest(units, area) : place;
  const [station, ...others] = units.childrenOf(village);
  if (station === undefined) throw new Error(`no station in ${place}`);
  return {
    area,
    day,
    election: `latihan-${area}-${day}`,
    name: `Latihan ${units.nameOf(area)} ${day}, bukan pemilu`,
    objects,
    units,
    village,
    station,
    neighbours: others.slice(0, NEIGHBOURS_MAX),
  };
}

/** The first village with room for the neighbours, else the one with most stations. */
function liveliest(units: UnitTree, area: string): string {
  const villages = units.childrenOf(area);
  const roomy = villages.find((village) => units.stationCount(village) > NEIGHBOURS_MAX);
  const most = villages.toSorted((a, b) => units.stationCount(b) - units.stationCount(a))[0];
  return roomy ?? most ?? area;
}

function objectsOf(
  { definition, regionsCsv, rangesCsv }: PracticeSource,
  area: string,
  day: string,
  contests: readonly Contest[],
): ElectionObjects {
  const here = (code: string): boolean =>
    code !== '' && (code === area || isBelow(code, area) || isBelow(area, code));
  const zones = Object.entries(definition.zones.byUnit).filter(([unit]) => unit === NATION || here(unit));
  const voting = { ...definition.voting, day };
  const place = { ...definition, contests, voting, zones: { byUnit: Object.fromEntries(zones) } };
  return electionObjects(place, linesOf(regionsCsv, 'code', here), linesOf(rangesCsv, 'village', here));
}

/** Header and the lines whose column passes. The columns before it hold no quotes: they are codes. */
function linesOf(csv: string, column: string, passes: (code: string) => boolean): string {
  const [header = '', ...lines] = csv.split('\n');
  const at = header.split(',').indexOf(column);
  return [header, ...lines.filter((line) => passes(line.split(',', at + 1)[at] ?? ''))].join('\n');
}
