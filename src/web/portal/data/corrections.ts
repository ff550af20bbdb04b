// Corrections between two views of one unit: which stations, which acts. Goes down only where a row counts
// more corrections than before, so that a night without any costs nothing.
import { figures } from '../../../modules/results/form.ts';
import { isRegionRow, type StationRecord, type View } from '../view.ts';
import type { Reading } from './regions.ts';

/**
 * A correction: the station, the leaf of its act, its form in force before and after; the newest of its
 * views.
 */
export type Correction = {
  readonly station: string;
  readonly village: string;
  readonly leaf: number;
  readonly before: StationRecord | undefined;
  readonly after: StationRecord;
};

/** Stations listed for one pair of views; what is beyond stands in the register of corrections. */
const CORRECTIONS_MAX = 100;

/** Corrections that `after` counts and `before` does not, by station; at most a hundred. */
export async function correctionsBetween(
  reading: Reading,
  before: View | undefined,
  after: View,
): Promise<Correction[]> {
  const found: Correction[] = [];
  const known = new Map(before?.children.map((row) => [row.unit, row]));
  for (const row of after.children) {
    if (found.length >= CORRECTIONS_MAX) break;
    const old = known.get(row.unit);
    if (isRegionRow(row)) {
      const earlier = old && isRegionRow(old) ? old : undefined;
      if (row.view === null || row.corrections <= (earlier?.corrections ?? 0)) continue;
      const [oldView, newView] = await Promise.all([
        earlier?.view ? reading.tree.viewOf(reading.contest.id, row.unit, earlier.view) : undefined,
        reading.tree.viewOf(reading.contest.id, row.unit, row.view),
      ]);
      found.push(...(await correctionsBetween(reading, oldView, newView)));
    } else if (row.state !== 'missing') {
      const earlier = old && !isRegionRow(old) && old.state !== 'missing' ? old : undefined;
      // Once there is a form in force only corrections are taken, so the newest acts are they.
      const count = row.corrections - (earlier?.corrections ?? 0);
      const leaves = count > 0 ? row.acts.slice(-count) : [];
      for (const leaf of leaves) {
        found.push({ station: row.unit, village: after.unit, leaf, before: earlier, after: row });
      }
    }
  }
  return found.slice(0, CORRECTIONS_MAX);
}

/** What a form in force counts, for words; undefined where none is in force. */
export const figuresIn = (row: StationRecord | undefined) => (row?.form ? figures(row.form) : undefined);
