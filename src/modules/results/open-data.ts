// Open data of a contest: one CSV per regency and its CSVW description, columns as spec/views.md fixes them.
// A station without a form is a row that says so; an empty cell is "not captured", never 0.
import { canonical } from '../../base/canonical.ts';
import type { Contest, UnitTree, ViewReader } from '../../core/define.ts';
import { type Cell, type Form, votesOf } from './form.ts';
import { asTally, ATTEMPT, tallyKey } from './record.ts';
import type { Severity } from './rules.ts';

const ROWS = ['A', 'B1', 'B2', 'B3', 'B4'] as const;
const GENDERS = ['L', 'P', 'J'] as const;

/** Stations of a village that exist, and closed ones that may still have a record, ascending. */
export function stationsOf(units: UnitTree, village: string): readonly string[] {
  const closed = units.closedIn(village);
  return closed.length === 0 ? units.childrenOf(village) : [...units.childrenOf(village), ...closed].sort();
}

type Column = {
  readonly name: string;
  readonly datatype: 'string' | 'integer';
  readonly of?: (form: Form) => Cell;
};

const rowColumns = (row: (typeof ROWS)[number]): Column[] =>
  GENDERS.map((gender, i) => ({
    name: `${row}_${gender}`,
    datatype: 'integer',
    of: (form) => form.I?.[row][i] ?? null,
  }));

/** Columns that hold cells of the form in force, in order. */
const cellColumns = (contest: Contest): Column[] => [
  ...ROWS.flatMap(rowColumns),
  ...([1, 2, 3, 4] as const).map((line): Column => ({
    name: `II_${line}`,
    datatype: 'integer',
    of: (form) => form.II?.[line] ?? null,
  })),
  ...GENDERS.map((gender, i): Column => ({
    name: `III_${gender}`,
    datatype: 'integer',
    of: (form) => form.III?.[i] ?? null,
  })),
  ...contest.options.map(({ no }, i): Column => ({
    name: `votes_${no}`,
    datatype: 'integer',
    of: (form) => votesOf(form)[i] ?? null,
  })),
  { name: 'valid', datatype: 'integer', of: (form) => form.V?.A ?? null },
  { name: 'invalid', datatype: 'integer', of: (form) => form.V?.B ?? null },
  { name: 'total', datatype: 'integer', of: (form) => form.V?.C ?? null },
];

const columnsOf = (contest: Contest): Column[] => [
  { name: 'station', datatype: 'string' },
  { name: 'attempt', datatype: 'integer' },
  { name: 'state', datatype: 'string' },
  ...cellColumns(contest),
  { name: 'broken', datatype: 'string' },
  { name: 'warnings', datatype: 'string' },
  { name: 'corrections', datatype: 'integer' },
  { name: 'leaf', datatype: 'integer' },
];

/**
 * The regency's rows, header first, lines ended by LF; `rows` counts without the header. No value here needs
 * quoting.
 */
export function csvOf(regency: string, contest: Contest, units: UnitTree, record: ViewReader['record']) {
  const cells = cellColumns(contest);
  const lines = [
    columnsOf(contest)
      .map(({ name }) => name)
      .join(','),
  ];
  for (const district of units.childrenOf(regency)) {
    for (const village of units.childrenOf(district)) {
      for (const station of stationsOf(units, village)) {
        const line = lineOf(station, contest, cells, units, record);
        if (line !== undefined) lines.push(line);
      }
    }
  }
  return { text: `${lines.join('\n')}\n`, rows: lines.length - 1, metadata: metadataOf(regency, contest) };
}

function lineOf(
  station: string,
  contest: Contest,
  cells: readonly Column[],
  units: UnitTree,
  record: ViewReader['record'],
): string | undefined {
  const found = record(tallyKey(station, contest.id, ATTEMPT));
  if (!found) return units.exists(station) ? `${station},,missing${','.repeat(cells.length + 4)}` : undefined;
  const { acts, broken, corrections, form, state } = asTally(found);
  const ids = (warning: boolean): string =>
    broken
      .filter(({ severity }) => (severity === WARNING) === warning)
      .map(({ rule }) => rule)
      .join(' ');
  const values = cells.map(({ of }) => (form ? of?.(form) : null) ?? '');
  return [station, ATTEMPT, state, ...values, ids(false), ids(true), corrections.length, acts.at(-1)].join(
    ',',
  );
}

const WARNING: Severity = 'warning';

/** CSV on the Web metadata (W3C Recommendation, 2015) of a regency's file, canonical JSON. */
const metadataOf = (regency: string, contest: Contest): string =>
  canonical({
    '@context': 'http://www.w3.org/ns/csvw',
    'dc:title': `${contest.name}: ${regency}`,
    tableSchema: {
      columns: columnsOf(contest).map(({ name, datatype }) => ({
        datatype,
        name,
        required: name === 'station' || name === 'state',
        titles: name,
      })),
      primaryKey: 'station',
    },
    url: `${regency}.csv`,
  });
