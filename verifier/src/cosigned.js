// What each witness has cosigned last (spec/log.md `cosigned/<witness name>`): a checkpoint of this log,
// signed by the log and by her, whose root the tree has at that size. Such a file adds nothing to the quorum.
import { verifyCheckpointBy } from './checkpoint.js';

/** @typedef {import('./types.js').Source} Source */
/** @typedef {import('./report.js').Findings} Findings */
/** @typedef {import('./note.js').VerifierKey} VerifierKey */
/** @typedef {import('./checkpoint.js').Checkpoint} Checkpoint */
/** @typedef {{ path: string, name: string, bytes: Uint8Array }} CosignedFile */
/** @typedef {{ path: string, checkpoint: Checkpoint }} Cosigned */

const FOLDER = 'cosigned';
const FILES_MAX = 1_000;

/** The file of a witness's key name: one segment of a path. @param {string} name */
const pathOf = (name) =>
  `${FOLDER}/${encodeURIComponent(name).replaceAll(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )}`;

/** @param {string} path @returns {string | undefined} */
function nameOf(path) {
  try {
    const name = decodeURIComponent(path.slice(FOLDER.length + 1));
    return pathOf(name) === path ? name : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Read before the checkpoint, so that a living tree stays ahead of them.
 * @param {Source} source @param {VerifierKey[]} witnesses whose files are looked for, besides those listed
 * @returns {Promise<CosignedFile[]>}
 */
export async function readCosigned(source, witnesses) {
  const paths = new Set(witnesses.map(({ name }) => pathOf(name)));
  for await (const path of source.list?.(FOLDER) ?? []) if (paths.size < FILES_MAX) paths.add(path);
  const files = [];
  for (const path of paths) {
    const bytes = await source.read(path);
    if (bytes !== undefined) files.push({ path, name: nameOf(path) ?? '', bytes });
  }
  return files;
}

/**
 * Those that are what they should be, to be compared with the tree; the others are reported.
 * @param {CosignedFile[]} files @param {VerifierKey} log @param {VerifierKey[]} witnesses that are known
 * @param {Findings} findings
 * @returns {Promise<Cosigned[]>}
 */
export async function checkCosigned(files, log, witnesses, findings) {
  const good = [];
  for (const { path, name, bytes } of files) {
    const keys = witnesses.filter((key) => key.name === name);
    const checkpoint = name === '' ? undefined : await verifyCheckpointBy(bytes, log, keys);
    if (checkpoint) good.push({ path, checkpoint });
    else findings.add('cosigned-wrong', 'not a checkpoint of this log that this witness signed', { path });
  }
  return good;
}
