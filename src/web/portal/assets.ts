// The site's own styles and scripts, named by their content: what has that name never changes.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Assets = {
  /** Addresses of the style sheet, of the page's script, and of the verifier that it loads when asked. */
  readonly style: string;
  readonly script: string;
  readonly verifier: string;
  /** What sends reports of readers, loaded when one is sent. */
  readonly report?: string;
  /** What the scanning page runs: its script, and loaded when asked for the check and the reader of codes. */
  readonly scan?: string;
  readonly scanCheck?: string;
  readonly scanReader?: string;
  readonly wasm?: string;
  /** Content of the scanning page's service worker, whose address never changes. */
  readonly worker?: Uint8Array;
  readonly files: ReadonlyMap<string, Uint8Array>;
};

/** Reads what the build has written (src/web/build.ts). Throws when there is no build. */
export async function loadAssets(directory: string): Promise<Assets> {
  const files = new Map<string, Uint8Array>();
  for (const name of (await readdir(directory)).sort())
    files.set(name, await readFile(join(directory, name)));
  const named = (start: string, end: string): string => {
    const name = [...files.keys()].find((file) => file.startsWith(start) && file.endsWith(end));
    if (name === undefined) throw new Error(`no ${start}*${end} in ${directory}: build first`);
    return `/assets/${name}`;
  };
  return {
    style: named('portal-', '.css'),
    script: named('page-', '.js'),
    verifier: named('check-', '.js'),
    report: named('report-', '.js'),
    scan: named('scan-', '.js'),
    scanCheck: named('receipt-check-', '.js'),
    scanReader: named('code-reader-', '.js'),
    wasm: named('zxing_reader-', '.wasm'),
    worker: files.get(named('worker-', '.js').slice('/assets/'.length))!,
    files,
  };
}

const HASHED = /^([a-z_-]{1,30})-[A-Z0-9]{8}(\.[a-z]{2,4})$/;

/** The file of this release that does what a file of another one, named by its content, did. */
export function successorOf({ files }: Assets, name: string): string | undefined {
  const [, stem, ending] = HASHED.exec(name) ?? [];
  return [...files.keys()].find((file) => {
    const [, ours, end] = HASHED.exec(file) ?? [];
    return stem !== undefined && ours === stem && end === ending;
  });
}
