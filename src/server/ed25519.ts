// Ed25519 (RFC 8032) by Node's own crypto, in the shape the core asks for. Verification answers, and never
// throws.
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { concat, fromBase64url, fromHex } from '../base/bytes.ts';
import type { Ed25519 } from '../core/note.ts';

// What stands before the 32 bytes in SPKI and PKCS #8 (RFC 8410).
const SPKI = fromHex('302a300506032b6570032100') as Uint8Array;
const PKCS8 = fromHex('302e020100300506032b657004220420') as Uint8Array;

const der = (prefix: Uint8Array, bytes: Uint8Array): Buffer => {
  if (bytes.length !== 32) throw new TypeError(`${bytes.length} bytes are no Ed25519 key`);
  return Buffer.from(concat(prefix, bytes));
};

const privateKey = (seed: Uint8Array) =>
  createPrivateKey({ format: 'der', key: der(PKCS8, seed), type: 'pkcs8' });

export const ed25519: Ed25519 = {
  publicKey: (seed) =>
    fromBase64url(createPublicKey(privateKey(seed)).export({ format: 'jwk' }).x as string) as Uint8Array,
  sign: (seed, message) => new Uint8Array(sign(null, message, privateKey(seed))),
  verify: (publicKey, message, signature) => {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    try {
      return verify(
        null,
        message,
        createPublicKey({ format: 'der', key: der(SPKI, publicKey), type: 'spki' }),
        signature,
      );
    } catch {
      // The bytes are not a point of the curve.
      return false;
    }
  },
};
