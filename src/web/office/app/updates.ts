// Registers the worker that keeps the app at hand without a network, and hears when it has a newer version.
const WORKER = '/app/worker.js';

type Policy = { readonly createScriptURL: (address: string) => string };
type PolicyFactory = {
  readonly createPolicy: (name: string, rules: Policy) => { createScriptURL: (address: string) => unknown };
};

/** The address of the one worker there is, as the browser wants to have it said. */
function workerAddress(): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  const createScriptURL = (address: string): string => {
    if (address !== WORKER) throw new TypeError('no worker of ours');
    return address;
  };
  return (factory?.createPolicy('terang', { createScriptURL }).createScriptURL(WORKER) ?? WORKER) as string;
}

const heard = new Set<() => void>();
let waiting: ServiceWorker | undefined;

/** Begins to keep the app at hand. Where a browser has no workers it works while there is a network. */
export async function keepAtHand(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  const registration = await workers.register(workerAddress(), { scope: '/app/', updateViaCache: 'none' });
  const look = (worker: ServiceWorker | null): void => {
    if (worker?.state !== 'installed' || workers.controller === null) return;
    waiting = worker;
    heard.forEach((tell) => tell());
  };
  look(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => look(installing));
  });
  // The first worker of all takes over too, and then nothing has waited and nothing is loaded again.
  workers.addEventListener('controllerchange', () => waiting && location.reload());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
}

/** Calls back when a newer version waits, at once if it does already. Returns how to stop. */
export function onUpdate(tell: () => void): () => void {
  heard.add(tell);
  if (waiting) tell();
  return () => heard.delete(tell);
}

/** Lets the newer version take over; the page then loads again. */
export const takeUpdate = (): void => waiting?.postMessage('take-over');
