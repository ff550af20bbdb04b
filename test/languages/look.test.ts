import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../bin/chromium.mjs';
import { directionOf, LANGUAGES, TRANSLATED } from '../../src/base/words.ts';
import { buildWeb } from '../../src/web/build.ts';
import { type Served, servePortal } from '../../src/web/portal/serve.ts';
import { STATIONS, VILLAGE, writePortalTree } from '../journeys/portal-tree.ts';

const PAGES = [
  '/', '/17', '/170108', `/${VILLAGE}`, '/log', '/data', '/tentang', '/cari?q=lubuk', '/leaf/3',
  '/terjemahan', '/terjemahan/figure', '/terjemahan/figure.votes', '/nowhere',
  ...Object.values(STATIONS).map((station) => `/${station}`),
];
const MAIN = ['/', '/170108', `/${STATIONS.withheld}`, `/${STATIONS.corrected}`, '/terjemahan/figure.votes'];
const PHONE = { width: 320, height: 640 };
const CHROMIUM = findChromium();
let folder = '';
let served: Served | undefined;
let browser: Browser | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'terang-languages-'));
  const assets = join(folder, 'dist', 'assets');
  await Promise.all([writePortalTree(join(folder, 'tree')), buildWeb(join(folder, 'dist'))]);
  served = await servePortal({ from: join(folder, 'tree'), port: 0, host: '127.0.0.1', assets });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  if (CHROMIUM) browser = await chromium.launch({ executablePath: CHROMIUM, args });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await rm(folder, { recursive: true, force: true });
});

const htmlAt = async (path: string): Promise<string> => (await fetch(new URL(path, served!.url))).text();

describe.each(LANGUAGES)('in %s', (language) => {
  const prefix = language === 'id' ? '' : `/${language}`;

  test('every page names its language and its direction, and is said without a value missing', async () => {
    for (const path of PAGES.filter((path) => !path.startsWith('/terjemahan'))) {
      const html = await htmlAt(`${prefix}${path}`);
      expect(html).toContain(`<html lang="${language}" dir="${directionOf(language)}"`);
      // The check in the page gets its words as they are, and fills them there.
      const shown = html.replaceAll(/ data-words="[^"]*"/g, '');
      expect(shown, path).not.toMatch(/\{[a-z]+[,}]/);
    }
  });
});

describe.each(TRANSLATED)('a page in %s', (language) => {
  test('says that a machine made it and leads to the same page in Indonesian', async () => {
    for (const path of PAGES.filter((path) => !path.includes('?') && path !== '/nowhere')) {
      const html = await htmlAt(`/${language}${path}`);
      expect(html).toMatch(new RegExp(`class="machine"(?:(?!</aside>).)*href="${path}"`));
    }
  });
});

test('the Indonesian page carries no such notice', async () => {
  expect(await htmlAt('/')).not.toContain('class="machine"');
});

async function faultsOf(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const faults = violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`);
  return wide > 0 ? [...faults, `${path} leaves the page by ${wide} px`] : faults;
}

// Needs a Chromium; without one npm test says how to get it.
describe.skipIf(CHROMIUM === undefined)('in a browser', { timeout: 120_000 }, () => {
  const looks = [
    ['id', 'light', MAIN],
    ['id', 'dark', MAIN],
    ['ar', 'light', PAGES],
    ['ar', 'dark', MAIN],
    ['zh', 'light', MAIN],
    ['zh', 'dark', MAIN],
    ['ja', 'light', MAIN],
    ['fr', 'light', MAIN],
  ] as const;
  test.each(looks)('%s, %s: everyone can read it at 320 px', async (language, colorScheme, pages) => {
    const context = await browser!.newContext({ baseURL: served!.url, viewport: PHONE, colorScheme });
    const page = await context.newPage();
    const prefix = language === 'id' ? '' : `/${language}`;
    const faults: string[] = [];
    for (const path of pages) faults.push(...(await faultsOf(page, `${prefix}${path}`)));
    expect(faults).toEqual([]);
    await context.close();
  });

  test('the choice of language opens without a script and stays on the page', async () => {
    const plain = { viewport: PHONE, javaScriptEnabled: false };
    const context = await browser!.newContext({ baseURL: served!.url, ...plain });
    const page = await context.newPage();
    await page.goto(`/${STATIONS.withheld}`);
    await page.locator('.languages summary').click();
    await page.getByRole('link', { name: 'العربية' }).click();
    expect(new URL(page.url()).pathname).toBe(`/ar/${STATIONS.withheld}`);
    await page.locator('.machine a').first().click();
    expect(new URL(page.url()).pathname).toBe(`/${STATIONS.withheld}`);
    await context.close();
  });

  test('in Arabic bars grow from the right and digits keep their order', async () => {
    const page = await browser!.newPage({ baseURL: served!.url, viewport: { width: 1280, height: 900 } });
    await page.goto('/ar/17');
    const bar = page.locator('.four .state-bar');
    const [whole, confirmed] = [await bar.boundingBox(), await bar.locator('.state-confirmed').boundingBox()];
    expect(confirmed!.x + confirmed!.width).toBeCloseTo(whole!.x + whole!.width, 0);
    await page.goto(`/ar/${STATIONS.confirmed}`);
    const boxes = await page.locator('.boxes').first().locator('i').all();
    const places = await Promise.all(boxes.map(async (box) => (await box.boundingBox())!.x));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    await page.close();
  });
});
