// The judgement of an act, in the order of spec/authority.md, and its effect. Pure: the ledger holds the
// state, clock and signature checks are arguments. The sequencer, the replay from tiles and every test call
// this one function.
import { refuse, isRefusal, type Refusal } from '../base/result.ts';
import { receivedText } from '../base/time.ts';
import { signersOf, type Act, type Leaf, type Signer } from './act.ts';
import { distinctSigners, judgeRights, judgeSigners, judgeTime, type FindOfficer } from './authority.ts';
import type { ActDefinition, Env, StateRecord } from './define.ts';
import { ELECTION_RECORD, electionRecordOf } from './election-record.ts';
import type { Ledger } from './ledger.ts';
import { keyId } from './parse.ts';
import { officerKey, officerOf } from './officer.ts';
import type { System } from './system.ts';

/** An act on its way: its value and id, and whether signature i is by a public key. */
export type Candidate = {
  readonly act: Act;
  readonly id: string;
  readonly signatureCount: number;
  readonly signedBy: (index: number, publicKey: string) => boolean;
};

/** Keys of all records that judging and applying this act reads. */
export function recordsNeeded(system: System, act: Act): string[] {
  const definition = system.act(act.act);
  if (!definition || !system.bodyFits(definition, act.body)) return [];
  const keys = [ELECTION_RECORD, definition.recordOf(act as Act<never>)];
  for (const { officer, for: giver } of signersOf(act)) {
    keys.push(officerKey(officer));
    if (giver !== undefined) keys.push(officerKey(giver));
  }
  const reads = definition.reads?.(act as Act<never>);
  return reads ? [...keys, ...reads] : keys;
}

/** Judges an act and, when nothing is against it, applies it to the ledger as its next leaf. */
export function admit(
  system: System,
  ledger: Ledger,
  candidate: Candidate,
  receivedMs: number,
  objectText: (hash: string) => string | undefined,
): Leaf | Refusal {
  const { act, id } = candidate;
  const definition = system.act(act.act);
  if (!definition) return refuse('act-unknown', { act: act.act });
  if (!system.bodyFits(definition, act.body)) return refuse('act-malformed', { fault: 'body' });
  const leaf: Leaf<never> = {
    act: act as Act<never>,
    id,
    index: ledger.size,
    received: receivedText(receivedMs),
  };
  if (definition.phase === 'founding') return found(system, ledger, candidate, definition, leaf, objectText);
  const election = ledger.election;
  if (!election) return refuse('election-wrong');
  const env: Env = {
    election,
    receivedMs,
    index: ledger.size,
    nationSums: (scope) => ledger.nationSums(scope),
    delegable: system.delegable,
  };
  const refusal = judge(definition, ledger, candidate, env);
  if (refusal) return refusal;
  commit(system, ledger, definition, leaf, env, objectText);
  return leaf;
}

function judge(
  definition: ActDefinition,
  ledger: Ledger,
  candidate: Candidate,
  env: Env,
): Refusal | undefined {
  const act = candidate.act as Act<never>;
  const find: FindOfficer = (id) => officerOf(ledger.read(officerKey(id)));
  const election = electionRecordOf(ledger.read(ELECTION_RECORD));
  return (
    judgePlace(act, definition, env) ??
    judgeSigners(act, definition, find) ??
    judgeSignatures(candidate, definition, find) ??
    judgeRights(act, definition, find, election?.threshold ?? Number.POSITIVE_INFINITY) ??
    judgeTime(act, find, env) ??
    judgePhase(act, definition, election?.frozen ?? false) ??
    judgeBasis(act, definition, ledger) ??
    definition.check(act, (key) => ledger.read(key), env)
  );
}

function judgePlace(act: Act<never>, definition: ActDefinition, env: Env): Refusal | undefined {
  if (act.election !== env.election.id) return refuse('election-wrong');
  if (!definition.unitMayBeNew && !env.election.units.exists(act.unit))
    return refuse('unit-unknown', { unit: act.unit });
  return act.record === definition.recordOf(act) ? undefined : refuse('record-wrong');
}

/**
 * Step 5. Each signature is checked against the key in the log (for an enrolment: against the new key, its
 * proof).
 */
function judgeSignatures(
  candidate: Candidate,
  definition: ActDefinition,
  find: FindOfficer,
): Refusal | undefined {
  const signers = signersOf(candidate.act);
  if (candidate.signatureCount !== signers.length) return refuse('signature-bad');
  for (const [index, signer] of signers.entries()) {
    const publicKey = publicKeyOf(candidate.act, signer, definition, find);
    if (publicKey === undefined) return refuse('key-unknown', { key: signer.key });
    if (!candidate.signedBy(index, publicKey)) return refuse('signature-bad', { officer: signer.officer });
  }
  return distinctSigners(candidate.act) ? undefined : refuse('signers-same');
}

/**
 * A key in the log stands under its id; only one that comes with the act itself must prove that it has that
 * id.
 */
function publicKeyOf(
  act: Act,
  signer: Signer,
  definition: ActDefinition,
  find: FindOfficer,
): string | undefined {
  if (definition.grants !== 'self') return find(signer.officer)?.keys[signer.key]?.publicKey;
  const own = (act.body as { key?: string }).key;
  return own !== undefined && keyId(own) === signer.key ? own : undefined;
}

/** Step 8. */
function judgePhase(act: Act<never>, definition: ActDefinition, frozen: boolean): Refusal | undefined {
  if (definition.phase === 'before' && frozen) return refuse('election-frozen');
  if (definition.phase === 'after' && !frozen) return refuse('election-not-frozen');
  const { reason } = act.body as { reason?: string };
  if (reason !== undefined && reason.trim() === '') return refuse('reason-missing');
  return definition.reason && frozen && reason === undefined ? refuse('reason-missing') : undefined;
}

/** Step 9: a signer who decides about a record must have seen its last act: no lost update. */
function judgeBasis(act: Act<never>, definition: ActDefinition, ledger: Ledger): Refusal | undefined {
  if (definition.basis === 'free') return undefined;
  const head = headOf(ledger.read(act.record));
  return act.basis === head ? undefined : refuse('basis-stale', { head });
}

/** Id of the last act on a record; null when there is none. */
export const headOf = (record: StateRecord | undefined): string | null =>
  (record?.['head'] as string | undefined) ?? null;

/**
 * The founding act is judged by what it founds: the root members whom it names sign it, and nothing stood
 * before it.
 */
function found(
  system: System,
  ledger: Ledger,
  candidate: Candidate,
  definition: ActDefinition,
  leaf: Leaf<never>,
  objectText: (hash: string) => string | undefined,
): Leaf | Refusal {
  if (ledger.size !== 0 || ledger.election) return refuse('election-founded');
  const { act } = candidate;
  if (act.unit !== 'ID') return refuse('unit-unknown');
  if (act.record !== ELECTION_RECORD) return refuse('record-wrong');
  const none = {
    election: undefined as never,
    receivedMs: 0,
    index: 0,
    nationSums: () => ({}),
    delegable: () => false,
  } satisfies Env;
  const wrong = definition.check(leaf.act, () => undefined, none);
  if (wrong) return wrong;
  const founded = new Map(definition.apply(leaf, () => undefined, none));
  const record = founded.get(ELECTION_RECORD) ?? {};
  const election = system.adopt(record, objectText);
  if (isRefusal(election)) return election;
  const env: Env = { ...none, election, receivedMs: Date.parse(leaf.received) };
  const find: FindOfficer = (id) => officerOf(founded.get(officerKey(id)));
  const refusal =
    judgeSigners(act, definition, find) ??
    judgeSignatures(candidate, definition, find) ??
    judgeRights(act, definition, find, electionRecordOf(record)?.threshold ?? Number.POSITIVE_INFINITY) ??
    judgeTime(act, find, env);
  if (refusal) return refusal;
  if (act.basis !== null) return refuse('basis-stale', { head: null });
  commit(system, ledger, definition, leaf, env, objectText);
  return leaf;
}

/** Applies an admitted act: new records, their part in the sums, the next size. */
function commit(
  system: System,
  ledger: Ledger,
  definition: ActDefinition,
  leaf: Leaf<never>,
  env: Env,
  objectText: (hash: string) => string | undefined,
): void {
  const read = (key: string) => (leaf.index === 0 ? undefined : ledger.read(key));
  for (const [key, value] of definition.apply(leaf, read, env)) {
    const before = read(key);
    const after = key === leaf.act.record ? { ...value, head: leaf.id } : value;
    const kind = system.recordKind(key);
    ledger.contribute(before && kind?.contribute(key, before), kind?.contribute(key, after));
    ledger.write(key, after);
    const amended = key === ELECTION_RECORD && before?.['stations'] !== after['stations'];
    if (amended) ledger.election = adopted(system, after, objectText);
  }
  ledger.size = leaf.index + 1;
  ledger.lastReceivedMs = env.receivedMs;
}

function adopted(system: System, record: StateRecord, objectText: (hash: string) => string | undefined) {
  const election = system.adopt(record, objectText);
  if (isRefusal(election)) throw new Error(`an adopted election no longer fits: ${election.refused}`);
  return election;
}
