// When to send: as soon as something is there, when the network comes back, when the app is looked at again,
// and when the wait of the first act is over. It starts no second run beside one, and stops with the page.
import { freeAmong, sendAll, type SendingParts, WAIT_MS_MAX } from './sending.ts';
import { isForUpload } from './uploads.ts';

const FIRST_MS = 300;

export type Sender = {
  /** Something may be to send. */
  readonly wake: () => void;
  /** Resolves when nothing is being sent; for tests. */
  readonly idle: () => Promise<void>;
  readonly stop: () => void;
};

/** A sender that runs until it is stopped. `failed` hears of a database that does not keep things. */
export function startSender(parts: SendingParts, failed: (fault: unknown) => void): Sender {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    do {
      again = false;
      await sendAll(parts).catch(failed);
    } while (again && !stopped);
    running = undefined;
    clearTimeout(timer);
    const wait = await nextWait(parts).catch(() => WAIT_MS_MAX);
    if (!stopped && wait !== undefined) timer = setTimeout(wake, wait);
  }
  function wake(): void {
    if (stopped) return;
    if (running) again = true;
    else running = run();
  }
  const onLine = (): void => void retryNow(parts).then(wake, failed);
  const onLook = (): void => void (document.visibilityState === 'visible' && wake());
  const deaf = parts.device.onChange((stores) => {
    // Its own marks must not start another run: only what others put there.
    if (!running && stores.some((store) => store === 'outbox' || store === 'photographs')) wake();
  });
  globalThis.addEventListener?.('online', onLine);
  globalThis.document?.addEventListener('visibilitychange', onLook);
  // The first screen comes first: what waited through the night can wait a moment more.
  timer = setTimeout(wake, FIRST_MS);
  return {
    wake,
    idle: () => running ?? Promise.resolve(),
    stop() {
      stopped = true;
      clearTimeout(timer);
      deaf();
      globalThis.removeEventListener?.('online', onLine);
      globalThis.document?.removeEventListener('visibilitychange', onLook);
    },
  };
}

/** Milliseconds until something waiting is due; undefined when nothing waits. */
async function nextWait({ device, clock }: SendingParts): Promise<number | undefined> {
  const [items, photographs] = await Promise.all([device.all('outbox'), device.all('photographs')]);
  const free = freeAmong(items, photographs);
  const queued = items.filter((item) => (item.state === 'waiting' || item.state === 'sending') && free(item));
  const times = [
    ...queued.map(({ nextTry }) => nextTry),
    ...photographs.filter((one) => isForUpload(one, items)).map(({ nextTry }) => nextTry),
  ];
  if (times.length === 0) return undefined;
  return Math.min(Math.max(Math.min(...times) - clock(), 1_000), WAIT_MS_MAX);
}

/** The network is back: what only waited for it is due at once. */
const retryNow = ({ device }: SendingParts): Promise<void> =>
  device.change(['outbox', 'photographs'], async (change) => {
    for (const item of await change.all('outbox'))
      if (item.fault === 'unreachable' && item.nextTry > 0)
        await change.put('outbox', { ...item, nextTry: 0 });
    for (const photograph of await change.all('photographs'))
      if (!photograph.uploaded && photograph.nextTry > 0)
        await change.put('photographs', { ...photograph, nextTry: 0 });
  });
