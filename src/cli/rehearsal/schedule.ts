// The order of the real night: each form is entered when its first photograph reached KPU, and by the second
// officer a little later; corrections when they were first seen. Ties go by the code of the station.
import type { Revisions, Version } from './revisions.ts';
import type { Rows } from './rows.ts';

const SECOND_ENTRY_MIN_S = 5;
const SECOND_ENTRY_SPREAD_S = 116;

/** `position` of the row in the table; `entry` 1 or 2, or the version that corrects. */
export type NightEvent = { readonly ms: number; readonly position: number } & (
  | { readonly entry: 1 | 2 }
  | { readonly version: Version }
);

/** Events in order; beside the table an index of four bytes an event is held. `draw`: see drawOf. */
export function* nightEvents(
  rows: Rows,
  revisions: Revisions,
  draw: (name: string, below: number) => number,
): Generator<NightEvent> {
  const second = new Uint16Array(rows.stations.length);
  const order = new Uint32Array(2 * rows.forms);
  let filled = 0;
  rows.stations.forEach((station, position) => {
    if (!rows.hasVotes(position)) return;
    second[position] = SECOND_ENTRY_MIN_S + draw(`second/${station}`, SECOND_ENTRY_SPREAD_S);
    order[filled++] = 2 * position;
    order[filled++] = 2 * position + 1;
  });
  const timeOf = (event: number) => rows.atMs(event >> 1) + (event & 1) * 1_000 * (second[event >> 1] ?? 0);
  order.sort((a, b) => timeOf(a) - timeOf(b) || a - b);
  const corrections = correctionsOf(rows, revisions, (position) => timeOf(2 * position + 1));
  for (const event of order) {
    while ((corrections[0]?.ms ?? Number.POSITIVE_INFINITY) < timeOf(event)) yield* corrections.splice(0, 1);
    yield { ms: timeOf(event), position: event >> 1, entry: (event & 1) === 0 ? 1 : 2 };
  }
  yield* corrections;
}

/** All versions after the first, of stations that have a form; never before its second entry. */
function correctionsOf(
  rows: Rows,
  revisions: Revisions,
  enteredMs: (position: number) => number,
): NightEvent[] {
  const corrections: NightEvent[] = [];
  rows.stations.forEach((station, position) => {
    if (!rows.hasVotes(position)) return;
    for (const version of revisions.get(station)?.slice(1) ?? []) {
      corrections.push({ ms: Math.max(version.seenMs, enteredMs(position) + 1_000), position, version });
    }
  });
  return corrections.sort((a, b) => a.ms - b.ms || a.position - b.position);
}
