import { createPublicKey, verify } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicKeyOf, scalarOf, signDeterministically } from './deterministic-signer.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const scalar = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((secret) => scalarOf(secret, 'officer'));

describe('the key of RFC 6979 A.2.5', () => {
  const key = Buffer.from('c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721', 'hex');

  it('has the public point given there', () => {
    const x = '60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6';
    const y = '7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299';
    expect(hex(publicKeyOf(key))).toBe(`04${x}${y}`);
  });

  it.each([
    ['sample', 'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716',
      'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8'],
    ['test', 'f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367',
      '019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083'],
  ])('signs %j as given there', (message, r, s) => {
    expect(hex(signDeterministically(key, Buffer.from(message)))).toBe(r + s);
  });
});

describe('any key and message', () => {
  it('give the signature that another implementation gives, and that OpenSSL accepts', () => {
    fc.assert(fc.property(scalar, fc.uint8Array({ maxLength: 200 }), (key, message) => {
      const signature = signDeterministically(key, message);
      expect(hex(signature)).toBe(hex(p256.sign(message, key, { lowS: false })));
      expect(hex(publicKeyOf(key))).toBe(hex(p256.getPublicKey(key, false)));
      const [x, y] = [publicKeyOf(key).subarray(1, 33), publicKeyOf(key).subarray(33)];
      const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
      const jwk = { kty: 'EC', crv: 'P-256', x: text(x), y: text(y) };
      const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
      expect(verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    }), { numRuns: 30 });
  });

  it('give one signature however the message is cut into parts', () => {
    fc.assert(fc.property(scalar, fc.uint8Array({ minLength: 2 }), (key, message) => {
      const parts = [message.subarray(0, 1), message.subarray(1)];
      expect(hex(signDeterministically(key, ...parts))).toBe(hex(signDeterministically(key, message)));
    }), { numRuns: 20 });
  });
});
