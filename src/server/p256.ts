// Many signatures at once, on threads of their own beside the one writer: a lot of checks costs the writer
// one message, where a check at a time on Node's own pool costs it as much as the judgement of the act.
// Threads start when first needed and hold no process alive.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { lotOf, PUBLIC_KEY_BYTES, SIGNATURE_BYTES, verifyP256, type P256Check } from './p256-check.ts';

export { verifyP256, type P256Check } from './p256-check.ts';

/** Fewer are checked where they are: sooner done than told. */
const FEW = 4;
/** A lot is some milliseconds of work: short enough to share out evenly. */
const LOT = 50;

type Waiting = { readonly resolve: (answers: Uint8Array) => void; readonly reject: (error: Error) => void };
type Thread = { readonly worker: Worker; readonly waiting: Waiting[] };

const threads: Thread[] = [];

function startThread(): Thread {
  const worker = new Worker(new URL('./p256-thread.ts', import.meta.url));
  const thread: Thread = { worker, waiting: [] };
  worker.on('message', (answers: Uint8Array) => {
    thread.waiting.shift()?.resolve(answers);
    if (thread.waiting.length === 0) worker.unref();
  });
  const end = (error: Error): void => {
    // Whoever waits hears of it; the next lot starts another thread.
    threads.splice(threads.indexOf(thread), threads.includes(thread) ? 1 : 0);
    for (const one of thread.waiting.splice(0)) one.reject(error);
  };
  worker.once('error', end);
  worker.once('exit', () => end(new Error('a thread that checks signatures ended')));
  // Only now: listening for messages holds the process again.
  worker.unref();
  return thread;
}

function checkLot(checks: readonly P256Check[]): Promise<Uint8Array> {
  while (threads.length < availableParallelism()) threads.push(startThread());
  const thread = threads.reduce((least, one) => (one.waiting.length < least.waiting.length ? one : least));
  const lot = lotOf(checks);
  return new Promise((resolve, reject) => {
    thread.waiting.push({ resolve, reject });
    thread.worker.ref();
    thread.worker.postMessage(lot, [lot.bytes.buffer, lot.lengths.buffer]);
  });
}

/** One answer for each check, in order. Rejects only when a thread broke, never for what a check holds. */
export async function verifyMany(items: readonly P256Check[]): Promise<boolean[]> {
  if (items.length <= FEW) {
    return items.map(({ publicKey, message, signature }) => verifyP256(publicKey, message, signature));
  }
  const answers = new Array<boolean>(items.length).fill(false);
  // What has not its length is no signature, and is not sent: in a lot only the messages differ in length.
  const whole = [...items.keys()].filter((at) => {
    const { publicKey, signature } = items[at] as P256Check;
    return publicKey.length === PUBLIC_KEY_BYTES && signature.length === SIGNATURE_BYTES;
  });
  const lots = Array.from({ length: Math.ceil(whole.length / LOT) }, (_, i) =>
    whole.slice(i * LOT, (i + 1) * LOT),
  );
  await Promise.all(
    lots.map(async (places) => {
      const flags = await checkLot(places.map((at) => items[at] as P256Check));
      for (const [i, at] of places.entries()) answers[at] = flags[i] === 1;
    }),
  );
  return answers;
}
