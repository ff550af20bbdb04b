// The laws of a store, on both stores, and what only the durable one promises: one leader, and the truth
// about a commit whose answer was lost.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDatabase, type Database } from './embedded-postgres.ts';
import { createMemoryStore } from './memory-store.ts';
import { migrate, SCHEMA_VERSION } from './migrations.ts';
import { createPostgresStore } from './postgres-store.ts';
import { CommitInDoubt, HeadMoved, type Batch, type Head } from './store.ts';
import { storeLaws } from './store-laws.ts';

let dir: string;
let database: Database;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'terang-store-'));
  database = await startDatabase({ dir: join(dir, 'db') });
  return async () => {
    await database.stop();
    await rm(dir, { recursive: true, force: true });
  };
}, 60_000);

async function query(sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

/** An empty, migrated database. */
async function fresh(): Promise<string> {
  await query('drop schema if exists terang cascade');
  await migrate(database.url);
  return database.url;
}

const batchOf = (before: Head, name: string): Batch => {
  const id = Buffer.from(name.padEnd(32, '.')).toString('hex');
  const act = { id, entry: Buffer.from(name), leafHash: Buffer.alloc(32, name) };
  return { before, after: { size: before.size + 1, root: id }, acts: [act], records: [], sums: [] };
};

storeLaws('in memory', async () => createMemoryStore());
storeLaws('in PostgreSQL', async () => createPostgresStore({ url: await fresh() }));

/** Stands between a store and the database, and cuts the line when it is told to. */
async function startCutter(socketPath: string) {
  // `cutAt`: what the message holds that is the last one; a simple query ends in a zero byte.
  const state = { cutAt: undefined as string | undefined, deliver: true };
  const sockets = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = connect(socketPath);
    sockets.add(near).add(far);
    for (const each of [near, far])
      each.on('error', () => undefined).on('close', () => (near.destroy(), far.destroy()));
    far.on('data', (chunk: Buffer) => near.writable && near.write(chunk));
    near.on('data', (chunk: Buffer) => {
      if (state.cutAt === undefined || !chunk.includes(state.cutAt)) return far.write(chunk);
      state.cutAt = undefined;
      near.destroy();
      // delivered, and nobody is left to hear the answer
      return state.deliver ? far.end(chunk) : far.destroy();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  };
  return { state, port, close };
}

describe('in PostgreSQL, when things go wrong', () => {
  let cutter: Awaited<ReturnType<typeof startCutter>>;
  let url: string;

  beforeAll(async () => {
    const straight = new URL(database.url.replace('@/', '@host/'));
    cutter = await startCutter(`${straight.searchParams.get('host')}/.s.PGSQL.5432`);
    url = `postgresql://${straight.username}:${straight.password}@127.0.0.1:${cutter.port}/postgres`;
  });
  afterAll(() => cutter.close());

  it.each([true, false])(
    'a commit whose answer was lost is told by the head (delivered: %s)',
    async (deliver) => {
      await fresh();
      const store = createPostgresStore({ url });
      const before = await store.head();
      const batch = batchOf(before, 'lost');
      Object.assign(cutter.state, { cutAt: '\u000bcommit\u0000', deliver });
      await expect(store.commit(batch)).rejects.toBeInstanceOf(CommitInDoubt);
      expect(await store.head()).toEqual(deliver ? batch.after : before);
      if (deliver) await expect(store.commit(batch)).rejects.toBeInstanceOf(HeadMoved);
      else await store.commit(batch);
      expect((await store.head()).size).toBe(1);
      await store.close();
    },
  );

  it('a line cut before the commit writes nothing, and the next commit goes through', async () => {
    await fresh();
    const store = createPostgresStore({ url });
    const before = await store.head();
    Object.assign(cutter.state, { cutAt: 'acts-insert', deliver: true });
    const failed = await store.commit(batchOf(before, 'cut')).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Error);
    expect(failed).not.toBeInstanceOf(CommitInDoubt);
    await store.commit(batchOf(before, 'again'));
    expect((await store.findActs([batchOf(before, 'cut').acts[0]?.id ?? ''])).size).toBe(0);
    await store.close();
  });

  it('one process leads; when its connection is lost it is told, and another may', async () => {
    await fresh();
    let lost: (cause: Error) => void = () => undefined;
    const told = new Promise<Error>((resolve) => (lost = resolve));
    const first = createPostgresStore({ url: database.url, onLostLead: lost });
    const second = createPostgresStore({ url: database.url });
    expect(await first.lead()).toBe(true);
    expect(await first.lead()).toBe(true);
    expect(await second.lead()).toBe(false);
    await query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'terang-lead'",
    );
    expect((await told).message).toMatch(/terminat/);
    expect(await second.lead()).toBe(true);
    expect(await first.lead()).toBe(false);
    await second.close();
    expect(await first.lead()).toBe(true);
    await first.close();
  });

  it('the log cannot be edited, not even by its owner', async () => {
    const store = createPostgresStore({ url: await fresh() });
    await store.commit(batchOf(await store.head(), 'final'));
    await store.close();
    for (const sql of [
      "update terang.acts set entry = 'x'",
      'delete from terang.acts',
      'truncate terang.acts',
    ]) {
      await expect(query(sql)).rejects.toThrow('append-only');
    }
  });

  it('two processes that migrate at once leave one schema', async () => {
    await query('drop schema if exists terang cascade');
    await Promise.all([1, 2, 3].map(() => migrate(database.url)));
    const { rows } = await query('select version from terang.migrations');
    expect(rows).toEqual([{ version: SCHEMA_VERSION }]);
    await query('insert into terang.migrations (version) values (99)');
    await expect(migrate(database.url)).rejects.toThrow('schema version 99');
  });
});
