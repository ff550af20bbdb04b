// `terang mirror`: a checked copy of a published tree, once or for as long as it runs.
import { isRefusal } from '../base/result.ts';
import { photographsIn } from '../modules/results/evidence-acts.ts';
import { mirror, type MirrorOutcome } from '../server/mirror.ts';
import { progressBar } from './progress.ts';

type Options = { from: string; to: string; log?: string; follow?: number; photographs: boolean };

/** Copies; the exit code is 1 when the last round refused the source. */
export async function runMirror({ from, to, log, follow, photographs }: Options): Promise<void> {
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort());
  let bar: ReturnType<typeof progressBar> | undefined;
  const onRound = (outcome: MirrorOutcome): void => {
    bar?.end();
    bar = undefined;
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
  };
  const outcome = await mirror({
    from, to, onRound, signal: stopped.signal,
    onProgress: ({ leaves, of }) => (bar ??= progressBar(of, false)).to(leaves),
    ...(photographs && { photographsIn }),
    ...(log === undefined ? {} : { logVkey: log }),
    ...(follow === undefined ? {} : { followMs: 1_000 * follow }),
  });
  process.exitCode = isRefusal(outcome) ? 1 : 0;
}
