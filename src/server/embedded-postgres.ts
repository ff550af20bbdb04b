// A durable PostgreSQL for whoever has none: `startDatabase` runs the one that npm installed, in a directory
// of ours, or checks the one that a URL names. Promises: fsync on; no other local user gets in (a Unix socket
// in a directory of mode 0700, and a password); nothing is left running, not even when this process is
// killed; two processes never share a directory. It must never touch a data directory that another live
// process owns.
import { randomBytes } from 'node:crypto';
import {
  link,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
  chmod,
  chown,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { checkDatabase } from './database-check.ts';
import { findBinaries, type Binaries } from './postgres-binaries.ts';
import { accountFor, runToEnd, startGuarded, type Account, type Guarded } from './postgres-process.ts';
import { clearPostmaster, inUse, OWNER_LOCK } from './postmaster.ts';

export type Database = {
  /** Connection string for `pg`. */
  readonly url: string;
  /** Stops what was started, cleanly; resolves when nothing is left running. */
  readonly stop: () => Promise<void>;
};

export type DatabaseOptions = {
  /** Directory of the embedded database; made when absent. */
  readonly dir: string;
  /** A PostgreSQL ≥ 15 to use in its place. */
  readonly databaseUrl?: string | undefined;
  /** Lines that the embedded PostgreSQL says. */
  readonly onLine?: (line: string) => void;
  /** The embedded PostgreSQL ended although nobody called `stop`. */
  readonly onDeath?: (message: string) => void;
};

const USER = 'terang';
/**
 * A socket's path is at most 103 bytes on the platforms we run on; PostgreSQL appends this name to the
 * directory.
 */
const SOCKET_NAME = '/.s.PGSQL.5432';
const SOCKET_PATH_BYTES_MAX = 103;

const SETTINGS = {
  listen_addresses: '', // no TCP at all
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '24',
  shared_buffers: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_buffers: '16MB',
  unix_socket_permissions: '0700',
  io_method: 'sync', // no extra workers on a small machine
  max_wal_senders: '0', // nobody replicates it
  max_logical_replication_workers: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
} as const;

const urlOf = (socketDir: string, password: string): string =>
  `postgresql://${USER}:${password}@/postgres?host=${encodeURIComponent(socketDir)}`;

/**
 * Makes the data directory beside its place and moves it there whole: a crash in between leaves nothing
 * half-made.
 */
async function createCluster(
  dir: string,
  binaries: Binaries,
  account: Account,
  password: string,
): Promise<void> {
  const making = await mkdtemp(join(dir, 'making-'));
  const passwordFile = join(making, 'password');
  const data = join(making, 'data');
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await mkdir(data, { mode: 0o700 });
    if (account.uid !== undefined) {
      for (const path of [making, passwordFile, data]) await chown(path, account.uid, account.gid);
    }
    const options = ['--username', USER, '--encoding', 'UTF8', '--locale', 'C', '--auth', 'scram-sha-256'];
    await runToEnd(account, binaries.initdb, [
      '-D',
      data,
      '--pwfile',
      passwordFile,
      '--data-checksums',
      ...options,
    ]);
    // Another process may have been first: its directory stands, this one is dropped.
    await rename(data, join(dir, 'data')).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** The password of the directory; made once, readable by its owner only. */
async function passwordOf(dir: string): Promise<string> {
  const path = join(dir, 'password');
  const making = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(making, randomBytes(24).toString('hex'), { mode: 0o600 });
  // Whole or absent, and never changed: a second process that starts at this moment reads what the first
  // wrote.
  await link(making, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(making);
  const password = await readFile(path, 'utf8');
  if (!/^[0-9a-f]{48}$/.test(password)) throw new Error(`${path} is damaged: restore it, or remove ${dir}`);
  return password;
}

/** A directory of mode 0700 for the socket, short enough for a socket's path. */
async function socketDirOf(dir: string, account: Account): Promise<{ path: string; temporary: boolean }> {
  let path = join(dir, 'socket');
  const temporary = Buffer.byteLength(path + SOCKET_NAME) > SOCKET_PATH_BYTES_MAX;
  if (temporary) path = await mkdtemp(join(tmpdir(), 'terang-'));
  else await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
  if (account.uid !== undefined) await chown(path, account.uid, account.gid);
  return { path, temporary };
}

/**
 * One try: a connection to the cluster of this name; undefined while nobody answers, or one answers that is
 * not ours.
 */
async function tryOwner(url: string, clusterName: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: 'terang-owner' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("select current_setting('cluster_name') as name");
    if (rows[0].name === clusterName) return client;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // Not listening yet, or still recovering, or going (57P0x): ask again. All else is final.
    if (code !== 'ENOENT' && code !== 'ECONNREFUSED' && !String(code).startsWith('57P0')) throw error;
  }
  await client.end().catch(() => undefined);
  return undefined;
}

/** Connects as soon as our PostgreSQL answers; throws with its last words when it ends first. */
async function connectOwner(
  url: string,
  clusterName: string,
  guarded: Guarded,
  dir: string,
): Promise<pg.Client> {
  for (;;) {
    const client = await tryOwner(url, clusterName);
    if (client) return client;
    const ended = await Promise.race([guarded.ended, sleep(10)]);
    // Another process started on the directory at the same moment and was first: PostgreSQL's own lock tells.
    if (ended?.lastWords.includes('postmaster.pid')) throw inUse(dir);
    if (ended) throw new Error(`PostgreSQL did not start: ${ended.lastWords || `exit code ${ended.code}`}`);
  }
}

async function startEmbedded(options: DatabaseOptions): Promise<Database> {
  const dir = resolve(options.dir);
  await mkdir(dir, { recursive: true, mode: 0o711 });
  const binaries = await findBinaries();
  const data = join(dir, 'data');
  const account = await accountFor(data, binaries.postgres);
  const password = await passwordOf(dir);
  const known = await stat(join(data, 'PG_VERSION')).catch(() => undefined);
  if (known) await clearPostmaster(data, (socketDir) => urlOf(socketDir, password));
  else await createCluster(dir, binaries, account, password);

  const socket = await socketDirOf(dir, account);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // tells our own server from another's on the same socket
  const clusterName = `terang-${randomBytes(8).toString('hex')}`;
  const place = ['-c', `unix_socket_directories=${socket.path}`, '-c', `cluster_name=${clusterName}`];
  const guarded = startGuarded(
    account,
    binaries.postgres,
    ['-D', data, ...settings, ...place],
    options.onLine,
  );
  const url = urlOf(socket.path, password);
  const owner = await connectOwner(url, clusterName, guarded, dir).catch(async (error: unknown) => {
    await guarded.stop();
    throw error;
  });
  // The mark of a live owner: whoever finds this postmaster and can take the lock knows that it is an orphan.
  await owner.query('select pg_advisory_lock($1)', [OWNER_LOCK]);

  let stopping: Promise<void> | undefined;
  void guarded.ended.then(({ lastWords }) => {
    if (!stopping) options.onDeath?.(lastWords);
  });
  const stop = async (): Promise<void> => {
    await owner.end().catch(() => undefined);
    await guarded.stop();
    if (socket.temporary) await rm(socket.path, { recursive: true, force: true });
  };
  return { url, stop: () => (stopping ??= stop()) };
}

/**
 * A database that keeps what it acknowledges. Refuses by throwing, in words for the person at the terminal: a
 * directory in use, a server that is too old or does not sync, a platform without binaries.
 */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  if (!options.databaseUrl) return startEmbedded(options);
  await checkDatabase(options.databaseUrl);
  return { url: options.databaseUrl, stop: async () => undefined };
}
