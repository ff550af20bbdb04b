// Reads the log front to back, once: entry bundles ahead of the fold, signatures checked meanwhile, tiles
// compared. Hands out one bundle of leaves after another with all that can be said of them without state.
// Memory holds a few bundles.
import { signatureChecker } from '#platform';
import { fromBase64url } from './bytes.js';
import { readEntry, splitBundle } from './entry.js';
import { leafHash } from './merkle.js';
import { TILE_WIDTH, tilePath } from './tiles.js';

/** @typedef {import('./types.js').Source} Source */
/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./report.js').Findings} Findings */
/** @typedef {import('./keys.js').Keys} Keys */
/**
 * `whole` is false where entries are missing: what follows cannot be numbered.
 * @typedef {{ leaves: Leaf[], hashes: Uint8Array[], whole: boolean }} Bundle
 */

/**
 * @param {Source} source @param {number} size of the tree @param {Keys} keys learns the keys that acts carry
 * @param {Findings} findings
 * @returns {AsyncGenerator<Bundle>}
 */
export async function* readLog(source, size, keys, findings) {
  const checker = signatureChecker(size);
  try {
    /** @type {(() => Promise<Bundle>)[]} */
    const ahead = [];
    const count = Math.ceil(size / TILE_WIDTH);
    let reading = readBundle(source, 0, size, findings);
    for (let index = 0; index < count; index++) {
      const bytes = await reading;
      if (index + 1 < count) reading = readBundle(source, index + 1, size, findings);
      const bundle = parseBundle(bytes, index, Math.min(TILE_WIDTH, size - index * TILE_WIDTH), findings);
      const checked = check(bundle, bytes, keys, checker);
      checked.catch(() => {}); // awaited in its turn; a failing thread must not end the process before
      ahead.push(() => checked.then(() => bundle));
      if (!bundle.whole) break;
      while (ahead.length > checker.depth) yield await /** @type {() => Promise<Bundle>} */ (ahead.shift())();
    }
    for (const next of ahead) yield await next();
  } finally {
    await checker.close();
  }
}

/**
 * @param {Source} source
 * @param {number} index
 * @param {number} size
 * @param {Findings} findings
 * @returns {Promise<Uint8Array>}
 */
async function readBundle(source, index, size, findings) {
  const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
  const path = tilePath('entries', index, width);
  // A partial bundle may go once its full one stands.
  const bytes =
    (await source.read(path)) ??
    (width < TILE_WIDTH ? await source.read(tilePath('entries', index, TILE_WIDTH)) : undefined);
  if (bytes === undefined) findings.add('entries-missing', 'an entry bundle is missing', { path });
  return bytes ?? new Uint8Array(0);
}

/**
 * @param {Uint8Array} bytes
 * @param {number} index
 * @param {number} width
 * @param {Findings} findings
 * @returns {Bundle}
 */
function parseBundle(bytes, index, width, findings) {
  const { spans, whole } = splitBundle(bytes, width);
  // More than is due is the full bundle of a log that has grown, unless this bundle is itself full.
  const complete = spans.length === width && (whole || width < TILE_WIDTH);
  if (bytes.length > 0 && !complete) {
    findings.add('entries-truncated', `${spans.length} whole entries where ${width} are due`, {
      path: tilePath('entries', index, width),
    });
  }
  findings.count('entries', spans.length);
  /** @type {Bundle} */
  const bundle = { leaves: [], hashes: [], whole: complete };
  for (const [from, to] of spans) {
    const entry = bytes.subarray(from, to);
    bundle.hashes.push(leafHash(entry));
    bundle.leaves.push(readEntry(entry, index * TILE_WIDTH + bundle.leaves.length, from));
  }
  return bundle;
}

/**
 * Fills `valid` of each leaf. A signature whose key no act has carried yet stays false: such a key counts for
 * nobody.
 * @param {Bundle} bundle
 * @param {Uint8Array} bytes
 * @param {Keys} keys
 * @param {ReturnType<typeof signatureChecker>} checker
 */
async function check(bundle, bytes, keys, checker) {
  /** @type {{ leaf: Leaf, signer: number, key: number, signature: Uint8Array }[]} */
  const jobs = [];
  for (const leaf of bundle.leaves) {
    if (leaf.act === undefined) continue;
    learnKeys(leaf.act, keys);
    for (const [signer, { key }] of leaf.signers.entries()) {
      const signature = fromBase64url(leaf.signatures[signer] ?? '');
      const number = keys.find(key);
      if (signature?.length === 64 && number >= 0) jobs.push({ leaf, signer, key: number, signature });
    }
  }
  const batch = {
    bytes,
    spans: new Int32Array(2 * jobs.length),
    keys: new Uint8Array(65 * jobs.length),
    signatures: new Uint8Array(64 * jobs.length),
  };
  for (const [i, { leaf, key, signature }] of jobs.entries()) {
    batch.spans.set([leaf.from, leaf.to], 2 * i);
    batch.keys.set(keys.bytesAt(key), 65 * i);
    batch.signatures.set(signature, 64 * i);
  }
  const flags = jobs.length === 0 ? new Uint8Array(0) : await checker.check(batch);
  for (const [i, { leaf, signer }] of jobs.entries()) leaf.valid[signer] = flags[i] === 1;
}

/** @param {import('./types.js').Act} act @param {Keys} keys */
function learnKeys(act, keys) {
  if (act.act === 'registry.key.enrol') keys.learn(act.body.key);
  if (act.act !== 'registry.election.found') return;
  for (const member of act.body.root) keys.learn(member.key);
  keys.learn(act.body.publisher);
}
