// The checkpoint (c2sp.org/tlog-checkpoint, spec/log.md) and who stands behind it: the log's signature, the
// witnesses' cosignatures, the quorum. What no known key signed is not read.
import { fromBase64 } from './bytes.js';
import { parseNote, verifyNote } from './note.js';
import { isQuorum } from './policy.js';

/** @typedef {import('./policy.js').Policy} Policy */
/** @typedef {import('./note.js').VerifierKey} VerifierKey */
/** @typedef {{ origin: string, size: number, root: Uint8Array }} Checkpoint */

/**
 * @param {string} text body of the note
 * @returns {Checkpoint | undefined} undefined when malformed, or with extension lines, which spec/log.md
 * forbids
 */
export function parseCheckpointBody(text) {
  const lines = text.split('\n');
  if (lines.length !== 4 || lines[3] !== '') return undefined;
  const [origin = '', size = '', encoded = ''] = lines;
  const root = fromBase64(encoded);
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || root?.length !== 32) return undefined;
  return Number.isSafeInteger(Number(size)) ? { origin, size: Number(size), root } : undefined;
}

/**
 * `problems` are finding codes with the names they concern. `log` is the key that signed; without it the
 * checkpoint is not
 * to be believed. `cosigned` are the policy's names of witnesses whose cosignature holds.
 * @typedef {{
 * checkpoint?: Checkpoint, log?: VerifierKey, cosigned: string[], quorum: boolean, problems: { code: string,
 * detail: string }[],
 * }} CheckpointVerdict
 */

/**
 * @param {Uint8Array} bytes
 * @param {Policy} policy
 * @returns {Promise<CheckpointVerdict>}
 */
export async function verifyCheckpoint(bytes, policy) {
  /** @type {CheckpointVerdict} */
  const verdict = { cosigned: [], quorum: false, problems: [] };
  const note = parseNote(bytes);
  const checkpoint = note && parseCheckpointBody(note.text);
  if (!note || !checkpoint) {
    verdict.problems.push({ code: 'checkpoint-malformed', detail: 'not a checkpoint' });
    return verdict;
  }
  await findLog(note, checkpoint, policy, verdict);
  if (verdict.log === undefined) return verdict;
  for (const [name, key] of policy.witnesses) {
    const held = await verifyNote(note, key);
    if (held === true) verdict.cosigned.push(name);
    if (held === false) verdict.problems.push({ code: 'cosignature-bad', detail: name });
  }
  verdict.quorum = isQuorum(policy, new Set(verdict.cosigned));
  if (!verdict.quorum)
    verdict.problems.push({
      code: 'quorum-not-met',
      detail: `cosigned by ${verdict.cosigned.join(', ') || 'nobody'}`,
    });
  return verdict;
}

/**
 * @param {import('./note.js').Note} note
 * @param {Checkpoint} checkpoint
 * @param {Policy} policy
 * @param {CheckpointVerdict} verdict
 */
async function findLog(note, checkpoint, policy, verdict) {
  for (const key of policy.logs) {
    // The origin is the log's key name: a log must not speak under another's origin.
    if (key.name !== checkpoint.origin) continue;
    const held = await verifyNote(note, key);
    if (held === false) verdict.problems.push({ code: 'checkpoint-signature-bad', detail: key.name });
    if (held !== true) continue;
    verdict.log = key;
    verdict.checkpoint = checkpoint;
    return;
  }
  if (verdict.problems.length === 0)
    verdict.problems.push({ code: 'checkpoint-untrusted', detail: checkpoint.origin });
}

/**
 * A checkpoint that the log signed and, where keys of a witness are known, one of them.
 * @param {Uint8Array} bytes @param {VerifierKey} log @param {VerifierKey[]} witness
 * @returns {Promise<Checkpoint | undefined>} undefined when it is not that
 */
export async function verifyCheckpointBy(bytes, log, witness) {
  const note = parseNote(bytes);
  const checkpoint = note && parseCheckpointBody(note.text);
  if (!note || checkpoint?.origin !== log.name || (await verifyNote(note, log)) !== true) return undefined;
  if (witness.length === 0) return checkpoint;
  for (const key of witness) if ((await verifyNote(note, key)) === true) return checkpoint;
  return undefined;
}
