// `terang recover`: the database lost leaves that the published tree, or a mirror, still has
// (docs/runbooks). They are read back, proven and judged again, and committed; nothing is signed. Then the
// service starts again.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hex, sha256, textOf } from '../base/bytes.ts';
import { isRefusal } from '../base/result.ts';
import { readBundle } from '../core/bundles.ts';
import { parseAct } from '../core/parse.ts';
import { parsePolicy, type Policy } from '../core/policy.ts';
import { splitEntry } from '../core/seal.ts';
import { TILE_WIDTH } from '../core/tiles.ts';
import { startDatabase } from '../server/embedded-postgres.ts';
import { migrate } from '../server/migrations.ts';
import { createReportStore } from '../server/reports-store.ts';
import { restoreReports } from '../server/reports-restore.ts';
import { createPostgresStore } from '../server/postgres-store.ts';
import { readBack, type ReadBack } from '../server/rebuild.ts';
import type { Store } from '../server/store.ts';
import { openSource, type TreeSource } from '../server/tree-source.ts';
import { terang } from '../system.ts';
import { correctionsIn } from './corrections.ts';
import { progressBar } from './progress.ts';

export type RecoverOptions = {
  /** Directory of the service. */
  readonly dir: string;
  /** A published tree or a mirror: a directory or an address. */
  readonly from: string;
  /** File of a policy from outside the tree; the service keeps its own in its directory. */
  readonly policy?: string;
};

const FILE_BYTES_MAX = 256 * 1024 * 1024;

/** Opens the database of a service for one who writes alone. Refuses by throwing when somebody else leads. */
export async function withDatabase<T>(
  dir: string,
  use: (store: Store, url: string) => Promise<T>,
): Promise<T> {
  const database = await startDatabase({ dir, databaseUrl: process.env['DATABASE_URL'] });
  try {
    await migrate(database.url);
    const store = createPostgresStore({ url: database.url });
    try {
      if (!(await store.lead())) throw new Error('a service is running on this database; stop it first');
      return await use(store, database.url);
    } finally {
      await store.close();
    }
  } finally {
    await database.stop();
  }
}

/** A tree to read from, with the policy to judge it by and the objects that its founding act names. */
export type Source = {
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  readonly policy: Policy;
  readonly objectText: (hash: string) => string | undefined;
};

/** Opens a source. Throws, for a person, when policy or objects are not what they must be. */
export async function openTrusted({ dir, from, policy: file }: RecoverOptions): Promise<Source> {
  const policy = parsePolicy(await readFile(file ?? join(dir, 'policy'), 'utf8'));
  if (isRefusal(policy)) throw new Error(`${file ?? join(dir, 'policy')} is no policy`);
  const source = openSource(from);
  const read = (path: string) => source.read(path, FILE_BYTES_MAX);
  const objects = await objectsOf(source);
  return { read, policy, objectText: (hash) => objects.get(hash) };
}

/** Nothing here is trusted for itself: hashes name the objects, and the leaves are judged by them. */
async function objectsOf(source: TreeSource): Promise<Map<string, string>> {
  const read = (path: string) => source.read(path, FILE_BYTES_MAX);
  const note = textOf((await read('checkpoint')) ?? new Uint8Array());
  const size = Number(note.split('\n')[1] ?? 0);
  const entries = await readBundle(read, { index: 0, width: Math.min(size, TILE_WIDTH) });
  const first = isRefusal(entries) ? undefined : entries[0];
  const act = first && parseAct(splitEntry(first).actBytes);
  if (!act || isRefusal(act)) throw new Error('the tree has no founding act');
  const { contests, ruleSet, units } = act.body as Record<string, unknown>;
  const objects = new Map<string, string>();
  for (const hash of [contests, ruleSet, units]) {
    const bytes = await read(`objects/${String(hash)}`);
    const same = bytes && hex(sha256(bytes)) === hash;
    if (!same) throw new Error(`objects/${String(hash)} is missing or changed`);
    objects.set(hash, textOf(bytes));
  }
  return objects;
}

/** Brings a store up to a source. Throws, for a person, when the source may not be believed. */
export async function fillFrom(store: Store, { read, policy, objectText }: Source): Promise<ReadBack> {
  let bar: ReturnType<typeof progressBar> | undefined;
  const parts = { system: terang(), store, objectText };
  const onProgress = (leaves: number, of: number): void => (bar ??= progressBar(of, false)).to(leaves);
  const back = await readBack(parts, read, policy, onProgress);
  bar?.end();
  if (isRefusal(back)) throw new Error(`the tree is not to be believed: ${back.refused}`);
  return back;
}

/** Reports of readers, which the log does not hold: from the tree, as it shows them. */
export async function readReportsBack(store: Store, url: string, { read }: Source): Promise<void> {
  const reports = createReportStore(url);
  try {
    const correctionsOf = (station: string, contest: string) => correctionsIn(store, station, contest);
    const count = await restoreReports({ store: reports, read, correctionsOf });
    if (count > 0) process.stdout.write(`${count} reports of readers read back\n`);
  } finally {
    await reports.close();
  }
}

/** Reads back what the database lacks. */
export async function recover(options: RecoverOptions): Promise<void> {
  const source = await openTrusted(options);
  const back = await withDatabase(join(options.dir, 'database'), async (store, url) => {
    const filled = await fillFrom(store, source);
    await readReportsBack(store, url, source);
    return filled;
  });
  const count = back.head.size - back.from;
  process.stdout.write(
    count === 0
      ? `nothing was missing: ${back.head.size} leaves, root ${back.head.root}\n`
      : `${count} leaves read back: ${back.head.size} leaves, root ${back.head.root}\n`,
  );
}
