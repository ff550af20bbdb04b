// `terang rebuild`: the same bytes again. A lost database from a published tree; a lost tree's views from
// the database; and a check that the database is what its own log says, row by row.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textOf } from '../base/bytes.ts';
import { isRefusal } from '../base/result.ts';
import { openCheckpoint } from '../core/checkpoint.ts';
import type { Policy } from '../core/policy.ts';
import { photographsIn } from '../modules/results/evidence-acts.ts';
import { compareStates } from '../server/compare-state.ts';
import { disk } from '../server/disk.ts';
import { ed25519 } from '../server/ed25519.ts';
import { startDatabase } from '../server/embedded-postgres.ts';
import { migrate } from '../server/migrations.ts';
import { copyCosigned, Photographs } from '../server/mirror-beside.ts';
import { createPostgresStore } from '../server/postgres-store.ts';
import { rebuildViews } from '../server/rebuild-views.ts';
import { copyReports } from '../server/reports-files.ts';
import { openTree, type TreeFiles } from '../server/tree-files.ts';
import { openSource } from '../server/tree-source.ts';
import { terang } from '../system.ts';
import { fillFrom, openTrusted, readReportsBack, withDatabase, type RecoverOptions } from './recover.ts';

export type RebuildOptions = RecoverOptions & { readonly check?: true; readonly views?: true };

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs one of the three. Resolves with the exit code: 1 when a check found a difference. */
export async function rebuild(options: RebuildOptions): Promise<number> {
  if (options.check) return await check(options);
  if (options.views) return await views(options);
  const source = await openTrusted(options);
  const { head } = await withDatabase(join(options.dir, 'database'), async (store, url) => {
    const { size } = await store.head();
    if (size > 0) throw new Error(`the database holds ${size} leaves: use recover, or an empty one`);
    const filled = await fillFrom(store, source);
    await readReportsBack(store, url, source);
    return filled;
  });
  say(`${head.size} leaves, root ${head.root}`);
  return 0;
}

/** Rebuilds into a database of its own, for the time of the check, and compares. */
async function check(options: RebuildOptions): Promise<number> {
  const source = await openTrusted(options);
  const dir = await mkdtemp(join(tmpdir(), 'terang-rebuild-'));
  try {
    return await withDatabase(join(options.dir, 'database'), async (live, liveUrl) => {
      const database = await startDatabase({ dir: join(dir, 'database') });
      const store = createPostgresStore({ url: database.url });
      try {
        await migrate(database.url);
        const { head } = await fillFrom(store, source);
        const { size } = await live.head();
        if (size !== head.size) throw new Error(`the database holds ${size} leaves, the tree ${head.size}`);
        const { rows, difference } = await compareStates(liveUrl, database.url);
        const same = difference === undefined;
        say(same ? `${rows} rows, all the same` : `different after ${rows} rows: ${difference}`);
        return same ? 0 : 1;
      } finally {
        await store.close();
        await database.stop();
      }
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/**
 * The views of every snapshot, from the database into the service's tree; `from` names who has the objects,
 * and what no database gives: photographs, reports of readers, what each witness cosigned last.
 */
async function views(options: RebuildOptions): Promise<number> {
  const { objectText, policy } = await openTrusted(options);
  const tree = join(options.dir, 'tree');
  const files = await openTree(tree, { durable: true });
  const count = await withDatabase(join(options.dir, 'database'), (store) =>
    rebuildViews({ system: terang(), store, objectText }, files),
  );
  say(`the views of ${count} snapshots`);
  await copyBeside(tree, files, options.from, policy);
  return 0;
}

async function copyBeside(tree: string, own: TreeFiles, from: string, { logs }: Policy): Promise<void> {
  const source = openSource(from);
  const note = textOf((await own.read('checkpoint')) ?? new Uint8Array());
  const checkpoint = openCheckpoint(note, logs.map(({ key }) => key), ed25519);
  if (isRefusal(checkpoint)) throw new Error(`the tree has no checkpoint of this log: ${checkpoint.refused}`);
  const photographs = await Photographs.open(tree, disk, own, photographsIn);
  await photographs.look(checkpoint.size);
  await photographs.copy(source, Infinity);
  await copyReports({ own, source });
  await copyCosigned({ own, source }, checkpoint.log);
}
