// The built app (dist/app) as the server holds it: read whole at the start, so that an address can name
// nothing but these files. What has a hash of its content in its name never changes; all else is asked for
// again each time.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isMissing } from './disk.ts';

export type AppFile = {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** `immutable`: the name changes with the content. `fresh`: the reader asks each time whether it did. */
  readonly caching: 'immutable' | 'fresh';
  /** Strong entity tag of the bytes as they are. */
  readonly tag: string;
};

/** Files by their path below `/app/`, e.g. `index.html`. */
export type AppFiles = ReadonlyMap<string, AppFile>;

const FILES_MAX = 500;
const BYTES_MAX = 64 * 1024 * 1024;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.onnx': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Hash that the builder puts before the ending: eight characters of Base32. */
const NAMED_BY_CONTENT = /-[A-Z2-7]{8}\.[a-z0-9]+$/;

/** A file as it is served. Throws for an ending that has no type: nothing may be left to sniffing. */
export function appFile(path: string, bytes: Uint8Array): AppFile {
  const type = TYPES[extname(path)];
  if (type === undefined) throw new Error(`no type for the app's ${path}`);
  const caching = NAMED_BY_CONTENT.test(path) ? 'immutable' : 'fresh';
  return { bytes, type, caching, tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 27) };
}

/** Reads a built app; undefined when none was built. Throws when it is larger than any app of ours. */
export async function readApp(dir: string): Promise<AppFiles | undefined> {
  const files = new Map<string, AppFile>();
  let size = 0;
  try {
    for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const at = join(entry.parentPath, entry.name);
      const bytes = await readFile(at);
      size += bytes.length;
      if (files.size >= FILES_MAX || size > BYTES_MAX) throw new Error(`too much for an app in ${dir}`);
      const path = at.slice(join(dir, '/').length).replaceAll('\\', '/');
      files.set(path, appFile(path, bytes));
    }
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  return files.size > 0 ? files : undefined;
}
