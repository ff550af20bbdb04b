// A recount for tests: figures of real stations from the table of the source and spec/results.md alone, in
// plain loops. It shares nothing with what it is compared with.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export type Cells = Readonly<Record<string, string>>;
type Figures = { votes: number[]; valid: number; invalid: number };
export type Recount = {
  stations: number;
  forms: number;
  confirmed: number;
  withheld: number;
  incomplete: number;
  missing: number;
  corrections: number;
  brokenRules: Record<string, number>;
  warnings: Record<string, number>;
  totals: Figures;
  reported: Figures;
};

const PAIRS = ['anies', 'prabowo', 'ganjar'];
const LINES = ['dpt', 'used_dpt', 'used_dptb', 'used_dpk', 'used'];
const ALL_I = LINES.flatMap((line) => [`${line}_m`, `${line}_f`, line]);
const ALL_V = ['valid', 'invalid', 'total'];
const FORM = [...PAIRS, ...ALL_I, ...ALL_V];

/** Rows of a table whose station begins with the area, each with the line's text by column name. */
export function rowsOf(name: string, area: string): Cells[] {
  const text = gunzipSync(readFileSync(new URL(`../../data/${name}`, import.meta.url))).toString();
  const [head = '', ...lines] = text.split('\n');
  const columns = head.split(',');
  const here = lines.filter((line) => line.startsWith(area));
  return here.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

const hasVotes = (row: Cells): boolean => PAIRS.some((pair) => row[pair] !== '');
const same = (a: Cells, b: Cells): boolean => FORM.every((cell) => a[cell] === b[cell]);

export type Final = { readonly row: Cells; readonly corrections: number };

/** What must stand of each station in the end: its last form, and how often it was corrected. */
export function finalRows(rows: readonly Cells[], revisions: readonly Cells[]): Final[] {
  return rows.map((row) => {
    const versions = revisions
      .filter((one) => one['tps_code'] === row['tps_code'] && hasVotes(one))
      .toSorted((a, b) => Date.parse(a['seen_at'] ?? '') - Date.parse(b['seen_at'] ?? ''));
    if (!hasVotes(row) || versions.length === 0) return { row, corrections: 0 };
    const changes = versions.filter((one, i) => i > 0 && !same(one, versions[i - 1] as Cells));
    return { row: versions.at(-1) as Cells, corrections: changes.length };
  });
}

const cell = (row: Cells, name: string): number | undefined =>
  row[name] === '' ? undefined : Number(row[name]);

/** Rules broken by a row, errors and warnings apart: all cells are there and do not agree. */
function brokenBy(row: Cells): { errors: Set<string>; warnings: Set<string> } {
  const errors = new Set<string>();
  const warnings = new Set<string>();
  const check = (rule: string, names: readonly string[], holds: (numbers: number[]) => boolean): void => {
    const numbers = names.map((name) => cell(row, name));
    const known = numbers.filter((number) => number !== undefined);
    if (known.length === numbers.length && !holds(known)) errors.add(rule);
  };
  for (const line of LINES) {
    check('R1', [`${line}_m`, `${line}_f`, line], ([l = 0, p = 0, j = 0]) => l + p === j);
  }
  for (const column of ['_m', '_f', '']) {
    check('R2', [`used_dpt${column}`, `dpt${column}`], ([used = 0, all = 0]) => used <= all);
    const parts = ['used', 'used_dpt', 'used_dptb', 'used_dpk'].map((name) => name + column);
    check('R3', parts, ([all = 0, a = 0, b = 0, c = 0]) => all === a + b + c);
  }
  check('R6', ['total', 'used'], ([total, used]) => total === used);
  check('R9', ['total', 'used'], ([total, used]) => total === used);
  check('R7', ['total', 'valid', 'invalid'], ([total, a = 0, b = 0]) => total === a + b);
  check('R8', ['valid', ...PAIRS], ([valid, a = 0, b = 0, c = 0]) => valid === a + b + c);
  check('R12', ['total', 'dpt'], ([total = 0, dpt = 0]) => total <= dpt + Math.ceil((dpt * 2) / 100));
  const abroad = row['tps_code']?.startsWith('99') ?? false;
  if (!errors.has('R12') && !abroad && (cell(row, 'total') ?? 0) > 306) warnings.add('R12');
  return { errors, warnings };
}

const noFigures = (): Figures => ({ votes: [0, 0, 0], valid: 0, invalid: 0 });

function add(figures: Figures, row: Cells): void {
  PAIRS.forEach((pair, i) => (figures.votes[i] = (figures.votes[i] ?? 0) + (cell(row, pair) ?? 0)));
  figures.valid += cell(row, 'valid') ?? 0;
  figures.invalid += cell(row, 'invalid') ?? 0;
}

/** Counts stations whose last forms are given. */
export function recount(finals: readonly Final[]): Recount {
  const sum: Recount = {
    stations: finals.length, forms: 0, confirmed: 0, withheld: 0, incomplete: 0, missing: 0, corrections: 0,
    brokenRules: {}, warnings: {}, totals: noFigures(), reported: noFigures(),
  };
  for (const { row, corrections } of finals) {
    sum.corrections += corrections;
    if (!hasVotes(row)) {
      sum.missing += 1;
      continue;
    }
    sum.forms += 1;
    const { errors, warnings } = brokenBy(row);
    for (const rule of errors) sum.brokenRules[rule] = (sum.brokenRules[rule] ?? 0) + 1;
    for (const rule of warnings) sum.warnings[rule] = (sum.warnings[rule] ?? 0) + 1;
    const complete = FORM.every((name) => row[name] !== '');
    const state = !complete ? 'incomplete' : errors.size > 0 ? 'withheld' : 'confirmed';
    sum[state] += 1;
    add(sum.reported, row);
    if (state === 'confirmed') add(sum.totals, row);
  }
  return sum;
}
