// A published tree at an address. Reads are bounded in size and time; a tree may be served by an adversary.

/** @typedef {import('./types.js').Source} Source */

const BYTES_MAX = 256 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

/**
 * @param {string} address of the tree, with or without a final slash
 * @param {{ fetch?: typeof fetch, bytesMax?: number }} [options]
 * @returns {Source}
 */
export function httpSource(address, { fetch: fetchOf = fetch, bytesMax = BYTES_MAX } = {}) {
  const base = address.endsWith('/') ? address : `${address}/`;
  return {
    read: async (path) => {
      const response = await fetchOf(base + path, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
        cache: 'no-cache',
      });
      if (response.status === 404 || response.status === 410) {
        await response.body?.cancel();
        return undefined;
      }
      if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
      return readBounded(response, bytesMax, path);
    },
  };
}

/** @param {Response} response @param {number} bytesMax @param {string} path */
async function readBounded(response, bytesMax, path) {
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length <= bytesMax) continue;
    await reader.cancel();
    throw new Error(`${path}: more than ${bytesMax} bytes`);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
