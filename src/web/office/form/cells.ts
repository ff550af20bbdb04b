// The rows of the paper, what is typed of them by the path of each cell, and the form that it makes: the same
// at a station and at a desk. The app fills in only the sum of men and women, and only until she types
// another: what the paper says is never corrected here. A section of which nothing is typed was not captured;
// nothing becomes a zero by itself.
import type { Contest } from '../../../core/define.ts';
import {
  CELL_MAX,
  type Cell,
  type Form,
  type PartyVotes,
  type Triple,
} from '../../../modules/results/form.ts';

/** Men, women, sum, as the paper heads its columns. */
export const COLUMNS = ['L', 'P', 'J'] as const;

/** Typed figures by path, e.g. `{ "I.A.0": 120 }`. What is absent was not typed. */
export type Cells = { readonly [path: string]: number };

const ROWS_OF_I = ['A', 'B1', 'B2', 'B3', 'B4'] as const;
const LINES_OF_II = ['1', '2', '3', '4'] as const;
const LINES_OF_V = ['A', 'B', 'C'] as const;

/** A row of the paper: its cells in order. */
export type FormRow = {
  readonly section: keyof Form;
  /** `triple`: men, women, sum. `party`: votes of a party, its candidates, and their total. */
  readonly kind: 'triple' | 'single' | 'party';
  readonly cells: readonly string[];
  /** Place of the option in the ballot, for section IV. */
  readonly option?: number;
};

const single = (section: keyof Form, path: string): FormRow => ({ section, kind: 'single', cells: [path] });
const triple = (section: keyof Form, path: string): FormRow => ({
  section,
  kind: 'triple',
  cells: [0, 1, 2].map((column) => `${path}.${column}`),
});

/** The rows of sections I to III, as they are known before the votes are counted. */
export const COUNT_ROWS: readonly FormRow[] = [
  ...ROWS_OF_I.map((row) => triple('I', `I.${row}`)),
  ...LINES_OF_II.map((line) => single('II', `II.${line}`)),
  triple('III', 'III'),
];

/** All rows of a contest's form, in the order of the paper. */
export const formRows = (contest: Contest): readonly FormRow[] => [
  ...COUNT_ROWS,
  ...contest.options.map(({ candidates }, option): FormRow => {
    if (contest.type === 'options') return { ...single('IV', `IV.${option}`), option };
    const own = (candidates ?? []).map((_, i) => `IV.${option}.candidates.${i}`);
    return {
      section: 'IV',
      kind: 'party',
      option,
      cells: [`IV.${option}.party`, ...own, `IV.${option}.total`],
    };
  }),
  ...LINES_OF_V.map((line) => single('V', `V.${line}`)),
];

/** The figure at a path: typed, or the sum of men and women where both are typed and their sum is not. */
export function cellAt(cells: Cells, path: string): Cell {
  const typed = cells[path];
  if (typed !== undefined) return typed;
  const [men, women] = addends(path).map((at) => cells[at]);
  if (men === undefined || women === undefined) return null;
  // A sum that no cell can hold is left for her to see that something was mistyped.
  return men + women <= CELL_MAX ? men + women : null;
}

/** Whether a figure stands there because the app added it up. */
export const isFilled = (cells: Cells, path: string): boolean =>
  cells[path] === undefined && cellAt(cells, path) !== null;

const SUM = /^(I\.(?:A|B[1-4])|III)\.2$/;

function addends(path: string): string[] {
  const row = SUM.exec(path)?.[1];
  return row === undefined ? [] : [`${row}.0`, `${row}.1`];
}

/** The form that the cells make. Sections without a figure are null: not captured. */
export function formOf(cells: Cells, contest: Contest): Form {
  const at = (path: string): Cell => cellAt(cells, path);
  const three = (path: string): Triple => [at(`${path}.0`), at(`${path}.1`), at(`${path}.2`)];
  const has = (section: string): boolean => Object.keys(cells).some((path) => path.startsWith(`${section}.`));
  const partyAt = (option: number, candidates: number): PartyVotes => ({
    party: at(`IV.${option}.party`),
    candidates: Array.from({ length: candidates }, (_, i) => at(`IV.${option}.candidates.${i}`)),
    total: at(`IV.${option}.total`),
  });
  const votes = contest.options.map(({ candidates }, i) =>
    contest.type === 'options' ? at(`IV.${i}`) : partyAt(i, candidates?.length ?? 0),
  );
  return {
    I: has('I')
      ? { A: three('I.A'), B1: three('I.B1'), B2: three('I.B2'), B3: three('I.B3'), B4: three('I.B4') }
      : null,
    II: has('II') ? { 1: at('II.1'), 2: at('II.2'), 3: at('II.3'), 4: at('II.4') } : null,
    III: has('III') ? three('III') : null,
    IV: has('IV') ? (votes as Form['IV']) : null,
    V: has('V') ? { A: at('V.A'), B: at('V.B'), C: at('V.C') } : null,
  };
}

/** The cells of a form, as if each had been typed: to go on from what was entered before. */
export function cellsOf(form: Form): Cells {
  const cells: Record<string, number> = {};
  collect(form, '', cells);
  return cells;
}

function collect(value: unknown, path: string, into: Record<string, number>): void {
  if (typeof value === 'number') into[path] = value;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value))
    collect(part, path === '' ? name : `${path}.${name}`, into);
}

/**
 * The cells of a form to be changed: a sum that the app would fill in is left to it, and so follows the men
 * and women that are typed anew.
 */
export const asTyped = (form: Form): Cells => {
  const cells = cellsOf(form);
  const follows = (sum: string): boolean => cellAt(withCell(cells, sum, null), sum) === cells[sum];
  return Object.fromEntries(Object.entries(cells).filter(([path]) => !SUM.test(path) || !follows(path)));
};

/** Cells with one changed, or taken out. */
export function withCell(cells: Cells, path: string, value: number | null): Cells {
  const { [path]: _, ...rest } = cells;
  return value === null ? rest : { ...rest, [path]: value };
}

/** The figure of a form at a path; null where none was captured. */
export const valueAt = (form: Form, path: string): Cell => cellsOf(form)[path] ?? null;

/** Every cell of a contest's form, by path, in the order of the paper. */
export const formPaths = (contest: Contest): string[] => formRows(contest).flatMap(({ cells }) => cells);

/** Cells of which two forms say another figure, in the order of the paper. */
export function changedCells(before: Form, after: Form, contest: Contest): string[] {
  const [old, now] = [cellsOf(before), cellsOf(after)];
  return formPaths(contest).filter((path) => old[path] !== now[path]);
}

/** Cells of a contest's form that no figure stands in, by path. */
export const emptyCells = (cells: Cells, contest: Contest): string[] =>
  formPaths(contest).filter((path) => cellAt(cells, path) === null);

/** Counts before the votes: what is the same on every form, and ballots by contest. */
export const countsFor = (counts: Cells, contest: string): Cells =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([path, value]) => {
      const [section, ...rest] = path.split('.');
      if (section === 'I' || section === 'III') return [[path, value]];
      return section === contest ? [[rest.join('.'), value]] : [];
    }),
  );
