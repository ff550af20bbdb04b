// Wycheproof: the edge cases and attacks on ECDSA P-256 (r ‖ s) and Ed25519, against the checks that the
// server uses.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../src/base/bytes.ts';
import { ed25519 } from '../../src/server/ed25519.ts';
import { verifyMany, verifyP256 } from '../../src/server/p256.ts';

type Case = { comment: string; msg: string; result: 'invalid' | 'valid'; sig: string; tcId: number };
type Group = { publicKey: { pk?: string; uncompressed?: string }; tests: Case[] };

const groupsOf = (name: string): Group[] =>
  JSON.parse(readFileSync(new URL(`wycheproof/${name}.json`, import.meta.url), 'utf8')).testGroups;
const bytes = (hex: string): Uint8Array => fromHex(hex) as Uint8Array;

const p256 = groupsOf('ecdsa_secp256r1_sha256_p1363_test').flatMap(({ publicKey, tests }) =>
  tests.map(({ msg, result, sig }) => ({
    check: { message: bytes(msg), publicKey: bytes(publicKey.uncompressed as string), signature: bytes(sig) },
    valid: result === 'valid',
  })),
);

describe('ECDSA P-256', () => {
  test('every vector is judged as Wycheproof says', () => {
    const judged = p256.map(({ check }) => verifyP256(check.publicKey, check.message, check.signature));
    expect(judged).toEqual(p256.map(({ valid }) => valid));
    expect(judged.length).toBe(262);
  });

  test('the thread pool gives the same answers in the same order', async () => {
    expect(await verifyMany(p256.map(({ check }) => check))).toEqual(p256.map(({ valid }) => valid));
    expect(await verifyMany([])).toEqual([]);
  });

  test('a key that is no point of the curve verifies nothing', async () => {
    const good = p256.find(({ valid }) => valid)?.check;
    if (good === undefined) throw new Error('no valid vector');
    const off = good.publicKey.with(40, (good.publicKey[40] as number) ^ 1);
    const hybrid = good.publicKey.with(0, 6);
    for (const publicKey of [
      off,
      hybrid,
      good.publicKey.subarray(0, 33),
      new Uint8Array(65),
      new Uint8Array(0),
    ]) {
      expect(verifyP256(publicKey, good.message, good.signature)).toBe(false);
      expect(await verifyMany([{ ...good, publicKey }])).toEqual([false]);
    }
  });
});

describe('Ed25519', () => {
  const groups = groupsOf('ed25519_test');

  test('every vector is judged as Wycheproof says', () => {
    const cases = groups.flatMap(({ publicKey, tests }) =>
      tests.map((test) => ({ ...test, pk: publicKey.pk as string })),
    );
    const judged = cases.map(({ msg, pk, sig }) => ed25519.verify(bytes(pk), bytes(msg), bytes(sig)));
    expect(judged).toEqual(cases.map(({ result }) => result === 'valid'));
    expect(judged.length).toBe(151);
  });

  test('bytes that are no key verify nothing', () => {
    const message = new Uint8Array(3);
    for (const length of [0, 31, 32, 33])
      expect(ed25519.verify(new Uint8Array(length).fill(255), message, new Uint8Array(64))).toBe(false);
  });

  test('what is signed verifies under the public key of the seed, and under no other', () => {
    const [seed, other] = [new Uint8Array(32).fill(7), new Uint8Array(32).fill(8)];
    const message = Uint8Array.of(1, 2, 3);
    const signature = ed25519.sign(seed, message);
    expect(ed25519.verify(ed25519.publicKey(seed), message, signature)).toBe(true);
    expect(ed25519.verify(ed25519.publicKey(other), message, signature)).toBe(false);
  });
});
