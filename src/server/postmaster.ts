// What an earlier process left in a data directory. A postmaster that still runs is either another live
// process's (refuse), or an orphan whose owner was killed (stop it, then start anew: one way to begin). A
// stale postmaster.pid whose number now belongs to some other program is removed, because PostgreSQL itself
// would refuse to start beside it.
import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

/** Held by the owner's connection for as long as it lives. */
export const OWNER_LOCK = 7_301_002;
/**
 * A postmaster that is just being started has no owner for a moment: it is an orphan when it has none for so
 * many asks.
 */
const ORPHAN_ASKS = 10;
const PATIENCE_MS = 20_000;
const PAUSE_MS = 50;

type Postmaster = { readonly pid: number; readonly socketDir: string };
type Verdict = 'owned' | 'orphan' | 'not-ready' | 'silent';

async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  return Number.isSafeInteger(pid) && pid > 1 ? { pid, socketDir: lines[4] ?? '' } : undefined;
}

/**
 * Whether a process of this number lives and is a PostgreSQL; the number may have been given to another
 * program.
 */
async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform === 'linux') {
    // `<pid> (<name>) <state> …`; Z is one that has ended and whom nobody has buried, as in containers
    // without an init.
    const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    return /^\d+ \(postgres\) [^ZX]/.test(line);
  }
  const shown = await promisify(execFile)('ps', ['-o', 'comm=', '-p', String(pid)]).catch(() => undefined);
  return shown !== undefined && /postgres\s*$/.test(shown.stdout);
}

/** Asks the running postmaster whether its owner lives. */
async function askOwner(url: string): Promise<Verdict> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query('select pg_try_advisory_lock($1) as free', [OWNER_LOCK]);
    return rows[0].free ? 'orphan' : 'owned';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === '57P03' ? 'not-ready' : 'silent'; // 57P03: starting up, or already on its way out
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What a person is told whose directory somebody else uses. */
export const inUse = (dir: string): Error =>
  new Error(`${dir} is in use by another process: stop that one first, or choose another directory`);

/**
 * Leaves the data directory without a running postmaster, or throws that it is in use.
 * `urlOf` gives the connection string for a socket directory.
 */
export async function clearPostmaster(data: string, urlOf: (socketDir: string) => string): Promise<void> {
  let orphanSeen = 0;
  const deadline = Date.now() + PATIENCE_MS;
  for (let found = await readPostmaster(data); found; found = await readPostmaster(data)) {
    if (!(await isPostgres(found.pid))) {
      await rm(join(data, 'postmaster.pid'), { force: true });
      return;
    }
    const verdict = await askOwner(urlOf(found.socketDir));
    if (verdict === 'owned') throw inUse(dirname(data));
    orphanSeen = verdict === 'orphan' ? orphanSeen + 1 : 0;
    if (orphanSeen >= ORPHAN_ASKS) {
      try {
        // fast shutdown; its number was seen to be a postgres that knows our password
        process.kill(found.pid, 'SIGINT');
      } catch {
        // it has just gone
      }
    }
    // Its guard saw the owner die a moment ago, or it is being started: it will be gone, or owned, soon.
    if (Date.now() > deadline) throw inUse(dirname(data));
    await sleep(PAUSE_MS);
  }
}
