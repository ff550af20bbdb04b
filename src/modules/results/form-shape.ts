// The shape of the C.HASIL form: sections and cells of spec/results.md, and what a contest asks of section
// IV. Nothing here refuses a figure for being unusual: no votes, all votes for one and full turnout are no
// rule's business.
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Refusal, refuse } from '../../base/result.ts';
import type { Contest } from '../../core/define.ts';
import { CELL_MAX, isPartyVotes } from './form.ts';

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

const shape = Compile(Form);

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
