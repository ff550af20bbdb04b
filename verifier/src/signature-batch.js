// A batch of P-256 signatures over stretches of one block of bytes (spec/act.md: "terang/act/v1\n" + act
// bytes). Pure and synchronous; runs in the main thread or in a worker. A key that is no point of the curve
// makes its signatures false.
import crypto from 'node:crypto';

/**
 * `spans` holds start and end in `bytes`, `keys` 65 bytes, `signatures` 64 bytes, for each of the signatures.
 * @typedef {{ bytes: Uint8Array, spans: Int32Array, keys: Uint8Array, signatures: Uint8Array }}
 * SignatureBatch
 */

const PREFIX = Buffer.from('terang/act/v1\n');
const SPKI_HEAD = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

/** One flag for each signature: 1 when it holds. @param {SignatureBatch} batch @returns {Uint8Array} */
export function verifyBatch({ bytes, spans, keys, signatures }) {
  const flags = new Uint8Array(spans.length / 2);
  const message = Buffer.alloc(PREFIX.length + 65_536);
  PREFIX.copy(message);
  const spki = Buffer.alloc(SPKI_HEAD.length + 65);
  SPKI_HEAD.copy(spki);
  const key = /** @type {const} */ ({ key: spki, format: 'der', type: 'spki', dsaEncoding: 'ieee-p1363' });
  for (let i = 0; i < flags.length; i++) {
    const from = /** @type {number} */ (spans[2 * i]);
    const to = /** @type {number} */ (spans[2 * i + 1]);
    message.set(bytes.subarray(from, to), PREFIX.length);
    spki.set(keys.subarray(65 * i, 65 * i + 65), SPKI_HEAD.length);
    try {
      const signed = message.subarray(0, PREFIX.length + to - from);
      flags[i] = crypto.verify('sha256', signed, key, signatures.subarray(64 * i, 64 * i + 64)) ? 1 : 0;
    } catch {
      flags[i] = 0;
    }
  }
  return flags;
}
