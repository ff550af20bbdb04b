// Copies what stands beside the log: objects, the views of each snapshot, open data. Objects are named by
// their hash in the founding act, views by the publisher's act in the log and by the views above them: both
// were verified with the log. Open data is covered by its own index only, so it says what the source says
// (spec/views.md).
import { equalBytes, hex, sha256, textOf, utf8 } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';
import { isRefusal } from '../base/result.ts';
import { isUnitCode, NATION, parentOf } from '../base/unit.ts';
import { readBundle } from '../core/bundles.ts';
import { tileWidth, TILE_WIDTH } from '../core/tiles.ts';
import { SNAPSHOT_ACT } from '../modules/publication/index.ts';
import { inLanes } from './lanes.ts';
import { viewPath } from './snapshots.ts';
import type { TreeFile, TreeFiles } from './tree-files.ts';
import { SourceFault, type TreeSource } from './tree-source.ts';

const READS_AT_ONCE = 16;
const OBJECT_BYTES_MAX = 64 * 2 ** 20;
const VIEW_BYTES_MAX = 16 * 2 ** 20;
const LIST_BYTES_MAX = 256 * 2 ** 20;
const OPEN_BYTES_MAX = 64 * 2 ** 20;
const HASH = /^[0-9a-f]{64}$/;
const NAME = /^[A-Z0-9_]{1,32}$/;

/** Where to copy from and to; `size` is the verified tree's, whose bundles are in `own`. */
export type Copying = { readonly own: TreeFiles; readonly size: number; readonly source: TreeSource };

/** A stranger's JSON object; undefined when the bytes are none. */
export function objectOf(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(textOf(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The act in an entry; undefined when the entry holds none (another kind of log). */
export function actIn(entry: Uint8Array): { act: unknown; body: Record<string, unknown> } | undefined {
  const act = objectOf(entry.subarray(0, Math.max(entry.indexOf(0x0a), 0)));
  const body = act?.['body'];
  return typeof body === 'object' && body !== null
    ? { act: act?.['act'], body: body as Record<string, unknown> }
    : undefined;
}

/** A file with that hash, from what we hold or from the source. */
async function readHashed(
  { own, source }: Copying,
  path: string,
  hash: string,
  bytesMax: number,
): Promise<TreeFile> {
  for (const read of [own.read, (name: string) => source.read(name, bytesMax)]) {
    const bytes = await read(path);
    if (bytes !== undefined && hex(sha256(bytes)) === hash) return { bytes, path };
  }
  throw new SourceFault('mirror-file-wrong', { path });
}

/** Copies the objects that the founding act names. */
export async function copyObjects(copying: Copying, founding: Record<string, unknown>): Promise<void> {
  for (const name of ['contests', 'ruleSet', 'units']) {
    const hash = founding[name];
    if (typeof hash !== 'string' || !HASH.test(hash))
      throw new SourceFault('mirror-founding-wrong', { member: name });
    await copying.own.writeAll([await readHashed(copying, `objects/${hash}`, hash, OBJECT_BYTES_MAX)]);
  }
}

type Listed = {
  readonly leaf: number;
  readonly line: string;
  readonly size: number;
  readonly views: Record<string, string>;
};

/**
 * Copies the views of all snapshots that the tree covers and we do not list yet; gives the list as it must
 * stand once the checkpoint is published. Throws SourceFault `mirror-snapshot-wrong` when a line is not what
 * the log says at that leaf.
 */
export async function copySnapshots(copying: Copying): Promise<readonly string[]> {
  const { own, size, source } = copying;
  const lines = async (bytes: Uint8Array | undefined): Promise<string[]> =>
    bytes === undefined ? [] : new TextDecoder().decode(bytes).split('\n').slice(0, -1);
  const held = await lines(await own.read('snapshots.ndjson'));
  const theirs = await lines(await source.read('snapshots.ndjson', LIST_BYTES_MAX));
  if (held.some((line, i) => theirs[i] !== line))
    throw new SourceFault('mirror-snapshot-wrong', { line: held.length });
  const list = [...held];
  for (const line of theirs.slice(held.length)) {
    const snapshot = parseLine(line, list.length);
    // Listed since we read the checkpoint: its turn comes with the next one.
    if (snapshot.leaf >= size) break;
    await refuseUnsigned(copying, snapshot, list.length);
    for (const [name, hash] of Object.entries(snapshot.views))
      await copyViews(copying, name, snapshot.size, hash);
    list.push(line);
  }
  return list;
}

function parseLine(line: string, at: number): Listed {
  const parsed = objectOf(utf8(line));
  const { leaf, size, views } = parsed ?? {};
  const hashes = typeof views === 'object' && views !== null ? Object.entries(views) : [['', ''] as const];
  const good = hashes.every(([name, hash]) => NAME.test(name) && HASH.test(String(hash)));
  if (!Number.isSafeInteger(leaf) || !Number.isSafeInteger(size) || !good || canonical(parsed) !== line) {
    throw new SourceFault('mirror-snapshot-wrong', { line: at + 1 });
  }
  return { leaf: leaf as number, line, size: size as number, views: views as Record<string, string> };
}

/**
 * A listed snapshot must be the publisher's act at that leaf: its view hashes are believed because the log
 * holds them.
 */
async function refuseUnsigned({ own, size }: Copying, snapshot: Listed, at: number): Promise<void> {
  const index = Math.floor(snapshot.leaf / TILE_WIDTH);
  const entries = await readBundle(own.read, { index, width: tileWidth(0, index, size) });
  if (isRefusal(entries)) throw new Error(`our own bundle ${index} cannot be read`);
  const act = actIn(entries[snapshot.leaf % TILE_WIDTH] as Uint8Array);
  const signed = act?.act === SNAPSHOT_ACT && act.body['size'] === snapshot.size;
  if (!signed || canonical(act.body['views']) !== canonical(snapshot.views)) {
    throw new SourceFault('mirror-snapshot-wrong', { leaf: snapshot.leaf, line: at + 1 });
  }
}

type ViewAt = { readonly hash: string; readonly unit: string };

/**
 * Copies the nation's view of a size and every view below it that was made at the same size, level by level.
 */
async function copyViews(copying: Copying, name: string, size: number, hash: string): Promise<void> {
  for (let level: ViewAt[] = [{ hash, unit: NATION }]; level.length > 0;) {
    const below: ViewAt[] = [];
    await inLanes(level, READS_AT_ONCE, async (at) => {
      const file = await readHashed(copying, viewPath(name, at.unit, size), at.hash, VIEW_BYTES_MAX);
      below.push(...childrenAt(file, at.unit, size));
      await copying.own.writeAll([file]);
    });
    level = below;
  }
}

function childrenAt({ bytes, path }: TreeFile, unit: string, size: number): ViewAt[] {
  const children = objectOf(bytes)?.['children'];
  if (!Array.isArray(children)) throw new SourceFault('mirror-file-wrong', { path });
  return children.flatMap((child: { unit?: unknown; view?: { hash?: unknown; size?: unknown } | null }) => {
    if (child?.view?.size !== size) return [];
    const { hash } = child.view;
    const below = typeof child.unit === 'string' && isUnitCode(child.unit) && parentOf(child.unit) === unit;
    if (!below || typeof hash !== 'string' || !HASH.test(hash))
      throw new SourceFault('mirror-file-wrong', { path });
    return [{ hash, unit: child.unit as string }];
  });
}

/**
 * Brings open data up to its index. Its files change in place, so one that has just changed is asked for
 * again with a newer index; the index is replaced last. Throws SourceFault `mirror-open-wrong` when they
 * never agree.
 */
export async function copyOpen({ own, source }: Copying): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const index = await source.read('open/index.json', OPEN_BYTES_MAX);
    const held = await own.read('open/index.json');
    if (index === undefined || (held !== undefined && equalBytes(held, index))) return;
    const files = objectOf(index)?.['files'];
    if (!Array.isArray(files)) throw new SourceFault('mirror-open-wrong', { path: 'open/index.json' });
    let wrong: string | undefined;
    await inLanes(files, READS_AT_ONCE, async (file: unknown) => {
      wrong = (await copyOpenFile(own, source, file)) ?? wrong;
    });
    if (wrong === undefined) return await own.replace('open/index.json', index);
    if (attempt === 3) throw new SourceFault('mirror-open-wrong', { path: wrong });
  }
}

/** Its path when it is not what the index says. */
async function copyOpenFile(own: TreeFiles, source: TreeSource, file: unknown): Promise<string | undefined> {
  const { path, sha256: hash } = (file ?? {}) as { path?: unknown; sha256?: unknown };
  if (typeof path !== 'string' || !/^open\/[A-Z0-9_]{1,32}\/\d{4}\.csv$/.test(path)) return 'open/index.json';
  const held = await own.read(path);
  if (held !== undefined && hex(sha256(held)) === hash) return undefined;
  const bytes = await source.read(path, OPEN_BYTES_MAX);
  if (bytes === undefined || hex(sha256(bytes)) !== hash) return path;
  const metadata = await source.read(`${path}-metadata.json`, VIEW_BYTES_MAX);
  if (metadata !== undefined) await own.replace(`${path}-metadata.json`, metadata);
  await own.replace(path, bytes);
  return undefined;
}
