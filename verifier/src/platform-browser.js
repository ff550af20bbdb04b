// The same promises as platform-node.js, kept with what a browser has: WebCrypto for signatures, noble for
// SHA-256 (WebCrypto's digest is only asynchronous). There are no directories here.
import { sha256 as noble } from '@noble/hashes/sha2.js';
import { concat, hex, utf8 } from './bytes.js';

/** @typedef {import('./signature-batch.js').SignatureBatch} SignatureBatch */

/** @param {Uint8Array} bytes @returns {Uint8Array} */
export const sha256 = (bytes) => noble(bytes);

/** @param {Uint8Array | string} bytes @returns {string} */
export const sha256Hex = (bytes) => hex(noble(typeof bytes === 'string' ? utf8(bytes) : bytes));

/** @param {number} length @returns {Uint8Array} */
export const randomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** Bytes as WebCrypto's types want them, never shared memory. @param {Uint8Array} bytes */
const own = (bytes) => /** @type {Uint8Array<ArrayBuffer>} */ (bytes);

/**
 * Throws where the browser has no Ed25519: that is "could not run", never "invalid" or "valid".
 * @param {Uint8Array} publicKey
 * @param {Uint8Array} message
 * @param {Uint8Array} signature
 * @returns {Promise<boolean>}
 */
export async function verifyEd25519(publicKey, message, signature) {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  /** @type {CryptoKey} */
  let key;
  try {
    key = await crypto.subtle.importKey('raw', own(publicKey), 'Ed25519', false, ['verify']);
  } catch (error) {
    if (/** @type {Error} */ (error).name === 'NotSupportedError') throw error;
    return false;
  }
  return crypto.subtle.verify('Ed25519', key, own(signature), own(message));
}

/** @param {number} _leaves */
export function signatureChecker(_leaves) {
  return { depth: 4, check: verifyBatch, close: async () => {} };
}

/** @param {SignatureBatch} batch @returns {Promise<Uint8Array>} */
async function verifyBatch({ bytes, spans, keys, signatures }) {
  const prefix = utf8('terang/act/v1\n');
  const flags = new Uint8Array(spans.length / 2);
  const each = Array.from(flags, async (_, i) => {
    const message = concat(prefix, bytes.subarray(spans[2 * i], spans[2 * i + 1]));
    const curve = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle
      .importKey('raw', own(keys.slice(65 * i, 65 * i + 65)), curve, false, ['verify'])
      .catch(() => undefined);
    const signature = own(signatures.slice(64 * i, 64 * i + 64));
    const hash = { name: 'ECDSA', hash: 'SHA-256' };
    if (key && (await crypto.subtle.verify(hash, key, signature, own(message)))) flags[i] = 1;
  });
  await Promise.all(each);
  return flags;
}

/** @param {string} _directory @returns {import('./types.js').Source} */
export function directorySource(_directory) {
  throw new Error('a browser has no directories; use httpSource');
}
