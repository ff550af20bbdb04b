// The three acts on a tally: enter, takeover, correct (spec/results.md, Acts; who may sign:
// spec/authority.md). No act here says "confirm": agreement is two officers' own readings. After that only a
// correction by two superiors changes the form, with a reason and the hash of its evidence.
import Type, { type Static } from 'typebox';
import { refuse, type Refusal, isRefusal } from '../../base/result.ts';
import { levelOf } from '../../base/unit.ts';
import { type Act, type Leaf, principalOf, signersOf } from '../../core/act.ts';
import type { ActDefinition, Contest, Env, Grant, Read, StateRecord } from '../../core/define.ts';
import { officerKey, officerOf } from '../../core/officer.ts';
import { type Form, sameForm } from './form.ts';
import { readForm } from './form-shape.ts';
import {
  asRecord, asTally, ATTEMPT, corrected, ENTRIES_MAX, entered, entriesOf, isSettled, sameHand, type Tally,
  tallyKey,
} from './record.ts';
import type { JudgeContext } from './rules.ts';

const closed = { additionalProperties: false } as const;
const about = {
  attempt: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  contest: Type.String({ minLength: 1, maxLength: 64 }),
  // The shape of a form hangs on its contest, so `check` reads it and says form-malformed rather than
  // act-malformed.
  form: Type.Unsafe<Form>(Type.Unknown()),
};
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Reason = Type.String({ maxLength: 2000 });

export const EnterBody = Type.Object(about, closed);
export type EnterBody = Static<typeof EnterBody>;
export const TakeoverBody = Type.Object({ ...about, of: Hash, reason: Reason }, closed);
export type TakeoverBody = Static<typeof TakeoverBody>;
export const CorrectBody = Type.Object({ ...about, evidence: Hash, reason: Reason }, closed);
export type CorrectBody = Static<typeof CorrectBody>;

const STATION_LEVEL = 13;

/** A unit that is no station has no tally: whatever record the act names is wrong. */
const recordOf = ({ unit, body: { attempt, contest } }: Act<EnterBody>): string =>
  levelOf(unit) === STATION_LEVEL ? tallyKey(unit, contest, attempt) : '';

const tallyOf = (act: Act<EnterBody>, read: Read): Tally | undefined => {
  const record = read(recordOf(act));
  return record && asTally(record);
};

const findContest = (id: string, env: Env): Contest | undefined =>
  env.election.contests.find((contest) => contest.id === id);

function contextOf(act: Act<EnterBody>, env: Env): JudgeContext {
  const contest = findContest(act.body.contest, env);
  if (!contest) throw new Error('apply without check');
  return { contest, station: act.unit, ruleValue: env.election.ruleValue };
}

/**
 * What holds for all three: a station's form of a known contest and attempt, shaped as its contest asks. That
 * a reason is not empty is judged for every act alike, before this (spec/authority.md).
 */
function checkForm(act: Act<EnterBody>, env: Env): Refusal | undefined {
  const contest = findContest(act.body.contest, env);
  if (!contest) return refuse('contest-unknown');
  if (act.body.attempt !== ATTEMPT) return refuse('attempt-unknown');
  const form = readForm(act.body.form, contest);
  return isRefusal(form) ? form : undefined;
}

function checkEntry(act: Act<EnterBody>, read: Read, env: Env): Refusal | undefined {
  const fault = checkForm(act, env);
  if (fault) return fault;
  const tally = tallyOf(act, read);
  if (tally && tally.corrections.length > 0) return refuse('tally-corrected');
  if (tally && isSettled(tally)) return refuse('tally-settled');
  // One who reads for herself and in another's right is one reader: she must not confirm herself.
  if (tally && sameHand(tally, act.by)) return refuse('signers-same');
  return entriesOf(tally, principalOf(act.by)) < ENTRIES_MAX ? undefined : refuse('entries-too-many');
}

function checkCorrection(act: Act<CorrectBody>, read: Read, env: Env): Refusal | undefined {
  const fault = checkForm(act, env);
  if (fault) return fault;
  const form = tallyOf(act, read)?.form;
  if (!form) return refuse('tally-not-settled');
  return sameForm(form, act.body.form) ? refuse('form-same') : undefined;
}

/** Roles of the signers' principals, in order: what each was when she signed goes on being shown. */
const rolesOf = (act: Act<EnterBody>, read: Read): string =>
  signersOf(act)
    .map((signer) => officerOf(read(officerKey(principalOf(signer))))?.role ?? '')
    .join(' ');

type Written = readonly (readonly [key: string, record: StateRecord])[];

function applyEntry({ act, index }: Leaf<EnterBody>, read: Read, env: Env): Written {
  const { officer, for: giver } = act.by;
  const hand = giver === undefined ? {} : { hand: officer };
  const by = { leaf: index, officer: principalOf(act.by), ...hand, roles: rolesOf(act, read) };
  const entry = { ...by, form: act.body.form };
  return [[act.record, asRecord(entered(tallyOf(act, read), entry, contextOf(act, env)))]];
}

function applyCorrection({ act, index }: Leaf<CorrectBody>, read: Read, env: Env): Written {
  const before = tallyOf(act, read);
  if (!before) throw new Error('apply without check');
  const correction = { leaf: index, form: act.body.form, roles: rolesOf(act, read) };
  return [[act.record, asRecord(corrected(before, correction, contextOf(act, env)))]];
}

const aboveAtHome = (role: Grant['role']): Grant => ({ role, relation: 'above', where: 'home' });
const PPLN_ABROAD: Grant = { role: 'PPLN', relation: 'above', where: 'abroad' };

export const enter: ActDefinition<EnterBody> = {
  act: 'results.tally.enter',
  body: EnterBody,
  signers: 1,
  grants: [
    { role: 'KPPS', relation: 'own', where: 'home' },
    { role: 'KPPSLN', relation: 'own', where: 'abroad' },
  ],
  basis: 'free',
  phase: 'after',
  reason: false,
  recordOf,
  check: checkEntry,
  apply: applyEntry,
};

export const takeover: ActDefinition<TakeoverBody> = {
  act: 'results.tally.takeover',
  body: TakeoverBody,
  signers: 1,
  grants: [aboveAtHome('PPS'), aboveAtHome('PPK'), aboveAtHome('KPU_KABKOTA'), PPLN_ABROAD],
  delegable: true,
  basis: 'free',
  phase: 'after',
  reason: false,
  recordOf,
  check: checkEntry,
  apply: applyEntry,
};

export const correct: ActDefinition<CorrectBody> = {
  act: 'results.tally.correct',
  body: CorrectBody,
  signers: 2,
  grants: [aboveAtHome('PPK'), aboveAtHome('KPU_KABKOTA'), PPLN_ABROAD],
  delegable: true,
  basis: 'head',
  phase: 'after',
  reason: false,
  recordOf,
  check: checkCorrection,
  apply: applyCorrection,
};
