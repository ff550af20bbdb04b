// The same faults on PostgreSQL, and what only it has: connections that end, one leader, rows to compare.
// The state in the database is the fold of the published log, byte for byte.
import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { directorySource } from '../../verifier/src/index.js';
import { recover } from '../../src/cli/recover.ts';
import { rebuild } from '../../src/cli/rebuild.ts';
import { isRefusal } from '../../src/base/result.ts';
import { parsePolicy } from '../../src/core/policy.ts';
import { compareStates } from '../../src/server/compare-state.ts';
import { startDatabase, type Database } from '../../src/server/embedded-postgres.ts';
import { migrate } from '../../src/server/migrations.ts';
import { createPostgresStore } from '../../src/server/postgres-store.ts';
import { readBack } from '../../src/server/rebuild.ts';
import type { Receipt } from '../../src/server/intake.ts';
import { LogInDoubt } from '../../src/server/tree-writer.ts';
import { terang } from '../../src/system.ts';
import { MiniElection } from '../simulator/mini-election.ts';
import { audit } from './auditor.ts';
import { openReal, rowsOf, type RealService } from './real-parts.ts';
import { DIR, groupsOf, SmallNight, type Fault } from './small-night.ts';

let dir: string;
let database: Database;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'terang-faults-'));
  database = await startDatabase({ dir: join(dir, 'one') });
  return async () => {
    await database.stop();
    await rm(dir, { recursive: true, force: true });
  };
}, 60_000);

async function query(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** An empty, migrated database of its own. */
async function emptyDatabase(name: string): Promise<string> {
  await query(`create database ${name}`);
  const url = database.url.replace('/postgres?', `/${name}?`);
  await migrate(url);
  return url;
}

const endWriters = () =>
  query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'terang-write'");

const FAULTS: { name: string; fault: Fault }[] = [
  { name: 'death before a commit', fault: { step: { name: 'before-commit', nth: 4 } } },
  { name: 'death after a commit', fault: { step: { name: 'after-commit', nth: 4 } } },
  { name: 'death between snapshot act and list', fault: { step: { name: 'after-snapshot-act', nth: 2 } } },
  { name: 'a full disk in the tree', fault: { disk: { at: 60, how: 'full' } } },
  {
    name: 'a connection that ends before the commit',
    fault: { commit: { nth: 3, run: async (batch, real) => (await endWriters(), await real(batch)) } },
  },
  {
    name: 'a connection that ends after the commit',
    fault: { commit: { nth: 5, run: async (batch, real) => (await real(batch), await endWriters()) } },
  },
];

describe('on PostgreSQL', () => {
  const rows = FAULTS.map((row, i) => ({ ...row, i }));
  test.each(rows)('$name: nothing acknowledged is lost', async ({ fault, i }) => {
    const url = await emptyDatabase(`night_${i}`);
    const store = createPostgresStore({ url });
    const night = new SmallNight({}, store);
    night.storedRows = () => rowsOf(url);
    try {
      await night.play(fault);
      expect(night.faultCame()).toBe(true);
      expect(await night.audit()).toEqual([]);
    } finally {
      await store.close();
    }
  });

  test('a state rebuilt from the tiles is the live one, byte for byte', async () => {
    const [live, again] = [await emptyDatabase('live'), await emptyDatabase('again')];
    const stores = [createPostgresStore({ url: live }), createPostgresStore({ url: again })] as const;
    try {
      const night = await new SmallNight({}, stores[0]).play();
      const policy = parsePolicy(night.policy);
      if (isRefusal(policy)) throw new Error('the policy has no form');
      const files = night.disk.filesBelow(DIR);
      const objectText = (hash: string) => night.mini.objectMap.get(hash);
      const read = async (path: string) => files.get(path);
      await readBack({ system: terang(), store: stores[1], objectText }, read, policy);
      const { rows, difference } = await compareStates(live, again);
      expect(difference).toBeUndefined();
      expect(rows).toBeGreaterThan(60);
      await query('select 1');
      const client = new pg.Client({ connectionString: again });
      await client.connect();
      await client.query(`update terang.sums set sums = replace(sums, '1', '2') where unit = 'ID'`);
      await client.end();
      expect((await compareStates(live, again)).difference).toMatch(/^sums: .*ID/);
    } finally {
      for (const store of stores) await store.close();
    }
  });
});

describe('a real service', () => {
  const mini = new MiniElection();
  const groups = groupsOf(mini).flatMap((group) => ('snapshot' in group ? [] : [group.acts]));

  async function send({ engine }: RealService, acts: typeof groups, receipts: Receipt[]): Promise<void> {
    for (const group of acts) {
      for (const outcome of await Promise.all(group.map((act) => engine.sequencer.submit(act)))) {
        if (isRefusal(outcome)) throw new Error(`refused: ${outcome.refused}`);
        receipts.push({ ...outcome });
      }
    }
    await engine.snapshot(true);
  }

  test('whose database was restored from yesterday does not start; `recover` brings it back', async () => {
    const home = join(dir, 'real');
    const receipts: Receipt[] = [];
    const first = await openReal(home);
    await send(first, groups.slice(0, -2), receipts);
    await first.stop();
    await cp(join(home, 'database'), join(home, 'yesterday'), { recursive: true, preserveTimestamps: true });
    const second = await openReal(home);
    await writeFile(join(home, 'policy'), second.policy);
    await send(second, groups.slice(-2), receipts);
    await second.stop();
    await rename(join(home, 'database'), join(home, 'lost'));
    await rename(join(home, 'yesterday'), join(home, 'database'));

    await expect(openReal(home)).rejects.toThrow(LogInDoubt);
    await recover({ dir: home, from: join(home, 'tree') });
    expect(await rebuild({ dir: home, from: join(home, 'tree'), check: true })).toBe(0);
    await expect(rebuild({ dir: home, from: join(home, 'tree') })).rejects.toThrow('use recover');

    const { engine, store, databaseUrl, policy, stop } = await openReal(home);
    const source = directorySource(join(home, 'tree'));
    const rows = () => rowsOf(databaseUrl);
    expect(await audit({ engine, mini, store, rows, source, receipts, policy })).toEqual([]);
    await stop();
  }, 120_000);
});
