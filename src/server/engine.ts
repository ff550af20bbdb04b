// One election's log, running: storage, state, sequencer, published tree, snapshots, put together and taken up where they were.
// Opening refuses to go on when storage, tree and witnesses do not agree (LogInDoubt, TreeInDoubt, WitnessDisagrees).
import { utf8 } from '../base/bytes.ts';
import type { Clock } from '../base/time.ts';
import type { Publication } from '../core/define.ts';
import { formatPolicy } from '../core/policy.ts';
import { isRefusal } from '../base/result.ts';
import { parseVkey, type NoteSigner } from '../core/note.ts';
import { parseAct } from '../core/parse.ts';
import { splitEntry } from '../core/seal.ts';
import type { System } from '../core/system.ts';
import { snapshotRecordOf, SNAPSHOT_RECORD } from '../modules/publication/index.ts';
import { cosigners, NO_COSIGNERS } from './cosigners.ts';
import { OPEN_INDEX, OpenData } from './open-data.ts';
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
  /** Whether published files wait for the medium. The acts always do. */
  readonly durable: boolean;
  readonly step?: (name: string) => void | Promise<void>;
};

const REPLAY_LEAVES = 2_048;

export type Engine = {
  readonly sequencer: Sequencer;
  readonly state: State;
  readonly tree: TreeWriter;
  readonly files: TreeFiles;
  /** Brings the public views up to date; `all` refreshes every open-data file. Nothing before the freeze. */
  readonly snapshot: (all?: boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Opens the engine; it is the log's one writer from then on. The caller holds the store's lead. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { system, store, dir, objects } = options;
  const stopping = new AbortController();
  const objectText = (hash: string): string | undefined => objects.get(hash);
  const files = await openTree(dir, { durable: options.durable });
  await publishFixed(files, options);
  const asked = options.witnesses.length > 0 ? cosigners(options.witnesses, options.quorum, stopping.signal) : NO_COSIGNERS;
  const tree = new TreeWriter(files, options.log, asked);
  await tree.open(store);
  const state = new State(system, store, objectText);
  const head = await store.head();
  const [newest] = head.size > 0 ? await store.entries(head.size - 1, 1) : [];
  await state.open(newest ? receivedMsOf(newest) : 0);

  let parts: { publications: readonly Publication[]; snapshots: Snapshots; openData: OpenData; writer: SnapshotWriter } | undefined;
  const touch = (key: string): void => {
    parts?.snapshots.touch(key);
    parts?.openData.touch(key);
  };
  const sequencer = new Sequencer({
    ...options, state, tree, objectText, onAdmitted: ({ leaf }) => touch(leaf.act.record),
  });
  /** What is published is known once the election is founded: its contests are the publications. */
  const publisher = async (): Promise<SnapshotWriter | undefined> => {
    const { election } = state.ledger;
    if (parts || !election) return parts?.writer;
    const publications = system.publications(election);
    const snapshots = new Snapshots(publications, files.read);
    const openData = new OpenData(publications, await files.read(OPEN_INDEX));
    const writer = new SnapshotWriter({ ...options, sequencer, state, publications, snapshots, openData, files });
    await writer.resume();
    parts = { publications, snapshots, openData, writer };
    await touchSince(snapshotRecordOf(state.ledger.read(SNAPSHOT_RECORD))?.size ?? 0, store, touch);
    return writer;
  };
  await publisher();
  return {
    sequencer, state, tree, files,
    snapshot: async (all) => (await publisher())?.write(all),
    stop: async () => {
      const stopped = sequencer.stop();
      // A witness that never answers must not hold the stop for ever.
      const timer = setTimeout(() => stopping.abort(), 10_000);
      await stopped;
      clearTimeout(timer);
    },
  };
}

/** What never changes while an engine runs: the objects, and the keys that the tree names for itself. */
async function publishFixed(files: TreeFiles, options: EngineOptions): Promise<void> {
  await files.writeAll([...options.objects].map(([hash, text]) => ({ path: `objects/${hash}`, bytes: utf8(text) })));
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
