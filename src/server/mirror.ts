// A mirror: a second home for a published tree, which anybody may keep. It shows a checkpoint only when all
// that the checkpoint covers is here and verified, and never a tree that takes back or changes what it showed
// before: then it keeps the old one and says why. Stopped anywhere, it goes on from there.
import { setTimeout as pause } from 'node:timers/promises';
import { equalBytes, hex, textOf, utf8 } from '../base/bytes.ts';
import { isRefusal, type Refusal } from '../base/result.ts';
import { readBundle } from '../core/bundles.ts';
import { openCheckpoint, parseCheckpointText, type OpenedCheckpoint } from '../core/checkpoint.ts';
import { EMPTY_ROOT, type Hash } from '../core/merkle.ts';
import { NOTE_BYTES_MAX, parseNote, parseVkey, type NoteKey } from '../core/note.ts';
import { POLICY_LENGTH_MAX } from '../core/policy.ts';
import {
  BUNDLE_BYTES_MAX,
  edgeRoot,
  EMPTY_EDGE,
  readEdge,
  TILE_WIDTH,
  tileWidth,
  type TreeEdge,
} from '../core/tiles.ts';
import { type Disk, disk as realDisk } from './disk.ts';
import { ed25519 } from './ed25519.ts';
import { copyCosigned, Photographs, type PhotographsIn } from './mirror-beside.ts';
import { copyGrowth } from './mirror-tree.ts';
import { actIn, copyObjects, copyOpen, copySnapshots, type Copying } from './mirror-views.ts';
import { copyReports } from './reports-files.ts';
import { openTree, TreeInDoubt, type TreeFiles } from './tree-files.ts';
import { openSource, SourceFault, type TreeSource } from './tree-source.ts';

export type MirrorOptions = {
  readonly disk?: Disk;
  readonly durable?: boolean;
  /** Pause between rounds in milliseconds; without it one round is made. */
  readonly followMs?: number;
  /** A directory, or an http(s) address. */
  readonly from: string;
  /** Key of the log, from outside. Without it the key is the one that the log's founding act names. */
  readonly logVkey?: string;
  readonly onProgress?: (progress: { readonly leaves: number; readonly of: number }) => void;
  /** Photographs that an act names; without it none is copied. */
  readonly photographsIn?: PhotographsIn;
  /** Told the outcome of each round. */
  readonly onRound?: (outcome: MirrorOutcome) => void;
  readonly signal?: AbortSignal;
  readonly to: string;
};

/** `copied` leaves were new in this round. */
export type MirrorOutcome =
  { readonly copied: number; readonly root: string; readonly size: number } | Refusal;

/**
 * Makes one round, or follows until `signal`; gives the last outcome. Throws when our own disk fails or our
 * own tree is in doubt. Refuses `mirror-unreachable`, `mirror-too-large`, `mirror-checkpoint-wrong`,
 * `mirror-key-wrong`, `mirror-rolled-back`, `mirror-forked`, `mirror-tile-wrong`, `mirror-entry-wrong`,
 * `mirror-founding-wrong`, `mirror-file-wrong`, `mirror-snapshot-wrong`, `mirror-open-wrong`,
 * `mirror-reports-wrong`.
 */
export async function mirror(options: MirrorOptions): Promise<MirrorOutcome> {
  const { disk, durable = true, followMs, from, onRound, signal, to } = options;
  const own = await openTree(to, disk === undefined ? { durable } : { disk, durable });
  const source = openSource(from, signal);
  const photographs =
    options.photographsIn && (await Photographs.open(to, disk ?? realDisk, own, options.photographsIn));
  for (;;) {
    const outcome = await round(own, source, options, photographs).catch((error: unknown) => {
      if (error instanceof SourceFault) return error.refusal;
      throw error;
    });
    onRound?.(outcome);
    if (followMs === undefined || signal?.aborted) return outcome;
    const stopped = await pause(followMs, false, { signal }).catch(() => true);
    if (stopped) return outcome;
  }
}

type Held = { readonly edge: TreeEdge; readonly note?: string; readonly root: Hash };

/** Photographs taken in one round of a mirror that follows: figures come more often than pictures. */
const PHOTOGRAPHS_A_ROUND = 500;

async function round(
  own: TreeFiles,
  source: TreeSource,
  options: MirrorOptions,
  photographs: Photographs | undefined,
): Promise<MirrorOutcome> {
  const held = await heldTree(own);
  const bytes = await source.read('checkpoint', NOTE_BYTES_MAX);
  if (bytes === undefined) throw new SourceFault('mirror-checkpoint-wrong', { why: 'missing' });
  const note = decode(bytes);
  const { founding, key } = await logOf(own, source, note, options.logVkey);
  const checkpoint = openCheckpoint(note, [key], ed25519);
  if (isRefusal(checkpoint)) throw new SourceFault('mirror-checkpoint-wrong', { why: checkpoint.refused });
  refuseTakingBack(held, checkpoint);
  const copying: Copying = { own, size: checkpoint.size, source };
  await copyLog(copying, held, checkpoint, options);
  if (founding !== undefined && held.note === undefined) {
    await refuseOtherFounding(copying, founding);
    await copyObjects(copying, founding);
  }
  const list = await copySnapshots(copying);
  await copyPolicy(copying);
  // Crash here: all is copied, the old checkpoint stands; the next round finds everything and publishes.
  if (held.note === undefined || showsMore(held, checkpoint)) await own.replace('checkpoint', utf8(note));
  if (list.length > 0) await publishList(own, list);
  await copyOpen(copying);
  await copyReports(copying);
  await copyCosigned(copying, key);
  await photographs?.look(checkpoint.size);
  await photographs?.copy(source, options.followMs === undefined ? Infinity : PHOTOGRAPHS_A_ROUND);
  return { copied: checkpoint.size - held.edge.size, root: hex(checkpoint.root), size: checkpoint.size };
}

async function heldTree(own: TreeFiles): Promise<Held> {
  const bytes = await own.read('checkpoint');
  if (bytes === undefined) return { edge: EMPTY_EDGE, root: EMPTY_ROOT };
  const note = parseNote(textOf(bytes));
  const tree = isRefusal(note) ? note : parseCheckpointText(note.text);
  const edge = isRefusal(tree) ? tree : await readEdge(own.read, tree.size);
  if (isRefusal(tree) || isRefusal(edge) || !equalBytes(edgeRoot(edge), tree.root)) {
    throw new TreeInDoubt('the tiles of this mirror do not make its checkpoint');
  }
  return { edge, note: textOf(bytes), root: tree.root };
}

function decode(bytes: Uint8Array): string {
  try {
    return textOf(bytes);
  } catch {
    throw new SourceFault('mirror-checkpoint-wrong', { why: 'not UTF-8' });
  }
}

/** `founding` is the body of leaf 0 as the source showed it. */
type LogIdentity = { readonly founding?: Record<string, unknown>; readonly key: NoteKey };

/** The log's key: given from outside, named by leaf 0, or both and then the same. */
async function logOf(
  own: TreeFiles,
  source: TreeSource,
  note: string,
  logVkey: string | undefined,
): Promise<LogIdentity> {
  const given = logVkey === undefined ? undefined : parseVkey(logVkey);
  if (isRefusal(given)) throw new TypeError('the key of the log is malformed');
  const parsed = parseNote(note);
  const claim = isRefusal(parsed) ? parsed : parseCheckpointText(parsed.text);
  if (isRefusal(claim)) throw new SourceFault('mirror-checkpoint-wrong', { why: claim.refused });
  // Not verified yet, and need not be: it names the key that must have signed for it.
  const first = { index: 0, width: tileWidth(0, 0, claim.size) };
  const held = await readBundle(own.read, first);
  const entries = isRefusal(held)
    ? await readBundle((path) => source.read(path, BUNDLE_BYTES_MAX), first)
    : held;
  const founding = isRefusal(entries) ? undefined : actIn(entries[0] as Uint8Array)?.body;
  const named = typeof founding?.['log'] === 'string' ? parseVkey(founding['log']) : undefined;
  if (named === undefined || isRefusal(named)) {
    if (given === undefined)
      throw new SourceFault('mirror-key-wrong', { why: 'no founding act, and no key was given' });
    return { key: given };
  }
  if (given !== undefined && !equalBytes(given.publicKey, named.publicKey)) {
    throw new SourceFault('mirror-key-wrong', { why: 'the founding act names another key' });
  }
  return { founding: founding as Record<string, unknown>, key: named };
}

/**
 * The founding act that named the key must be the verified leaf 0: the source may have shown another the
 * first time.
 */
async function refuseOtherFounding({ own, size }: Copying, founding: Record<string, unknown>): Promise<void> {
  const entries = await readBundle(own.read, { index: 0, width: tileWidth(0, 0, size) });
  const body = isRefusal(entries) ? undefined : actIn(entries[0] as Uint8Array)?.body;
  if (JSON.stringify(body) !== JSON.stringify(founding))
    throw new SourceFault('mirror-key-wrong', { why: 'two founding acts' });
}

function refuseTakingBack(held: Held, { root, size }: OpenedCheckpoint): void {
  const detail = { held: held.edge.size, shown: size };
  if (size < held.edge.size) throw new SourceFault('mirror-rolled-back', detail);
  if (size === held.edge.size && !equalBytes(root, held.root)) throw new SourceFault('mirror-forked', detail);
}

async function copyLog(
  copying: Copying,
  held: Held,
  checkpoint: OpenedCheckpoint,
  options: MirrorOptions,
): Promise<void> {
  if (checkpoint.size === held.edge.size) return;
  const of = checkpoint.size;
  let leaves = held.edge.size - (held.edge.size % TILE_WIDTH);
  const onLeaves = (copied: number): void => {
    leaves += copied;
    options.onProgress?.({ leaves, of });
  };
  await copyGrowth({ ...copying, edge: held.edge, onLeaves, root: checkpoint.root });
}

/**
 * Whether the source's checkpoint is of a larger tree, or of the same with more cosignatures: never fewer
 * than before.
 */
function showsMore(held: Held, checkpoint: OpenedCheckpoint): boolean {
  const before = parseNote(held.note ?? '');
  const lines = isRefusal(before) ? 0 : before.signatures.length;
  return checkpoint.size > held.edge.size || checkpoint.note.signatures.length > lines;
}

/** The list after the checkpoint that covers it, `latest.json` after the list: as the log itself does. */
async function publishList(own: TreeFiles, list: readonly string[]): Promise<void> {
  await replaceIfOther(own, 'snapshots.ndjson', utf8(`${list.join('\n')}\n`));
  await replaceIfOther(own, 'latest.json', utf8(list.at(-1) as string));
}

/** Nobody signs the policy: it is what the tree names for itself, and passed on as such. */
async function copyPolicy({ own, source }: Copying): Promise<void> {
  const policy = await source.read('policy', POLICY_LENGTH_MAX);
  if (policy !== undefined) await replaceIfOther(own, 'policy', policy);
}

async function replaceIfOther(own: TreeFiles, path: string, bytes: Uint8Array): Promise<void> {
  const held = await own.read(path);
  if (held === undefined || !equalBytes(held, bytes)) await own.replace(path, bytes);
}
