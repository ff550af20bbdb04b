// Rows of open data about stations, one a station, columns as spec/views.md "Open data" fixes them. Cells are
// those of the form in force; the published table and every format made from the views come through here.
import type { Contest } from '../../core/define.ts';
import type { Column, Table, Cell } from './export-table.ts';
import { type Form, votesOf } from './form.ts';
import type { BrokenRule } from './rules.ts';

/** A station as a view shows it; `leaf` is its last act's. */
export type StationState =
  | { readonly state: 'missing'; readonly unit: string }
  | {
      readonly attempt: number;
      readonly broken: readonly BrokenRule[];
      readonly corrections: number;
      readonly form: Form | null;
      readonly leaf: number | null;
      readonly state: string;
      readonly unit: string;
    };

const ROWS = ['A', 'B1', 'B2', 'B3', 'B4'] as const;
const GENDERS = ['L', 'P', 'J'] as const;
const LINES = [1, 2, 3, 4] as const;

type FormColumn = Column & { readonly of: (form: Form) => number | null };

const figure = (name: string, of: FormColumn['of']): FormColumn => ({ name, datatype: 'integer', of });

/** Columns that hold cells of the form in force, in order. */
const formColumns = (contest: Contest): FormColumn[] => [
  ...ROWS.flatMap((row) =>
    GENDERS.map((gender, i) => figure(`${row}_${gender}`, (form) => form.I?.[row][i] ?? null)),
  ),
  ...LINES.map((line) => figure(`II_${line}`, (form) => form.II?.[line] ?? null)),
  ...GENDERS.map((gender, i) => figure(`III_${gender}`, (form) => form.III?.[i] ?? null)),
  ...contest.options.map(({ no }, i) => figure(`votes_${no}`, (form) => votesOf(form)[i] ?? null)),
  figure('valid', (form) => form.V?.A ?? null),
  figure('invalid', (form) => form.V?.B ?? null),
  figure('total', (form) => form.V?.C ?? null),
];

/** The table of some stations, in the order given. */
export function stationTable(contest: Contest, stations: readonly StationState[]): Table {
  const cells = formColumns(contest);
  const columns: Column[] = [
    { name: 'station', datatype: 'string', required: true },
    { name: 'attempt', datatype: 'integer' },
    { name: 'state', datatype: 'string', required: true },
    ...cells.map(({ name, datatype }) => ({ name, datatype })),
    { name: 'broken', datatype: 'string' },
    { name: 'warnings', datatype: 'string' },
    { name: 'corrections', datatype: 'integer' },
    { name: 'leaf', datatype: 'integer' },
  ];
  return { columns, rows: stations.map((station) => rowOf(station, cells)) };
}

function rowOf(station: StationState, cells: readonly FormColumn[]): Cell[] {
  if (station.state === 'missing' || !('form' in station)) {
    return [station.unit, null, station.state, ...cells.map(() => null), null, null, null, null];
  }
  const { attempt, broken, corrections, form, leaf, state, unit } = station;
  const values = cells.map(({ of }) => (form ? of(form) : null));
  return [
    unit,
    attempt,
    state,
    ...values,
    idsOf(broken, 'error'),
    idsOf(broken, 'warning'),
    corrections,
    leaf,
  ];
}

/** Rule ids of a severity, separated by a space; a rule that is a dispute counts with the errors. */
const idsOf = (broken: readonly BrokenRule[], severity: 'error' | 'warning'): string =>
  broken
    .filter((rule) => (rule.severity === 'warning') === (severity === 'warning'))
    .map(({ rule }) => rule)
    .join(' ');
