// Laws of the tree: every true claim has a proof that verifies, and no proof says anything else.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equalBytes, utf8 } from '../base/bytes.ts';
import {
  consistencyProof,
  EMPTY_ROOT,
  Frontier,
  inclusionProof,
  leafHash,
  nodeHash,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
  type Hash,
  type NodeReader,
} from './merkle.ts';

const leaves = Array.from({ length: 300 }, (_, i) => leafHash(utf8(`leaf ${i}`)));

/** The tree as RFC 6962 §2.1 says it, without any cleverness. */
function plainRoot(hashes: readonly Hash[]): Hash {
  if (hashes.length < 2) return hashes[0] ?? EMPTY_ROOT;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return nodeHash(plainRoot(hashes.slice(0, split)), plainRoot(hashes.slice(split)));
}

const node: NodeReader = (level, index) =>
  plainRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
const sizes = fc.integer({ min: 1, max: leaves.length });
const pairs = fc
  .tuple(sizes, fc.nat())
  .map(([size, seed]) => ({ part: seed % (size + 1), index: seed % size, size }));

/** Proofs that are almost this one. */
function mutations(proof: readonly Hash[]): Hash[][] {
  const flipped = proof.map((hash, i) => proof.with(i, hash.with(i % 32, (hash[i % 32] as number) ^ 1)));
  const shorter = proof.length > 0 ? [proof.slice(1), proof.slice(0, -1)] : [];
  const swapped = proof.length > 1 ? [[proof[1] as Hash, proof[0] as Hash, ...proof.slice(2)]] : [];
  return [...flipped, ...shorter, ...swapped, [...proof, EMPTY_ROOT], [EMPTY_ROOT, ...proof]];
}

describe('inclusion', () => {
  test('any leaf of any tree has a proof, and no other proof, place or tree will do', () => {
    fc.assert(
      fc.property(pairs, ({ index, size }) => {
        const proof = inclusionProof(index, size, node);
        const claim = { index, leafHash: leaves[index] as Hash, proof, root: treeRoot(size, node), size };
        expect(verifyInclusion(claim)).toBe(true);
        for (const other of mutations(proof)) expect(verifyInclusion({ ...claim, proof: other })).toBe(false);
        expect(verifyInclusion({ ...claim, leafHash: EMPTY_ROOT })).toBe(false);
        expect(verifyInclusion({ ...claim, root: EMPTY_ROOT })).toBe(false);
        if (size > 1) expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('a claim without sense is false, not a fault', () => {
    const claim = { index: 0, leafHash: leaves[0] as Hash, proof: [], root: leaves[0] as Hash, size: 1 };
    expect(verifyInclusion(claim)).toBe(true);
    for (const index of [-1, 1, 0.5, Number.NaN, 2 ** 53])
      expect(verifyInclusion({ ...claim, index })).toBe(false);
    for (const size of [0, -1, Number.POSITIVE_INFINITY])
      expect(verifyInclusion({ ...claim, size })).toBe(false);
    expect(verifyInclusion({ ...claim, leafHash: new Uint8Array(31) })).toBe(false);
    expect(verifyInclusion({ ...claim, proof: new Array(64).fill(EMPTY_ROOT) })).toBe(false);
    expect(() => inclusionProof(1, 1, node)).toThrow(RangeError);
  });

  test('sizes beyond 32 bits are no other sizes', () => {
    // A tree of 2^40 + 1 leaves, of which the last stands alone.
    const left = leaves[1] as Hash;
    const leaf = leaves[2] as Hash;
    const claim = {
      index: 2 ** 40,
      leafHash: leaf,
      proof: [left],
      root: nodeHash(left, leaf),
      size: 2 ** 40 + 1,
    };
    expect(verifyInclusion(claim)).toBe(true);
    expect(verifyInclusion({ ...claim, index: 2 ** 40 % 2 ** 32 })).toBe(false);
  });
});

describe('consistency', () => {
  test('any tree is a beginning of any later one, and nothing else is', () => {
    fc.assert(
      fc.property(pairs, ({ part, size }) => {
        const proof = consistencyProof(part, size, node);
        const claim = {
          proof,
          root1: treeRoot(part, node),
          root2: treeRoot(size, node),
          size1: part,
          size2: size,
        };
        expect(verifyConsistency(claim)).toBe(true);
        for (const other of mutations(proof))
          expect(verifyConsistency({ ...claim, proof: other })).toBe(false);
        expect(verifyConsistency({ ...claim, root1: leaves[299] as Hash })).toBe(false);
        // From nothing, any tree is an extension: there the second root is not the proof's matter.
        if (part > 0) expect(verifyConsistency({ ...claim, root2: leaves[299] as Hash })).toBe(false);
        if (part > 0 && part < size)
          expect(verifyConsistency({ ...claim, size1: part - 1 || size })).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('a rolled back tree is consistent with none', () => {
    const [small, large] = [treeRoot(3, node), treeRoot(7, node)];
    const proof = consistencyProof(3, 7, node);
    expect(verifyConsistency({ proof, root1: large, root2: small, size1: 7, size2: 3 })).toBe(false);
    expect(verifyConsistency({ proof: [], root1: small, root2: large, size1: 3, size2: 7 })).toBe(false);
    expect(verifyConsistency({ proof: [], root1: small, root2: large, size1: 7, size2: 7 })).toBe(false);
    expect(verifyConsistency({ proof: [], root1: EMPTY_ROOT, root2: EMPTY_ROOT, size1: 0, size2: 0 })).toBe(
      true,
    );
    expect(verifyConsistency({ proof: [], root1: EMPTY_ROOT, root2: large, size1: 0, size2: 0 })).toBe(false);
    expect(() => consistencyProof(8, 7, node)).toThrow(RangeError);
  });
});

test('a frontier has the root of the leaves it was given', () => {
  const frontier = new Frontier();
  for (let size = 0; size < 70; size++) {
    expect(equalBytes(frontier.root(), plainRoot(leaves.slice(0, size)))).toBe(true);
    expect(frontier.size).toBe(size);
    frontier.append(leaves[size] as Hash);
  }
});
