// What Node does faster than plain JavaScript: SHA-256, Ed25519, files, and P-256 checks on every core beside
// the fold. platform-browser.js keeps the same promises; package.json "imports" chooses. Nothing here knows
// what an act is.
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { verifyBatch } from './signature-batch.js';

/** @typedef {import('./signature-batch.js').SignatureBatch} SignatureBatch */
/** @typedef {import('./types.js').Source} Source */

const oneShot = typeof crypto.hash === 'function'; // Node ≥ 20.12

/** SHA-256 of bytes; 32 bytes. @param {Uint8Array} bytes @returns {Uint8Array} */
export function sha256(bytes) {
  return oneShot
    ? crypto.hash('sha256', bytes, 'buffer')
    : crypto.createHash('sha256').update(bytes).digest();
}

/**
 * SHA-256 of bytes, or of a text's UTF-8, in hexadecimal.
 * @param {Uint8Array | string} bytes
 * @returns {string}
 */
export function sha256Hex(bytes) {
  return oneShot
    ? crypto.hash('sha256', bytes, 'hex')
    : crypto.createHash('sha256').update(bytes).digest('hex');
}

/** Random bytes from the system. @param {number} length @returns {Uint8Array} */
export const randomBytes = (length) => crypto.randomBytes(length);

const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Ed25519 (RFC 8032). False on any malformed key or signature.
 * @param {Uint8Array} publicKey 32 bytes
 * @param {Uint8Array} message
 * @param {Uint8Array} signature 64 bytes
 * @returns {Promise<boolean>}
 */
export async function verifyEd25519(publicKey, message, signature) {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    const key = Buffer.concat([ED25519_SPKI, publicKey]);
    return crypto.verify(null, message, { key, format: 'der', type: 'spki' }, signature);
  } catch {
    return false;
  }
}

/**
 * Checks batches of signatures. Small logs are checked where they are; large ones by one worker thread a
 * core, so that the
 * fold never waits while a core is idle. `depth` is how many batches may be under way.
 * @param {number} leaves how many are expected
 * @returns {{ depth: number, check: (batch: SignatureBatch) => Promise<Uint8Array>, close: () =>
 * Promise<void> }}
 */
export function signatureChecker(leaves) {
  if (leaves < 4096) return { depth: 1, check: async (batch) => verifyBatch(batch), close: async () => {} };
  const workers = Array.from({ length: Math.max(1, os.availableParallelism()) }, startWorker);
  let next = 0;
  return {
    depth: workers.length * 3,
    check: (batch) =>
      /** @type {ReturnType<typeof startWorker>} */ (workers[next++ % workers.length]).check(batch),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

/** One thread; answers come back in the order of the questions. */
function startWorker() {
  const worker = new Worker(new URL('./signature-worker.js', import.meta.url));
  /** @type {{ resolve: (flags: Uint8Array) => void, reject: (error: Error) => void }[]} */
  const waiting = [];
  worker.on('message', (flags) => waiting.shift()?.resolve(flags));
  worker.on('error', (error) => {
    for (const one of waiting.splice(0)) one.reject(/** @type {Error} */ (error));
  });
  return {
    /** @param {SignatureBatch} batch @returns {Promise<Uint8Array>} */
    check: (batch) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        const bytes = new Uint8Array(batch.bytes);
        worker.postMessage(
          { ...batch, bytes },
          /** @type {any[]} */ ([
            bytes.buffer,
            batch.spans.buffer,
            batch.keys.buffer,
            batch.signatures.buffer,
          ]),
        ); // any: the DOM's and Node's lists of transferable things have no common type
      }),
    close: () => worker.terminate(),
  };
}

/**
 * A published tree in a directory. A path never leads outside of it: the tree's own files name further paths.
 * @param {string} directory
 * @returns {Source}
 */
export function directorySource(directory) {
  const root = path.resolve(directory);
  return {
    read: async (name) => {
      const file = path.resolve(root, name);
      if (!file.startsWith(root + path.sep)) return undefined;
      try {
        return fs.readFileSync(file);
      } catch (error) {
        const code = /** @type {NodeJS.ErrnoException} */ (error).code;
        if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
        throw error;
      }
    },
    list: (folder) => filesBelow(root, folder),
  };
}

/** @param {string} root @param {string} folder @returns {AsyncGenerator<string>} */
async function* filesBelow(root, folder) {
  /** @type {fs.Dirent[]} */
  let items;
  try {
    items = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
  } catch {
    return;
  }
  for (const item of items) {
    const name = `${folder}/${item.name}`;
    if (item.isDirectory()) yield* filesBelow(root, name);
    else yield name;
  }
}
