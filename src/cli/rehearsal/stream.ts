// A rehearsal made in a thread of its own, so that signing does not slow the server down. Acts come in lots,
// in order; only a few lots are ever on the way, however slowly they are taken.
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { FileUnusable } from './csv-lines.ts';
import type { RehearsalOptions } from './prepare.ts';
import type { RowFault } from './row.ts';
import type { RehearsalItem } from './signed-act.ts';

/** What the file held: known before the first act. `acts`: how many will come, at most. */
export type RehearsalSummary = {
  readonly stations: number;
  readonly forms: number;
  readonly faults: readonly RowFault[];
  readonly faultCount: number;
  readonly acts: { readonly founding: number; readonly night: number };
};

/** A lot of acts on the way between threads: their bytes end to end, with the length of each. */
export type Lot = {
  readonly bytes: Uint8Array;
  readonly lengths: Uint32Array;
  readonly receivedMs: Float64Array;
  readonly signatures: readonly (readonly string[])[];
  /** How many of the first belong to the founding. */
  readonly founding: number;
};

export type WorkerMessage =
  | { readonly kind: 'summary'; readonly summary: RehearsalSummary }
  | { readonly kind: 'lot'; readonly lot: Lot }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly message: string; readonly unusable: boolean };

/** Lots of acts, once; leaving the loop early, or `close`, ends the thread. */
export type RehearsalStream = AsyncIterable<RehearsalItem[]> & {
  readonly summary: Promise<RehearsalSummary>;
  readonly close: () => Promise<void>;
};

/** Acts live for a moment: a small nursery keeps the thread small. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };

/** Starts the thread. The loop and `summary` reject with FileUnusable when the file or area is of no use. */
export function rehearsalStream(options: RehearsalOptions): RehearsalStream {
  const thread = new URL('./worker.ts', import.meta.url);
  const worker = new Worker(thread, { resourceLimits: LIMITS, workerData: options });
  const messages = on(worker, 'message', { close: ['exit'] });
  const summary = new Promise<RehearsalSummary>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the rehearsal was ended')));
    worker.once('message', (message: WorkerMessage) => {
      if (message.kind === 'summary') resolve(message.summary);
      if (message.kind === 'failed') reject(errorOf(message));
    });
  });
  // Whoever only loops meets the same failure there; nobody must be made to ask for the summary.
  summary.catch(() => undefined);
  const close = async () => void (await worker.terminate());
  return { summary, close, [Symbol.asyncIterator]: () => lots(worker, messages, close) };
}

async function* lots(
  worker: Worker,
  messages: AsyncIterable<WorkerMessage[]>,
  close: () => Promise<void>,
): AsyncGenerator<RehearsalItem[]> {
  try {
    for await (const [message] of messages) {
      if (message?.kind === 'end') return;
      if (message?.kind === 'failed') throw errorOf(message);
      if (message?.kind !== 'lot') continue;
      yield itemsOf(message.lot);
      worker.postMessage('next');
    }
    throw new Error('the rehearsal stopped before its end');
  } finally {
    await close();
  }
}

const errorOf = ({ message, unusable }: WorkerMessage & { kind: 'failed' }): Error =>
  unusable ? new FileUnusable(message) : new Error(message);

function itemsOf({ bytes, founding, lengths, receivedMs, signatures }: Lot): RehearsalItem[] {
  let start = 0;
  return signatures.map((signature, i) => {
    const act = bytes.subarray(start, (start += lengths[i] ?? 0));
    const phase = i < founding ? 'founding' : 'night';
    return { signed: { bytes: act, signatures: signature }, receivedMs: receivedMs[i] ?? 0, phase };
  });
}

/** Packs acts for the way; the inverse of what the loop gives out. */
export function lotOf(items: readonly RehearsalItem[]): Lot {
  const lengths = Uint32Array.from(items, ({ signed }) => signed.bytes.length);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let start = 0;
  for (const { signed } of items) {
    bytes.set(signed.bytes, start);
    start += signed.bytes.length;
  }
  return {
    bytes,
    lengths,
    receivedMs: Float64Array.from(items, (item) => item.receivedMs),
    signatures: items.map(({ signed }) => signed.signatures),
    founding: items.filter(({ phase }) => phase === 'founding').length,
  };
}
