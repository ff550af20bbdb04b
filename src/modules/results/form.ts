// The C.HASIL form as a value: sections and cells of spec/results.md, for every contest. A cell that was not
// captured is null and stays null: nothing here guesses, and nothing here refuses a figure for being unusual
// (0 votes, all votes for one, full turnout are no rule's business).
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Refusal, refuse } from '../../base/result.ts';
import type { Contest } from '../../core/define.ts';

export const CELL_MAX = 9_999_999;
const OPTIONS_MAX = 200;
const CANDIDATES_MAX = 500;

export const Cell = Type.Union([Type.Integer({ minimum: 0, maximum: CELL_MAX }), Type.Null()]);
export type Cell = Static<typeof Cell>;

/** Men, women, sum. */
export const Triple = Type.Tuple([Cell, Cell, Cell]);
export type Triple = Static<typeof Triple>;

const closed = { additionalProperties: false } as const;
const SectionI = Type.Object({ A: Triple, B1: Triple, B2: Triple, B3: Triple, B4: Triple }, closed);
const SectionII = Type.Object({ 1: Cell, 2: Cell, 3: Cell, 4: Cell }, closed);
const PartyVotes = Type.Object(
  { party: Cell, candidates: Type.Array(Cell, { maxItems: CANDIDATES_MAX }), total: Cell },
  closed,
);
const SectionIV = Type.Union([
  Type.Array(Cell, { maxItems: OPTIONS_MAX }),
  Type.Array(PartyVotes, { maxItems: OPTIONS_MAX }),
]);
const SectionV = Type.Object({ A: Cell, B: Cell, C: Cell }, closed);
const orNull = <T extends Type.TSchema>(section: T) => Type.Union([section, Type.Null()]);

export const Form = Type.Object(
  {
    I: orNull(SectionI),
    II: orNull(SectionII),
    III: orNull(Triple),
    IV: orNull(SectionIV),
    V: orNull(SectionV),
  },
  closed,
);
export type Form = Static<typeof Form>;
export type PartyVotes = Static<typeof PartyVotes>;
export type SectionName = keyof Form;
export const SECTIONS: readonly SectionName[] = ['I', 'II', 'III', 'IV', 'V'];

const shape = Compile(Form);

/** Whether section IV of a form lists parties with candidates rather than plain options. */
export const isPartyVotes = (entry: Cell | PartyVotes): entry is PartyVotes =>
  typeof entry === 'object' && entry !== null;

function fitsContest(votes: Form['IV'], contest: Contest): boolean {
  if (votes === null) return true;
  if (votes.length !== contest.options.length) return false;
  return votes.every((entry, i) => {
    if (contest.type === 'options') return !isPartyVotes(entry);
    return isPartyVotes(entry) && entry.candidates.length === (contest.options[i]?.candidates?.length ?? 0);
  });
}

/** The form in an act's body. Refusals: `form-malformed`; `form-empty` when no cell of IV was captured. */
export function readForm(value: unknown, contest: Contest): Form | Refusal {
  if (!shape.Check(value) || !fitsContest(value.IV, contest)) return refuse('form-malformed');
  if (value.IV === null || value.IV.every(isBlank)) return refuse('form-empty');
  return value;
}

const isBlank = (entry: Cell | PartyVotes): boolean =>
  isPartyVotes(entry)
    ? entry.party === null && entry.total === null && entry.candidates.every((cell) => cell === null)
    : entry === null;

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
