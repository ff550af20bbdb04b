// One election's log, running: storage, state, sequencer, published tree, snapshots, put together and taken
// up where they were. Opening refuses to go on when storage, tree and witnesses do not agree (LogInDoubt,
// TreeInDoubt, WitnessDisagrees) or when published views are lost (ViewInDoubt): docs/runbooks.
import { utf8 } from '../base/bytes.ts';
import { isRefusal } from '../base/result.ts';
import type { Clock } from '../base/time.ts';
import { formatPolicy } from '../core/policy.ts';
import { parseVkey, type NoteSigner } from '../core/note.ts';
import { parseAct } from '../core/parse.ts';
import { splitEntry } from '../core/seal.ts';
import type { System } from '../core/system.ts';
import { snapshotRecordOf, SNAPSHOT_RECORD } from '../modules/publication/index.ts';
import { CosignedFiles } from './cosigned-files.ts';
import { type Cosigners, cosigners, NO_COSIGNERS } from './cosigners.ts';
import { disk as realDisk, type Disk } from './disk.ts';
import { OpenData } from './open-data.ts';
import { receivedMsOf, Sequencer } from './sequencer.ts';
import { SnapshotWriter, type ActSigner } from './snapshot-writer.ts';
import { Snapshots } from './snapshots.ts';
import { State } from './state.ts';
import type { Store } from './store.ts';
import { openTree, type TreeFiles } from './tree-files.ts';
import { TreeWriter } from './tree-writer.ts';
import type { WitnessAt } from './witness-client.ts';

export type EngineOptions = {
  readonly system: System;
  readonly store: Store;
  /** Directory of the published tree. */
  readonly dir: string;
  readonly log: NoteSigner;
  readonly publisher: ActSigner;
  readonly witnesses: readonly WitnessAt[];
  readonly quorum: number;
  readonly clock: Clock;
  /** Objects that a founding act may name, by hash. They are published beside the tiles. */
  readonly objects: ReadonlyMap<string, string>;
  /** Whether published files, all of them, wait for the medium. The acts always do. */
  readonly durable: boolean;
  readonly disk?: Disk;
  /** Ends the waiting for witnesses, also while opening. */
  readonly signal?: AbortSignal;
  readonly step?: (name: string) => void | Promise<void>;
  /** Told of what failed and holds nothing up. */
  readonly onFault?: (cause: unknown) => void;
};

const REPLAY_LEAVES = 2_048;
/** A witness that never answers must not hold a stop for ever. */
const STOP_MS_MAX = 10_000;

export type Engine = {
  readonly sequencer: Sequencer;
  readonly state: State;
  readonly tree: TreeWriter;
  readonly files: TreeFiles;
  /**
   * Brings the public views up to date; `all` refreshes every open-data file. Nothing before the freeze.
   * After a rejection the next call goes on where this one stopped.
   */
  readonly snapshot: (all?: boolean) => Promise<void>;
  /** Ends the snapshot under way, answers all acts that are queued, then takes no more. */
  readonly stop: () => Promise<void>;
};

/** Opens the engine; it is the log's one writer from then on. The caller holds the store's lead. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { system, store, dir, objects, disk = realDisk, durable, signal } = options;
  const ending = new AbortController();
  const stopping = signal ? AbortSignal.any([ending.signal, signal]) : ending.signal;
  const objectText = (hash: string): string | undefined => objects.get(hash);
  const files = await openTree(dir, { disk, durable });
  await publishFixed(files, options);
  const cosigned = new CosignedFiles({ replace: files.replace, onFault: options.onFault });
  const tree = new TreeWriter(files, options.log, witnessesOf(options, stopping, cosigned));
  await tree.open(store);
  const state = new State(system, store, objectText);
  const head = await store.head();
  const [newest] = head.size > 0 ? await store.entries(head.size - 1, 1) : [];
  await state.open(newest ? receivedMsOf(newest) : 0);

  let touch = (_recordKey: string): void => undefined;
  const sequencer = new Sequencer({
    ...options,
    state,
    tree,
    objectText,
    onAdmitted: ({ leaf }) => touch(leaf.act.record),
  });
  const views = publicViews({ ...options, disk, state, files, sequencer }, (listener) => (touch = listener));
  await views.open();
  return {
    sequencer,
    state,
    tree,
    files,
    snapshot: views.write,
    stop: async () => {
      const timer = setTimeout(() => ending.abort(), STOP_MS_MAX);
      await views.settled();
      await sequencer.stop();
      await cosigned.end();
      clearTimeout(timer);
    },
  };
}

function witnessesOf(
  { witnesses, quorum }: EngineOptions,
  stopping: AbortSignal,
  cosigned: CosignedFiles,
): Cosigners {
  if (witnesses.length === 0) return NO_COSIGNERS;
  return cosigners(witnesses, quorum, stopping, (witness, one) => cosigned.add(witness, one));
}

type ViewParts = EngineOptions & {
  readonly disk: Disk;
  readonly state: State;
  readonly files: TreeFiles;
  readonly sequencer: Sequencer;
};

/** What is published is known once the election is founded: its contests are the publications. */
function publicViews(parts: ViewParts, onTouch: (listener: (recordKey: string) => void) => void) {
  const { system, state, store, files, sequencer } = parts;
  let writer: SnapshotWriter | undefined;
  let writing: Promise<void> = Promise.resolve();

  /** Resolves to whether a snapshot is due at once. */
  const take = async (): Promise<boolean> => {
    const { election } = state.ledger;
    if (!election) return false;
    const publications = system.publications(election);
    const snapshots = new Snapshots(publications, files.read);
    const openData = new OpenData(publications);
    const taken = new SnapshotWriter({ ...parts, publications, snapshots, openData });
    const behind = await taken.resume();
    const touch = (key: string): void => {
      snapshots.touch(key);
      openData.touch(key);
    };
    await touchSince(snapshotRecordOf(state.ledger.read(SNAPSHOT_RECORD))?.size ?? 0, store, touch);
    onTouch(touch);
    writer = taken;
    return behind;
  };
  // While state and store stand still: no leaf may fall between what is read here and what is told later.
  const open = async (): Promise<void> => {
    let due = false;
    await sequencer.still(async () => void (due = await take()));
    if (due) await writer?.write();
  };
  const write = (all?: boolean): Promise<void> => {
    const written = writing.then(async () => {
      if (!writer) await open();
      await writer?.write(all);
    });
    writing = written.catch(() => undefined);
    return written;
  };
  return { open, write, settled: () => writing };
}

/** What never changes while an engine runs: the objects, and the keys that the tree names for itself. */
async function publishFixed(files: TreeFiles, options: EngineOptions): Promise<void> {
  const objects = [...options.objects].map(([hash, text]) => ({
    path: `objects/${hash}`,
    bytes: utf8(text),
  }));
  await files.writeAll(objects);
  const witnesses = options.witnesses.flatMap(({ vkey, url }) => {
    const key = parseVkey(vkey);
    return isRefusal(key) ? [] : [{ key, name: key.name, url }];
  });
  const policy = formatPolicy([{ key: options.log.key }], witnesses, options.quorum);
  await files.replace('policy', utf8(policy));
}

/** Marks what the leaves from a size on have touched. */
async function touchSince(size: number, store: Store, touch: (recordKey: string) => void): Promise<void> {
  for (let from = size; ; ) {
    const entries = await store.entries(from, REPLAY_LEAVES);
    if (entries.length === 0) return;
    for (const entry of entries) {
      const act = parseAct(splitEntry(entry).actBytes);
      if (isRefusal(act)) throw new Error(`leaf with an act that has no form: ${act.refused}`);
      touch(act.record);
    }
    from += entries.length;
  }
}
