// The portal in a real browser: nation → station in four clicks without JavaScript, readable by everyone at
// two widths, nothing fetched from elsewhere, and the check in the page. Skipped, and counted, where there is
// no Chromium.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../bin/chromium.mjs';
import { buildWeb } from '../../src/web/build.ts';
import { servePortal, type Served } from '../../src/web/portal/serve.ts';
import { STATIONS, VILLAGE, writePortalTree } from './portal-tree.ts';

const CHROMIUM = findChromium();
let folder = '';
let served: Served | undefined;
let browser: Browser | undefined;

/** A page that fails the test on a console error or on a request to anywhere else. */
async function open(options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
  const context = await browser!.newContext({ baseURL: served!.url, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(served!.url)) faults.push(request.url());
  });
  return { page, faults };
}

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('the portal', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'terang-journey-'));
    await Promise.all([writePortalTree(join(folder, 'tree')), buildWeb(join(folder, 'dist'))]);
    served = await servePortal({
      from: join(folder, 'tree'),
      port: 0,
      host: '127.0.0.1',
      assets: join(folder, 'dist', 'assets'),
    });
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: CHROMIUM!, args });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('leads from the nation to a station in four clicks, without JavaScript', async () => {
    const { page, faults } = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await page.goto('/');
    await page.getByRole('link', { name: 'BENGKULU', exact: true }).first().click();
    await page.getByRole('link', { name: 'BENGKULU SELATAN' }).first().click();
    await page.getByRole('link', { name: 'KEDURANG' }).first().click();
    await page.getByRole('link', { name: 'TPS 002: Ditahan' }).click();
    expect(new URL(page.url()).pathname).toBe(`/${STATIONS.withheld}`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('TPS 002');
    expect(await page.locator('.reckoning').first().innerText()).toContain('90 + 160 + 60 = 310 ≠ 210');
    expect(await page.getByText('npx terang verify').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: /Periksa/ }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  const main = ['/', '/170108', `/${STATIONS.withheld}`, `/${STATIONS.disputed}`];
  const all = [
    ...main,
    `/${VILLAGE}`,
    `/${STATIONS.corrected}`,
    '/log',
    '/data',
    '/tentang',
    '/leaf/3',
    '/en/11',
    '/nowhere',
  ];
  const looks = [
    [360, 'light', all],
    [1280, 'light', main],
    [1280, 'dark', main],
  ] as const;
  test.each(looks)('is readable by everyone at %d px, %s', async (width, colorScheme, pages) => {
    const { page, faults } = await open({ viewport: { width, height: 900 }, colorScheme });
    for (const address of pages) {
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page })
        .options({ rules: { 'color-contrast-enhanced': { enabled: true } } })
        .analyze();
      expect(violations.map(({ id, nodes }) => `${address} ${id} ${nodes[0]?.html}`)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        `${address} scrolls sideways`,
      ).toBe(true);
    }
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
  });

  test('checks a station, and the whole log, in the page', async () => {
    const { page, faults } = await open();
    await page.goto(`/${STATIONS.corrected}`);
    await page.getByRole('button', { name: 'Periksa di perangkat ini' }).click();
    const outcome = page.locator('.outcome[data-verdict="held"]');
    await outcome.getByText('3 catatan TPS ini, ditandatangani 4 petugas').waitFor();
    expect(await outcome.innerText()).toContain('Tidak diperiksa: kertasnya');
    await page.getByRole('button', { name: 'Periksa seluruh log' }).click();
    await outcome.getByText('seluruh log berisi 40 catatan').waitFor();
    expect(faults).toEqual([]);
  });

  test('says so when an entry is not what was signed', async () => {
    const { page } = await open();
    await page.route('**/leaf/*.entry', async (route) => {
      const body = (await (await route.fetch()).body())
        .toString('latin1')
        .replace('"at":"2024', '"at":"2025');
      await route.fulfill({ body: Buffer.from(body, 'latin1') });
    });
    await page.goto(`/${STATIONS.confirmed}`);
    await page.getByRole('button', { name: 'Periksa di perangkat ini' }).click();
    const outcome = page.locator('.outcome[data-verdict="failed"]');
    await outcome.waitFor();
    expect(await outcome.innerText()).toContain('menemukan ketidakcocokan');
  });

  test('anybody can run it over a mirror, and it says the same', async () => {
    const mirror = await servePortal({
      from: `${served!.url}tree/`, port: 0, host: '127.0.0.1', assets: join(folder, 'dist', 'assets'),
    });
    for (const address of ['', '17', STATIONS.withheld, 'log', 'data', 'tree/checkpoint']) {
      const [ours, theirs] = await Promise.all(
        [served!.url, mirror.url].map(async (url) => (await fetch(url + address)).text()),
      );
      expect(theirs).toBe(ours);
    }
    await mirror.close();
  });

  test('sends a page in at most 50 KB', async () => {
    for (const address of ['', `170108`, STATIONS.withheld, STATIONS.corrected]) {
      const given = await fetch(served!.url + address, { headers: { 'accept-encoding': 'gzip' } });
      expect(given.headers.get('content-encoding')).toBe('gzip');
      expect(Number(given.headers.get('content-length'))).toBeLessThan(50_000);
    }
  });
});
