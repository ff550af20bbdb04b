// Which stations a register holds, found by walking the views down from a unit, each checked by its hash, and
// only where a count above says that there is something. Bounded: a unit with more than FLAT_MAX stations of
// a kind is told by its children, each with its count and an address of its own.
import { levelOf } from '../../../base/unit.ts';
import type { UnitTree } from '../../../core/define.ts';
import type { Found, PublishedTree } from '../published.ts';
import { type Forms, isRegionRow, type RegionRow, type StationRow, type View } from '../view.ts';
import type { Counted } from './address.ts';

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

type Counts = { readonly forms: Forms; readonly corrections: number };

const countOf = ({ forms, corrections }: Counts, counted: Counted): number =>
  counted === 'corrections' ? corrections : forms[counted];

/** Forms in which a rule may be broken: both are in a view's count by rule (spec/views.md). */
const settledOut = ({ forms }: Counts): number => forms.withheld + forms.incomplete;

const viewCount = (view: View, { counted, rule }: Register): number =>
  rule === undefined ? countOf(view, counted) : (view.rules[rule] ?? 0);

/** Whether a station stands in a register. */
export function belongs(row: StationRow, { counted, rule }: Register): boolean {
  if (row.state === 'missing') return counted === 'missing';
  if (counted === 'corrections') return row.corrections > 0;
  if (rule === undefined) return row.state === counted;
  return row.broken.some((broken) => broken.rule === rule && broken.severity === 'error');
}

type Walk = { tree: PublishedTree; units: UnitTree; contest: string; register: Register };

/** What a register holds below a unit. `found` as the tree gives it for the unit. */
export async function listRegister(walk: Walk, unit: string, found: Found): Promise<Listed> {
  const { view } = found;
  if (view === undefined) return unseen(walk, unit);
  const count = viewCount(view, walk.register);
  if (count === 0) return { count, stations: [] };
  if (count <= FLAT_MAX || levelOf(unit) === 10) {
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
function unseen({ units, register }: Walk, unit: string): Listed {
  if (register.counted !== 'missing') return { count: 0, stations: [] };
  const count = units.stationCount(unit);
  if (count <= FLAT_MAX || levelOf(unit) === 10) return { count, stations: unseenStations(units, unit) };
  const children = units.childrenOf(unit).map((child): ChildCount => {
    const stations = units.stationCount(child);
    return { unit: child, count: stations, stations };
  });
  return { count, children: children.filter((child) => child.count > 0) };
}

function unseenStations(units: UnitTree, unit: string): StationRow[] {
  const below = units.childrenOf(unit);
  if (levelOf(unit) === 10) return below.map((station) => ({ state: 'missing', unit: station }));
  return below.flatMap((child) => unseenStations(units, child));
}

/** A rule is counted in the child's own view alone. */
async function childCount({ tree, contest, register }: Walk, row: RegionRow): Promise<number> {
  if (register.rule === undefined) return countOf(row, register.counted);
  if (row.view === null || settledOut(row) === 0) return 0;
  return viewCount(await tree.viewOf(contest, row.unit, row.view), register);
}

/** Every station of the register below a view; reads only views that hold at least one. */
async function stationsIn(walk: Walk, view: View): Promise<StationRow[]> {
  const { tree, units, contest, register } = walk;
  const found: StationRow[] = [];
  for (const row of view.children) {
    if (!isRegionRow(row)) {
      if (belongs(row, register)) found.push(row);
      continue;
    }
    const few = register.rule === undefined ? countOf(row, register.counted) : settledOut(row);
    if (few === 0) continue;
    if (row.view === null) {
      if (register.counted === 'missing') found.push(...unseenStations(units, row.unit));
      continue;
    }
    const below = await tree.viewOf(contest, row.unit, row.view);
    if (viewCount(below, register) > 0) found.push(...(await stationsIn(walk, below)));
  }
  return found;
}
