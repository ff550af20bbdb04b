// Published views made again from the log, the same bytes: for a tree directory that was lost. Every
// snapshot act says at which size, and what the nation's view hashed to; what comes out otherwise is not
// written as if it were right, but stops. The list of snapshots and the open data come back when the
// service starts.
import { isRefusal } from '../base/result.ts';
import type { Publication } from '../core/define.ts';
import { ELECTION_RECORD, electionRecordOf } from '../core/election-record.ts';
import { parseAct } from '../core/parse.ts';
import { splitEntry } from '../core/seal.ts';
import { createMemoryStore } from './memory-store.ts';
import { Fold, type RebuildParts } from './rebuild.ts';
import { snapshotIn } from './snapshot-list.ts';
import { Snapshots } from './snapshots.ts';
import type { TreeFiles } from './tree-files.ts';
import { LogInDoubt } from './tree-writer.ts';

type Due = NonNullable<ReturnType<typeof snapshotIn>>;

const LEAVES_AT_ONCE = 2_048;

/** Writes the views of all snapshots in a store's log; gives their number. Throws LogInDoubt, TreeInDoubt. */
export async function rebuildViews(parts: RebuildParts, files: TreeFiles): Promise<number> {
  const { store } = parts;
  const fold = await Fold.open({ ...parts, store: createMemoryStore() });
  let snapshots: Snapshots | undefined;
  const touched: string[] = [];
  const dues = await snapshotsOf(parts);
  for (const due of dues) {
    while (fold.head.size < due.size) {
      const count = Math.min(LEAVES_AT_ONCE, due.size - fold.head.size);
      const entries = await store.entries(fold.head.size, count);
      if (entries.length === 0) throw new LogInDoubt('the store lacks entries below its own head');
      await fold.add(entries);
      touched.push(...entries.map(recordOf));
    }
    snapshots ??= new Snapshots(publicationsOf(parts, fold), files.read);
    for (const key of touched.splice(0)) snapshots.touch(key);
    await writeOne(due, fold, snapshots, files, await receivedBefore(parts, due.size));
  }
  return dues.length;
}

async function writeOne(
  due: Due,
  fold: Fold,
  snapshots: Snapshots,
  files: TreeFiles,
  at: string,
): Promise<void> {
  const { ledger } = fold.state;
  const { election } = ledger;
  const founded = electionRecordOf(election && ledger.read(ELECTION_RECORD));
  if (!election || !founded) throw new LogInDoubt('a snapshot before the election was founded');
  const place = { at, root: fold.head.root, size: due.size };
  const made = await snapshots.build(place, election, founded.name, fold.state.gather);
  const same = Object.entries(due.views).every(([name, hash]) => made.snapshot.views[name] === hash);
  if (!same || due.root !== place.root) {
    throw new LogInDoubt(`the log does not give the views that were signed at ${due.size}`);
  }
  await files.writeAll(made.files);
}

function publicationsOf({ system }: RebuildParts, { state }: Fold): readonly Publication[] {
  const { election } = state.ledger;
  if (!election) throw new LogInDoubt('a snapshot before the election was founded');
  return system.publications(election);
}

async function snapshotsOf({ store }: RebuildParts): Promise<Due[]> {
  const dues: Due[] = [];
  for (let from = 0; ; ) {
    const entries = await store.entries(from, LEAVES_AT_ONCE);
    if (entries.length === 0) return dues;
    for (const entry of entries) {
      const due = snapshotIn(entry);
      if (due) dues.push(due);
    }
    from += entries.length;
  }
}

async function receivedBefore({ store }: RebuildParts, size: number): Promise<string> {
  const [entry] = await store.entries(size - 1, 1);
  if (!entry) throw new LogInDoubt(`the store lacks leaf ${size - 1}`);
  return splitEntry(entry).seal.received;
}

function recordOf(entry: Uint8Array): string {
  const act = parseAct(splitEntry(entry).actBytes);
  if (isRefusal(act)) throw new LogInDoubt(`an entry is no act: ${act.refused}`);
  return act.record;
}
