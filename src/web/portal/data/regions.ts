// Rows of data out of the published views: what lies so many levels below a unit, found by the hash walk, so
// that every figure is one that a view says. Nothing is summed here.
import { levelOf, NATION } from '../../../base/unit.ts';
import type { Contest } from '../../../core/define.ts';
import { stationTable, type StationState } from '../../../modules/results/export-stations.ts';
import type { Cell, Column, Table } from '../../../modules/results/export-table.ts';
import type { Figures } from '../../../modules/results/form.ts';
import type { Head, PublishedElection, PublishedTree } from '../published.ts';
import { isRegionRow, type RegionRow, type StationRow, type View } from '../view.ts';
import type { BrokenRule } from '../../../modules/results/rules.ts';
import { digitsOf, type RowLevel } from './names.ts';

/** Where rows are read: a tree at one head, for one contest. */
export type Reading = {
  readonly tree: PublishedTree;
  readonly election: PublishedElection;
  readonly head: Head;
  readonly contest: Contest;
};

const READ_AT_ONCE = 32;

/** The figures of no form. */
export const noFigures = (contest: Contest): Figures => ({
  electorate: 0,
  invalid: 0,
  total: 0,
  users: 0,
  valid: 0,
  votes: contest.options.map(() => 0),
});

/** The row of a region below which no record was ever touched: what the adopted list of units says. */
export function untouchedRow(
  { election, contest }: Pick<Reading, 'election' | 'contest'>,
  unit: string,
): RegionRow {
  const stations = election.units.stationCount(unit);
  return {
    confirmed: noFigures(contest),
    corrections: 0,
    forms: { confirmed: 0, disputed: 0, incomplete: 0, missing: stations, waiting: 0, withheld: 0 },
    name: election.units.nameOf(unit),
    objections: { answered: 0, open: 0 },
    photographed: 0,
    stations,
    unit,
    view: null,
  };
}

type Row = RegionRow | StationRow;

/** Rows of one level below a unit, by code. The unit exists. */
export async function rowsBelow(reading: Reading, unit: string, rows: RowLevel): Promise<readonly Row[]> {
  const { view } = await reading.tree.find(reading.head, reading.contest.id, unit);
  let found = childrenOf(reading, unit, view);
  for (let level = levelOf(found[0]?.unit ?? ''); found.length > 0 && level < digitsOf(rows); ) {
    found = await stepDown(reading, found.filter(isRegionRow));
    level = levelOf(found[0]?.unit ?? '');
  }
  return found;
}

/** The rows one level below some regions; a few views at a time, so that no request holds them all open. */
async function stepDown(reading: Reading, regions: readonly RegionRow[]): Promise<Row[]> {
  const below: Row[] = [];
  for (let from = 0; from < regions.length; from += READ_AT_ONCE) {
    const some = regions.slice(from, from + READ_AT_ONCE).map(async ({ unit, view }) => {
      const read = view === null ? undefined : await reading.tree.viewOf(reading.contest.id, unit, view);
      return childrenOf(reading, unit, read);
    });
    for (const rows of await Promise.all(some)) for (const row of rows) below.push(row);
  }
  return below;
}

/** What a view has rows of; without a view, what the list of units says lies there. */
export function childrenOf(reading: Reading, unit: string, view: View | undefined): readonly Row[] {
  if (view !== undefined) return view.children;
  const children = reading.election.units.childrenOf(unit);
  if (levelOf(unit) === 10) return children.map((station) => ({ state: 'missing', unit: station }));
  return children.map((child) => untouchedRow(reading, child));
}

/** A station's row of a view as the tables of open data take it. */
export function stationState(row: StationRow): StationState {
  if (row.state === 'missing') return { state: 'missing', unit: row.unit };
  const { acts, attempt, corrections, form, state, unit } = row;
  // The views are what the results module wrote, found by hash.
  const broken = row.broken as readonly BrokenRule[];
  return { attempt, broken, corrections, form, leaf: acts.at(-1) ?? null, state, unit };
}

const FORMS = ['confirmed', 'withheld', 'incomplete', 'disputed', 'waiting', 'missing'] as const;
const integer = (name: string): Column => ({ name, datatype: 'integer', required: true });

/** The table of some regions: what is counted, and how sure it is, in one row each. */
export function regionTable(contest: Contest, regions: readonly RegionRow[]): Table {
  const columns: Column[] = [
    { name: 'unit', datatype: 'string', required: true },
    { name: 'name', datatype: 'string', required: true },
    integer('stations'),
    ...FORMS.map((state) => integer(`forms_${state}`)),
    integer('electorate'),
    integer('users'),
    ...contest.options.map(({ no }) => integer(`votes_${no}`)),
    integer('valid'),
    integer('invalid'),
    integer('total'),
    integer('corrections'),
    { name: 'view_size', datatype: 'integer' },
    { name: 'view_sha256', datatype: 'string' },
  ];
  return { columns, rows: regions.map(regionCells) };
}

function regionCells({ confirmed, corrections, forms, name, stations, unit, view }: RegionRow): Cell[] {
  const { electorate, invalid, total, users, valid, votes } = confirmed;
  const counts = FORMS.map((state) => forms[state]);
  const figures = [electorate, users, ...votes, valid, invalid, total];
  return [unit, name, stations, ...counts, ...figures, corrections, view?.size ?? null, view?.hash ?? null];
}

/** The table of one level below a unit. The unit exists and has such a level (names.ts). */
export async function tableBelow(reading: Reading, unit: string, rows: RowLevel): Promise<Table> {
  const found = await rowsBelow(reading, unit, rows);
  return rows === 'station'
    ? stationTable(
        reading.contest,
        found.filter((row) => !isRegionRow(row)).map((row) => stationState(row as StationRow)),
      )
    : regionTable(reading.contest, found.filter(isRegionRow));
}

/** Path of the view that a unit's data was made from; undefined while it has none. */
export async function viewPathOf(
  { tree, head, contest }: Reading,
  unit: string,
): Promise<string | undefined> {
  const { row } = await tree.find(head, contest.id, unit);
  const size = unit === NATION ? head.latest?.size : row?.view?.size;
  return size === undefined ? undefined : `/tree/views/${contest.id}/${unit}/${size}.json`;
}
