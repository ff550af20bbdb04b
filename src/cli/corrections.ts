// Which corrections a form has had, from its record in the store: what reports of readers are handled by.
import { asTally, ATTEMPT, tallyKey } from '../modules/results/record.ts';
import type { Store } from '../server/store.ts';

/** Leaves of the corrections of a form, in order. */
export async function correctionsIn(store: Store, station: string, contest: string): Promise<number[]> {
  const key = tallyKey(station, contest, ATTEMPT);
  const tally = (await store.readRecords([key])).get(key);
  return tally ? asTally(tally).corrections.map(({ leaf }) => leaf) : [];
}
