import { beforeAll, describe, expect, test } from 'vitest';
import { base64url, fromBase64url, hex, sha256, utf8 } from '../../../../base/bytes.ts';
import { canonical } from '../../../../base/canonical.ts';
import { refuse } from '../../../../base/result.ts';
import type { Signer } from '../../../../core/act.ts';
import { actId } from '../../../../core/parse.ts';
import { signedBytes } from '../../../../core/seal.ts';
import {
  askedHere,
  type CheckSignature,
  type Collection,
  type FindKey,
  handsOf,
  missingHands,
  readCollection,
  readSignature,
  takeSignature,
} from './collection.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };
type Person = {
  officer: string;
  key: string;
  publicKey: string;
  sign: (bytes: Uint8Array) => Promise<string>;
};

async function person(n: number): Promise<Person> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return {
    officer: String(n).repeat(32),
    key: hex(sha256(point)),
    publicKey: base64url(point),
    sign: async (bytes) =>
      base64url(
        new Uint8Array(
          await crypto.subtle.sign(SIGNING, pair.privateKey, signedBytes(bytes) as Uint8Array<ArrayBuffer>),
        ),
      ),
  };
}

const check: CheckSignature = async (publicKey, bytes, signature) => {
  const raw = fromBase64url(publicKey) as Uint8Array<ArrayBuffer>;
  const key = await crypto.subtle.importKey('raw', raw, ALGORITHM, false, ['verify']);
  const given = fromBase64url(signature) as Uint8Array<ArrayBuffer>;
  return crypto.subtle.verify(SIGNING, key, given, signedBytes(bytes) as Uint8Array<ArrayBuffer>);
};

let people: Person[];
let findKey: FindKey;
let collection: Collection;
const signer = ({ officer, key }: Person): Signer => ({ key, officer });

beforeAll(async () => {
  people = await Promise.all([1, 2, 3, 4].map(person));
  findKey = async ({ officer }) =>
    people.find((each) => each.officer === officer)?.publicKey ?? refuse('hand-key-unknown');
  const [first, second, third] = people as [Person, Person, Person];
  const act = {
    act: 'registry.election.freeze',
    at: '2024-02-13T00:00:00Z',
    basis: null,
    body: {},
    by: signer(first),
    election: 'x-2024',
    record: 'registry.election',
    unit: 'ID',
    v: 1 as const,
    with: [signer(second), signer(third)],
  };
  const bytes = utf8(canonical(act));
  collection = { id: actId(bytes), act, bytes, signatures: [await first.sign(bytes), null, null] };
});

const given = async (n: number, over: Uint8Array = collection.bytes) => {
  const { officer, sign } = people[n]!;
  return { act: collection.id, officer, signature: await sign(over) };
};

describe('hands', () => {
  test('are taken in any order until none is missing', async () => {
    const one = await takeSignature(collection, await given(2), findKey, check);
    const two = 'refused' in one ? one : await takeSignature(one, await given(1), findKey, check);
    expect(two).toMatchObject({ id: collection.id });
    expect('refused' in two ? -1 : missingHands(two)).toBe(0);
    expect(missingHands(collection)).toBe(2);
    expect(
      handsOf(collection, new Set([people[1]!.officer])).map(({ signed, own }) => [signed, own]),
    ).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  test('of one who is not asked are not taken', async () => {
    expect(await takeSignature(collection, await given(3), findKey, check)).toEqual(refuse('hand-not-asked'));
  });

  test('do not count twice, neither of the same officer nor one signature under two names', async () => {
    expect(await takeSignature(collection, await given(0), findKey, check)).toEqual(refuse('hand-already'));
    const again = { ...(await given(1)), signature: collection.signatures[0]! };
    expect(await takeSignature(collection, again, findKey, check)).toEqual(refuse('hand-already'));
  });

  test('over another act, or with another key than the act names, are refused', async () => {
    expect(await takeSignature(collection, await given(1, utf8('other')), findKey, check)).toEqual(
      refuse('hand-bad'),
    );
    const other = { ...(await given(3)), officer: people[1]!.officer };
    expect(await takeSignature(collection, other, findKey, check)).toEqual(refuse('hand-bad'));
    const elsewhere = { ...(await given(1)), act: 'a'.repeat(64) };
    expect(await takeSignature(collection, elsewhere, findKey, check)).toEqual(refuse('hand-other-act'));
  });

  test('whose key the log does not know, or has revoked, are refused as the log would', async () => {
    const revoked: FindKey = async () => refuse('hand-key-revoked');
    expect(await takeSignature(collection, await given(1), revoked, check)).toEqual(
      refuse('hand-key-revoked'),
    );
  });
});

describe('squares that ask for a hand', () => {
  const shown = () => ({ act: base64url(collection.bytes), signatures: collection.signatures as null[] });

  test('are read back as what was shown', () => {
    expect(readCollection(shown(), fromBase64url)).toEqual(collection);
  });

  test.each([
    [{}],
    [{ act: '###', signatures: [] }],
    [{ act: base64url(utf8('{"a":1}')), signatures: [null] }],
    [[]],
    [null],
  ])('that hold no act are refused: %j', (value) =>
    expect(readCollection(value as never, fromBase64url)).toHaveProperty('refused'),
  );

  test('with too many or too few places are refused', () => {
    expect(readCollection({ ...shown(), signatures: [null] }, fromBase64url)).toEqual(
      refuse('hand-malformed'),
    );
  });

  test('are signed only by an officer of this device who is asked, with the key that is named', () => {
    const own = (n: number, key = people[n]!.key) => [{ officer: people[n]!.officer, key }];
    expect(askedHere(collection, own(1))).toEqual(signer(people[1]!));
    expect(askedHere(collection, own(0))).toEqual(refuse('hand-already'));
    expect(askedHere(collection, own(3))).toEqual(refuse('hand-not-yours'));
    expect(askedHere(collection, own(1, 'f'.repeat(64)))).toEqual(refuse('hand-key-unknown'));
  });

  test('a given signature has its three parts', () => {
    const whole = { act: 'a'.repeat(64), officer: '1'.repeat(32), signature: 'A'.repeat(86) };
    expect(readSignature(whole)).toEqual(whole);
    for (const part of Object.keys(whole)) {
      expect(readSignature({ ...whole, [part]: 'x' })).toEqual(refuse('hand-malformed'));
    }
  });
});
