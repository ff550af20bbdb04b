// Notes, proofs, tiles and signatures that others have published (test/vectors, each with its licence).
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '#platform';
import { canonical } from './build/naive-tally.js';
import { parseCheckpointBody } from '../src/checkpoint.js';
import { parseCanonical } from '../src/canonical.js';
import { splitBundle } from '../src/entry.js';
import { Frontier, leafHash } from '../src/merkle.js';
import { parseNote, parseVerifierKey, verifyNote } from '../src/note.js';
import { parseProof } from '../src/receipt.js';
import { parseTilePath, tilePath } from '../src/tiles.js';
import * as browser from '../src/platform-browser.js';

/** @param {string} name */
const file = (name) => fs.readFileSync(new URL(`../../test/vectors/${name}`, import.meta.url));
/** @param {string} name */
const json = (name) => JSON.parse(String(file(name)));

describe('signed notes', () => {
  const vectors = json('signed-note/note_vectors.json');
  const keys = [vectors.peter, vectors.enoch].map(({ vkey }) => parseVerifierKey(vkey));

  it('of known keys verify', async () => {
    for (const text of vectors.good) {
      const note = parseNote(Buffer.from(text));
      const [peter] = keys;
      expect(note && peter && (await verifyNote(note, peter))).toBe(true);
    }
  });

  it('changed in their text do not', async () => {
    const note = parseNote(Buffer.from(String(vectors.good[0]).replace('answer', 'solution')));
    const [peter] = keys;
    expect(note && peter && (await verifyNote(note, peter))).toBe(false);
  });

  it('that are malformed are none', () => {
    expect(vectors.malformed.map((/** @type {string} */ text) => parseNote(Buffer.from(text)))).toEqual(
      vectors.malformed.map(() => undefined),
    );
  });

  it('keys that are malformed are none', () => {
    expect(vectors.bad_vkeys.map((/** @type {string[]} */ [text = '']) => parseVerifierKey(text))).toEqual(
      vectors.bad_vkeys.map(() => undefined),
    );
    expect(parseVerifierKey(vectors.sigstore_vkey_ecdsa)).toBeUndefined();
  });
});

describe('a log of another maker', () => {
  it('has the root that its checkpoints state, leaf by leaf', () => {
    const bundle = file('tessera/log/tile/entries/000.p/15');
    const { spans, whole } = splitBundle(bundle, 15);
    expect(whole).toBe(true);
    const frontier = new Frontier();
    for (const [i, [from, to]] of spans.entries()) {
      frontier.append(leafHash(bundle.subarray(from, to)));
      const note = parseNote(file(`tessera/log/checkpoint${i === 14 ? '' : `.${i + 1}`}`));
      const checkpoint = note && parseCheckpointBody(note.text);
      expect(checkpoint?.size).toBe(i + 1);
      expect(Buffer.from(checkpoint?.root ?? [])).toEqual(Buffer.from(frontier.root()));
    }
  });
});

describe('proofs and paths', () => {
  it('malformed proofs are none', () => {
    const { bad } = json('signed-note/tlog_proof_bad.json');
    expect(bad.map(parseProof)).toEqual(bad.map(() => undefined));
  });

  it('tiles have one path each', () => {
    expect(tilePath(0, 1_234_067, 256)).toBe('tile/0/x001/x234/067');
    expect(tilePath('entries', 3, 7)).toBe('tile/entries/003.p/7');
    expect(parseTilePath('tile/2/x001/x234/067.p/5')).toEqual({ level: 2, index: 1_234_067, width: 5 });
    for (const path of [
      'tile/00/001',
      'tile/0/1',
      'tile/0/x000/001',
      'tile/0/001.p/256',
      'tile/0/001.p/0',
      'tile/-1/001',
    ]) {
      expect(parseTilePath(path)).toBeUndefined();
    }
  });
});

describe('canonical JSON', () => {
  it.each(fs.readdirSync(new URL('../../test/vectors/jcs/output', import.meta.url)))('%s', (name) => {
    const output = file(`jcs/output/${name}`);
    expect(parseCanonical(output)).toEqual({ value: JSON.parse(String(output)) });
    const input = file(`jcs/input/${name}`);
    if (!input.equals(output)) expect(parseCanonical(input)).toEqual({ problem: 'not-canonical' });
  });

  it('is refused in every other spelling', () => {
    const others = [
      '{"b":1,"a":2}',
      '{"a":1,"a":1}',
      '[1.0]',
      '[-0]',
      '["\\u0041"]',
      '["\\ud800"]',
      '[1e3]',
      ' []',
      '{"10":1,"9":2} ',
    ];
    for (const text of others) expect(parseCanonical(Buffer.from(text))).toHaveProperty('problem');
    expect(parseCanonical(Buffer.from(canonical({ 10: 1, 9: 2 })))).toHaveProperty('value');
  });
});

/** @typedef {{ tcId: number, msg: string, sig: string, result: string }} Case */

describe.each([
  ['Node', verifyEd25519],
  ['a browser', browser.verifyEd25519],
])('Ed25519 in %s', (_, verify) => {
  it('accepts and refuses as Wycheproof says', async () => {
    for (const group of json('wycheproof/ed25519_test.json').testGroups) {
      const key = Buffer.from(group.publicKey.pk, 'hex');
      for (const one of /** @type {Case[]} */ (group.tests)) {
        const held = await verify(key, Buffer.from(one.msg, 'hex'), Buffer.from(one.sig, 'hex'));
        expect([one.tcId, held]).toEqual([one.tcId, one.result === 'valid']);
      }
    }
  });
});
