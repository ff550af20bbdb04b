// The site over a small tree and a browser to read it with, for journeys: built, served and started once for
// a file of tests.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../bin/chromium.mjs';
import { buildWeb } from '../../src/web/build.ts';
import { servePortal } from '../../src/web/portal/serve.ts';
import { writeEveningTree } from './portal-evening.ts';

/** Undefined where there is no Chromium; bin/chromium.mjs knows the one command that installs it. */
export const CHROMIUM = findChromium();

export type Site = {
  /** With the slash at its end. */
  readonly url: string;
  /** The published tree's folder. */
  readonly tree: string;
  /** Folder of the built style and scripts. */
  readonly assets: string;
  /** A page in a context of its own, so that nothing is cached. */
  readonly open: (options?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** Takes about two seconds. Whoever starts it closes it. */
export async function startSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'terang-site-'));
  const [tree, assets] = [join(folder, 'tree'), join(folder, 'dist', 'assets')];
  await Promise.all([writeEveningTree(tree, { late: true }), buildWeb(join(folder, 'dist'))]);
  const served = await servePortal({ from: tree, port: 0, host: '127.0.0.1', assets });
  let browser: Browser | undefined;
  if (CHROMIUM !== undefined) {
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: CHROMIUM, args });
  }
  const open = async (options?: BrowserContextOptions): Promise<Page> => {
    if (browser === undefined) throw new Error('there is no Chromium');
    const context = await browser.newContext({ baseURL: served.url, ...options });
    return context.newPage();
  };
  const close = async (): Promise<void> => {
    await browser?.close();
    await served.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: served.url, tree, assets, open, close };
}
