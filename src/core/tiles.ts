// The tree cut into tiles and its entries into bundles (C2SP tlog-tiles, height 8). Pure: says which files a
// growth makes and what is in them, and finds the hashes of proofs in files read. A tile once full never
// changes. What is read may come from a stranger: sizes are checked, and nothing is believed that a root does
// not cover.
import { isRefusal, refuse, type Refusal } from '../base/result.ts';
import { HASH_BYTES, nodeHash, treeRoot, type Hash, type NodeReader } from './merkle.ts';

/** Hashes in a full tile, entries in a full bundle. */
export const TILE_WIDTH = 256;
export const ENTRY_BYTES_MAX = 65_535;
export const BUNDLE_BYTES_MAX = TILE_WIDTH * (2 + ENTRY_BYTES_MAX);

/** Where a tile stands. `width` is 1 to 256; below 256 it is partial. */
export type TileAt = { readonly level: number; readonly index: number; readonly width: number };
export type Tile = TileAt & { readonly bytes: Uint8Array };

export type BundleAt = { readonly index: number; readonly width: number };
export type Bundle = BundleAt & { readonly bytes: Uint8Array };

/** The right edge of a tree: of each level the hashes that fill no tile yet. All that growth needs. */
export type TreeEdge = { readonly size: number; readonly partial: readonly Uint8Array[] };

/** Reads a file of a tree by its path; undefined when there is none. */
export type TreeRead = (path: string) => Promise<Uint8Array | undefined>;

export const EMPTY_EDGE: TreeEdge = { size: 0, partial: [] };

const NOTHING = new Uint8Array(0);

/** `x001/x234/067` for 1234067, with `.p/W` when partial. */
function numbered(index: number, width: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/\d{3}/g) as string[];
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

/** `tile/0/x001/234.p/5` */
export const tilePath = (at: TileAt): string => `tile/${at.level}/${numbered(at.index, at.width)}`;

/** `tile/entries/x001/234.p/5` */
export const bundlePath = (at: BundleAt): string => `tile/entries/${numbered(at.index, at.width)}`;

const PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/;

/**
 * What a path names: a tile, or a bundle when there is no level; undefined unless it is the one spelling of
 * it.
 */
export function parseTreePath(path: string): TileAt | BundleAt | undefined {
  const [, level, groups, partial] = PATH.exec(path) ?? [];
  if (level === undefined || groups === undefined) return undefined;
  const at = {
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: partial === undefined ? TILE_WIDTH : Number(partial),
  };
  if (!Number.isSafeInteger(at.index) || at.width < 1 || (partial !== undefined && at.width >= TILE_WIDTH))
    return undefined;
  if (level === 'entries') return bundlePath(at) === path ? at : undefined;
  const tile = { level: Number(level), ...at };
  return tile.level <= 63 && tilePath(tile) === path ? tile : undefined;
}

/** Hashes of a level in a tree of that size. */
const hashesAt = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/** Width of a tile in a tree of that size; 0 when the tree does not reach it. */
export const tileWidth = (level: number, index: number, size: number): number =>
  Math.max(0, Math.min(TILE_WIDTH, hashesAt(level, size) - index * TILE_WIDTH));

/** Tiles of a level that a tree has at `size` and had not, or not so wide, at `before`. */
export function tilesBetween(level: number, before: number, size: number): TileAt[] {
  const tiles: TileAt[] = [];
  if (hashesAt(level, before) === hashesAt(level, size)) return tiles;
  for (let index = Math.floor(hashesAt(level, before) / TILE_WIDTH); ; index++) {
    const width = tileWidth(level, index, size);
    if (width === 0) return tiles;
    tiles.push({ level, index, width });
  }
}

/** Number of levels that have a tile at a size. */
export function levelsAt(size: number): number {
  let levels = 0;
  while (hashesAt(levels, size) > 0) levels++;
  return levels;
}

/** The hash at a slot of a tile's bytes. */
export const slot = (bytes: Uint8Array, at: number): Hash =>
  bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);

/** The next level above some hashes; an odd last one is left out. */
function hashPairs(bytes: Uint8Array): Uint8Array {
  const pairs = Math.floor(bytes.length / (2 * HASH_BYTES));
  const above = new Uint8Array(pairs * HASH_BYTES);
  for (let i = 0; i < pairs; i++)
    above.set(nodeHash(slot(bytes, 2 * i), slot(bytes, 2 * i + 1)), i * HASH_BYTES);
  return above;
}

/** Root of a full tile: the hash that stands for it one level up. */
export function tileRoot(bytes: Uint8Array): Hash {
  let hashes = bytes;
  while (hashes.length > HASH_BYTES) hashes = hashPairs(hashes);
  return hashes;
}

/** Tiles on the right edge: the partial one of each level that has one. */
export function edgeTiles(edge: TreeEdge): Tile[] {
  return edge.partial.flatMap((bytes, level) => {
    const at = {
      index: Math.floor(hashesAt(level, edge.size) / TILE_WIDTH),
      level,
      width: bytes.length / HASH_BYTES,
    };
    return bytes.length === 0 ? [] : [{ ...at, bytes }];
  });
}

/** Root of the tree with that edge. */
export const edgeRoot = (edge: TreeEdge): Hash => treeRoot(edge.size, nodesOf(edgeTiles(edge)));

export type Growth = { readonly edge: TreeEdge; readonly tiles: readonly Tile[] };

/**
 * The tree with more leaves, and every tile that is new or wider by it. Cost: the new tiles, whatever the
 * tree's size.
 */
export function grow(edge: TreeEdge, leafHashes: readonly Hash[]): Growth {
  const partial = [...edge.partial];
  const tiles: Tile[] = [];
  let fresh = leafHashes;
  for (let level = 0; fresh.length > 0; level++) {
    const hashes = joined(partial[level] ?? NOTHING, fresh);
    const above: Hash[] = [];
    let index = Math.floor(hashesAt(level, edge.size) / TILE_WIDTH);
    let at = 0;
    for (; hashes.length - at >= TILE_WIDTH * HASH_BYTES; at += TILE_WIDTH * HASH_BYTES, index++) {
      const bytes = hashes.subarray(at, at + TILE_WIDTH * HASH_BYTES);
      tiles.push({ bytes, index, level, width: TILE_WIDTH });
      above.push(tileRoot(bytes));
    }
    const rest = hashes.slice(at);
    if (rest.length > 0) tiles.push({ bytes: rest, index, level, width: rest.length / HASH_BYTES });
    partial[level] = rest;
    fresh = above;
  }
  return { edge: { partial, size: edge.size + leafHashes.length }, tiles };
}

function joined(bytes: Uint8Array, hashes: readonly Hash[]): Uint8Array {
  const whole = new Uint8Array(bytes.length + hashes.length * HASH_BYTES);
  whole.set(bytes);
  hashes.forEach((hash, i) => whole.set(hash, bytes.length + i * HASH_BYTES));
  return whole;
}

/** Levels inside a tile, hashed once for as long as its bytes are kept. Nobody writes into a tile. */
const heightsOf = new WeakMap<Uint8Array, Uint8Array[]>();

/**
 * A reader over tiles at hand; throws for a node that none of them holds. After a growth,
 * `nodesOf([...edgeTiles(edge), ...tiles])` holds all that inclusion proofs of the new leaves need.
 */
export function nodesOf(tiles: readonly Tile[]): NodeReader {
  const held = new Map<string, Uint8Array[]>();
  for (const { bytes, index, level } of tiles) {
    const other = held.get(`${level}/${index}`)?.[0];
    if (other !== undefined && other.length >= bytes.length) continue;
    const heights = heightsOf.get(bytes) ?? [bytes];
    heightsOf.set(bytes, heights);
    held.set(`${level}/${index}`, heights);
  }
  return (level, index) => {
    const at = nodeInTile(level, index);
    const heights = held.get(`${at.level}/${at.index}`);
    if (heights === undefined) throw new Error(`tile ${at.level}/${at.index} is not at hand`);
    while (heights.length <= at.height) heights.push(hashPairs(heights.at(-1) as Uint8Array));
    const hash = slot(heights[at.height] as Uint8Array, at.slot);
    if (hash.length !== HASH_BYTES) throw new Error(`tile ${at.level}/${at.index} is too narrow`);
    return hash;
  };
}

function nodeInTile(
  level: number,
  index: number,
): { level: number; index: number; height: number; slot: number } {
  const height = level % 8;
  const slots = TILE_WIDTH / 2 ** height;
  return { height, index: Math.floor(index / slots), level: Math.floor(level / 8), slot: index % slots };
}

/**
 * Computes something from nodes of a stored tree, having fetched just the tiles it looks at: `withNodes(read,
 * size, (node) => inclusionProof(index, size, node))`. Refuses `tile-missing`, `tile-malformed`.
 */
export async function withNodes<T>(
  read: TreeRead,
  size: number,
  compute: (read: NodeReader) => T,
): Promise<T | Refusal> {
  const wanted = new Map<string, TileAt>();
  // A dry run: which nodes are read depends on positions only, never on what the hashes are.
  compute((level, index) => {
    const at = nodeInTile(level, index);
    const tile = { index: at.index, level: at.level, width: tileWidth(at.level, at.index, size) };
    wanted.set(`${at.level}/${at.index}`, tile);
    return new Uint8Array(HASH_BYTES);
  });
  const tiles = await Promise.all([...wanted.values()].map((at) => readTile(read, at)));
  const missing = tiles.find(isRefusal);
  return missing ?? compute(nodesOf(tiles as Tile[]));
}

/**
 * A tile from its file, or from the full one that took its place. Refuses `tile-missing`, `tile-malformed`.
 */
export async function readTile(read: TreeRead, at: TileAt): Promise<Tile | Refusal> {
  const bytes = (await read(tilePath(at))) ?? (await read(tilePath({ ...at, width: TILE_WIDTH })));
  if (bytes === undefined) return refuse('tile-missing', { path: tilePath(at) });
  const length = at.width * HASH_BYTES;
  if (bytes.length === length) return { ...at, bytes };
  const grown = bytes.length === TILE_WIDTH * HASH_BYTES;
  return grown ? { ...at, bytes: bytes.slice(0, length) } : refuse('tile-malformed', { path: tilePath(at) });
}

/**
 * The edge of a stored tree at a size, from at most seven files. Refuses as readTile. Compare its edgeRoot
 * with a known root.
 */
export async function readEdge(read: TreeRead, size: number): Promise<TreeEdge | Refusal> {
  const partial: Uint8Array[] = [];
  for (let level = 0; level < levelsAt(size); level++) {
    const width = hashesAt(level, size) % TILE_WIDTH;
    const at = { index: Math.floor(hashesAt(level, size) / TILE_WIDTH), level, width };
    const tile = width === 0 ? { bytes: NOTHING } : await readTile(read, at);
    if (isRefusal(tile)) return tile;
    partial.push(tile.bytes);
  }
  return { partial, size };
}
