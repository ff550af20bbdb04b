// The log's signature (Ed25519), in a file of its own because it is loaded with the first receipt: most
// starts of the app need none, and browsers of cheap telephones do not bring it.
import { ed25519 as curve } from '@noble/curves/ed25519.js';
import type { Ed25519 } from '../../../core/note.ts';

export const ed25519: Ed25519 = {
  publicKey: (seed) => curve.getPublicKey(seed),
  sign: (seed, message) => curve.sign(message, seed),
  verify(publicKey, message, signature) {
    try {
      return curve.verify(signature, message, publicKey);
    } catch {
      return false;
    }
  },
};
