// The Merkle tree of RFC 6962 §2.1 and the proofs of RFC 9162 §2.1.3 and §2.1.4, over SHA-256. Pure. A proof
// comes from a stranger: verification never throws, whatever it is given, and accepts exactly one proof per
// question. Sizes go to 2^53 − 1, so there is no 32-bit arithmetic here.
import { equalBytes, sha256 } from '../base/bytes.ts';

/** 32 bytes of SHA-256. */
export type Hash = Uint8Array;

/**
 * Hash of the perfect subtree over leaves index·2^level … (index + 1)·2^level − 1. Throws when it has none at
 * hand.
 */
export type NodeReader = (level: number, index: number) => Hash;

export const HASH_BYTES = 32;

/** Root of the tree without leaves. */
export const EMPTY_ROOT: Hash = sha256();

/** More hashes than any proof of a tree below 2^53 leaves holds. */
export const PROOF_HASHES_MAX = 63;

const LEAF_PREFIX = Uint8Array.of(0);
const node = new Uint8Array(1 + 2 * HASH_BYTES).fill(1, 0, 1);

/** Hash of a leaf with these bytes as its entry. */
export const leafHash = (entry: Uint8Array): Hash => sha256(LEAF_PREFIX, entry);

/** Hash of an inner node. */
export function nodeHash(left: Hash, right: Hash): Hash {
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return sha256(node);
}

/** A growing tree kept as the roots of its perfect subtrees: 32 bytes for each bit set in its size. */
export class Frontier {
  #size = 0;
  readonly #peaks: Hash[] = [];

  get size(): number {
    return this.#size;
  }

  /** Adds the next leaf by its leaf hash. */
  append(leaf: Hash): void {
    let whole = leaf;
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2)
      whole = nodeHash(this.#peaks.pop() as Hash, whole);
    this.#peaks.push(whole);
    this.#size++;
  }

  root(): Hash {
    return foldPeaks(this.#peaks);
  }
}

const foldPeaks = (peaks: readonly Hash[]): Hash =>
  peaks.length === 0 ? EMPTY_ROOT : peaks.reduceRight((right, left) => nodeHash(left, right));

/** Hash over leaves start … end − 1, where the tree has a node that covers exactly these. */
function rangeHash(start: number, end: number, read: NodeReader): Hash {
  const peaks: Hash[] = [];
  let at = start;
  for (let level = Math.floor(Math.log2(end - start)) + 1; level >= 0; level--) {
    if (end - at < 2 ** level) continue;
    peaks.push(read(level, at / 2 ** level));
    at += 2 ** level;
  }
  return foldPeaks(peaks);
}

/** Largest power of two below a count of at least 2. */
function splitPoint(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** Root of the tree of a size. */
export const treeRoot = (size: number, read: NodeReader): Hash =>
  size === 0 ? EMPTY_ROOT : rangeHash(0, size, read);

/**
 * Hashes that lead from leaf `index` to the root at `size`, leaf's sibling first. Throws unless 0 ≤ index <
 * size.
 */
export const inclusionProof = (index: number, size: number, read: NodeReader): Hash[] =>
  inclusionProver(size, read)(index);

/** inclusionProof for many leaves of one tree: what their proofs have in common is hashed once. */
export function inclusionProver(size: number, read: NodeReader): (index: number) => Hash[] {
  // Only ranges that end with the tree are no single node, and those begin at different leaves.
  const ragged = new Map<number, Hash>();
  const range = (start: number, end: number): Hash => {
    if (end !== size) return rangeHash(start, end, read);
    const hash = ragged.get(start) ?? rangeHash(start, end, read);
    ragged.set(start, hash);
    return hash;
  };
  return (index) => {
    if (!isSize(index) || !isSize(size) || index >= size)
      throw new RangeError(`no leaf ${index} in a tree of ${size}`);
    const proof: Hash[] = [];
    let start = 0;
    let end = size;
    while (end - start > 1) {
      const middle = start + splitPoint(end - start);
      proof.push(index < middle ? range(middle, end) : range(start, middle));
      if (index < middle) end = middle;
      else start = middle;
    }
    return proof.reverse();
  };
}

/**
 * Hashes that show the tree at `size1` to be a beginning of the tree at `size2`. Throws unless size1 ≤ size2.
 */
export function consistencyProof(size1: number, size2: number, read: NodeReader): Hash[] {
  if (!isSize(size1) || !isSize(size2) || size1 > size2)
    throw new RangeError(`no proof from ${size1} to ${size2}`);
  const proof: Hash[] = [];
  let start = 0;
  let end = size2;
  while (size1 !== 0 && size1 !== end) {
    const middle = start + splitPoint(end - start);
    proof.push(size1 <= middle ? rangeHash(middle, end, read) : rangeHash(start, middle, read));
    if (size1 <= middle) end = middle;
    else start = middle;
  }
  if (start > 0) proof.push(rangeHash(start, end, read));
  return proof.reverse();
}

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isHash = (value: Hash): boolean => value.length === HASH_BYTES;

export type InclusionClaim = {
  leafHash: Hash;
  index: number;
  size: number;
  proof: readonly Hash[];
  root: Hash;
};

/** Whether the leaf stands at that index in the tree of that size and root. */
export function verifyInclusion(claim: InclusionClaim): boolean {
  const { index, size, proof, root } = claim;
  if (!isSize(index) || !isSize(size) || index >= size || proof.length > PROOF_HASHES_MAX) return false;
  if (![claim.leafHash, root, ...proof].every(isHash)) return false;
  let hash = claim.leafHash;
  const walk = new Path(index, size - 1);
  for (const sibling of proof) {
    if (walk.done) return false;
    hash = walk.step() === 'left' ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  }
  return walk.done && equalBytes(hash, root);
}

export type ConsistencyClaim = {
  size1: number;
  size2: number;
  root1: Hash;
  root2: Hash;
  proof: readonly Hash[];
};

/** Whether the tree of size1 and root1 is a beginning of the tree of size2 and root2. */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { size1, size2, root1, root2, proof } = claim;
  if (!isSize(size1) || !isSize(size2) || size1 > size2 || proof.length > PROOF_HASHES_MAX) return false;
  if (![root1, root2, ...proof].every(isHash)) return false;
  if (size2 === 0 || size1 === 0) {
    return (
      proof.length === 0 && equalBytes(root1, EMPTY_ROOT) && (size2 > 0 || equalBytes(root2, EMPTY_ROOT))
    );
  }
  if (size1 === size2) return proof.length === 0 && equalBytes(root1, root2);
  // The proof leaves out the first hash when it is root1 itself, that is when size1 is a power of two.
  const [seed, ...rest] =
    Number.isInteger(Math.log2(size1)) && 2 ** Math.log2(size1) === size1 ? [root1, ...proof] : proof;
  if (seed === undefined) return false;
  const walk = new Path(size1 - 1, size2 - 1);
  walk.skipRightTurns();
  let hash1 = seed;
  let hash2 = seed;
  for (const sibling of rest) {
    if (walk.done) return false;
    if (walk.step() === 'left') {
      hash1 = nodeHash(sibling, hash1);
      hash2 = nodeHash(sibling, hash2);
    } else hash2 = nodeHash(hash2, sibling);
  }
  return walk.done && equalBytes(hash1, root1) && equalBytes(hash2, root2);
}

// The climb from a leaf to the root beside the climb from the last leaf: fn and sn of RFC 9162 §2.1.3.2.
class Path {
  #at: number;
  #last: number;

  constructor(at: number, last: number) {
    this.#at = at;
    this.#last = last;
  }

  get done(): boolean {
    return this.#last === 0;
  }

  /** On which side the next sibling stands; climbs past it, and past levels where there is none. */
  step(): 'left' | 'right' {
    const side = this.#at % 2 === 1 || this.#at === this.#last ? 'left' : 'right';
    if (side === 'left') while (this.#at % 2 === 0 && this.#at !== 0) this.#up();
    this.#up();
    return side;
  }

  skipRightTurns(): void {
    while (this.#at % 2 === 1) this.#up();
  }

  #up(): void {
    this.#at = Math.floor(this.#at / 2);
    this.#last = Math.floor(this.#last / 2);
  }
}
