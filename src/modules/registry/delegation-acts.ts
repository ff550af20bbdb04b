// What an officer hands over for a time, and its end (spec/authority.md). A delegation gives nothing that the
// giver does not have at the moment of use: the judgement asks her office each time, never this record alone.
// It is never handed on, because neither act here is delegable.
import { refuse, type Refusal } from '../../base/result.ts';
import { parseAt } from '../../base/time.ts';
import { isBelow } from '../../base/unit.ts';
import type { Act } from '../../core/act.ts';
import type { ActDefinition, Read, StateRecord } from '../../core/define.ts';
import { officerKey, officerOf, sameLine, type Delegation, type Officer } from '../../core/officer.ts';
import { DelegationEnd, DelegationGrant } from './shapes.ts';

/** Other givers whose delegations one officer may hold. */
export const GIVERS_MAX = 8;

/** Those that have not ended: each grant drops what has, so that a record never grows with years. */
function heldFromOthers(receiver: Officer, giver: string, receivedMs: number): [string, Delegation][] {
  return Object.entries(receiver.delegations ?? {}).filter(
    ([other, { until }]) => other !== giver && Date.parse(until) >= receivedMs,
  );
}

export const grantDelegation: ActDefinition<DelegationGrant> = {
  act: 'registry.delegation.grant',
  body: DelegationGrant,
  signers: 1,
  grants: 'officer',
  basis: 'free',
  phase: 'any',
  reason: true,
  recordOf: (act) => officerKey(act.body.officer),
  check: (act, read, env) => {
    const { acts, officer } = act.body;
    if (acts.some((name, i) => i > 0 && name <= (acts[i - 1] ?? '')))
      return refuse('act-malformed', { fault: 'acts' });
    const refusal = checkReceiver(act, read);
    if (refusal) return refusal;
    const fixed = acts.find((name) => !env.delegable(name));
    if (fixed !== undefined) return refuse('act-not-delegable', { act: fixed });
    if (!withinTerm(act.body, officerOf(read(officerKey(act.by.officer))))) return refuse('term-outside');
    const receiver = officerOf(read(officerKey(officer))) as Officer;
    const others = heldFromOthers(receiver, act.by.officer, env.receivedMs);
    return others.length < GIVERS_MAX ? undefined : refuse('delegations-too-many', { max: GIVERS_MAX });
  },
  apply: ({ act }, read, { receivedMs }) => {
    const { acts, from, until } = act.body;
    const before = read(act.record) as StateRecord;
    const others = heldFromOthers(officerOf(before) as Officer, act.by.officer, receivedMs);
    const delegation: Delegation = { acts, from, unit: act.unit, until };
    const delegations = { ...Object.fromEntries(others), [act.by.officer]: delegation };
    return [[act.record, { ...before, delegations }]];
  },
};

function checkReceiver(act: Act<DelegationGrant>, read: Read): Refusal | undefined {
  const { officer } = act.body;
  const receiver = officerOf(read(officerKey(officer)));
  const giver = officerOf(read(officerKey(act.by.officer)));
  if (!receiver || !giver) return refuse('officer-unknown', { officer });
  if (receiver.revoked) return refuse('officer-revoked', { officer });
  if (officer === act.by.officer || !sameLine(giver, receiver)) return refuse('role-not-allowed');
  const within = (unit: string): boolean => unit === giver.unit || isBelow(unit, giver.unit);
  return within(receiver.unit) && within(act.unit) ? undefined : refuse('unit-outside');
}

/** The giver's `from` ≤ `from` < `until` ≤ the giver's `until`. */
function withinTerm({ from, until }: DelegationGrant, giver: Officer | undefined): boolean {
  if (!giver || parseAt(from) === undefined || parseAt(until) === undefined) return false;
  return giver.from <= from && from < until && until <= giver.until;
}

export const endDelegation: ActDefinition<DelegationEnd> = {
  act: 'registry.delegation.end',
  body: DelegationEnd,
  signers: 'plenary',
  grants: { of: (act) => act.body.giver, parties: (act) => [act.body.giver, act.body.officer] },
  basis: 'free',
  phase: 'any',
  reason: true,
  recordOf: (act) => officerKey(act.body.officer),
  reads: (act) => [officerKey(act.body.giver)],
  check: ({ body, record }, read) => {
    const receiver = officerOf(read(record));
    if (!receiver) return refuse('officer-unknown', { officer: body.officer });
    return receiver.delegations?.[body.giver] ? undefined : refuse('delegation-missing');
  },
  apply: ({ act: { body, record } }, read) => {
    const before = read(record);
    const { delegations: _former, ...rest } = before as StateRecord;
    const held = Object.entries(officerOf(before)?.delegations ?? {});
    const left = held.filter(([giver]) => giver !== body.giver);
    return [[record, left.length > 0 ? { ...rest, delegations: Object.fromEntries(left) } : rest]];
  },
};
