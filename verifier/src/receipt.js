// A receipt (spec/log.md "Receipt", c2sp.org/tlog-proof): that an entry stands in the log that the policy
// trusts. Needs nothing but the receipt and the policy; no network.
import { base64, fromBase64, fromBase64url, hex, utf8 } from './bytes.js';
import { verifyCheckpoint } from './checkpoint.js';
import { readEntry } from './entry.js';
import { leafHash, verifyInclusion } from './merkle.js';
import { parsePolicy } from './policy.js';

const HEADER = 'c2sp.org/tlog-proof@v1';

/** @typedef {{ index: number, hashes: Uint8Array[], checkpoint: string, extra?: Uint8Array }} Proof */

/** @param {string} text @returns {Proof | undefined} undefined when malformed */
export function parseProof(text) {
  const divide = text.indexOf('\n\n');
  if (divide < 0) return undefined;
  const [header, ...lines] = text.slice(0, divide).split('\n');
  if (header !== HEADER) return undefined;
  /** @type {Uint8Array | undefined} */
  let extra;
  if (lines[0]?.startsWith('extra ')) {
    extra = fromBase64(lines.shift()?.slice(6) ?? '');
    if (extra === undefined) return undefined;
  }
  const match = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '');
  if (!match || !Number.isSafeInteger(Number(match[1])) || lines.length > 64) return undefined;
  const hashes = [];
  for (const line of lines) {
    const hash = fromBase64(line);
    if (hash?.length !== 32) return undefined;
    hashes.push(hash);
  }
  const proof = { index: Number(match[1]), hashes, checkpoint: text.slice(divide + 2) };
  return extra === undefined ? proof : { ...proof, extra };
}

/** @param {Proof} proof @returns {string} */
export function proofText({ index, hashes, checkpoint }) {
  return `${HEADER}\nindex ${index}\n${hashes.map((hash) => `${base64(hash)}\n`).join('')}\n${checkpoint}`;
}

/**
 * `valid` is true only when the entry stands at `leaf` in a tree whose checkpoint a log of the policy signed
 * and its quorum
 * cosigned. `problem` is one code. The entry's own signatures and authority are not judged: that needs the
 * log.
 * @typedef {{ valid: boolean, problem?: string, leaf?: number, size?: number, root?: string, act?: string,
 * cosignedBy: string[] }} ReceiptVerdict
 */

/**
 * @param {{ proof: string, entry: Uint8Array | string, policy: string }} receipt `entry` as bytes or
 * base64url
 * @returns {Promise<ReceiptVerdict>}
 * @throws {import('./policy.js').PolicyError} when the policy is malformed
 */
export async function verifyReceipt({ proof: text, entry: given, policy }) {
  const trusted = parsePolicy(policy);
  const proof = typeof text === 'string' ? parseProof(text) : undefined;
  if (proof === undefined || proof.extra !== undefined)
    return { valid: false, problem: 'proof-malformed', cosignedBy: [] };
  const entry = typeof given === 'string' ? fromBase64url(given) : given;
  if (!(entry instanceof Uint8Array) || entry.length > 65_535)
    return { valid: false, problem: 'entry-malformed', cosignedBy: [] };
  const verdict = await verifyCheckpoint(utf8(proof.checkpoint), trusted);
  const [problem] = verdict.problems;
  if (problem || !verdict.checkpoint) {
    return { valid: false, problem: problem?.code ?? 'checkpoint-untrusted', cosignedBy: verdict.cosigned };
  }
  const { size, root } = verdict.checkpoint;
  const included = verifyInclusion({
    leafHash: leafHash(entry),
    leafIndex: proof.index,
    treeSize: size,
    proof: proof.hashes,
    rootHash: root,
  });
  if (!included) return { valid: false, problem: 'not-included', cosignedBy: verdict.cosigned };
  const leaf = readEntry(entry, proof.index, 0);
  const facts = { leaf: proof.index, size, root: hex(root), act: leaf.id, cosignedBy: verdict.cosigned };
  return leaf.problem === undefined
    ? { valid: true, ...facts }
    : { valid: false, problem: leaf.problem, ...facts };
}
