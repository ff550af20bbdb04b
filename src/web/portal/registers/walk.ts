// Which stations a register holds, found by walking the views down from a unit, each checked by its hash, and
// only where a count above says that there is something. Bounded: a unit with more than FLAT_MAX stations of
// a kind is told by its children, each with its count and an address of its own.
import { levelOf } from '../../../base/unit.ts';
import type { Found } from '../published.ts';
import { countingAt } from '../time/counting.ts';
import { isRegionRow, type RegionRow, type StationRow, type View, type ViewRef } from '../view.ts';
import type { Counted } from './address.ts';
import { lateIn, type Moment } from './late.ts';

export type Register = { readonly counted: Counted; readonly rule: string | undefined };

export type ChildCount = { readonly unit: string; readonly count: number; readonly stations: number };
export type Listed = {
  readonly count: number;
  /** The stations themselves, or else the children with how many each has. */
  readonly stations?: readonly StationRow[];
  readonly children?: readonly ChildCount[];
};

/** Stations listed on one page; a village lists all of its own, at most 999. */
export const FLAT_MAX = 200;

type Counts = Pick<View, 'forms' | 'corrections' | 'objections'>;
type Row = Counts & { readonly unit: string; readonly view: ViewRef | null };

/** How many of a kind there are in a row or a view; still out and late are told apart by the clock. */
async function countOf(walk: Walk, row: Row | View): Promise<number> {
  const { counted } = walk.register;
  if (counted === 'corrections') return row.corrections;
  if (counted === 'objections') return row.objections.open + row.objections.answered;
  if (counted !== 'late' && counted !== 'missing') return row.forms[counted];
  const { missing } = row.forms;
  const late = await lateIn(walk, { unit: row.unit, missing, view: 'view' in row ? row.view : row });
  return counted === 'late' ? late : missing - late;
}

/** Forms in which a rule may be broken: both are in a view's count by rule (spec/views.md). */
const settledOut = ({ forms }: Counts): number => forms.withheld + forms.incomplete;

const viewCount = async (walk: Walk, view: View): Promise<number> => {
  const { rule } = walk.register;
  return rule === undefined ? countOf(walk, view) : (view.rules[rule] ?? 0);
};

/** Whether a station stands in a register. */
export function belongs(row: StationRow, { counted, rule }: Register, isLate: boolean): boolean {
  if (counted === 'objections') return (row.evidence?.objections.length ?? 0) > 0;
  if (row.state === 'missing') return counted === (isLate ? 'late' : 'missing');
  if (counted === 'corrections') return row.corrections > 0;
  if (rule === undefined) return row.state === counted;
  return row.broken.some((broken) => broken.rule === rule && broken.severity === 'error');
}

export type Walk = Moment & { readonly register: Register };

const isLate = ({ election, ms }: Walk, unit: string): boolean =>
  countingAt(election, unit, ms).state === 'over';

/** What a register holds below a unit: at most `most` stations, or else its children with their counts. */
export async function listRegister(walk: Walk, unit: string, found: Found, most = FLAT_MAX): Promise<Listed> {
  const { view } = found;
  if (view === undefined) return unseen(walk, unit, most);
  const count = await viewCount(walk, view);
  if (count === 0) return { count, stations: [] };
  if (count <= most || levelOf(unit) === 10) {
    return { count, stations: await stationsIn(walk, view) };
  }
  const rows = view.children.filter(isRegionRow);
  const children = await Promise.all(
    rows.map(async (row): Promise<ChildCount> => {
      const { unit: child, stations } = row;
      return { unit: child, stations, count: await childCount(walk, row) };
    }),
  );
  return { count, children: children.filter((child) => child.count > 0) };
}

/** Where no form has come there is no view: all that exists is missing, and nothing else is the case. */
async function unseen(walk: Walk, unit: string, most: number): Promise<Listed> {
  const { units } = walk.election;
  const count = await unseenCount(walk, unit);
  if (count <= most || levelOf(unit) === 10) {
    return { count, stations: count === 0 ? [] : unseenStations(walk, unit) };
  }
  const children = await Promise.all(
    units.childrenOf(unit).map(async (child): Promise<ChildCount> => ({
      unit: child,
      count: await unseenCount(walk, child),
      stations: units.stationCount(child),
    })),
  );
  return { count, children: children.filter((child) => child.count > 0) };
}

async function unseenCount(walk: Walk, unit: string): Promise<number> {
  const { counted } = walk.register;
  if (counted !== 'missing' && counted !== 'late') return 0;
  const missing = walk.election.units.stationCount(unit);
  const late = await lateIn(walk, { unit, missing, view: null });
  return counted === 'late' ? late : missing - late;
}

function unseenStations(walk: Walk, unit: string): StationRow[] {
  const below = walk.election.units.childrenOf(unit);
  if (levelOf(unit) !== 10) return below.flatMap((child) => unseenStations(walk, child));
  const rows = below.map((station): StationRow => ({ state: 'missing', unit: station }));
  return rows.filter((row) => belongs(row, walk.register, isLate(walk, row.unit)));
}

/** A rule is counted in the child's own view alone. */
async function childCount(walk: Walk, row: RegionRow): Promise<number> {
  if (walk.register.rule === undefined) return countOf(walk, row);
  if (row.view === null || settledOut(row) === 0) return 0;
  return viewCount(walk, await walk.tree.viewOf(walk.contest, row.unit, row.view));
}

/** Every station of the register below a view; reads only views that hold at least one. */
async function stationsIn(walk: Walk, view: View): Promise<StationRow[]> {
  const { tree, contest, register } = walk;
  const found: StationRow[] = [];
  for (const row of view.children) {
    if (!isRegionRow(row)) {
      if (belongs(row, register, isLate(walk, row.unit))) found.push(row);
      continue;
    }
    const few = register.rule === undefined ? await countOf(walk, row) : settledOut(row);
    if (few === 0) continue;
    if (row.view === null) {
      found.push(...unseenStations(walk, row.unit));
      continue;
    }
    const below = await tree.viewOf(contest, row.unit, row.view);
    if ((await viewCount(walk, below)) > 0) found.push(...(await stationsIn(walk, below)));
  }
  return found;
}
