// The embedded database: what it keeps, whom it lets in, and that it never outlives its owner. Owners are
// real processes, killed for real.
import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { beforeEach, expect, it } from 'vitest';
import { startDatabase as startTracked, type Database, type DatabaseOptions } from './embedded-postgres.ts';

const OWNER = `
  import { startDatabase } from ${JSON.stringify(new URL('embedded-postgres.ts', import.meta.url).href)};
  const database = await startDatabase({ dir: process.argv[1] });
  console.log(database.url);
  process.stdin.resume();
`;
const isRoot = process.getuid?.() === 0;
let dir: string;
let owners: ChildProcess[];
let databases: Database[];

async function startDatabase(options: DatabaseOptions): Promise<Database> {
  const database = await startTracked(options);
  databases.push(database);
  return database;
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'terang-pg-'));
  [owners, databases] = [[], []];
  return async () => {
    for (const owner of owners) owner.kill('SIGKILL');
    await Promise.all(databases.map((database) => database.stop()));
    await gone();
    await rm(dir, { recursive: true, force: true });
  };
});

/** A process that owns the database of a directory; resolves with its URL once it runs. */
async function startOwner(where: string, uid?: number): Promise<{ owner: ChildProcess; url: string }> {
  const who = uid === undefined ? {} : { uid, gid: uid };
  const owner = spawn(process.execPath, ['--input-type=module', '-e', OWNER, where], {
    ...who,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  owners.push(owner);
  let said = '';
  owner.stderr?.on('data', (chunk) => (said += chunk));
  for await (const url of createInterface({ input: owner.stdout ?? process.stdin })) return { owner, url };
  throw new Error(`the owner ended: ${said}`);
}

const pidOf = async (where: string): Promise<number> =>
  Number((await readFile(join(where, 'data/postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);

/** Whether a process runs; one that has ended and was not buried yet (state Z) does not. */
async function lives(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/\) Z/.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''));
}

/** Resolves when no postmaster runs on the directory; the test's time limit is the only clock. */
async function gone(where = dir): Promise<void> {
  for (let pid = await pidOf(where); pid > 0 && (await lives(pid)); pid = await pidOf(where))
    await sleep(20);
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

it('keeps what it was given over a stop and a start, and syncs to disk', async () => {
  const first = await startDatabase({ dir });
  await ask(first.url, 'create table kept as select 7 as n');
  const settings =
    "select concat(current_setting('fsync'), current_setting('data_checksums'), current_setting('port'))";
  expect(await ask(first.url, settings)).toBe('onon5432');
  const pid = await pidOf(dir);
  await Promise.all([first.stop(), first.stop()]);
  expect(await lives(pid)).toBe(false);
  const second = await startDatabase({ dir });
  expect(await ask(second.url, 'select n from kept')).toBe(7);
  await second.stop();
}, 60_000);

it('lets no other local user in', async () => {
  const database = await startDatabase({ dir });
  for (const name of ['data', 'socket']) expect((await stat(join(dir, name))).mode & 0o077).toBe(0);
  expect((await stat(join(dir, 'password'))).mode & 0o077).toBe(0);
  const wrong = database.url.replace(/:[0-9a-f]{48}@/, ':guessed@');
  expect(wrong).not.toBe(database.url);
  await expect(ask(wrong, 'select 1')).rejects.toThrow('password');
  await database.stop();
}, 60_000);

it('an owner that is killed takes the database with it, and nothing acknowledged is lost', async () => {
  const { owner, url } = await startOwner(dir);
  await ask(url, 'create table kept as select 9 as n');
  owner.kill('SIGKILL');
  await gone();
  const database = await startDatabase({ dir });
  expect(await ask(database.url, 'select n from kept')).toBe(9);
  await database.stop();
}, 60_000);

// Processes are found through /proc, which only Linux has.
it.skipIf(process.platform !== 'linux')(
  'an orphan, whose guard was killed too, is found and stopped by the next start',
  async () => {
    const { owner, url } = await startOwner(dir);
    await ask(url, 'create table kept as select 4 as n');
    const orphan = await pidOf(dir);
    // The guard and its watch are the postmaster's parent and sibling: stop them first, so that they cannot
    // act.
    const guard = Number((await readFile(`/proc/${orphan}/stat`, 'utf8')).split(' ')[3]);
    const children = (await readFile(`/proc/${guard}/task/${guard}/children`, 'utf8'))
      .trim()
      .split(' ')
      .map(Number);
    for (const pid of [guard, ...children.filter((child) => child !== orphan)])
      process.kill(pid, 'SIGKILL');
    const ended = once(owner, 'exit');
    owner.kill('SIGKILL');
    // An owner that is still dying is an owner: only its end makes the database an orphan.
    await ended;
    const database = await startDatabase({ dir });
    expect(await lives(orphan)).toBe(false);
    expect(await ask(database.url, 'select n from kept')).toBe(4);
    await database.stop();
  },
  60_000,
);

it('a start right after the owner was killed waits for the old database to end', async () => {
  const { owner } = await startOwner(dir);
  owner.kill('SIGKILL');
  const database = await startDatabase({ dir });
  expect(await ask(database.url, 'select 1')).toBe(1);
  await database.stop();
}, 60_000);

it('a directory that a live process uses is refused, and left alone', async () => {
  const { url } = await startOwner(dir);
  await expect(startDatabase({ dir })).rejects.toThrow('in use by another process');
  expect(await ask(url, 'select 1')).toBe(1);
}, 60_000);

it('of two that start at once in an empty directory one gets it', async () => {
  const outcomes = await Promise.allSettled([startDatabase({ dir }), startDatabase({ dir })]);
  const started = outcomes
    .filter((outcome) => outcome.status === 'fulfilled')
    .map((outcome) => outcome.value);
  expect(started).toHaveLength(1);
  await Promise.all(started.map((database) => database.stop()));
}, 60_000);

it('a database killed with kill -9 is told to its owner, and recovers at the next start', async () => {
  let told: (message: string) => void = () => undefined;
  const death = new Promise<string>((resolve) => (told = resolve));
  const first = await startDatabase({ dir, onDeath: told });
  await ask(first.url, 'create table kept as select 3 as n');
  process.kill(await pidOf(dir), 'SIGKILL');
  expect(typeof (await death)).toBe('string');
  await first.stop();
  const second = await startDatabase({ dir });
  expect(await ask(second.url, 'select n from kept')).toBe(3);
  await second.stop();
}, 60_000);

it('a stale postmaster.pid whose number now belongs to another program does not stop the start', async () => {
  const first = await startDatabase({ dir });
  const file = join(dir, 'data/postmaster.pid');
  const lines = (await readFile(file, 'utf8')).split('\n');
  const { uid, gid } = await stat(file);
  await first.stop();
  await writeFile(file, [String(process.pid), ...lines.slice(1)].join('\n'), { mode: 0o600 });
  await chown(file, uid, gid);
  const second = await startDatabase({ dir });
  expect(await ask(second.url, 'select 1')).toBe(1);
}, 60_000);

it('a long path is no obstacle for the socket', async () => {
  const deep = join(dir, 'a'.repeat(60), 'b'.repeat(60));
  const database = await startDatabase({ dir: deep });
  expect(await ask(database.url, 'select 1')).toBe(1);
  await database.stop();
  await expect(
    stat(new URL(database.url.replace('@/', '@host/')).searchParams.get('host') ?? ''),
  ).rejects.toThrow();
}, 60_000);

// Only root can become another user.
it.skipIf(!isRoot)(
  'a normal user may start it, and root may start it again on her directory',
  async () => {
    await chmod(dir, 0o755);
    await chown(dir, 65_534, 65_534);
    const { owner, url } = await startOwner(dir, 65_534);
    await ask(url, 'create table kept as select 5 as n');
    owner.stdin?.end();
    owner.kill('SIGTERM');
    await gone();
    const database = await startDatabase({ dir });
    expect(await ask(database.url, 'select n from kept')).toBe(5);
    await database.stop();
  },
  60_000,
);

it('a server that is not there, or is named wrongly, is refused in words without its password', async () => {
  const refused = await startDatabase({
    dir,
    databaseUrl: 'postgresql://u:secret-word@127.0.0.1:1/x',
  }).catch((e: Error) => e);
  expect(refused).toBeInstanceOf(Error);
  expect(String(refused)).toMatch(/cannot connect to the database/);
  expect(String(refused)).not.toMatch(/secret-word/);
});

it('a URL to a server that will do is used as it is, and is not stopped', async () => {
  const own = await startDatabase({ dir });
  const other = await startDatabase({ dir: join(dir, 'unused'), databaseUrl: own.url });
  await other.stop();
  expect(await ask(own.url, 'select 1')).toBe(1);
  await expect(stat(join(dir, 'unused'))).rejects.toThrow();
  await own.stop();
}, 60_000);
