// Times for the bench: how often something can be done in a second, and how long the slowest ones take. Never
// used by a test: a figure is compared with a limit measured in the same run, not with a clock.
import { readFile } from 'node:fs/promises';

/** Runs `work` again and again for about `ms`; `work` says how many things it did. Things a second. */
export async function perSecond(ms: number, work: () => number | Promise<number>): Promise<number> {
  await work();
  const startedMs = performance.now();
  let done = 0;
  let tookMs = 0;
  while (tookMs < ms) {
    done += await work();
    tookMs = performance.now() - startedMs;
  }
  return (1_000 * done) / tookMs;
}

/** Things a second of one passage over `count` things. */
export async function onePassage(count: number, work: () => void | Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (1_000 * count) / (performance.now() - startedMs);
}

/** The value below which a share of the values lies; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const MEGABYTE = 1024 * 1024;

/** Resident memory of this process now and at most so far, in MiB. */
export const memoryMb = (): { now: number; most: number } => ({
  now: process.memoryUsage.rss() / MEGABYTE,
  most: process.resourceUsage().maxRSS / 1024,
});

/** Seconds of processor time that this process has used, all its threads. */
export const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Load of the machine over the last minute, where the system says it: what else was going on. */
export async function loadAverage(): Promise<number | undefined> {
  const text = await readFile('/proc/loadavg', 'utf8').catch(() => '');
  return text === '' ? undefined : Number.parseFloat(text);
}
