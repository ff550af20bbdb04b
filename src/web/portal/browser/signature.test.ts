import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSignedBy } from './signature.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
const keyId = createHash('sha256').update(point).digest('hex');
const signed = (message: Uint8Array): Buffer =>
  sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' });

describe('a signature is known by its key id alone', () => {
  test('when the key made it, and for no other message, key or signature', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(511), (message, bit) => {
        const signature = signed(message);
        expect(isSignedBy(keyId, message, signature.toString('base64url'))).toBe(true);
        expect(
          isSignedBy(keyId, Buffer.concat([message, Buffer.of(0)]), signature.toString('base64url')),
        ).toBe(false);
        expect(
          isSignedBy(
            keyId.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
            message,
            signature.toString('base64url'),
          ),
        ).toBe(false);
        signature[bit >> 3]! ^= 1 << (bit & 7);
        expect(isSignedBy(keyId, message, signature.toString('base64url'))).toBe(false);
      }),
      { numRuns: 15 },
    );
  });

  test('whatever the texts are, the answer is no and not a fault', () => {
    const zero = Buffer.alloc(64).toString('base64url');
    for (const [id, signature] of [
      ['', ''],
      [keyId, zero],
      ['x', zero],
      [keyId, 'A'],
      [keyId, Buffer.alloc(64, 255).toString('base64url')],
    ]) {
      expect(isSignedBy(id!, point, signature!)).toBe(false);
    }
  });
});
