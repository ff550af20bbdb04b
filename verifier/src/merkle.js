// The Merkle tree of RFC 6962 §2.1 and its two proofs (RFC 9162 §2.1.3.2, §2.1.4.2). The verify functions
// answer false to anything malformed and never throw: what they are given comes from strangers.
import { sha256 } from '#platform';
import { equalBytes, fromHex } from './bytes.js';

/** @typedef {string | Uint8Array} Hash hexadecimal or 32 bytes */

const leafInput = new Uint8Array(65_537);
const nodeInput = new Uint8Array(65);
nodeInput[0] = 1;

/** SHA-256(0x00 ‖ entry). @param {Uint8Array} entry at most 65,536 bytes @returns {Uint8Array} */
export function leafHash(entry) {
  leafInput.set(entry, 1);
  return sha256(leafInput.subarray(0, entry.length + 1));
}

/** SHA-256(0x01 ‖ left ‖ right). @param {Uint8Array} left @param {Uint8Array} right */
export function nodeHash(left, right) {
  nodeInput.set(left, 1);
  nodeInput.set(right, 33);
  return sha256(nodeInput);
}

/** @returns {Uint8Array} root of the tree without leaves */
export const emptyRoot = () => sha256(new Uint8Array(0));

/**
 * The complete subtrees of a growing tree, at most one a height. `onNode` hears of each complete subtree
 * whose height is a
 * multiple of 8: these are the hashes that stand in tiles.
 */
export class Frontier {
  size = 0;
  /** @type {(Uint8Array | undefined)[]} by height */
  #nodes = [];
  /** @type {(level: number, hash: Uint8Array) => void} */
  #onNode;

  /** @param {(level: number, hash: Uint8Array) => void} [onNode] */
  constructor(onNode = () => {}) {
    this.#onNode = onNode;
  }

  /** @param {Uint8Array} hash of the next leaf */
  append(hash) {
    let node = hash;
    let height = 0;
    this.#onNode(0, node);
    for (let left = this.#nodes[0]; left !== undefined; left = this.#nodes[height]) {
      node = nodeHash(left, node);
      this.#nodes[height] = undefined;
      height++;
      if (height % 8 === 0) this.#onNode(height / 8, node);
    }
    this.#nodes[height] = node;
    this.size++;
  }

  /** @returns {Uint8Array} root of the tree so far */
  root() {
    /** @type {Uint8Array | undefined} */
    let root;
    for (const node of this.#nodes)
      if (node !== undefined) root = root === undefined ? node : nodeHash(node, root);
    return root ?? emptyRoot();
  }
}

/** @param {unknown} hash @returns {Uint8Array | undefined} */
function bytesOf(hash) {
  const bytes = typeof hash === 'string' ? fromHex(hash) : hash;
  return bytes instanceof Uint8Array && bytes.length === 32 ? bytes : undefined;
}

/** @param {unknown} proof @returns {Uint8Array[] | undefined} */
function pathOf(proof) {
  if (!Array.isArray(proof) || proof.length > 128) return undefined;
  const path = [];
  for (const item of proof) {
    const bytes = bytesOf(item);
    if (bytes === undefined) return undefined;
    path.push(bytes);
  }
  return path;
}

/** @param {unknown} value @returns {value is number} */
const isSize = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
/** @param {number} n */
const isOdd = (n) => n % 2 === 1;
/** @param {number} n */
const half = (n) => Math.floor(n / 2);

/**
 * Whether a leaf stands at its place in the tree of that root. `proof` runs from the leaf's sibling to the
 * root's child.
 * @param {{ leafHash: Hash, leafIndex: number, treeSize: number, proof: Hash[], rootHash: Hash }} claim
 * @returns {boolean}
 */
export function verifyInclusion(claim) {
  const { leafIndex, treeSize } = claim ?? {};
  const path = pathOf(claim?.proof);
  const root = bytesOf(claim?.rootHash);
  let node = bytesOf(claim?.leafHash);
  if (!path || !root || !node || !isSize(leafIndex) || !isSize(treeSize) || leafIndex >= treeSize)
    return false;
  let index = leafIndex;
  let last = treeSize - 1;
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(index) || index === last) {
      node = nodeHash(sibling, node);
      while (!isOdd(index) && index !== 0) {
        index = half(index);
        last = half(last);
      }
    } else {
      node = nodeHash(node, sibling);
    }
    index = half(index);
    last = half(last);
  }
  return last === 0 && equalBytes(node, root);
}

/**
 * Whether the tree of size2 begins with the tree of size1. The empty tree is the beginning of every tree,
 * with no proof, and
 * its root must be the empty root.
 * @param {{ size1: number, size2: number, root1: Hash, root2: Hash, proof: Hash[] }} claim
 * @returns {boolean}
 */
export function verifyConsistency(claim) {
  const { size1, size2 } = claim ?? {};
  const root1 = bytesOf(claim?.root1);
  const root2 = bytesOf(claim?.root2);
  const path = pathOf(claim?.proof);
  if (!path || !root1 || !root2 || !isSize(size1) || !isSize(size2) || size1 > size2) return false;
  if (size1 === size2)
    return path.length === 0 && equalBytes(root1, root2) && (size1 > 0 || equalBytes(root1, emptyRoot()));
  if (size1 === 0) return path.length === 0 && equalBytes(root1, emptyRoot());
  let index = size1 - 1;
  let last = size2 - 1;
  while (isOdd(index)) {
    index = half(index);
    last = half(last);
  }
  // When size1 is a power of two its root is itself the first node of the path, and the proof leaves it out.
  const nodes = index === 0 ? [root1, ...path] : path;
  return walkConsistency(nodes, index, last, root1, root2);
}

/**
 * @param {Uint8Array[]} nodes
 * @param {number} from
 * @param {number} to
 * @param {Uint8Array} root1
 * @param {Uint8Array} root2
 */
function walkConsistency(nodes, from, to, root1, root2) {
  let [old, young] = [nodes[0], nodes[0]];
  if (!old || !young) return false;
  let [index, last] = [from, to];
  for (const node of nodes.slice(1)) {
    if (last === 0) return false;
    if (isOdd(index) || index === last) {
      old = nodeHash(node, old);
      young = nodeHash(node, young);
      while (!isOdd(index) && index !== 0) {
        index = half(index);
        last = half(last);
      }
    } else {
      young = nodeHash(young, node);
    }
    index = half(index);
    last = half(last);
  }
  return last === 0 && equalBytes(old, root1) && equalBytes(young, root2);
}
