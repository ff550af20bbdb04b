// From the front page to one's own station in a real browser, in three ways: by a name typed with an
// error, by code, by the place one stands; the same without JavaScript where that can be; a receipt on
// paper; a changed view file found by the page itself. Skipped, and counted, where there is no Chromium.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../bin/chromium.mjs';
import { buildWeb } from '../../src/web/build.ts';
import { servePortal, type Served } from '../../src/web/portal/serve.ts';
import { pdfText } from './pdf-text.ts';
import { STATIONS, VILLAGE, writePortalTree } from './portal-tree.ts';

const CHROMIUM = findChromium();
const TELEPHONE = { viewport: { width: 360, height: 740 } };
let folder = '';
let served: Served | undefined;
let browser: Browser | undefined;

async function open(options: BrowserContextOptions = {}): Promise<{ page: Page; asked: string[] }> {
  const context = await browser!.newContext({ baseURL: served!.url, ...TELEPHONE, ...options });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url().slice(served!.url.length - 1)));
  return { page, asked };
}

async function searchFor(page: Page, text: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('searchbox').fill(text);
  await page.getByRole('button', { name: 'Cari', exact: true }).click();
}

const heading = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();

// Needs a Chromium; without one npm test says how to get it.
describe.skipIf(CHROMIUM === undefined)('a reader', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'terang-journey-'));
    await Promise.all([writePortalTree(join(folder, 'tree')), buildWeb(join(folder, 'dist'))]);
    const from = join(folder, 'tree');
    const assets = join(folder, 'dist', 'assets');
    served = await servePortal({ from, port: 0, host: '127.0.0.1', assets });
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: CHROMIUM!, args });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.each([true, false])('finds her station by a mistyped name, JavaScript: %s', async (scripts) => {
    const { page } = await open({ javaScriptEnabled: scripts });
    await searchFor(page, 'lubuk rsam tps 2');
    expect(await page.getByRole('status').first().innerText()).toContain('Yang paling mirip');
    await page.getByRole('link', { name: 'TPS 002 · LUBUK RESAM' }).click();
    expect(await heading(page)).toContain('TPS 002');
    expect(page.url()).toContain(STATIONS.withheld);
  });

  test('finds her station by its code, with the dots of the letter', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await searchFor(page, '17.01.08.2001.003');
    await page.getByRole('link', { name: 'TPS 003' }).click();
    expect(page.url()).toContain(STATIONS.incomplete);
  });

  test('finds her village where she stands, and is asked only when she presses', async () => {
    const geolocation = { latitude: -4.3921567, longitude: 103.0379812 };
    const { page, asked } = await open({ geolocation, permissions: ['geolocation'] });
    await page.goto('/cari');
    expect(asked.some((path) => path.includes('lat='))).toBe(false);
    await page.getByRole('button', { name: 'Pakai posisi saya' }).click();
    await page.waitForURL('**/cari?lat=-4.392&lon=103.038');
    await page.getByRole('link', { name: 'LUBUK RESAM' }).first().click();
    expect(page.url()).toContain(VILLAGE);
    // The position went into one address and no other, and no referrer carries it on.
    expect(asked.filter((path) => path.includes('103.038'))).toEqual(['/cari?lat=-4.392&lon=103.038']);
  });

  test('who gives no position is told what to do instead', async () => {
    const { page } = await open({ permissions: [] });
    await page.goto('/cari');
    await page.getByRole('button', { name: 'Pakai posisi saya' }).click();
    await page.getByText('Posisi tidak diberikan').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  test('without JavaScript sees no button that does nothing', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.goto('/cari');
    expect(await page.getByRole('button', { name: 'Pakai posisi saya' }).count()).toBe(0);
    expect(await page.getByText('memerlukan JavaScript').isVisible()).toBe(true);
  });

  test('who writes an old word learns the new one', async () => {
    const { page } = await open();
    await searchFor(page, 'formulir C1');
    expect(await page.locator('main').innerText()).toContain('C1 sekarang bernama C.HASIL');
  });

  test('takes a receipt home on paper', async () => {
    const { page } = await open();
    await page.goto(`/${STATIONS.corrected}`);
    await page.getByText('Tanda terima', { exact: true }).first().click();
    await page.getByRole('link', { name: 'Lembar untuk dicetak' }).nth(1).click();
    expect(await heading(page)).toMatch(/^Tanda terima catatan \d+$/);
    expect(await page.getByRole('img', { name: 'Kode QR' }).count()).toBeGreaterThan(0);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    const made = await page.getByRole('link', { name: 'Unduh PDF' }).getAttribute('href');
    const given = await page.request.get(made ?? '');
    expect(given.headers()['content-type']).toBe('application/pdf');
    expect(pdfText(await given.body())).toContain('111');
  });

  test('whose page gets a changed view file is told by the check, and by which file', async () => {
    const { page } = await open();
    await page.route('**/tree/views/PPWP/17/*.json', async (route) => {
      const body = (await (await route.fetch()).text()).replace('"valid":343', '"valid":943');
      await route.fulfill({ body, contentType: 'application/json' });
    });
    await page.goto(`/${STATIONS.confirmed}`);
    await page.getByRole('button', { name: 'Periksa seluruh log' }).click();
    const outcome = page.locator('.outcome[data-verdict="failed"]');
    await outcome.waitFor();
    expect(await outcome.innerText()).toMatch(/menemukan ketidakcocokan[\s\S]*views\/PPWP\/17\//);
  });

  test.each(['/cari', '/cari?q=batu', '/cari?q=zzzz', `/${STATIONS.disputed}`, `/${STATIONS.corrected}`])(
    'of any eyes can read %s, on 320 px too',
    async (address) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page } = await open({ colorScheme, viewport: { width: 320, height: 700 } });
        await page.goto(address);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      }
    },
  );
});
