// Runs PostgreSQL's programs under an account that they accept (they refuse root), and under a guard that
// outlives us by the length of a shutdown: a small shell that waits for our end of a pipe to close. However
// this process ends, kill -9 included, the pipe closes and the guard stops the database. Nothing here may
// outlive its owner.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { stat } from 'node:fs/promises';

/** How to become someone whom PostgreSQL accepts: words before the command, or another user's number. */
export type Account = { readonly prefix: readonly string[]; readonly uid?: number; readonly gid: number };

/** The last line said before the end, for the person at the terminal. */
export type End = { readonly code: number | null; readonly lastWords: string };

export type Guarded = { readonly ended: Promise<End>; readonly stop: () => Promise<void> };

const UNSHARE = ['unshare', '--user', '--map-user=1000'] as const;
const NOBODY = 65_534;
const LAST_LINES = 8;

/**
 * The guard. Reads its standard input to the end, then asks for a fast shutdown; ends with the database's own
 * code. The database itself gets no copy of the pipe, or it would keep the pipe open.
 */
const GUARD = `
exec 3<&0
"$@" </dev/null 3<&- &
database=$!
{ read -r nothing <&3; kill -INT "$database"; } 2>/dev/null &
watch=$!
exec 3<&-
wait "$database"
code=$?
kill "$watch" 2>/dev/null
exit "$code"
`;

/** Our environment less what would change PostgreSQL's mind (PGDATA, PGPORT …). */
const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries({ ...process.env, LC_ALL: 'C' }).filter(([name]) => !name.startsWith('PG')),
  );

const mayRun = (uid: number, program: string): boolean =>
  spawnSync(program, ['--version'], { uid, gid: uid, cwd: '/', stdio: 'ignore' }).status === 0;

/**
 * The account to run `program` on a data directory. A normal user is itself. Root is its own shadow in a user
 * namespace where the system allows one, else the owner of an existing directory, else nobody.
 */
export async function accountFor(data: string, program: string): Promise<Account> {
  if (process.getuid?.() !== 0) return { prefix: [], gid: process.getgid?.() ?? 0 };
  const owner = (await stat(data).catch(() => undefined))?.uid ?? 0;
  const [unshare, ...words] = UNSHARE;
  if (owner === 0 && spawnSync(unshare, [...words, 'true'], { stdio: 'ignore' }).status === 0) {
    return { prefix: UNSHARE, gid: 0 };
  }
  const uid = owner === 0 ? NOBODY : owner;
  if (mayRun(uid, program)) return { prefix: [], uid, gid: uid };
  throw new Error(
    'PostgreSQL refuses to run as root, and no other user may enter this directory: start as a normal ' +
      'user, or set DATABASE_URL to a PostgreSQL 15 or newer',
  );
}

function launch(account: Account, command: readonly string[], stdin: 'ignore' | 'pipe'): ChildProcess {
  const [program = '', ...rest] = [...account.prefix, ...command];
  const who = account.uid === undefined ? {} : { uid: account.uid, gid: account.gid };
  // A session of its own: Ctrl-C in the terminal must reach us first, and the database only when we are done
  // with it.
  return spawn(program, rest, {
    ...who,
    cwd: '/',
    env: cleanEnvironment(),
    stdio: [stdin, 'ignore', 'pipe'],
    detached: true,
  });
}

/** Hands each line to `onLine` and keeps the last few. */
function keepLines(child: ChildProcess, onLine: ((line: string) => void) | undefined): string[] {
  const kept: string[] = [];
  let rest = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).slice(-65_536).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine?.(line);
    kept.push(...lines);
    kept.splice(0, kept.length - LAST_LINES);
  });
  return kept;
}

const endOf = (child: ChildProcess, kept: readonly string[]): Promise<End> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, lastWords: kept.join('\n') }));
  });

/** Runs a program that ends by itself; throws with its last words when it fails. */
export async function runToEnd(account: Account, program: string, args: readonly string[]): Promise<void> {
  const child = launch(account, [program, ...args], 'ignore');
  const { code, lastWords } = await endOf(child, keepLines(child, undefined));
  if (code !== 0) throw new Error(`${program} failed (${code}): ${lastWords}`);
}

/** Starts a long-running program under the guard. */
export function startGuarded(
  account: Account,
  program: string,
  args: readonly string[],
  onLine: ((line: string) => void) | undefined,
): Guarded {
  const child = launch(account, ['sh', '-c', GUARD, 'guard', program, ...args], 'pipe');
  const ended = endOf(child, keepLines(child, onLine));
  child.stdin?.on('error', () => undefined); // the guard has gone; `ended` says so
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    await ended;
  };
  return { ended, stop };
}
