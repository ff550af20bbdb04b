// The published tree in a directory (spec/log.md). A file appears whole or not at all, and one that is
// immutable never changes: when it should, two histories have met, and we throw instead of choosing (the log
// is in doubt). Errors of the disk propagate; what was being written is then not visible, and writing the
// same again is harmless.
import { dirname, join } from 'node:path';
import { equalBytes } from '../base/bytes.ts';
import { isRefusal } from '../base/result.ts';
import { consistencyProof, type Hash } from '../core/merkle.ts';
import {
  bundlePath,
  TILE_WIDTH,
  tilePath,
  withNodes,
  type Bundle,
  type Tile,
  type TreeRead,
} from '../core/tiles.ts';
import { disk as realDisk, type Disk } from './disk.ts';
import { inLanes } from './lanes.ts';

export type TreeFile = { readonly bytes: Uint8Array; readonly path: string };

export type TreeGrowth = { readonly bundles: readonly Bundle[]; readonly tiles: readonly Tile[] };

export type TreeReader = {
  /** RFC 9162 proof between two sizes, from the tiles. Throws TreeInDoubt when they are not there. */
  readonly consistencyProof: (size1: number, size2: number) => Promise<Hash[]>;
  /** Bytes of a file of the tree; undefined when there is none or the path can name none. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
};

export type TreeFiles = TreeReader & {
  /** Writes immutable files, in any order. Throws TreeInDoubt when one stands there with other bytes. */
  readonly writeAll: (files: readonly TreeFile[]) => Promise<void>;
  /** Writes tiles and bundles, then removes the partial ones whose full one is now there. */
  readonly writeGrowth: (growth: TreeGrowth) => Promise<void>;
  /** Puts a short-lived file (checkpoint, latest.json, …) in place of the one before. */
  readonly replace: (path: string, bytes: Uint8Array) => Promise<void>;
};

/**
 * `durable` waits for the medium: power may fail after any call returned. Without it only the process may.
 */
export type TreeOptions = { readonly disk?: Disk; readonly durable: boolean };

/** An immutable file was to get other bytes: somebody must look before anything more is published. */
export class TreeInDoubt extends Error {
  override readonly name = 'TreeInDoubt';
}

const WRITES_AT_ONCE = 16;
const PATH_LENGTH_MAX = 255;
/**
 * Half-written files lie here, out of every reader's sight: its name starts with a dot, as no path of the
 * tree does.
 */
const UNFINISHED = '.unfinished';

/** Whether a text may name a file of a tree: no dots at the start of a part, nothing that climbs out. */
export const isTreePath = (path: string): boolean =>
  path.length <= PATH_LENGTH_MAX &&
  path.split('/').every((part) => /^[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*$/.test(part));

/** Reads a tree in a directory. */
export function readTree(dir: string, disk: Disk = realDisk): TreeReader {
  const read: TreeRead = async (path) => (isTreePath(path) ? disk.read(join(dir, path)) : undefined);
  return {
    consistencyProof: async (size1, size2) => {
      const proof = await withNodes(read, size2, (node) => consistencyProof(size1, size2, node));
      if (isRefusal(proof)) throw new TreeInDoubt(`${proof.refused} ${JSON.stringify(proof.detail)}`);
      return proof;
    },
    read,
  };
}

type Place = {
  readonly dir: string;
  readonly disk: Disk;
  readonly durable: boolean;
  readonly unfinishedPath: () => string;
};

/**
 * Opens a tree for its one writer; makes the directory. Files that a crash left half-written are swept away.
 */
export async function openTree(dir: string, { disk = realDisk, durable }: TreeOptions): Promise<TreeFiles> {
  await disk.remove(join(dir, UNFINISHED));
  await disk.makeDir(join(dir, UNFINISHED));
  let begun = 0;
  const place: Place = { dir, disk, durable, unfinishedPath: () => join(dir, UNFINISHED, String(begun++)) };

  async function writeAll(files: readonly TreeFile[]): Promise<void> {
    const paths = files.map(({ path }) => path);
    refuseStrangePaths(paths);
    await inLanes(files, WRITES_AT_ONCE, (file) => putImmutable(place, file));
    await settle(place, paths);
  }

  async function writeGrowth({ bundles, tiles }: TreeGrowth): Promise<void> {
    const files = [
      ...bundles.map((bundle) => ({ ...bundle, path: bundlePath(bundle) })),
      ...tiles.map((tile) => ({ ...tile, path: tilePath(tile) })),
    ];
    await writeAll(files);
    // Crash here: partial files stay beside their full one, as they may.
    const full = files.filter(({ width }) => width === TILE_WIDTH);
    for (const { path } of full) await disk.remove(join(dir, `${path}.p`));
  }

  async function replace(path: string, bytes: Uint8Array): Promise<void> {
    refuseStrangePaths([path]);
    await put(place, { bytes, path });
    await settle(place, [path]);
  }

  return { ...readTree(dir, disk), replace, writeAll, writeGrowth };
}

async function put({ dir, disk, durable, unfinishedPath }: Place, { bytes, path }: TreeFile): Promise<void> {
  const unfinished = unfinishedPath();
  await disk.makeDir(dirname(join(dir, path)));
  await disk.write(unfinished, bytes, { durable });
  // Crash here: the file is not visible; the next openTree sweeps the unfinished one.
  await disk.rename(unfinished, join(dir, path));
}

async function putImmutable(place: Place, file: TreeFile): Promise<void> {
  const held = await place.disk.read(join(place.dir, file.path));
  if (held === undefined) await put(place, file);
  else if (!equalBytes(held, file.bytes)) throw new TreeInDoubt(`${file.path} would change`);
}

/** Waits for the names: of the files, and of the directories that were made for them. */
async function settle({ dir, disk, durable }: Place, paths: readonly string[]): Promise<void> {
  if (!durable) return;
  const dirs = new Set<string>(['.']);
  for (const path of paths) for (let up = dirname(path); up !== '.'; up = dirname(up)) dirs.add(up);
  // All at once: the file system's journal takes many waits together, and views lie one to a directory.
  await inLanes([...dirs], WRITES_AT_ONCE, (path) => disk.syncDir(join(dir, path)));
}

function refuseStrangePaths(paths: readonly string[]): void {
  const strange = paths.find((path) => !isTreePath(path));
  if (strange !== undefined) throw new TypeError(`not a path of a tree: ${strange}`);
}
