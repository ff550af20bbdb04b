// Copies a tree's growth from somebody else's tiles and bundles. Nothing is written before it is verified:
// tiles from the signed root downwards, each entry against its tile, the tree we hold as a beginning of the
// new one. The source is a stranger who may lie in any file at any time; what it cannot do is to make us
// write a byte that its log did not sign for.
import { equalBytes } from '../base/bytes.ts';
import { isRefusal } from '../base/result.ts';
import { encodeBundle, readBundle } from '../core/bundles.ts';
import { leafHash, type Hash } from '../core/merkle.ts';
import {
  BUNDLE_BYTES_MAX,
  bundlePath,
  edgeRoot,
  levelsAt,
  readEdge,
  readTile,
  slot,
  TILE_WIDTH,
  tilePath,
  tileRoot,
  tilesBetween,
  type Bundle,
  type Tile,
  type TileAt,
  type TreeEdge,
  type TreeRead,
} from '../core/tiles.ts';
import { inLanes } from './lanes.ts';
import type { TreeFiles } from './tree-files.ts';
import { SourceFault, type TreeSource } from './tree-source.ts';

export type GrowthCopy = {
  /** The tree held, its root known to be right. */
  readonly edge: TreeEdge;
  readonly onLeaves: (copied: number) => void;
  readonly own: TreeFiles;
  readonly root: Hash;
  readonly size: number;
  readonly source: TreeSource;
};

const READS_AT_ONCE = 8;

/**
 * Writes all tiles and bundles between the tree held and the tree of that size and root; not the checkpoint.
 * Throws SourceFault `mirror-tile-wrong`, `mirror-entry-wrong`, `mirror-forked` (what we hold is no beginning
 * of it).
 */
export async function copyGrowth(copy: GrowthCopy): Promise<void> {
  const { edge, onLeaves, own, root, size, source } = copy;
  const reads: TreeRead[] = [own.read, (path) => source.read(path, BUNDLE_BYTES_MAX)];
  const target = await readEdge(reads[1] as TreeRead, size);
  if (isRefusal(target) || !equalBytes(edgeRoot(target), root))
    throw new SourceFault('mirror-tile-wrong', { size });
  const upper = new Map<string, Tile>();
  const verified = (at: TileAt): Promise<Tile> => readVerified(reads, at, target, upper);
  for (let level = levelsAt(size) - 1; level > 0; level--) {
    await inLanes(tilesBetween(level, edge.size, size), READS_AT_ONCE, async (at) => {
      upper.set(`${level}/${at.index}`, await verified(at));
    });
  }
  await refuseFork(edge, size, verified);
  await inLanes(tilesBetween(0, edge.size, size), READS_AT_ONCE, async (at) => {
    const tile = await verified(at);
    const bundle = await readVerifiedBundle(reads, tile);
    await own.writeGrowth({ bundles: [bundle], tiles: [tile] });
    onLeaves(at.width);
  });
  // Crash anywhere above: the old checkpoint stands, and what was written is found and kept the next time.
  await own.writeGrowth({ bundles: [], tiles: [...upper.values()] });
}

/**
 * A tile that the root covers: on the edge by the root itself, elsewhere by its hash in the verified tile
 * above.
 */
async function readVerified(
  reads: readonly TreeRead[],
  at: TileAt,
  target: TreeEdge,
  upper: ReadonlyMap<string, Tile>,
): Promise<Tile> {
  if (at.width < TILE_WIDTH) return { ...at, bytes: target.partial[at.level] as Uint8Array };
  const known = upper.get(`${at.level}/${at.index}`);
  if (known !== undefined) return known;
  const above = upper.get(`${at.level + 1}/${Math.floor(at.index / TILE_WIDTH)}`);
  if (above === undefined) throw new Error(`the tile above ${tilePath(at)} was not verified first`);
  for (const read of reads) {
    const tile = await readTile(read, at);
    if (!isRefusal(tile) && equalBytes(tileRoot(tile.bytes), slot(above.bytes, at.index % TILE_WIDTH)))
      return tile;
  }
  throw new SourceFault('mirror-tile-wrong', { path: tilePath(at) });
}

/**
 * The tree held is a beginning of the new one when each hash on its edge stands at its place in the new
 * tiles.
 */
async function refuseFork(
  edge: TreeEdge,
  size: number,
  verified: (at: TileAt) => Promise<Tile>,
): Promise<void> {
  for (const [level, bytes] of edge.partial.entries()) {
    if (bytes.length === 0) continue;
    const before = edge.size - (edge.size % TILE_WIDTH ** (level + 1));
    const [at] = tilesBetween(level, before, size);
    if (at === undefined) throw new SourceFault('mirror-forked', { size: edge.size });
    const tile = await verified(at);
    if (!equalBytes(tile.bytes.subarray(0, bytes.length), bytes))
      throw new SourceFault('mirror-forked', { size: edge.size });
  }
}

async function readVerifiedBundle(reads: readonly TreeRead[], tile: Tile): Promise<Bundle> {
  const { index, width } = tile;
  for (const read of reads) {
    const entries = await readBundle(read, { index, width });
    if (isRefusal(entries)) continue;
    if (entries.every((entry, i) => equalBytes(leafHash(entry), slot(tile.bytes, i)))) {
      return { bytes: encodeBundle(entries), index, width };
    }
  }
  throw new SourceFault('mirror-entry-wrong', { path: bundlePath({ index, width }) });
}
