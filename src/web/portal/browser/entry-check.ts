// Whether an entry stands where its receipt says, in a log that the policy trusts, and is signed by the keys
// that it names: computed here, from bytes alone. Authority is not judged: that needs the whole log.
import { verifyReceipt } from '../../../../verifier/src/receipt.js';
import { textOf } from '../../../base/bytes.ts';
import type { Act } from '../../../core/act.ts';
import { signersOf } from '../../../core/act.ts';
import { signedBytes, splitEntry } from '../../../core/seal.ts';
import { isSignedBy } from './signature.ts';

export type EntryCheck = {
  readonly leaf: number;
  readonly size: number;
  readonly witnesses: number;
  readonly officers: number;
  /** A code; `signature` where a signature is not by the key that the act names. */
  readonly fault?: string;
  /** There where the receipt held. */
  readonly act?: Act;
};

/** Rejects when the policy is none, or the browser lacks what checking needs. */
export async function checkEntry(given: {
  readonly entry: Uint8Array;
  readonly proof: string;
  readonly policy: string;
}): Promise<EntryCheck> {
  const receipt = await verifyReceipt(given);
  const { leaf = 0, size = 0, cosignedBy } = receipt;
  const found = { leaf, size, witnesses: cosignedBy.length, officers: 0 };
  if (!receipt.valid) return { ...found, fault: receipt.problem ?? 'receipt' };
  const { actBytes, seal } = splitEntry(given.entry);
  const act = JSON.parse(textOf(actBytes)) as Act;
  const signers = signersOf(act);
  const message = signedBytes(actBytes);
  const signed =
    signers.length === seal.signatures.length &&
    signers.every(({ key }, i) => isSignedBy(key, message, seal.signatures[i] ?? ''));
  const checked = { ...found, officers: signers.length, act };
  return signed ? checked : { ...checked, fault: 'signature' };
}
