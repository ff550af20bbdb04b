// The rows of the form in the order of the paper, each cell with the path that rules and disputes name
// it by; and a form with one cell changed. Labels are keys of words: this page knows no language. Pure.
import type { Contest } from '../../../../core/define.ts';
import { type Cell, differences, type Form, isPartyVotes } from '../../../../modules/results/form.ts';

/** `label` is a key of words, or a text as the ballot has it. */
export type Label = { readonly key: string } | { readonly text: string };
export type FormCell = { readonly at: string; readonly value: Cell };
export type FormRow = { readonly label: Label; readonly cells: readonly FormCell[] };
export type FormSection = {
  readonly section: keyof Form;
  /** Men, women, sum stand beside each other. */
  readonly triple: boolean;
  readonly rows: readonly FormRow[];
};

const I_ROWS = ['A', 'B1', 'B2', 'B3', 'B4'] as const;
const II_ROWS = ['1', '2', '3', '4'] as const;
const V_ROWS = ['A', 'B', 'C'] as const;
const COLUMNS = [0, 1, 2] as const;

const key = (name: string): Label => ({ key: `form.${name}` });
const single = (label: Label, at: string, value: Cell): FormRow => ({ label, cells: [{ at, value }] });

/** Every cell that a contest's form has, null where a form has it not. */
export function formSections(form: Form, contest: Contest): FormSection[] {
  const { I, II, III, V } = form;
  return [
    {
      section: 'I',
      triple: true,
      rows: I_ROWS.map((row) => ({
        label: key(`I.${row}`),
        cells: COLUMNS.map((i) => ({ at: `I.${row}.${i}`, value: I?.[row][i] ?? null })),
      })),
    },
    {
      section: 'II',
      triple: false,
      rows: II_ROWS.map((row) => single(key(`II.${row}`), `II.${row}`, II?.[row] ?? null)),
    },
    {
      section: 'III',
      triple: true,
      rows: [
        { label: key('III.row'), cells: COLUMNS.map((i) => ({ at: `III.${i}`, value: III?.[i] ?? null })) },
      ],
    },
    { section: 'IV', triple: false, rows: contest.options.flatMap((_, i) => optionRows(form, contest, i)) },
    {
      section: 'V',
      triple: false,
      rows: V_ROWS.map((row) => single(key(`V.${row}`), `V.${row}`, V?.[row] ?? null)),
    },
  ];
}

function optionRows(form: Form, contest: Contest, i: number): FormRow[] {
  const option = contest.options[i];
  const label = { text: `${String(option?.no ?? i + 1).padStart(2, '0')} ${option?.name ?? ''}` };
  const entry = form.IV?.[i] ?? null;
  if (contest.type === 'options') return [single(label, `IV.${i}`, isPartyVotes(entry) ? null : entry)];
  const party = isPartyVotes(entry) ? entry : undefined;
  return [
    single({ text: `${label.text}: %party` }, `IV.${i}.party`, party?.party ?? null),
    ...(option?.candidates ?? []).map((name, c) =>
      single({ text: `${c + 1}. ${name}` }, `IV.${i}.candidates.${c}`, party?.candidates[c] ?? null),
    ),
    single({ text: `${label.text}: %sum` }, `IV.${i}.total`, party?.total ?? null),
  ];
}

/** A form whose every section is there, cells null where they were not captured: what can be typed into. */
export function wholeForm(form: Form, contest: Contest): Form {
  const triple = [null, null, null] as const;
  const blank = (i: number): NonNullable<Form['IV']>[number] =>
    contest.type === 'options'
      ? null
      : { party: null, candidates: (contest.options[i]?.candidates ?? []).map(() => null), total: null };
  return {
    I: form.I ?? { A: [...triple], B1: [...triple], B2: [...triple], B3: [...triple], B4: [...triple] },
    II: form.II ?? { 1: null, 2: null, 3: null, 4: null },
    III: form.III ?? [...triple],
    IV: form.IV ?? (contest.options.map((_, i) => blank(i)) as NonNullable<Form['IV']>),
    V: form.V ?? { A: null, B: null, C: null },
  };
}

/** The form with one cell changed; the path names a cell of it. */
export function withCell(form: Form, at: string, value: Cell): Form {
  const set = (node: unknown, [name, ...rest]: readonly string[]): unknown => {
    if (name === undefined) return value;
    if (Array.isArray(node)) return node.map((part, i) => (String(i) === name ? set(part, rest) : part));
    const members = node as Record<string, unknown>;
    return { ...members, [name]: set(members[name], rest) };
  };
  return set(form, at.split('.')) as Form;
}

/** A section of which nothing was typed is not captured: null, as an act says it. */
export function toldForm(form: Form): Form {
  const isBlank = (value: unknown): boolean =>
    typeof value === 'object' && value !== null ? Object.values(value).every(isBlank) : value === null;
  const told = Object.entries(form).map(([section, value]) => [section, isBlank(value) ? null : value]);
  return Object.fromEntries(told) as Form;
}

/** The value at a path; null when its section was not captured. */
export function valueAt(form: Form, path: string): Cell {
  let at: unknown = form;
  for (const name of path.split('.'))
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : null;
  return typeof at === 'number' ? at : null;
}

/** Paths of all cells that differ between two forms, cell by cell, in the order of the paper. */
export function changedCells(before: Form, after: Form, contest: Contest): string[] {
  if (differences(before, after).length === 0) return [];
  return formSections(after, contest)
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ at }) => at)))
    .filter((path) => valueAt(before, path) !== valueAt(after, path));
}
