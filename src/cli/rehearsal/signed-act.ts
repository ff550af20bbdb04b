// From what an officer wants to say to what she sends: canonical bytes, signed by each signer (spec/act.md).
import { base64url, utf8 } from '../../base/bytes.ts';
import { canonical } from '../../base/canonical.ts';
import { atText } from '../../base/time.ts';
import type { SignedAct, Signer } from '../../core/act.ts';
import { actId } from '../../core/parse.ts';
import { signedBytes } from '../../core/seal.ts';
import { signDeterministically } from './deterministic-signer.ts';
import type { Person } from './people.ts';

/** An act on the rehearsal's way to the log. `receivedMs` never goes back from item to item. */
export type RehearsalItem = {
  readonly signed: SignedAct;
  readonly receivedMs: number;
  readonly phase: 'founding' | 'night';
};

/** What an act says. `signers`: first `by`, then `with`. `basis` absent: null. */
export type Draft = {
  readonly act: string;
  readonly basis?: string;
  readonly body: unknown;
  readonly record: string;
  readonly signers: readonly [Person, ...Person[]];
  readonly unit: string;
};

/** A draft as an act of a time, signed when `sign`; also gives the act's id. */
export function signDraft(
  election: string,
  draft: Draft,
  ms: number,
  sign: boolean,
): { id: string; signed: SignedAct } {
  const { act, basis = null, body, record, signers, unit } = draft;
  const keys = signers.map((person) => person.keys());
  const [by, ...others] = signers.map(({ officer }, i): Signer => ({ key: keys[i]?.id ?? '', officer }));
  const value = { act, at: atText(ms), basis, body, by, election, record, unit, v: 1 };
  const bytes = utf8(canonical(others.length > 0 ? { ...value, with: others } : value));
  const message = signedBytes(bytes);
  const signatures = sign ? keys.map(({ scalar }) => base64url(signDeterministically(scalar, message))) : [];
  return { id: actId(bytes), signed: { bytes, signatures } };
}
