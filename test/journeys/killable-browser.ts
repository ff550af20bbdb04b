// A browser with a profile on the disk that a test may kill and start again, as a telephone that runs out of
// battery: what its pages kept must be there the next time. The profile is the test's to remove.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { CHROMIUM } from './office-stage.ts';

export type KillableBrowser = {
  readonly context: BrowserContext;
  /** Ends every process of it at once, in whatever it is doing; resolves when they are gone. */
  readonly kill: () => Promise<void>;
};

const ADDRESS = /DevTools listening on (ws:\S+)/;
/**
 * Beside the browser one waits for the end of the line to us. Whoever is killed without a word says nothing
 * to a browser that listens on a port; that line ends all the same, and takes the group along.
 */
const WITH_US = '(read -r _ <&3; kill -9 0) & exec "$@" 3<&-';
const ARGS = ['--headless=new', '--remote-debugging-port=0', '--no-first-run', '--accept-lang=id-ID'];

/** Starts a browser over the profile in `dir`. */
export async function startKillable(dir: string): Promise<KillableBrowser> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const profile = `--user-data-dir=${join(dir, 'profile')}`;
  const command = [CHROMIUM ?? 'chromium', ...ARGS, ...asRoot, profile, 'about:blank'];
  const child = spawn('sh', ['-c', WITH_US, 'sh', ...command], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // Its renderers and helpers are of its group.
  const killAll = (): void => {
    const isGone = child.exitCode !== null || child.signalCode !== null;
    if (child.pid !== undefined && !isGone) process.kill(-child.pid, 'SIGKILL');
  };
  const browser = await chromium.connectOverCDP(await addressOf(child));
  return {
    context: contextOf(browser),
    kill: async () => {
      killAll();
      await ended;
      // It says good-bye to nobody: only our end of the line is closed.
      void browser.close().catch(() => undefined);
    },
  };
}

function contextOf(browser: Browser): BrowserContext {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the browser has no context');
  return context;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, address] = ADDRESS.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the browser ended with ${code}: ${said.slice(-500)}`)));
  });
}
