// The rows of the form in the order of the paper, each cell with the path that rules and disputes name it by.
import type { Page } from '../page.ts';
import type { Key } from '../words/speak.ts';
import type { Cell, Form, PartyVotes, Triple } from '../../../modules/results/form.ts';

export type FormCell = { readonly at: string; readonly value: Cell };
export type FormRow = {
  readonly kind: 'section' | 'cells' | 'absent';
  readonly label: string;
  readonly cells: readonly FormCell[];
  /** A section whose rows have the three columns men, women, sum. */
  readonly columns?: boolean;
};

const triple = (label: string, at: string, cells: Triple): FormRow => ({
  kind: 'cells',
  label,
  cells: cells.map((value, i) => ({ at: `${at}.${i}`, value })),
});
const single = (label: string, at: string, value: Cell): FormRow => ({
  kind: 'cells',
  label,
  cells: [{ at, value }],
});

/** What naming a form's rows takes of a page: a script in the page has it too. */
export type FormWords = Pick<Page, 'say'> & { readonly contest: Pick<Page['contest'], 'options'> };

/** All rows; a section that was not captured is one row that says so. */
export function formRows(page: FormWords, form: Form): FormRow[] {
  const { say } = page;
  const section = (name: keyof Form, columns: boolean, rows: readonly FormRow[] | null): FormRow[] => [
    { kind: 'section', label: say(`form.${name}`), cells: [], columns: columns && rows !== null },
    ...(rows ?? [{ kind: 'absent' as const, label: say('form.section.absent'), cells: [] }]),
  ];
  const { I, II, III, V } = form;
  return [
    ...section(
      'I',
      true,
      I &&
        (['A', 'B1', 'B2', 'B3', 'B4'] as const).map((row) =>
          triple(say(`form.I.${row}`), `I.${row}`, I[row]),
        ),
    ),
    ...section(
      'II',
      false,
      II && (['1', '2', '3', '4'] as const).map((row) => single(say(`form.II.${row}`), `II.${row}`, II[row])),
    ),
    ...section('III', true, III && [triple(say('form.III.row'), 'III', III)]),
    ...section('IV', false, form.IV && voteRows(page, form.IV)),
    ...section(
      'V',
      false,
      V && (['A', 'B', 'C'] as const).map((row) => single(say(`form.V.${row}`), `V.${row}`, V[row])),
    ),
  ];
}

function voteRows(page: FormWords, votes: NonNullable<Form['IV']>): FormRow[] {
  return votes.flatMap((entry, i) => {
    const option = page.contest.options[i];
    const label = `${String(option?.no ?? i + 1).padStart(2, '0')} ${option?.name ?? ''}`;
    if (typeof entry !== 'object' || entry === null) return [single(label, `IV.${i}`, entry)];
    return partyRows(page, label, `IV.${i}`, entry, option?.candidates ?? []);
  });
}

function partyRows(
  page: FormWords,
  label: string,
  at: string,
  party: PartyVotes,
  names: readonly string[],
): FormRow[] {
  return [
    single(`${label}: ${page.say('form.IV.party')}`, `${at}.party`, party.party),
    ...party.candidates.map((value, c) =>
      single(`${c + 1}. ${names[c] ?? ''}`, `${at}.candidates.${c}`, value),
    ),
    single(`${label}: ${page.say('form.sum')}`, `${at}.total`, party.total),
  ];
}

const COLUMN_KEYS = ['form.L', 'form.P', 'form.J'] as const;

/** A cell's path in words, e.g. `V.A` → "V.A Suara sah". A path of an absent section names the section. */
export function cellName(page: FormWords, path: string): string {
  const parts = path.split('.');
  const [section, row, column] = parts;
  if (section === 'IV' && row !== undefined) {
    const option = page.contest.options[Number(row)];
    const part =
      parts[2] === 'party' ? page.say('form.IV.party') : parts[2] === 'total' ? page.say('form.sum') : '';
    return [`IV.${option?.no ?? row}`, option?.name, part, parts[3] && Number(parts[3]) + 1]
      .filter(Boolean)
      .join(' ');
  }
  const key =
    section === 'III' && row !== undefined
      ? 'form.III.row'
      : `form.${[section, row].filter(Boolean).join('.')}`;
  const name = page.say.has(key) ? page.say(key as Key) : path;
  const columnKey = COLUMN_KEYS[Number(section === 'III' ? row : column)];
  const prefix = section === 'I' || section === undefined || row === undefined ? '' : `${section}.`;
  const inColumn = columnKey && (column !== undefined || section === 'III');
  const whole = `${prefix}${name}`;
  return inColumn ? page.say('form.cell', { row: whole, column: page.say(columnKey) }) : whole;
}

/** The value at a path; null when its section was not captured. */
export function valueAt(form: Form, path: string): Cell {
  let at: unknown = form;
  for (const name of path.split('.')) {
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : null;
  }
  return typeof at === 'number' ? at : null;
}

const SECTIONS = ['I', 'II', 'III', 'IV', 'V'];

/** Paths of all cells that any of the forms has, in the order of the paper. */
export function cellPaths(page: FormWords, forms: readonly Form[]): string[] {
  const cells = forms.flatMap((form) => formRows(page, form).flatMap((row) => row.cells));
  const paths = new Set(cells.map(({ at }) => at));
  // One form may have a section that another lacks: sections first, rows as they came.
  const sectionOf = (path: string): number => SECTIONS.indexOf(path.split('.')[0] ?? '');
  return [...paths].sort((a, b) => sectionOf(a) - sectionOf(b));
}

/** Paths of the cells that differ between two forms, in the order of the paper. */
export const changedCells = (page: FormWords, before: Form, after: Form): string[] =>
  cellPaths(page, [before, after]).filter((path) => valueAt(before, path) !== valueAt(after, path));
