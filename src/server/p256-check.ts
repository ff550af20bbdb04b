// One check of ECDSA P-256 with SHA-256, signature as r ‖ s (spec/act.md), by Node's own crypto; and lots
// of checks packed for the way to a thread. Keys and signatures come from strangers: whatever the bytes
// are, the answer is yes or no.
import { verify } from 'node:crypto';

export const PUBLIC_KEY_BYTES = 65;
export const SIGNATURE_BYTES = 64;

// What stands before the 65 bytes of an uncompressed point in SPKI (RFC 5480).
const SPKI = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

export type P256Check = {
  readonly message: Uint8Array;
  /** 65 bytes, the first is 4. */
  readonly publicKey: Uint8Array;
  /** 64 bytes, r ‖ s. */
  readonly signature: Uint8Array;
};

/** Whether the signature over the message is the key's. Blocks for the check; for many, use verifyMany. */
export function verifyP256(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== PUBLIC_KEY_BYTES || publicKey[0] !== 4) return false;
  if (signature.length !== SIGNATURE_BYTES) return false;
  // The key goes in as it is: a KeyObject made for one check costs a quarter of the check.
  const key = {
    dsaEncoding: 'ieee-p1363',
    format: 'der',
    key: Buffer.concat([SPKI, publicKey]),
    type: 'spki',
  } as const;
  try {
    return verify('sha256', message, key, signature);
  } catch {
    // The bytes are no point of the curve.
    return false;
  }
}

/** Checks end to end: key, signature, message; `lengths` are the messages'. */
export type Lot = { readonly bytes: Uint8Array<ArrayBuffer>; readonly lengths: Uint32Array<ArrayBuffer> };

const FIXED_BYTES = PUBLIC_KEY_BYTES + SIGNATURE_BYTES;

/** Packs checks whose keys and signatures have their length. */
export function lotOf(checks: readonly P256Check[]): Lot {
  const lengths = Uint32Array.from(checks, ({ message }) => message.length);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length + FIXED_BYTES, 0));
  let at = 0;
  for (const { message, publicKey, signature } of checks) {
    bytes.set(publicKey, at);
    bytes.set(signature, at + PUBLIC_KEY_BYTES);
    bytes.set(message, at + FIXED_BYTES);
    at += FIXED_BYTES + message.length;
  }
  return { bytes, lengths };
}

/** One byte for each check of a lot, 1 for yes. */
export function verifyLot({ bytes, lengths }: Lot): Uint8Array<ArrayBuffer> {
  let at = 0;
  return Uint8Array.from(lengths, (length) => {
    const start = at;
    at += FIXED_BYTES + length;
    const key = bytes.subarray(start, start + PUBLIC_KEY_BYTES);
    const signature = bytes.subarray(start + PUBLIC_KEY_BYTES, start + FIXED_BYTES);
    return Number(verifyP256(key, bytes.subarray(start + FIXED_BYTES, at), signature));
  });
}
