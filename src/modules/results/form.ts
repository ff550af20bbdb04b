// The C.HASIL form as a value: figures, captured sections, and where two forms differ (spec/results.md), for
// every contest. A cell that was not captured is null and stays null: nothing here guesses. The shape itself
// is in form-shape.ts; this file is for every place that reads forms, a browser included, and brings no
// schema library there.
import type { Cell, Form, PartyVotes } from './form-shape.ts';

export type { Cell, Form, PartyVotes, Triple } from './form-shape.ts';
/** The largest figure that a cell holds. */
export const CELL_MAX = 9_999_999;

export type SectionName = keyof Form;
export const SECTIONS: readonly SectionName[] = ['I', 'II', 'III', 'IV', 'V'];

/** Whether section IV of a form lists parties with candidates rather than plain options. */
export const isPartyVotes = (entry: Cell | PartyVotes): entry is PartyVotes =>
  typeof entry === 'object' && entry !== null;

/** Votes per option in ballot order: the cell of each option, or the total of each party. */
export const votesOf = (form: Form): readonly Cell[] =>
  form.IV === null ? [] : form.IV.map((entry) => (isPartyVotes(entry) ? entry.total : entry));

/** Whether a section is captured: not null, and no cell of it null. */
export const isCaptured = (form: Form, section: SectionName): boolean => isWhole(form[section]);

function isWhole(value: unknown): boolean {
  if (value === null) return false;
  if (typeof value !== 'object') return true;
  for (const part of Object.values(value)) if (!isWhole(part)) return false;
  return true;
}

export type Figures = {
  readonly electorate: number;
  readonly invalid: number;
  readonly total: number;
  readonly users: number;
  readonly valid: number;
  readonly votes: readonly number[];
};

/** The figures of a form that sums are made of (spec/views.md); what was not captured counts 0. */
export const figures = (form: Form): Figures => ({
  electorate: form.I?.A[2] ?? 0,
  invalid: form.V?.B ?? 0,
  total: form.V?.C ?? 0,
  users: form.I?.B4[2] ?? 0,
  valid: form.V?.A ?? 0,
  votes: votesOf(form).map((cell) => cell ?? 0),
});

/** Whether two forms are equal, which for checked forms is the same as equal canonical bytes. */
export const sameForm = (a: Form, b: Form): boolean => sameValue(a, b);

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  for (const name of names) if (!sameValue(member(a, name), member(b, name))) return false;
  return true;
}

const member = (value: object, name: string): unknown => (value as Record<string, unknown>)[name];

/**
 * Paths of the cells that differ, e.g. `V.A`, `IV.0`, `I.B1.2`, sorted as strings; a section absent on one
 * side alone.
 */
export function differences(a: Form, b: Form): string[] {
  const paths: string[] = [];
  for (const section of SECTIONS) collectDifferences(a[section], b[section], section, paths);
  return paths.sort();
}

function collectDifferences(a: unknown, b: unknown, path: string, into: string[]): void {
  if (a === b) return;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    into.push(path);
    return;
  }
  for (const name of Object.keys(a))
    collectDifferences(member(a, name), member(b, name), `${path}.${name}`, into);
}
