// What the log knows of an officer: role, unit, term, keys. No name; that stands in the vault, if anywhere.
// Record `registry.officer/<id>`: written by the registry's acts, read by every judgement.
import type { Role, StateRecord } from './define.ts';

export type OfficerKey = { readonly publicKey: string; readonly revoked: boolean };

export type Officer = {
  readonly from: string;
  /** Commitment that the next enrolment must open; null when spent. */
  readonly invitation: string | null;
  readonly keys: { readonly [keyId: string]: OfficerKey };
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
