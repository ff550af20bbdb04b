// Reading an entry bundle and its entries (spec/act.md, "Leaf"): what can be said of a leaf without any
// state.
import { randomBytes, sha256Hex } from '#platform';
import { textOf } from './bytes.js';
import { parseCanonical } from './canonical.js';
import { actProblem } from './act-shape.js';
import { parseAt, parseReceived } from './time.js';

/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./types.js').Act} Act */

const ACT_BYTES_MAX = 49_152;
const SEAL = /^\{"received":"([^"\\]*)","signatures":\[("[^"\\]*"(?:,"[^"\\]*")*)\]\}$/;

/**
 * Where the entries of a bundle lie. `whole` is false when the bytes end inside an entry or go on after the
 * last.
 * @param {Uint8Array} bytes
 * @param {number} count how many are due
 * @returns {{ spans: [number, number][], whole: boolean }}
 */
export function splitBundle(bytes, count) {
  /** @type {[number, number][]} */
  const spans = [];
  let at = 0;
  while (spans.length < count && at + 2 <= bytes.length) {
    const length = /** @type {number} */ (bytes[at]) * 256 + /** @type {number} */ (bytes[at + 1]);
    if (at + 2 + length > bytes.length) return { spans, whole: false };
    spans.push([at + 2, at + 2 + length]);
    at += 2 + length;
  }
  return { spans, whole: spans.length === count && at === bytes.length };
}

/** The key of this run's fingerprints: nobody can prepare two act ids that share one. */
const SECRET = Array.from(randomBytes(16), (byte) => String.fromCharCode(byte)).join('');

/** A 52-bit fingerprint of an act id, so that millions of ids fit in memory. @param {string} id */
export const fingerprint = (id) => Number.parseInt(sha256Hex(SECRET + id).slice(0, 13), 16);

/**
 * @param {Uint8Array} entry
 * @param {number} index
 * @param {number} offset of the entry in its bundle
 * @returns {Leaf}
 */
export function readEntry(entry, index, offset) {
  const divide = entry.indexOf(10);
  const to = divide < 0 ? entry.length : divide;
  const bytes = entry.subarray(0, to);
  const id = sha256Hex(bytes);
  /** @type {Leaf} */
  const leaf = {
    index,
    id,
    print: fingerprint(id),
    receivedMs: Number.NaN,
    received: '',
    atMs: Number.NaN,
    signers: [],
    valid: [],
    from: offset,
    to: offset + to,
    signatures: [],
  };
  readSeal(divide < 0 ? undefined : entry.subarray(divide + 1), leaf);
  readAct(bytes, leaf);
  return leaf;
}

/** @param {Uint8Array | undefined} bytes @param {Leaf} leaf */
function readSeal(bytes, leaf) {
  const match = SEAL.exec((bytes && textOf(bytes)) ?? '');
  const received = match?.[1] ?? '';
  const ms = parseReceived(received);
  if (ms === undefined) return fault(leaf, 'seal-malformed', 'the seal is not as act.md says');
  leaf.received = received;
  leaf.receivedMs = ms;
  leaf.signatures = (match?.[2] ?? '').slice(1, -1).split('","');
}

/** @param {Uint8Array} bytes @param {Leaf} leaf */
function readAct(bytes, leaf) {
  if (bytes.length > ACT_BYTES_MAX) return fault(leaf, 'act-too-large', `${bytes.length} bytes`);
  const parsed = parseCanonical(bytes);
  if ('problem' in parsed) {
    return fault(
      leaf,
      parsed.problem === 'malformed' ? 'act-malformed' : 'act-not-canonical',
      'the act is not canonical JSON',
    );
  }
  const problem = actProblem(parsed.value);
  if (problem !== undefined) return fault(leaf, problem, 'the act has not the shape of its kind');
  const act = /** @type {Act} */ (parsed.value);
  leaf.act = act;
  leaf.atMs = parseAt(act.at) ?? Number.NaN;
  leaf.signers = act.with ? [act.by, ...act.with] : [act.by];
  leaf.valid = leaf.signers.map(() => false);
}

/** @param {Leaf} leaf @param {string} problem @param {string} detail */
function fault(leaf, problem, detail) {
  if (leaf.problem !== undefined) return;
  leaf.problem = problem;
  leaf.detail = detail;
}
