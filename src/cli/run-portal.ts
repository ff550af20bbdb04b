// `terang portal`: the public site over a published tree, ours or anybody's mirror. Runs the built bundle
// (tools/build.ts).
import type { servePortal } from '../web/portal/serve.ts';
import { serveUntilStopped } from './children.ts';

type Options = {
  from: string;
  port: number;
  host: string;
  site?: string;
  evidence?: string;
  api?: string;
};

/** Serves until stopped. Throws when the site was not built or the address is taken. */
export async function runPortal(options: Options): Promise<void> {
  const bundle = new URL('../../dist/portal.mjs', import.meta.url).href;
  const { servePortal: serve } = (await import(bundle)) as { servePortal: typeof servePortal };
  // Whoever runs it for others says under which address; at home it is the one that is listened on.
  const here = options.port === 0 ? {} : { site: `http://${options.host}:${options.port}` };
  const served = await serve({ ...here, ...options });
  if (!process.send) process.stdout.write(`${served.url}\n`);
  serveUntilStopped({ url: served.url }, served.close);
}
