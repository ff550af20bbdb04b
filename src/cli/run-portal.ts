// `terang portal`: the public site over a published tree, ours or anybody's mirror. Runs the built bundle
// (tools/build.ts).
import type { servePortal } from '../web/portal/serve.ts';
import { serveUntilStopped } from './children.ts';

type Options = { from: string; port: number; host: string };

/** Serves until stopped. Throws when the site was not built or the address is taken. */
export async function runPortal(options: Options): Promise<void> {
  const bundle = new URL('../../dist/portal.mjs', import.meta.url).href;
  const { servePortal: serve } = (await import(bundle)) as { servePortal: typeof servePortal };
  const served = await serve(options);
  if (!process.send) process.stdout.write(`${served.url}\n`);
  serveUntilStopped({ url: served.url }, served.close);
}
