// `terang night` as a program: Ctrl-C ends the service and everything that it started.
import { night, type NightOptions } from './night.ts';
import type { Service } from './service.ts';

/** Runs the night and goes on serving until stopped; the exit code is the verifier's. */
export async function runNight(options: Omit<NightOptions, 'databaseUrl' | 'onService'>): Promise<void> {
  const stopped = new AbortController();
  let service: Service | undefined;
  let ending: Promise<void> | undefined;
  const end = (): Promise<void> => {
    stopped.abort();
    // A terminal may send the signal twice; once is enough.
    ending ??= (async () => service?.stop())();
    return ending;
  };
  const wait = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => wait.resolve());
  try {
    const running = night(
      { ...options, databaseUrl: process.env['DATABASE_URL'], onService: (started) => (service = started) },
      stopped.signal,
    );
    const code = await Promise.race([running, wait.promise]);
    if (typeof code === 'number') {
      process.exitCode = code;
      if (!options.once) await wait.promise;
    } else {
      stopped.abort();
      await running.catch(() => undefined);
    }
  } finally {
    await end();
  }
}
