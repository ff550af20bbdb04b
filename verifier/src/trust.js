// Which keys stand behind the tree (spec/log.md): those of a policy from outside, or, without one, those that
// the tree names for itself, and then the verdict says only that. Also an older checkpoint, against a second
// view and a roll-back.
import { textOf } from './bytes.js';
import { parseCheckpointBody, verifyCheckpoint } from './checkpoint.js';
import { checkCosigned, readCosigned } from './cosigned.js';
import { parseNote, verifyNote } from './note.js';
import { parsePolicy } from './policy.js';

/** @typedef {import('./types.js').Source} Source */
/** @typedef {import('./report.js').Findings} Findings */
/** @typedef {import('./policy.js').Policy} Policy */
/** @typedef {import('./checkpoint.js').Checkpoint} Checkpoint */
/**
 * @typedef {{
 * checkpoint: Checkpoint | undefined, log: string, givenBy: 'policy' | 'tree', cosigned: string[], quorum:
 * boolean, witnesses: number,
 *   previous: Checkpoint | undefined, cosignedFiles: import('./cosigned.js').Cosigned[],
 * }} Trust
 */

/**
 * @param {Source} source
 * @param {{ policy?: string | undefined, previous?: string | undefined }} options
 * @param {Findings} findings
 * @returns {Promise<Trust>} without checkpoint when none can be believed
 * @throws {import('./policy.js').PolicyError} when the policy from outside is malformed: that is the caller's
 * fault
 */
export async function readTrust(source, options, findings) {
  const own = await readOwnPolicy(source, findings);
  const policy = options.policy === undefined ? own : parsePolicy(options.policy);
  const givenBy = options.policy === undefined ? 'tree' : 'policy';
  const known = [own, policy].flatMap((one) => [...(one?.witnesses.values() ?? [])]);
  const files = await readCosigned(source, known);
  const bytes = await source.read('checkpoint');
  if (bytes === undefined)
    findings.add('checkpoint-missing', 'the tree has no checkpoint', { path: 'checkpoint' });
  if (policy === undefined || bytes === undefined) {
    return {
      checkpoint: undefined,
      log: '',
      givenBy,
      cosigned: [],
      quorum: false,
      witnesses: 0,
      previous: undefined,
      cosignedFiles: [],
    };
  }
  const verdict = await verifyCheckpoint(bytes, policy);
  for (const { code, detail } of verdict.problems)
    findings.add(code, WORDS[code]?.(detail) ?? detail, { path: 'checkpoint' });
  if (verdict.checkpoint) findings.count('checkpoints');
  findings.count('cosignatures', verdict.cosigned.length);
  const previous =
    options.previous === undefined ? undefined : await readPrevious(options.previous, verdict, findings);
  return {
    checkpoint: verdict.checkpoint,
    log: verdict.log?.text ?? '',
    givenBy,
    cosigned: verdict.cosigned,
    quorum: verdict.quorum,
    witnesses: policy.witnesses.size,
    previous,
    cosignedFiles: verdict.log ? await checkCosigned(files, verdict.log, known, findings) : [],
  };
}

/** @type {{ [code: string]: (detail: string) => string }} */
const WORDS = {
  'checkpoint-malformed': () => 'the checkpoint is malformed',
  'checkpoint-untrusted': (origin) => `no trusted log has signed the checkpoint of ${origin}`,
  'checkpoint-signature-bad': (name) => `the checkpoint's signature by ${name} does not verify`,
  'cosignature-bad': (name) => `the cosignature by ${name} does not verify`,
  'quorum-not-met': (detail) => `the policy's quorum is not met: ${detail}`,
};

/** @param {Source} source @param {Findings} findings @returns {Promise<Policy | undefined>} */
async function readOwnPolicy(source, findings) {
  const bytes = await source.read('policy');
  if (bytes === undefined) {
    findings.add('policy-missing', 'the tree names no keys of its own', { path: 'policy' });
    return undefined;
  }
  try {
    return parsePolicy(textOf(bytes) ?? '');
  } catch (error) {
    findings.add('policy-malformed', /** @type {Error} */ (error).message, { path: 'policy' });
    return undefined;
  }
}

/**
 * @param {string} text @param {import('./checkpoint.js').CheckpointVerdict} now @param {Findings} findings
 * @returns {Promise<Checkpoint | undefined>}
 */
async function readPrevious(text, now, findings) {
  const note = parseNote(new TextEncoder().encode(text));
  const previous = note && parseCheckpointBody(note.text);
  if (!note || !previous || !now.log || (await verifyNote(note, now.log)) !== true) {
    findings.add('previous-untrusted', 'the older checkpoint is not signed by this log');
    return undefined;
  }
  if (now.checkpoint && previous.size > now.checkpoint.size) {
    findings.add(
      'log-rolled-back',
      `the log once had ${previous.size} leaves and now has ${now.checkpoint.size}`,
      { path: 'checkpoint' },
    );
    return undefined;
  }
  return previous;
}
