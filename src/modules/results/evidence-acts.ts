// The acts on evidence (spec/results.md, Evidence; who may sign: spec/authority.md): organisers photograph a
// form and answer, witnesses, supervisors and observers attest and object. None of them confirms a figure,
// changes one or holds one up; all of them commute but for the answer, which names what it answers.
import Type, { type Static, type TProperties } from 'typebox';
import Value from 'typebox/value';
import { refuse, type Refusal } from '../../base/result.ts';
import { levelOf } from '../../base/unit.ts';
import { type Act, type Leaf, principalOf } from '../../core/act.ts';
import type { ActDefinition, Env, Grant, Read } from '../../core/define.ts';
import { officerKey, officerOf } from '../../core/officer.ts';
import { TEXT_CHARS_MAX } from '../../core/parse.ts';
import {
  answered, attested, CATEGORIES, type Category, counted, type Evidence, EVIDENCE_ACTS_MAX, evidenceKey,
  type EvidenceKind, evidenceOf, isOpen, objected, photographed, recordOfEvidence, timesOf,
} from './evidence.ts';
import { ATTEMPT } from './record.ts';

/** The largest photograph, the most pages of one form. */
const PHOTOGRAPH_BYTES_MAX = 5_000_000;
const PAGES_MAX = 20;
const FIELDS_MAX = 16;

const shape = <T extends TProperties>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
const about = {
  attempt: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  contest: Type.String({ minLength: 1, maxLength: 64 }),
};
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Reason = Type.String({ maxLength: TEXT_CHARS_MAX });
const NUMBER = '(?:0|[1-9][0-9]{0,2})';
/** A section or a cell, as a dispute names it: `II`, `I.B1.2`, `IV.0.candidates.3`. */
const Field = Type.String({
  pattern:
    `^(?:I(?:\\.(?:A|B[1-4])\\.[0-2])?|II(?:\\.[1-4])?|III(?:\\.[0-2])?|V(?:\\.[ABC])?` +
    `|IV(?:\\.${NUMBER}(?:\\.(?:party|total|candidates\\.${NUMBER}))?)?)$`,
});

export const PhotographBody = shape({
  ...about,
  pages: Type.Array(
    shape({
      bytes: Type.Integer({ minimum: 1, maximum: PHOTOGRAPH_BYTES_MAX }),
      hash: Hash,
      page: Type.Integer({ minimum: 1, maximum: PAGES_MAX }),
    }),
    { minItems: 1, maxItems: PAGES_MAX },
  ),
});
export type PhotographBody = Static<typeof PhotographBody>;
export const AttestBody = shape({ ...about, form: Hash });
export type AttestBody = Static<typeof AttestBody>;
export const ObjectBody = shape({
  ...about,
  category: Type.Unsafe<Category>(Type.Union(CATEGORIES.map((category) => Type.Literal(category)))),
  fields: Type.Array(Field, { maxItems: FIELDS_MAX }),
  reason: Reason,
});
export type ObjectBody = Static<typeof ObjectBody>;
export const AnswerBody = shape({
  ...about,
  answer: Type.Union([Type.Literal('accepted'), Type.Literal('noted')]),
  objection: Hash,
  reason: Reason,
});
export type AnswerBody = Static<typeof AnswerBody>;

type About = { readonly attempt: number; readonly contest: string };

const STATION_LEVEL = 13;
const homeAbove = (role: Grant['role']): Grant => ({ role, relation: 'above', where: 'home' });
const ORGANISERS: readonly Grant[] = [
  { role: 'KPPS', relation: 'own', where: 'home' },
  homeAbove('PPS'),
  homeAbove('PPK'),
  homeAbove('KPU_KABKOTA'),
  { role: 'KPPSLN', relation: 'own', where: 'abroad' },
  { role: 'PPLN', relation: 'above', where: 'abroad' },
];
const WATCHERS: readonly Grant[] = [
  { role: 'SAKSI', relation: 'own', where: 'all' },
  { role: 'PTPS', relation: 'own', where: 'all' },
  { role: 'PEMANTAU', relation: 'own', where: 'all' },
];

type Kind<B> = {
  readonly grants: readonly Grant[];
  /** What is wrong with the body beyond its shape, or with the record for it. */
  readonly fault?: (body: B, evidence: Evidence) => Refusal | undefined;
  readonly change: (before: Evidence, leaf: Leaf<B>, read: Read) => Evidence;
};

/** What holds for all four: a station's form of a known contest and attempt, and a limit for each officer. */
function checkAbout<B extends About>(act: Act<B>, kind: EvidenceKind, read: Read, env: Env) {
  const { attempt, contest } = act.body;
  if (!env.election.contests.some(({ id }) => id === contest)) return refuse('contest-unknown');
  if (attempt !== ATTEMPT) return refuse('attempt-unknown');
  const times = timesOf(evidenceOf(read(act.record)), principalOf(act.by), kind);
  return times < EVIDENCE_ACTS_MAX ? undefined : refuse('entries-too-many');
}

function evidenceAct<B extends About>(
  kind: EvidenceKind,
  body: ActDefinition['body'],
  { grants, fault, change }: Kind<B>,
): ActDefinition<B> {
  return {
    act: `results.evidence.${kind}`,
    body,
    signers: 1,
    grants,
    basis: 'free',
    phase: 'after',
    reason: false,
    // A unit that is no station has no such record, so whatever the act names is wrong.
    recordOf: ({ unit, body: { attempt, contest } }) =>
      levelOf(unit) === STATION_LEVEL ? evidenceKey(unit, contest, attempt) : '',
    check: (act, read, env) =>
      checkAbout(act, kind, read, env) ?? fault?.(act.body, evidenceOf(read(act.record))),
    apply: (leaf, read) => {
      const { by, record } = leaf.act;
      const before = counted(evidenceOf(read(record)), principalOf(by), kind);
      return [[record, recordOfEvidence(change(before, leaf, read))]];
    },
  };
}

/** Numbers in their order, or texts in theirs, none twice. */
const isAscending = (values: readonly (number | string)[]): boolean =>
  values.every((value, i) => i === 0 || value > (values[i - 1] ?? value));
const unless = (inOrder: boolean, fault: string): Refusal | undefined =>
  inOrder ? undefined : refuse('act-malformed', { fault });

export const photograph = evidenceAct<PhotographBody>('photograph', PhotographBody, {
  grants: ORGANISERS,
  fault: ({ pages }) => unless(isAscending(pages.map(({ page }) => page)), 'pages'),
  change: (before, { act, index }) => photographed(before, act.body.pages, index),
});

/** Hashes of the photographs that an act of a log names; none for what is another act, or no act at all. */
export function photographsIn(act: unknown): string[] {
  const { act: kind, body } = Object(act) as { act?: unknown; body?: unknown };
  if (kind !== photograph.act || !Value.Check(PhotographBody, body)) return [];
  return body.pages.map(({ hash }) => hash);
}

export const attest = evidenceAct<AttestBody>('attest', AttestBody, {
  grants: WATCHERS,
  change: (before, { act }) => attested(before, principalOf(act.by), act.body.form),
});

export const object = evidenceAct<ObjectBody>('object', ObjectBody, {
  grants: WATCHERS,
  fault: ({ fields }) => unless(isAscending(fields), 'fields'),
  change: (before, { act, id, index }, read) => {
    const role = officerOf(read(officerKey(principalOf(act.by))))?.role ?? '';
    return objected(before, { act: id, category: act.body.category, leaf: index, role });
  },
});

export const answer: ActDefinition<AnswerBody> = {
  ...evidenceAct<AnswerBody>('answer', AnswerBody, {
    grants: ORGANISERS,
    fault: ({ objection }, evidence) =>
      isOpen(evidence, objection) ? undefined : refuse('objection-unknown'),
    change: (before, { act, index }) => answered(before, act.body.objection, index),
  }),
  delegable: true,
};
