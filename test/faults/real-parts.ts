// What a real service is made of, for tests of faults that need real processes and a real PostgreSQL:
// database, two witnesses, engine, in one directory; and the rows of a database as lines.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { isRefusal } from '../../src/base/result.ts';
import { formatVkey, parseVkey } from '../../src/core/note.ts';
import { formatPolicy } from '../../src/core/policy.ts';
import { startDatabase } from '../../src/server/embedded-postgres.ts';
import { openEngine, type Engine } from '../../src/server/engine.ts';
import { migrate } from '../../src/server/migrations.ts';
import { createPostgresStore } from '../../src/server/postgres-store.ts';
import type { Store } from '../../src/server/store.ts';
import { startWitness, type RunningWitness } from '../../src/server/witness-server.ts';
import { terang } from '../../src/system.ts';
import { MiniElection, NIGHT_MS } from '../simulator/mini-election.ts';
import type { Rows } from './watched-store.ts';

export type RealService = {
  readonly engine: Engine;
  readonly store: Store;
  readonly databaseUrl: string;
  readonly policy: string;
  readonly stop: () => Promise<void>;
};

/** Opens everything in a directory, as `terang serve` does, with the keys of the small election. */
export async function openReal(dir: string, treeDir = join(dir, 'tree')): Promise<RealService> {
  const mini = new MiniElection();
  await mkdir(dir, { recursive: true });
  const database = await startDatabase({ dir: join(dir, 'database') });
  await migrate(database.url);
  const store = createPostgresStore({ url: database.url });
  if (!(await store.lead())) throw new Error('another process leads');
  const logs = [formatVkey(mini.log.key)];
  const witnesses: RunningWitness[] = [];
  for (const name of ['w1.test', 'w2.test']) {
    witnesses.push(await startWitness({ dir: join(dir, name), logs, name, port: 0 }));
  }
  const close = async (): Promise<void> => {
    for (const witness of witnesses) await witness.close();
    await store.close();
    await database.stop();
  };
  const keys = witnesses.map(({ vkey, url }) => {
    const key = parseVkey(vkey);
    if (isRefusal(key)) throw new Error('no key');
    return { key, name: key.name, url };
  });
  try {
    const engine = await openEngine({
      system: terang(),
      store,
      dir: treeDir,
      log: mini.log,
      publisher: mini.actSigner,
      witnesses,
      quorum: 2,
      clock: () => NIGHT_MS,
      objects: mini.objectMap,
      durable: true,
    });
    const stop = async (): Promise<void> => {
      await engine.stop();
      await close();
    };
    const policy = formatPolicy([{ key: mini.log.key }], keys, 2);
    return { engine, store, databaseUrl: database.url, policy, stop };
  } catch (error) {
    await close();
    throw error;
  }
}

type RecordRow = { key: string; value: string; unit: string | null; labels: string };

/**
 * Records and sums of a database, as WatchedStore gives them. Throws when the facets are not the records'
 * labels.
 */
export async function rowsOf(url: string): Promise<Rows> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const records = await client.query('select key, value, unit, labels from terang.records');
    const sums = await client.query('select unit, scope, sums from terang.sums');
    const facets = await client.query('select label, unit, key from terang.facets');
    const want = records.rows.flatMap(({ key, unit, labels }: RecordRow) =>
      unit === null || labels === '' ? [] : labels.split('\n').map((label) => `${label} ${unit} ${key}`),
    );
    const have = facets.rows.map(({ key, label, unit }) => `${label} ${unit} ${key}`);
    if (String(want.toSorted()) !== String(have.toSorted())) throw new Error('facets are not the labels');
    const placeOf = ({ unit, labels }: RecordRow): string => (unit === null ? '' : `${unit} ${labels}`);
    return {
      records: records.rows.map((row) => JSON.stringify([row.key, row.value, placeOf(row)])).sort(),
      sums: sums.rows.map((row) => JSON.stringify([row.unit, row.scope, row.sums])).sort(),
    };
  } finally {
    await client.end();
  }
}
