// Builds the pages: the portal's server bundle (Node cannot load TSX by itself), its style sheet and scripts,
// the latter named by their content. Deterministic, quick, and nothing is fetched.
import { build } from 'esbuild';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildOffice } from './office/build.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** What the public pages load, each at once or when it is asked for. */
const LOADED_BY_PAGES = {
  portal: 'src/web/portal/portal.css',
  page: 'src/web/portal/browser/page.ts',
  check: 'src/web/portal/browser/check.ts',
  report: 'src/web/portal/browser/report.ts',
  scan: 'src/web/portal/scan/browser/scan.ts',
  'receipt-check': 'src/web/portal/scan/browser/check.ts',
  'code-reader': 'src/web/portal/scan/browser/reader.ts',
  worker: 'src/web/portal/scan/browser/worker.ts',
  zxing_reader: 'zxing-wasm/reader/zxing_reader.wasm',
};

/**
 * Writes dist/portal.mjs, dist/assets/*, dist/app/*; `out` for another folder than dist. Throws when
 * something does not build.
 */
export async function buildWeb(out: string = join(ROOT, 'dist')): Promise<void> {
  const assets = join(out, 'assets');
  await mkdir(assets, { recursive: true });
  const before = new Set(await readdir(assets));
  const shared = {
    bundle: true,
    minify: true,
    logLevel: 'error',
    absWorkingDir: ROOT,
    legalComments: 'none',
  } as const;
  const [browser] = await Promise.all([
    build({
      ...shared,
      platform: 'browser',
      format: 'esm',
      target: 'es2022',
      metafile: true,
      outdir: assets,
      entryNames: '[name]-[hash]',
      loader: { '.wasm': 'copy' },
      entryPoints: LOADED_BY_PAGES,
    }),
    build({
      ...shared,
      minify: false,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      entryPoints: ['src/web/portal/server.ts'],
      outfile: join(out, 'portal.mjs'),
      packages: 'external',
      alias: { '#sha256': './src/base/sha256-node.ts' },
    }),
    buildOffice(join(out, 'app')),
  ]);
  // A running portal has read its assets already; what an earlier build left must not be taken for this
  // one's.
  const written = new Set(
    Object.keys(browser.metafile.outputs).map((path) => path.slice(path.lastIndexOf('/') + 1)),
  );
  for (const name of before) if (!written.has(name)) await rm(join(assets, name));
}
