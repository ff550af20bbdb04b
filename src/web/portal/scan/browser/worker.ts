// The service worker of the scanning page. It answers for that one address and for what was kept with it: the
// page from the network while there is one, else as it was kept; files that never change from what was kept.
// Everything else goes its way as if no worker were there.
import { CACHE_NAME } from '../scan-data.ts';

type Fetching = Event & {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
};
type Scope = { readonly registration: { readonly scope: string }; readonly location: Location };

const own = globalThis as unknown as Scope;

async function page(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (fault) {
    const kept = await (await caches.open(CACHE_NAME)).match(path);
    if (kept === undefined) throw fault;
    return kept;
  }
}

async function asset(request: Request): Promise<Response> {
  return (await (await caches.open(CACHE_NAME)).match(request)) ?? fetch(request);
}

globalThis.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as Fetching;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== own.location.origin) return;
  const here = new URL(own.registration.scope).pathname;
  if (url.pathname === here) respondWith.call(event, page(request, here));
  else if (url.pathname.startsWith('/assets/') || url.pathname === '/favicon.svg')
    respondWith.call(event, asset(request));
});
