// Pictures of the site for README and docs: node bin/run.mjs tools/screenshots.ts <published tree>. Needs a
// Chromium. The same tree gives the same pictures, so that a change in them is a change of the site.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../bin/chromium.mjs';
import type { servePortal } from '../src/web/portal/serve.ts';

const IMAGES = fileURLToPath(new URL('../docs/images/', import.meta.url));
const WIDTHS = [360, 1280] as const;
const HEIGHT = 1_000;
const PAGES = {
  nation: '/',
  province: '/17',
  station: '/1701012001002',
  withheld: '/1701022001001',
  receipt: '/1701012001002',
  scan: '/1701012001002',
} as const;

/** From its address to what the picture shows. */
const STEPS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  // What withholds a form is drawn on it: the picture begins where the form does.
  withheld: (page) => page.locator('.sheet').evaluate((sheet) => sheet.scrollIntoView()),
  receipt: toReceipt,
  scan: async (page) => {
    await toReceipt(page);
    const buffer = await page.locator('.squares').screenshot();
    await page.goto(new URL('/pindai', page.url()).href);
    await page.locator('input[type=file]').setInputFiles({ name: 'c.png', mimeType: 'image/png', buffer });
    await page.locator('.outcome[data-verdict=held]').waitFor();
    await page.locator('.scanned').evaluate((told) => told.scrollIntoView());
  },
};

/** The sheet of the newest act of the station that is shown. */
async function toReceipt(page: Page): Promise<void> {
  const address = await page.locator('.receipt a').first().getAttribute('href');
  await page.goto(new URL(address ?? '', page.url()).href);
}

const [tree] = process.argv.slice(2);
const executablePath = findChromium();
if (tree === undefined || executablePath === undefined)
  throw new Error('usage: screenshots <published tree>; needs a Chromium');
const bundle = new URL('../dist/portal.mjs', import.meta.url).href;
const { servePortal: serve } = (await import(bundle)) as { servePortal: typeof servePortal };
const site = await serve({ from: tree, port: 0, host: '127.0.0.1' });
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});
await mkdir(IMAGES, { recursive: true });
for (const width of WIDTHS) {
  for (const [name, path] of Object.entries(PAGES)) {
    const page = await browser.newPage({ viewport: { width, height: HEIGHT }, colorScheme: 'light' });
    await page.goto(new URL(path, site.url).href);
    await STEPS[name]?.(page);
    await page.screenshot({ path: `${IMAGES}${name}-${width}.png` });
    await page.close();
  }
}
await browser.close();
await site.close();
