// `terang serve`: the service for a real log. What it founds, officers sign; it only holds the door open.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hex, sha256, utf8 } from '../base/bytes.ts';
import type { WitnessAt } from '../server/witness-client.ts';
import { serveUntilStopped } from './children.ts';
import { storedKeys } from './keys.ts';
import { startService } from './service.ts';

export type ServeOptions = {
  readonly dir: string;
  readonly origin: string;
  readonly object: readonly string[];
  /** `<url>=<vkey>` each. */
  readonly witness: readonly string[];
  readonly quorum?: number;
  readonly port: number;
  readonly host: string;
};

const SNAPSHOT_EVERY_MS = 1_000;

function witnessAt(text: string): WitnessAt {
  const at = text.indexOf('=');
  if (at < 0) throw new Error(`a witness is <url>=<vkey>: ${text}`);
  return { url: text.slice(0, at), vkey: text.slice(at + 1) };
}

/** Serves until stopped. */
export async function serve(options: ServeOptions): Promise<void> {
  const texts = await Promise.all(options.object.map((file) => readFile(file, 'utf8')));
  const witnesses = options.witness.map(witnessAt);
  const service = await startService({
    dir: options.dir,
    keys: await storedKeys(join(options.dir, 'keys'), options.origin),
    objects: new Map(texts.map((text) => [hex(sha256(utf8(text))), text])),
    clock: Date.now,
    host: options.host,
    port: options.port,
    databaseUrl: process.env['DATABASE_URL'],
    ownWitnesses: 0,
    witnesses,
    quorum: options.quorum ?? witnesses.length,
    logLevel: 'info',
    onFailure: (what) => {
      process.stderr.write(`terang: ${what}\n`);
      process.kill(process.pid, 'SIGTERM');
    },
  });
  process.stdout.write(`public site ${service.siteUrl}\nAPI ${service.apiUrl}\n`);
  let stopped = false;
  let views = Promise.resolve();
  const timer = setInterval(() => {
    views = views.then(() => (stopped ? undefined : service.engine.snapshot()));
    views.catch((error: unknown) => process.stderr.write(`terang: ${String(error)}\n`));
  }, SNAPSHOT_EVERY_MS);
  serveUntilStopped({ url: service.apiUrl }, async () => {
    stopped = true;
    clearInterval(timer);
    await views.catch(() => undefined);
    await service.stop();
  });
}
