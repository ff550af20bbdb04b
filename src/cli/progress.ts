// Progress of long work on the terminal: rate and remaining time. Without a terminal it prints a line now and
// then, so that a log file stays readable.
import { Presets, SingleBar } from 'cli-progress';

export type Progress = { readonly to: (done: number, note?: string) => void; readonly end: () => void };

const PLAIN_EVERY_MS = 10_000;

/** A bar up to `total`, on standard error. */
export function progressBar(total: number, quiet: boolean): Progress {
  if (quiet) return { to: () => undefined, end: () => undefined };
  return process.stderr.isTTY ? terminalBar(total) : plainLines(total);
}

const count = (value: number): string => value.toLocaleString('en');

function terminalBar(total: number): Progress {
  const startedMs = performance.now();
  const format = '{bar} {percentage} % · {shown} of {all} acts · {rate}/s · {eta_formatted} left {note}';
  const bar = new SingleBar(
    { format, stream: process.stderr, hideCursor: true, etaBuffer: 100 },
    Presets.shades_classic,
  );
  bar.start(total, 0, { rate: '0', note: '', shown: '0', all: count(total) });
  return {
    to: (done, note = '') => {
      const rate = count(Math.round((1_000 * done) / (performance.now() - startedMs)));
      bar.update(done, { rate, note, shown: count(done) });
    },
    end: () => bar.stop(),
  };
}

function plainLines(total: number): Progress {
  const startedMs = performance.now();
  let printedMs = startedMs;
  return {
    to: (done, note = '') => {
      const nowMs = performance.now();
      if (nowMs - printedMs < PLAIN_EVERY_MS) return;
      printedMs = nowMs;
      const rate = (1_000 * done) / (nowMs - startedMs);
      const leftSeconds = Math.round((total - done) / Math.max(rate, 1));
      const speed = `${count(Math.round(rate))}/s · ${leftSeconds} s left`;
      process.stderr.write(`${count(done)} of ${count(total)} acts · ${speed} ${note}\n`);
    },
    end: () => undefined,
  };
}
