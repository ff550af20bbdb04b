// Programs of ours that run beside the server: witnesses, the portal. Each is this same command line in a
// process of its own. A child says over its channel when it is ready, and ends when the channel closes: also
// when its parent was killed.
import { fork } from 'node:child_process';

export type Child = {
  /** What the child said when it was ready. */
  readonly said: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

const STOP_MS_MAX = 5_000;

/** Starts `terang <args>` and waits until it is ready. Throws when it ends before. */
export async function startChild(
  args: readonly string[],
  onEnd: (code: number | null) => void,
): Promise<Child> {
  const child = fork(new URL('./main.ts', import.meta.url), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // A terminal's Ctrl-C reaches the whole group; the parent decides when its children stop.
    detached: true,
  });
  let stopping = false;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = await new Promise<Record<string, string>>((ready, failed) => {
    child.once('message', (message) => ready(message as Record<string, string>));
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`terang ${args[0]} ended with ${code}`)));
  });
  child.once('exit', (code) => {
    if (!stopping) onEnd(code);
  });
  return {
    said,
    stop: async () => {
      stopping = true;
      child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** In a child: tells the parent what is ready, and stops when she is gone. In a terminal: stops on Ctrl-C. */
export function serveUntilStopped(said: Readonly<Record<string, string>>, stop: () => Promise<void>): void {
  let stopped = false;
  const once = (): void => {
    if (stopped) return;
    stopped = true;
    void stop().finally(() => process.exit());
  };
  process.on('SIGINT', once);
  process.on('SIGTERM', once);
  if (!process.send) return;
  process.on('disconnect', once);
  process.send(said);
}
