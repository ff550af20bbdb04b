// An officer as a superior sees her in the log: invited, enrolled, without a key, over, revoked; and
// what may be done about her by whom. It asks the same table of roles as the log does, so that no button
// leads to a refusal that could have been known. Pure.
import type { Json } from '../../../../base/canonical.ts';
import { isBelow } from '../../../../base/unit.ts';
import type { Role } from '../../../../core/define.ts';
import { hasLiveKey, type Officer } from '../../../../core/officer.ts';
import { lineOf, SUPERIORS } from '../../../../core/roles.ts';

export type OfficerRow = Officer & { readonly id: string; readonly role: Role };

/**
 * `lapsed`: invited, and the invitation has expired. `keyless`: her key is revoked and nobody has invited her
 * again. `over`: her term is past.
 */
export type OfficerState = 'invited' | 'lapsed' | 'enrolled' | 'keyless' | 'over' | 'revoked';

const RECORD = 'registry.officer/';

/** The officer of a record's key; undefined for another record, and for the publisher. */
export function officerRow(key: string, record: Json | undefined): OfficerRow | undefined {
  if (!key.startsWith(RECORD) || typeof record !== 'object' || record === null) return undefined;
  const officer = record as unknown as Officer;
  return officer.role === 'PUBLISHER'
    ? undefined
    : { ...officer, id: key.slice(RECORD.length), role: officer.role };
}

export function stateOf(officer: Officer, nowMs: number): OfficerState {
  if (officer.revoked) return 'revoked';
  if (Date.parse(officer.until) < nowMs) return 'over';
  if (hasLiveKey(officer)) return 'enrolled';
  if (officer.invitation === null) return 'keyless';
  return officer.expires !== undefined && Date.parse(officer.expires) < nowMs ? 'lapsed' : 'invited';
}

/** Her key that can sign now. There is at most one. */
export const liveKeyOf = (officer: Officer): string | undefined =>
  Object.entries(officer.keys).find(([, { revoked }]) => !revoked)?.[0];

type Seat = Pick<Officer, 'participant' | 'unit'> & { readonly role: Role };

/**
 * Whether `over` is a superior of `officer` (spec/authority.md) below the nation; of officers at ID
 * KPU is.
 */
export function isSuperior(over: Seat, officer: Pick<OfficerRow, 'participant' | 'role' | 'unit'>): boolean {
  if (!isBelow(officer.unit, over.unit)) return false;
  if (!SUPERIORS[lineOf(officer.role)].includes(over.role)) return false;
  return officer.role !== 'SAKSI' || over.participant === officer.participant;
}

export type OfficerAction = 'invite' | 'replace-key' | 'revoke' | 'relieve';

/** What a superior may do about an officer now. Whoever does it as KPU, does it with others. */
export function actionsOn(officer: OfficerRow, by: Seat, onShift: boolean, nowMs: number): OfficerAction[] {
  const state = stateOf(officer, nowMs);
  const superior = isSuperior(by, officer) || (officer.unit === 'ID' && by.role === 'KPU');
  const actions: OfficerAction[] = [];
  if (superior && state !== 'revoked') {
    if (state === 'enrolled') actions.push('replace-key');
    else if (state !== 'over') actions.push('invite');
    actions.push('revoke');
  }
  const organiser = lineOf(by.role) === 'organiser' && lineOf(officer.role) === 'organiser';
  if (organiser && onShift && (by.unit === officer.unit || isBelow(officer.unit, by.unit)))
    actions.push('relieve');
  return actions;
}

/** One delegation that stands, as the list shows it. */
export type DelegationRow = {
  readonly giver: string;
  readonly officer: string;
  readonly acts: readonly string[];
  readonly from: string;
  readonly unit: string;
  readonly until: string;
  readonly state: 'coming' | 'running' | 'ended';
};

/** What is delegated to an officer, the ending soonest first; ended ones last. */
export function delegationsOf(officer: OfficerRow, nowMs: number): DelegationRow[] {
  const rows = Object.entries(officer.delegations ?? {}).map(([giver, { acts, from, unit, until }]) => ({
    giver,
    officer: officer.id,
    acts,
    from,
    unit,
    until,
    state: delegationState(from, until, nowMs),
  }));
  return rows.sort(
    (a, b) => Number(a.state === 'ended') - Number(b.state === 'ended') || (a.until < b.until ? -1 : 1),
  );
}

function delegationState(from: string, until: string, nowMs: number): DelegationRow['state'] {
  if (Date.parse(until) < nowMs) return 'ended';
  return Date.parse(from) > nowMs ? 'coming' : 'running';
}
