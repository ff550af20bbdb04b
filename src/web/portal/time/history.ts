// How a unit's figures came to be: its row at a sample of past publications, each reached by hash from that
// publication's nation view. Nothing is interpolated: a step of time in which nothing was published has no
// figure. Bounded: at most STEPS_MAX publications are read, and views are kept by hash.
import { ancestorsOf, NATION } from '../../../base/unit.ts';
import type { Found, Head, PublishedTree, Snapshot } from '../published.ts';
import { childRow, type Forms, isRegionRow } from '../view.ts';
import { after } from './snapshots.ts';

export type Step = {
  /** The last publication of this step of time; undefined where nothing was published in it: a gap. */
  readonly snapshot: Snapshot | undefined;
  /** Undefined in a gap, and while no form of the unit had come. */
  readonly figures: PastFigures | undefined;
};
export type PastFigures = {
  readonly forms: Forms;
  readonly stations: number;
  readonly corrections: number;
};

export type History = {
  readonly steps: readonly Step[];
  /** What the unit showed an hour of the log's time before; undefined when nothing was published by then. */
  readonly hourAgo: { readonly snapshot: Snapshot; readonly found: Found } | undefined;
  /** Sizes of the publications before and after this one. */
  readonly earlier: number | undefined;
  readonly later: number | undefined;
};

export const STEPS_MAX = 48;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STEPS = [1, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200].map((n) => n * MINUTE);
const AT_ONCE = 8;

/**
 * The last publication of each step of time, oldest first, gaps undefined. Steps are whole minutes, hours or
 * days of the clock of WIB, so that a step once over keeps its publication and is never read again.
 */
export function sampled(snapshots: readonly Snapshot[]): (Snapshot | undefined)[] {
  const [first, last] = [snapshots[0], snapshots.at(-1)];
  if (!first || !last) return [];
  const span = Date.parse(last.at) - Date.parse(first.at);
  const step = STEPS.find((wide) => span / wide < STEPS_MAX - 1) ?? Math.ceil(span / (STEPS_MAX - 1));
  const slotOf = ({ at }: Snapshot): number => Math.floor((Date.parse(at) + 7 * HOUR) / step);
  const from = slotOf(first);
  const slots: (Snapshot | undefined)[] = Array.from({ length: slotOf(last) - from + 1 }, () => undefined);
  for (const snapshot of snapshots) slots[slotOf(snapshot) - from] = snapshot;
  return slots;
}

/** The history of a unit up to a head. */
export async function historyOf(
  tree: PublishedTree,
  head: Head,
  contest: string,
  unit: string,
): Promise<History> {
  const { latest } = head;
  const { until: snapshots, next } = await tree.snapshots.around(head);
  if (latest === undefined)
    return { steps: [], hourAgo: undefined, earlier: undefined, later: next?.size };
  const hour = Date.parse(latest.at) - HOUR;
  const before = snapshots[after(snapshots, ({ at }) => Date.parse(at) <= hour) - 1];
  const slots = sampled(snapshots);
  const steps: Step[] = [];
  for (let i = 0; i < slots.length; i += AT_ONCE) {
    const lot = slots.slice(i, i + AT_ONCE);
    steps.push(...(await Promise.all(lot.map((slot) => stepAt(tree, slot, contest, unit)))));
  }
  const then = before && { ...head, latest: before };
  return {
    steps,
    hourAgo: then && { snapshot: before, found: await tree.find(then, contest, unit) },
    earlier: snapshots.at(-2)?.size,
    later: next?.size,
  };
}

async function stepAt(
  tree: PublishedTree,
  snapshot: Snapshot | undefined,
  contest: string,
  unit: string,
): Promise<Step> {
  const hash = snapshot?.views[contest];
  if (!snapshot || hash === undefined) return { snapshot, figures: undefined };
  let view = await tree.viewOf(contest, NATION, { hash, size: snapshot.size });
  if (unit === NATION) return { snapshot, figures: view };
  for (const step of [...ancestorsOf(unit).reverse(), unit].slice(1)) {
    const row = childRow(view, step);
    if (!row || !isRegionRow(row)) break;
    if (step === unit) return { snapshot, figures: row };
    if (row.view === null) break;
    view = await tree.viewOf(contest, step, row.view);
  }
  return { snapshot, figures: undefined };
}
