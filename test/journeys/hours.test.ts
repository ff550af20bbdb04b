// Past hours and registers in a real browser, without JavaScript: read an hour ago and find what was said
// then; follow a correction from register to station to leaf. Skipped, and counted, where there is no
// Chromium.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../bin/chromium.mjs';
import { buildWeb } from '../../src/web/build.ts';
import { servePortal, type Served } from '../../src/web/portal/serve.ts';
import { STATIONS, writePortalTree } from './portal-tree.ts';

const CHROMIUM = findChromium();
let folder = '';
let served: Served | undefined;
let browser: Browser | undefined;

const open = async (javaScriptEnabled = false): Promise<Page> => {
  const context = await browser!.newContext({
    baseURL: served!.url,
    javaScriptEnabled,
    viewport: { width: 360, height: 740 },
  });
  return context.newPage();
};

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('past hours and registers', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'terang-hours-'));
    const tree = join(folder, 'tree');
    await Promise.all([writePortalTree(tree, { hourly: true }), buildWeb(join(folder, 'dist'))]);
    const assets = join(folder, 'dist', 'assets');
    served = await servePortal({ from: tree, port: 0, host: '127.0.0.1', assets });
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: CHROMIUM!, args });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('an hour ago is one form away, says what was said then, and is left again by one link', async () => {
    const page = await open();
    await page.goto('/17');
    const now = await page.locator('.status').innerText();
    // The first station was published at 15.03 local time; the second came ninety minutes later.
    await page.getByLabel('Hari dan jam').fill('2024-02-14T14:30');
    await page.getByRole('button', { name: 'Lihat' }).click();
    expect(page.url()).toContain('at=2024-02-14T14%3A30');
    await page.getByText('Ini bukan keadaan terbaru').waitFor();
    const then = await page.locator('.status').innerText();
    expect(then).not.toBe(now);
    expect(then).toContain('1 dari 13 TPS');
    await page.getByRole('link', { name: 'BENGKULU SELATAN' }).first().click();
    expect(await page.locator('.past').count()).toBe(1);
    await page.getByRole('link', { name: 'Ke keadaan terbaru' }).click();
    expect(await page.locator('.past').count()).toBe(0);
  });

  test('a permanent address shows the same page again', async () => {
    const page = await open();
    await page.goto('/17');
    const [status, votes] = [page.locator('.status'), page.locator('.votes')];
    const said = [await status.innerText(), await votes.innerText()];
    await page.locator('a[rel=bookmark]').click();
    expect(page.url()).toMatch(/\/17\?at=\d+$/);
    expect([await status.innerText(), await votes.innerText()]).toEqual(said);
  });

  test('a correction is followed from the register to its station to its leaf', async () => {
    const page = await open();
    await page.goto('/');
    await page.getByRole('link', { name: 'Pembetulan: 1' }).click();
    await page.getByRole('link', { name: 'TPS 007' }).click();
    expect(new URL(page.url()).pathname).toBe(`/${STATIONS.corrected}`);
    expect(await page.locator('main').innerText()).toContain('11 → 111');
    await page.goBack();
    await page.getByRole('link', { name: /^Catatan \d+/ }).click();
    expect(await page.locator('main').innerText()).toContain('"act":"results.tally.correct"');
  });

  test('a form that a rule withholds is found by that rule', async () => {
    const page = await open();
    await page.goto('/17');
    await page.locator('.rule-counts li', { hasText: 'R8' }).getByRole('link').click();
    await page.getByRole('link', { name: 'TPS 002' }).click();
    expect(await page.locator('.reckoning').first().innerText()).toContain('90 + 160 + 60 = 310 ≠ 210');
  });

  test('an entry is found in the log by what it is and whose', async () => {
    const page = await open();
    await page.goto('/log');
    await page.getByRole('link', { name: 'Baca log catatan demi catatan' }).click();
    await page.getByLabel('Jenis').selectOption('results.tally.correct');
    await page.getByLabel('Kode wilayah').fill('1701');
    await page.getByRole('button', { name: 'Saring' }).click();
    expect(await page.locator('tbody tr').count()).toBe(1);
    expect(await page.locator('tbody').innerText()).toContain(STATIONS.corrected);
  });

  test('these pages are readable by everyone and in at most 50 KB', async () => {
    const page = await open(true);
    const figures = ['17', '17?at=30', 'daftar/ditahan/17', 'daftar/belum-masuk/ID', 'embed/17'];
    const others = ['log/catatan', 'log/saksi', 'rilis', 'ar/daftar/pembetulan/ID', 'ar/17?at=30'];
    for (const address of [...figures, ...others]) {
      await page.goto(`/${address}`);
      const { violations } = await new AxeBuilder({ page })
        .options({ rules: { 'color-contrast-enhanced': { enabled: true } } })
        .analyze();
      expect(violations.map(({ id, nodes }) => `${address} ${id} ${nodes[0]?.html}`)).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect([address, sideways]).toEqual([address, false]);
      const given = await fetch(served!.url + address, { headers: { 'accept-encoding': 'gzip' } });
      expect(Number(given.headers.get('content-length'))).toBeLessThan(50_000);
    }
  });
});
