// Trees and proofs against published vectors and against RFC 6962 as it is written (build/log-builder.js,
// treeHash).
import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafHash, verifyConsistency, verifyInclusion } from '../src/index.js';
import { Frontier } from '../src/merkle.js';
import { sha256 } from './build/keys.js';
import { treeHash } from './build/log-builder.js';

const vectors = JSON.parse(
  fs.readFileSync(new URL('../../test/vectors/rfc6962/roots.json', import.meta.url), 'utf8'),
);

/** @param {number} n */
const leaves = (n) => Array.from({ length: n }, (_, i) => sha256(`leaf ${i}`));

/** RFC 6962 §2.1.1. @param {number} m @param {Uint8Array[]} d @returns {Uint8Array[]} */
function path(m, d) {
  if (d.length <= 1) return [];
  let k = 1;
  while (k * 2 < d.length) k *= 2;
  return m < k
    ? [...path(m, d.slice(0, k)), treeHash(d.slice(k))]
    : [...path(m - k, d.slice(k)), treeHash(d.slice(0, k))];
}

/**
 * RFC 6962 §2.1.2.
 * @param {number} m
 * @param {Uint8Array[]} d
 * @param {boolean} whole
 * @returns {Uint8Array[]}
 */
function consistency(m, d, whole = true) {
  if (m === d.length) return whole ? [] : [treeHash(d)];
  let k = 1;
  while (k * 2 < d.length) k *= 2;
  return m <= k
    ? [...consistency(m, d.slice(0, k), whole), treeHash(d.slice(k))]
    : [...consistency(m - k, d.slice(k), false), treeHash(d.slice(0, k))];
}

describe('the tree', () => {
  it('has the published roots of RFC 6962', () => {
    const frontier = new Frontier();
    for (const [size, root] of vectors.roots_by_size_hex.entries()) {
      expect(Buffer.from(frontier.root()).toString('hex')).toBe(root);
      if (size < vectors.leaf_inputs_hex.length) {
        frontier.append(leafHash(Buffer.from(vectors.leaf_inputs_hex[size], 'hex')));
      }
    }
  });

  it('grown leaf by leaf is the tree made at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), (n) => {
        const frontier = new Frontier();
        for (const leaf of leaves(n)) frontier.append(leaf);
        expect(Buffer.from(frontier.root())).toEqual(Buffer.from(treeHash(leaves(n))));
      }),
      { numRuns: 25 },
    );
  });
});

describe('an inclusion proof', () => {
  const sized = fc
    .integer({ min: 1, max: 70 })
    .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n - 1 })));

  it('holds for every leaf of every tree, and for no other place', () => {
    fc.assert(
      fc.property(sized, ([n, m]) => {
        const d = leaves(n);
        const claim = {
          leafHash: d[m] ?? '',
          leafIndex: m,
          treeSize: n,
          proof: path(m, d),
          rootHash: treeHash(d),
        };
        expect(verifyInclusion(claim)).toBe(true);
        expect(
          verifyInclusion({ ...claim, proof: claim.proof.map((hash) => Buffer.from(hash).toString('hex')) }),
        ).toBe(true);
        for (const leafIndex of [m - 1, m + 1]) expect(verifyInclusion({ ...claim, leafIndex })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...claim.proof, sha256('x')] })).toBe(false);
        if (n > 1) expect(verifyInclusion({ ...claim, proof: claim.proof.slice(1) })).toBe(false);
      }),
    );
  });
});

describe('a consistency proof', () => {
  const sizes = fc
    .integer({ min: 1, max: 70 })
    .chain((n) => fc.tuple(fc.integer({ min: 1, max: n }), fc.constant(n)));

  it('holds for every beginning of every tree, and for no other root', () => {
    fc.assert(
      fc.property(sizes, ([m, n]) => {
        const d = leaves(n);
        const claim = {
          size1: m,
          size2: n,
          root1: treeHash(d.slice(0, m)),
          root2: treeHash(d),
          proof: consistency(m, d),
        };
        expect(verifyConsistency(claim)).toBe(true);
        expect(verifyConsistency({ ...claim, root1: sha256('x') })).toBe(false);
        expect(verifyConsistency({ ...claim, root2: sha256('x') })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: [...claim.proof, sha256('x')] })).toBe(false);
        if (m < n) expect(verifyConsistency({ ...claim, proof: claim.proof.slice(1) })).toBe(false);
      }),
    );
  });

  it('from the empty tree is empty, and only from the empty root', () => {
    const claim = { size1: 0, size2: 3, root1: sha256(''), root2: treeHash(leaves(3)), proof: [] };
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, root1: sha256('x') })).toBe(false);
  });
});

describe('malformed proofs', () => {
  it('are false, whatever they are, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (a, b, c) => {
        const inclusion = /** @type {any} */ ({
          leafHash: a,
          leafIndex: b,
          treeSize: c,
          proof: a,
          rootHash: b,
        });
        const consistent = /** @type {any} */ ({ size1: a, size2: b, root1: c, root2: a, proof: b });
        expect([verifyInclusion(inclusion), verifyConsistency(consistent)]).toEqual([false, false]);
      }),
    );
    expect(verifyInclusion(/** @type {any} */ (undefined))).toBe(false);
    expect(verifyConsistency(/** @type {any} */ (null))).toBe(false);
  });
});
