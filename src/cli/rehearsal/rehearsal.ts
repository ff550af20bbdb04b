// The real night as signed acts: what the officers' telephones would have sent, made from the published rows
// and a seed. One seed, one election and one table give the same acts, byte for byte. It signs as officers do
// and knows nothing of the server: whatever it sends must pass every check there.
import type { ElectionFiles } from './election-files.ts';
import { countFounding, foundingDrafts } from './founding.ts';
import { nightDrafts } from './night.ts';
import { castOf, drawOf } from './people.ts';
import type { Revisions } from './revisions.ts';
import type { Rows } from './rows.ts';
import { nightEvents } from './schedule.ts';
import { signDraft, type RehearsalItem } from './signed-act.ts';

/** Founding begins on 10 February 2024, 08:00 WIB; an act every 100 ms leaves room for three million. */
const FOUNDING_MS = Date.parse('2024-02-10T01:00:00Z');
const FOUNDING_STEP_MS = 100;

export type Rehearsal = {
  readonly seed: string;
  readonly files: ElectionFiles;
  readonly rows: Rows;
  readonly revisions: Revisions;
  /** Stations of the whole election as adopted. */
  readonly stationCount: number;
  /** The publisher's public key and the log's verifier key, as the founding act names them. */
  readonly publisherKey: string;
  readonly logVkey: string;
};

/**
 * All acts in order from number `skip` on; those before are made, because ids follow from them, and not
 * signed. `receivedMs` never goes back: founding before voting day, then the night's times.
 */
export function* rehearsal(rehearsal: Rehearsal, skip = 0): Generator<RehearsalItem> {
  const { files, rows, revisions, seed, stationCount, publisherKey, logVkey } = rehearsal;
  const { stations } = rows;
  const cast = castOf(seed);
  let clockMs = FOUNDING_MS;
  let number = 0;
  const founding = foundingDrafts({ files, cast, stations, stationCount, publisherKey, logVkey });
  for (let step = founding.next(); !step.done;) {
    const { id, signed } = signDraft(files.definition.id, step.value, clockMs, number >= skip);
    if (number++ >= skip) yield { signed, receivedMs: clockMs, phase: 'founding' };
    clockMs += FOUNDING_STEP_MS;
    step = founding.next(id);
  }
  const events = nightEvents(rows, revisions, drawOf(seed));
  const night = nightDrafts({ cast, rows, revisions, events });
  for (let step = night.next(); !step.done;) {
    clockMs = Math.max(clockMs, step.value.ms);
    const { id, signed } = signDraft(files.definition.id, step.value.draft, clockMs, number >= skip);
    if (number++ >= skip) yield { signed, receivedMs: clockMs, phase: 'night' };
    step = night.next(id);
  }
}

/** How many acts there are by phase; at most, because a correction that corrects nothing is left out. */
export function countActs(rows: Rows, revisions: Revisions): { founding: number; night: number } {
  const corrections = rows.stations.reduce((sum, station, position) => {
    const versions = rows.hasVotes(position) ? (revisions.get(station)?.length ?? 1) : 1;
    return sum + versions - 1;
  }, 0);
  return { founding: countFounding(rows.stations), night: 2 * rows.forms + corrections };
}
