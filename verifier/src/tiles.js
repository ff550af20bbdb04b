// Tiles and entry bundles (c2sp.org/tlog-tiles, spec/log.md): their paths, and every hash tile at every level
// compared with hashes recomputed from the entries. Nothing in a tile is believed.
import { equalBytes } from './bytes.js';

/** @typedef {import('./types.js').Source} Source */
/** @typedef {import('./report.js').Findings} Findings */

export const TILE_WIDTH = 256;
const READS_AHEAD = 16;

/** @param {number} index of a tile in its level @returns {string} e.g. x001/x234/067 */
export function tileIndexPath(index) {
  const tail = String(index % 1000).padStart(3, '0');
  let path = tail;
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  }
  return path;
}

/**
 * @param {number | 'entries'} level
 * @param {number} index
 * @param {number} width 1 to 256
 */
export const tilePath = (level, index, width) =>
  `tile/${level}/${tileIndexPath(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`;

/**
 * The reverse of tilePath; undefined when the path is not one, in its only spelling.
 * @param {string} path
 * @returns {{ level: number | 'entries', index: number, width: number } | undefined}
 */
export function parseTilePath(path) {
  const match = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  if (!match) return undefined;
  const level = match[1] === 'entries' ? 'entries' : Number(match[1]);
  const index = Number((match[2] ?? '').replaceAll(/[x/]/g, ''));
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3]);
  if (match[3] !== undefined && width >= TILE_WIDTH) return undefined;
  return tilePath(level, index, width) === path ? { level, index, width } : undefined;
}

/** Fills tiles with recomputed hashes and compares each with its file. */
export class TileCheck {
  /** @type {{ index: number, width: number, hashes: Uint8Array }[]} by level */
  #levels = [];
  /** @type {Promise<void>[]} */
  #reading = [];
  #source;
  #findings;

  /** @param {Source} source @param {Findings} findings */
  constructor(source, findings) {
    this.#source = source;
    this.#findings = findings;
  }

  /** @param {number} level @param {Uint8Array} hash the next of its level */
  add(level, hash) {
    const tile = (this.#levels[level] ??= { index: 0, width: 0, hashes: new Uint8Array(32 * TILE_WIDTH) });
    tile.hashes.set(hash, 32 * tile.width);
    tile.width++;
    if (tile.width < TILE_WIDTH) return;
    this.#reading.push(this.#compare(level, tile.index, tile.width, tile.hashes));
    this.#levels[level] = { index: tile.index + 1, width: 0, hashes: new Uint8Array(32 * TILE_WIDTH) };
  }

  /** Waits until few comparisons are under way. */
  async settle(leave = READS_AHEAD) {
    if (this.#reading.length <= leave) return;
    await Promise.all(this.#reading.splice(0));
  }

  /** The partial tiles of the last size. */
  async finish() {
    for (const [level, tile] of this.#levels.entries()) {
      if (tile.width > 0)
        await this.#compare(level, tile.index, tile.width, tile.hashes.subarray(0, 32 * tile.width));
    }
    await this.settle(0);
  }

  /** @param {number} level @param {number} index @param {number} width @param {Uint8Array} expected */
  async #compare(level, index, width, expected) {
    let path = tilePath(level, index, width);
    let bytes = await this.#source.read(path);
    if (bytes === undefined && width < TILE_WIDTH) {
      // The log has grown since: a partial tile may go once its full tile stands.
      path = tilePath(level, index, TILE_WIDTH);
      const full = await this.#source.read(path);
      bytes = full?.length === 32 * TILE_WIDTH ? full.subarray(0, 32 * width) : undefined;
    }
    if (bytes === undefined) return this.#findings.add('tile-missing', 'a hash tile is missing', { path });
    if (bytes.length !== 32 * width) {
      return this.#findings.add('tile-width', `${bytes.length} bytes where ${32 * width} are due`, { path });
    }
    this.#findings.count('tiles');
    if (!equalBytes(bytes, expected)) {
      this.#findings.add('tile-hash', 'a hash in the tile is not the hash of what the log holds', { path });
    }
  }
}
