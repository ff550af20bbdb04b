// Whether a signature is by the key with a given id, without having the key: an ECDSA signature and its
// message leave at most four public keys that could have made it (SEC 1 §4.1.6), and the id is the SHA-256 of
// the right one (spec/act.md). So a telephone checks a station's acts without reading the log for the
// enrolments.
import { p256 } from '@noble/curves/nist.js';
import { equalBytes, fromBase64url, fromHex, sha256 } from '../../../base/bytes.ts';

const CANDIDATES = [0, 1, 2, 3] as const;

/**
 * `signature` is base64url of r ‖ s, `keyId` hexadecimal. Whatever the texts are, the answer is yes or no.
 */
export function isSignedBy(keyId: string, message: Uint8Array, signature: string): boolean {
  const [bytes, id] = [fromBase64url(signature), fromHex(keyId)];
  if (bytes?.length !== 64 || id?.length !== 32) return false;
  return CANDIDATES.some((bit) => {
    try {
      const point = p256.Signature.fromBytes(bytes, 'compact')
        .addRecoveryBit(bit)
        .recoverPublicKey(sha256(message));
      return equalBytes(sha256(point.toBytes(false)), id);
    } catch {
      // No point of the curve has this x, or r or s is out of range.
      return false;
    }
  });
}
