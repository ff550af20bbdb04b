// Keeps this one page and what it needs in the browser's cache, when the reader asks for it, and lets a
// small service worker give it back without a network. It is registered for this address alone: no other page
// of the site ever comes from it.
import { CACHE_NAME, WORKER_PATH } from '../scan-data.ts';

/** The same name as in the page's content policy (answer.ts). */
const POLICY_NAME = 'terang-pindai';

type Types = {
  readonly createPolicy: (
    name: string,
    rules: object,
  ) => { readonly createScriptURL: (url: string) => string };
};

let policy: { readonly createScriptURL: (url: string) => string } | undefined;

/** Names the one script that may become a worker; every other is refused. */
function workerAddress(): string {
  const createScriptURL = (url: string): string => {
    if (url !== WORKER_PATH) throw new TypeError('not the worker of this page');
    return url;
  };
  const types = (globalThis as { trustedTypes?: Types }).trustedTypes;
  policy ??= types?.createPolicy(POLICY_NAME, { createScriptURL }) ?? { createScriptURL };
  return policy.createScriptURL(WORKER_PATH);
}

/** Rejects when something could not be fetched or kept. `paths` begins with the page itself. */
export async function keepPage(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE_NAME);
  await cache.addAll(paths);
  const wanted = new Set(paths.map((path) => new URL(path, location.href).href));
  for (const { url } of await cache.keys()) {
    // What an earlier release needed goes; the page in another language stays.
    if (new URL(url).pathname.startsWith('/assets/') && !wanted.has(url)) await cache.delete(url);
  }
  await navigator.serviceWorker.register(workerAddress(), { scope: location.pathname });
  await navigator.serviceWorker.ready;
}
