// How many of the stations that are missing below a unit are late: all of them, or none, where one clock
// rules; where clocks differ, by the rows below. Reads a view only where it must.
import type { PublishedElection, PublishedTree } from '../published.ts';
import { countingAt } from '../time/counting.ts';
import { isRegionRow, type View, type ViewRef } from '../view.ts';

/** A tree at a moment of the log's own clock, in milliseconds, for one contest. */
export type Moment = {
  readonly tree: Pick<PublishedTree, 'viewOf'>;
  readonly election: PublishedElection;
  readonly contest: string;
  readonly ms: number;
};

type Missing = { readonly unit: string; readonly missing: number; readonly view: View | ViewRef | null };

export async function lateIn(moment: Moment, { unit, missing, view }: Missing): Promise<number> {
  const { tree, election, contest, ms } = moment;
  const { state } = countingAt(election, unit, ms);
  if (missing === 0 || state === 'running') return 0;
  if (state === 'over') return missing;
  const read = view !== null && 'hash' in view ? await tree.viewOf(contest, unit, view) : view;
  const below: Missing[] =
    read === null
      ? election.units.childrenOf(unit).map((child) => ({
          unit: child,
          missing: election.units.stationCount(child),
          view: null,
        }))
      : read.children.filter(isRegionRow).map((row) => ({ ...row, missing: row.forms.missing }));
  const counts = await Promise.all(below.map((each) => lateIn(moment, each)));
  return counts.reduce((sum, count) => sum + count, 0);
}
