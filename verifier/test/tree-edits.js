// Hands on the files of a published tree: a copy that takes writes, and ways to edit what is in it. Knows
// nothing of the election, so that the attacks made of it can be tried on any tree.

/**
 * `what` says what the attacker does; `expects` the code of the finding that names it. `mutate` may give
 * options for verifyTree.
 * @typedef {{
 *   read: (path: string) => Promise<Uint8Array | undefined>, list: (folder: string) => AsyncIterable<string>,
 *   write: (path: string, bytes: Uint8Array | string) => void, remove: (path: string) => void,
 * }} Tree
 * @typedef {{ name: string, what: string, expects: string, mutate: (tree: Tree) => Promise<void> }}
 * FileAttack
 */

/**
 * A copy of a source that takes writes and leaves the original alone.
 * @param {import('../src/types.js').Source} source
 * @returns {Tree}
 */
export function overlay(source) {
  /** @type {Map<string, Uint8Array | undefined>} */
  const changed = new Map();
  return {
    read: async (path) => (changed.has(path) ? changed.get(path) : source.read(path)),
    list: async function* list(folder) {
      for await (const path of source.list?.(folder) ?? []) if (!changed.has(path)) yield path;
      for (const [path, bytes] of changed)
        if (bytes !== undefined && path.startsWith(`${folder}/`)) yield path;
    },
    write: (path, bytes) => changed.set(path, typeof bytes === 'string' ? Buffer.from(bytes) : bytes),
    remove: (path) => changed.set(path, undefined),
  };
}

/** @param {Tree} tree @param {string} folder @param {RegExp} pattern @returns {Promise<string[]>} */
export async function names(tree, folder, pattern) {
  const found = [];
  for await (const path of tree.list(folder)) if (pattern.test(path)) found.push(path);
  if (found.length === 0) throw new Error(`the tree has no file like ${pattern}`);
  return found.sort();
}

/** @param {Tree} tree @param {string} folder @param {RegExp} pattern */
export async function first(tree, folder, pattern) {
  return /** @type {string} */ ((await names(tree, folder, pattern))[0]);
}

/**
 * The tile of the largest index and width: older partial ones may stand beside it.
 * @param {Tree} tree
 * @param {RegExp} pattern
 */
export async function newest(tree, pattern) {
  const collator = new Intl.Collator('en', { numeric: true });
  return /** @type {string} */ ((await names(tree, 'tile', pattern)).sort(collator.compare).at(-1));
}

/** A checkpoint that somebody has cosigned. @param {string} text */
export function cosigned(text) {
  if (text.split('\n— ').length < 3) throw new Error('nobody has cosigned this tree');
  return text;
}

/** @param {Tree} tree @param {string} path */
export async function bytesOf(tree, path) {
  const bytes = await tree.read(path);
  if (bytes === undefined) throw new Error(`${path} is missing`);
  return Buffer.from(bytes);
}

/** @param {Tree} tree @param {string} path @param {(text: string) => string} change must change something */
export async function edit(tree, path, change) {
  const text = String(await bytesOf(tree, path));
  const edited = change(text);
  if (edited === text) throw new Error(`${path}: nothing to edit`);
  tree.write(path, edited);
}

/** @param {Tree} tree @param {string} path @param {number} at from the end when negative */
export async function flip(tree, path, at) {
  const bytes = await bytesOf(tree, path);
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = Number(bytes[index]) ^ 1;
  tree.write(path, bytes);
}

/** @param {Tree} tree @param {string} folder @param {RegExp} pattern */
export async function truncate(tree, folder, pattern) {
  const path = await first(tree, folder, pattern);
  const bytes = await bytesOf(tree, path);
  tree.write(path, bytes.subarray(0, bytes.length - 32));
}

/** @param {Tree} tree @returns {Promise<{ size: number, views: { [contest: string]: string } }>} */
export const latest = async (tree) => JSON.parse(String(await bytesOf(tree, 'latest.json')));

export const NATION = /^views\/[^/]+\/ID\/\d+\.json$/;
export const VILLAGE = /^views\/[^/]+\/[0-9A-Z]{10}\/\d+\.json$/;

/** @param {Tree} tree @param {string} kind */
export async function objectOf(tree, kind) {
  for await (const path of tree.list('objects'))
    if (String(await bytesOf(tree, path)).includes(`"kind":"${kind}"`)) return path;
  throw new Error(`no object of kind ${kind}`);
}
