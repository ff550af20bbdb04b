// The entry of the built portal (dist/portal.mjs): what others start it with.
export { createPortal } from './portal.ts';
export { loadAssets } from './assets.ts';
export { addressSource, directorySource, sourceOf } from './source.ts';
export { servePortal } from './serve.ts';
