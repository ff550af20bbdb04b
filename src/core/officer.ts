// What the log knows of an officer: role, unit, term, keys, what others let her sign. No name; that stands in
// the vault, if anywhere, under a commitment. Record `registry.officer/<id>`: written by the registry's acts,
// read by every judgement, and there are 7.4 million: a member that says nothing is absent.
import type { Role, StateRecord } from './define.ts';
import { lineOf } from './roles.ts';

export type OfficerKey = { readonly publicKey: string; readonly revoked: boolean };

/** What one giver lets an officer sign in her right, at a unit and below, for a time. */
export type Delegation = {
  /** Ascending. */
  readonly acts: string[];
  readonly from: string;
  readonly unit: string;
  readonly until: string;
};

export type Officer = {
  /** By giver. Judged anew at each use: it says what was handed over, not that the giver still has it. */
  readonly delegations?: { readonly [giver: string]: Delegation };
  /** Last moment at which the invitation can be enrolled with. */
  readonly expires?: string;
  readonly from: string;
  /** Commitment that the next enrolment must open; null when spent. */
  readonly invitation: string | null;
  readonly keys: { readonly [keyId: string]: OfficerKey };
  /** Commitment to her name in the vault. */
  readonly name?: string;
  /** Of whom a PESERTA or SAKSI is: `<contest>/<option's no>`. */
  readonly participant?: string;
  readonly revoked: boolean;
  readonly role: Role | 'PUBLISHER';
  readonly unit: string;
  readonly until: string;
};

export const PUBLISHER = 'publisher';

/** Key of an officer's record. */
export const officerKey = (officer: string): string => `registry.officer/${officer}`;

/** The officer a record says. The registry writes these records and nothing else does. */
export const officerOf = (record: StateRecord | undefined): Officer | undefined =>
  record as Officer | undefined;

/** Whether one of her keys can sign. */
export const hasLiveKey = (officer: Officer): boolean =>
  Object.values(officer.keys).some(({ revoked }) => !revoked);

/** Whether two officers are of one line; participants only when they are of the same participant. */
export function sameLine(one: Officer, other: Officer): boolean {
  if (one.role === 'PUBLISHER' || other.role === 'PUBLISHER') return false;
  return lineOf(one.role) === lineOf(other.role) && one.participant === other.participant;
}
