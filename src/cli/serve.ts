// `terang serve`: the service for a real log. What it founds, officers sign; it only holds the door open.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hex, sha256, utf8 } from '../base/bytes.ts';
import { bucketIn } from '../server/office/evidence-bucket.ts';
import type { WitnessAt } from '../server/witness-client.ts';
import { serveUntilStopped } from './children.ts';
import { foundFromFile } from './founding-door.ts';
import { storedKeys } from './keys.ts';
import { refreshViews } from './refresh-views.ts';
import { startService } from './service.ts';

export type ServeOptions = {
  readonly dir: string;
  readonly origin: string;
  readonly object: readonly string[];
  /** A signed founding act, used while the log is empty. */
  readonly founding?: string;
  /** `<url>=<vkey>` each. */
  readonly witness: readonly string[];
  readonly quorum?: number;
  /** Addresses under which readers know the site and the API, when a proxy stands before them. */
  readonly site?: string;
  readonly api?: string;
  /** Origin under which officers reach their app, when it is not the API's. */
  readonly app?: string;
  /** Addresses of the proxies in front, so that limits count senders and not them. */
  readonly proxy: readonly string[];
  readonly port: number;
  readonly host: string;
};

function witnessAt(text: string): WitnessAt {
  const at = text.indexOf('=');
  if (at < 0) throw new Error(`a witness is <url>=<vkey>: ${text}`);
  return { url: text.slice(0, at), vkey: text.slice(at + 1) };
}

/** Serves until stopped. */
export async function serve(options: ServeOptions): Promise<void> {
  const texts = await Promise.all(options.object.map((file) => readFile(file, 'utf8')));
  const witnesses = options.witness.map(witnessAt);
  const keys = await storedKeys(join(options.dir, 'keys'), options.origin);
  const service = await startService({
    dir: options.dir,
    keys,
    objects: new Map(texts.map((text) => [hex(sha256(utf8(text))), text])),
    clock: Date.now,
    site: options.site,
    api: options.api,
    app: options.app,
    proxies: options.proxy,
    host: options.host,
    port: options.port,
    databaseUrl: process.env['DATABASE_URL'],
    bucket: bucketIn(process.env),
    ownWitnesses: 0,
    witnesses,
    quorum: options.quorum ?? witnesses.length,
    logLevel: 'info',
    onFailure,
  });
  const over = new AbortController();
  try {
    if (options.founding !== undefined) await foundFromFile(service.engine, keys, options.founding);
  } catch (error) {
    await service.stop();
    throw error;
  }
  process.stdout.write(`public site ${service.siteUrl}\nAPI ${service.apiUrl}\n`);
  process.stdout.write(`officers' app ${service.appUrl}\n`);
  const views = refreshViews(service.engine, over.signal).catch((error: unknown) => onFailure(String(error)));
  serveUntilStopped({ url: service.apiUrl }, async () => {
    over.abort();
    await views;
    await service.stop();
  });
}

/**
 * Something that the service cannot be without has failed: it ends, and whoever supervises it starts it
 * again.
 */
function onFailure(what: string): void {
  process.stderr.write(`terang: ${what}\n`);
  process.kill(process.pid, 'SIGTERM');
}
