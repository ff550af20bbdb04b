// ECDSA P-256 with SHA-256, signatures as r ‖ s (spec/act.md), by Node's own crypto. Keys and signatures come
// from strangers: whatever the bytes are, the answer is yes or no. Many at once go to the thread pool, a
// bounded number at a time.
import { createPublicKey, verify, type VerifyKeyObjectInput } from 'node:crypto';
import { concat, fromHex } from '../base/bytes.ts';
import { inLanes } from './lanes.ts';

// What stands before the 65 bytes of an uncompressed point in SPKI (RFC 5480).
const SPKI = fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200') as Uint8Array;

/**
 * Checks on the thread pool at one time: enough to keep every core busy, few enough to leave room for the
 * disk.
 */
const IN_FLIGHT_MAX = 64;

export type P256Check = {
  readonly message: Uint8Array;
  /** 65 bytes, the first is 4. */
  readonly publicKey: Uint8Array;
  /** 64 bytes, r ‖ s. */
  readonly signature: Uint8Array;
};

/** The key as Node wants it; undefined when the bytes are no point of the curve. */
function keyOf(publicKey: Uint8Array): VerifyKeyObjectInput | undefined {
  if (publicKey.length !== 65 || publicKey[0] !== 4) return undefined;
  try {
    const key = createPublicKey({ format: 'der', key: Buffer.from(concat(SPKI, publicKey)), type: 'spki' });
    return { dsaEncoding: 'ieee-p1363', key };
  } catch {
    return undefined;
  }
}

/** Whether the signature over the message is the key's. Blocks for the check; for many, use verifyMany. */
export function verifyP256(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = signature.length === 64 ? keyOf(publicKey) : undefined;
  return key !== undefined && verify('sha256', message, key, signature);
}

function verifyInPool({ message, publicKey, signature }: P256Check): Promise<boolean> {
  const key = signature.length === 64 ? keyOf(publicKey) : undefined;
  if (key === undefined) return Promise.resolve(false);
  return new Promise((resolve, reject) => {
    verify('sha256', message, key, signature, (error, valid) =>
      error === null ? resolve(valid) : reject(error),
    );
  });
}

/** One answer for each check, in order, computed on the thread pool. */
export async function verifyMany(items: readonly P256Check[]): Promise<boolean[]> {
  const answers = new Array<boolean>(items.length).fill(false);
  await inLanes(items, IN_FLIGHT_MAX, async (item, at) => {
    answers[at] = await verifyInPool(item);
  });
  return answers;
}
