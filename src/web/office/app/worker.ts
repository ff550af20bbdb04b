// The service worker: the app starts without a network. It keeps the files of its own build, whole or not at
// all, and answers for nothing but them: what goes to the API passes it by. A newer build waits beside the
// running one until that is closed or she asks for it, so that no screen changes under her hands.
declare const BUILD: {
  /** Name of this build: hash over all its files. */
  readonly name: string;
  /** What every telephone holds: page, scripts and styles of the field, the source's words. */
  readonly always: readonly string[];
  /** What a telephone goes on holding when it held its like before: other languages, the desk. */
  readonly more: readonly string[];
};

type ExtendableEvent = Event & { readonly waitUntil: (work: Promise<unknown>) => void };
type FetchEvent = ExtendableEvent & {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
};
type Worker = {
  readonly location: Location;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  addEventListener(type: 'install' | 'activate', heard: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', heard: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', heard: (event: MessageEvent) => void): void;
};
const worker = globalThis as unknown as Worker;

const PREFIX = 'terang-app-';
const CACHE = PREFIX + BUILD.name;
const PAGE = '/app/';
const HASH = /-[A-Z2-7]{8}\./;

/** A file's name without its hash: what it is in every build. */
const kindOf = (address: string): string =>
  new URL(address, worker.location.href).pathname.replace(HASH, '.');

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  const held = new Set<string>();
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX) || name === CACHE) continue;
    for (const { url } of await (await caches.open(name)).keys()) held.add(kindOf(url));
  }
  const wanted = [...BUILD.always, ...BUILD.more.filter((address) => held.has(kindOf(address)))];
  // All or none: a build that is here in part must never become the one that runs.
  await cache.addAll(wanted.map((address) => new Request(address, { cache: 'no-cache' })));
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
  await worker.clients.claim();
}

async function answer(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path);
  if (kept) return kept;
  const fetched = await fetch(request);
  if (fetched.ok && BUILD.more.includes(path)) await cache.put(path, fetched.clone()).catch(() => undefined);
  return fetched;
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', ({ data }) => void (data === 'take-over' && worker.skipWaiting()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || !pathname.startsWith(PAGE)) return;
  event.respondWith(answer(request, request.mode === 'navigate' ? PAGE : pathname));
});
