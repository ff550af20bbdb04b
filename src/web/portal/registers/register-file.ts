// A register as a table: one row for each station, or for each objection, with the codes and names of its
// place. What is on the page and in the table comes from the same walk.
import { ancestorsOf, NATION } from '../../../base/unit.ts';
import type { UnitTree } from '../../../core/define.ts';
import type { Cell, Column, Table } from '../../../modules/results/export-table.ts';
import type { StationRow } from '../view.ts';
import type { Counted } from './address.ts';
import type { Walk } from './walk.ts';
import { countingAt } from '../time/counting.ts';

const text = (name: string): Column => ({ name, datatype: 'string' });
const whole = (name: string): Column => ({ name, datatype: 'integer' });

const PLACE: readonly Column[] = [
  { name: 'station', datatype: 'string', required: true },
  text('village'),
  text('subdistrict'),
  text('regency'),
  text('province'),
];
const STATION: readonly Column[] = [
  text('state'),
  text('broken'),
  text('differs'),
  whole('corrections'),
  whole('leaf'),
];
const OBJECTION: readonly Column[] = [text('category'), text('role'), whole('leaf'), whole('answered')];

/** The table of a register's stations, as the walk lists them. */
export function registerTable(walk: Walk, counted: Counted, stations: readonly StationRow[]): Table {
  const { units } = walk.election;
  if (counted === 'objections') {
    const rows = stations.flatMap((row) =>
      (row.evidence?.objections ?? []).map(({ category, role, leaf, answered }): Cell[] => [
        ...placeOf(units, row.unit),
        category,
        role,
        leaf,
        answered,
      ]),
    );
    return { columns: [...PLACE, ...OBJECTION], rows };
  }
  const rows = stations.map((row) => [...placeOf(units, row.unit), ...stationCells(walk, row)]);
  return { columns: [...PLACE, ...STATION], rows };
}

/** Code of the station, then the names of what it lies in, from the village up. */
const placeOf = (units: UnitTree, station: string): Cell[] => [
  station,
  ...ancestorsOf(station)
    .filter((unit) => unit !== NATION)
    .map((unit) => units.nameOf(unit)),
];

function stationCells(walk: Walk, row: StationRow): Cell[] {
  if (row.state === 'missing') {
    const late = countingAt(walk.election, row.unit, walk.ms).state === 'over';
    return [late ? 'late' : 'missing', null, null, null, null];
  }
  const { state, broken, differs, corrections, acts } = row;
  const errors = broken.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
  return [state, errors.join(' '), differs.join(' '), corrections, acts.at(-1) ?? null];
}
