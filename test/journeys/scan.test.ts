// A receipt's codes read by the public site in a real browser: from a picture, part by part, from the camera,
// and with no network at all; a receipt that was changed, or is of another log, shows no figure. Skipped, and
// counted, where there is no Chromium.
import { mkdtemp, open as openFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { create } from 'qrcode/lib/core/qrcode.js';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base64url, fromBase64url, textOf, utf8 } from '../../src/base/bytes.ts';
import { isRefusal } from '../../src/base/result.ts';
import type { Json } from '../../src/base/canonical.ts';
import { readSquare, SquareCollector, squaresOf } from '../../src/web/kit/squares.ts';
import { qrSvg } from '../../src/web/portal/receipt/qr.tsx';
import { receiptSquares } from '../../src/web/portal/receipt/receipt-squares.ts';
import { servePortal } from '../../src/web/portal/serve.ts';
import { directorySource } from '../../src/web/portal/source.ts';
import { readCheckpoint, readEntry, receiptText } from '../../src/web/portal/tiles.ts';
import { STATIONS, VILLAGE, writePortalTree } from './portal-tree.ts';
import { CHROMIUM, type Site, startSite } from './site.ts';

let site: Site;
let squares: readonly string[] = [];

/** The codes of the newest act on a station's form. */
async function codesOf(tree: string, station: string): Promise<readonly string[]> {
  const source = directorySource(tree);
  const checkpoint = readCheckpoint(textOf((await source.read('checkpoint'))!));
  for (let leaf = checkpoint.size - 1; leaf >= 0; leaf--) {
    const entry = await readEntry(source, checkpoint.size, leaf);
    if (entry.act.unit === station && entry.act.act.startsWith('results.'))
      return receiptSquares(entry, await receiptText(source, checkpoint, leaf));
  }
  throw new Error(`no act of ${station}`);
}

/** A photograph, as it were, of some codes. */
async function pictureOf(
  texts: readonly string[],
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const page = await site.open({ viewport: { width: 1200, height: 700 } });
  const images = texts.map((text) => `<div style="width:560px;float:left">${qrSvg(text)}</div>`);
  await page.setContent(`<body style="background:#fff">${images.join('')}</body>`);
  const buffer = await page.screenshot({ fullPage: true });
  await page.context().close();
  return { name: 'codes.png', mimeType: 'image/png', buffer };
}

/** The parts of a whole with something in it changed. */
async function changed(texts: readonly string[], change: (value: Record<string, Json>) => void) {
  const collector = new SquareCollector();
  for (const text of texts) collector.add(readSquare(text)!);
  const whole = await collector.whole();
  if (isRefusal(whole)) throw new Error(whole.refused);
  const value = { ...(whole.value as Record<string, Json>) };
  change(value);
  const made = await squaresOf('T', value);
  if (isRefusal(made)) throw new Error(made.refused);
  return made;
}

const scanned = (page: Page) => page.locator('.scanned');
const outcome = (page: Page, verdict: string) => page.locator(`.outcome[data-verdict="${verdict}"]`);

async function choose(page: Page, texts: readonly string[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles([await pictureOf(texts)]);
}

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('a receipt’s codes', { timeout: 90_000 }, () => {
  beforeAll(async () => {
    site = await startSite();
    squares = await codesOf(site.tree, STATIONS.corrected);
  }, 60_000);
  afterAll(() => site?.close());

  test('show the figures that were signed, where, by whom and when, and what was checked', async () => {
    const page = await site.open({ viewport: { width: 360, height: 740 } });
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) faults.push(request.url());
    });
    await page.goto('/pindai');
    await choose(page, squares);
    await outcome(page, 'held').waitFor();
    const text = await scanned(page).innerText();
    expect(text).toMatch(/Diperiksa di perangkat ini: catatan \d+ ditandatangani 2 petugas/);
    expect(text).toContain('Tidak diperiksa: kertasnya');
    expect(text).toContain('BENGKULU SELATAN, BENGKULU · TPS 007');
    expect(text).toContain('dua petugas dari PPK atau KPU Kabupaten/Kota');
    expect(await page.locator('tr', { hasText: '01 Anies' }).innerText()).toContain('111');
    expect(await page.getByRole('link', { name: /Halaman tempat ini/ }).getAttribute('href')).toBe(
      `/${STATIONS.corrected}`,
    );
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(faults).toEqual([]);
  });

  test('may come one by one, in any order, and the page says which are lacking', async () => {
    expect(squares.length).toBeGreaterThan(1);
    const page = await site.open();
    await page.goto('/pindai');
    await choose(page, [squares[1]!]);
    await page.getByText(`1 dari ${squares.length} kode terbaca. Belum: 1`).waitFor();
    expect(await scanned(page).isHidden()).toBe(true);
    for (const square of [...squares].reverse()) await choose(page, [square]);
    await outcome(page, 'held').waitFor();
  });

  test.each([360, 1280])('are read from a picture of the receipt’s page, %i px wide', async (width) => {
    const page = await site.open({ viewport: { width, height: 900 } });
    await page.goto(`/${STATIONS.corrected}`);
    await page.goto((await page.locator('.receipt a').first().getAttribute('href')) ?? '');
    expect(await page.locator('.squares li').count()).toBeGreaterThan(2);
    // Below three points a dot some cameras, and some pictures of a screen, lose a code.
    const code = await page.locator('.qr').first().boundingBox();
    expect(code?.width).toBeGreaterThanOrEqual(Math.min(384, width - 32));
    const buffer = await page.locator('.squares').screenshot();
    await page.goto('/pindai');
    await page.locator('input[type=file]').setInputFiles({ name: 'c.png', mimeType: 'image/png', buffer });
    await outcome(page, 'held').waitFor();
  });

  test('that were changed show no figure, whatever was changed', async () => {
    const forge = (value: Record<string, Json>): void => {
      const act = textOf(fromBase64url(String(value['act']))!);
      value['act'] = base64url(utf8(act.replace('"IV":[111', '"IV":[999')));
    };
    const moved = (value: Record<string, Json>): void => void (value['leaf'] = 1);
    const nothing = (value: Record<string, Json>): void => void delete value['seal'];
    for (const change of [forge, moved, nothing]) {
      const page = await site.open();
      await page.goto('/pindai');
      await choose(page, await changed(squares, change));
      await outcome(page, 'failed').waitFor();
      expect(await page.locator('.told').innerText()).toBe('');
      await page.context().close();
    }
  });

  test('of another log, with true signatures of its own, show no figure', async () => {
    const other = await mkdtemp(join(tmpdir(), 'terang-other-'));
    await writePortalTree(other);
    const page = await site.open();
    await page.goto('/ar/pindai');
    await choose(page, await codesOf(other, STATIONS.corrected));
    await outcome(page, 'failed').waitFor();
    expect(await page.locator('.told').innerText()).toBe('');
    await rm(other, { recursive: true });
  });

  test('of the officers’ app prove nothing, and what is no code of ours is said to be none', async () => {
    const page = await site.open();
    await page.goto('/pindai');
    await choose(page, ['https://example.org/']);
    await page.getByText('Kode ini bukan tanda terima dari situs ini.').waitFor();
    const unsent = await squaresOf('U', { acts: [] });
    await choose(page, unsent as string[]);
    await outcome(page, 'unable').waitFor();
    expect(await outcome(page, 'unable').innerText()).toContain('Kode ini dari aplikasi petugas');
  });

  test('are read and checked without a network once the page was kept, and no other page is', async () => {
    const { tree, assets } = site;
    const served = await servePortal({ from: tree, port: 0, host: '127.0.0.1', assets });
    const page = await site.open({ baseURL: served.url });
    await page.goto('/pindai');
    await page.getByRole('button', { name: 'Simpan halaman ini' }).click();
    await page.getByText('Halaman ini dapat dibuka tanpa jaringan').waitFor();
    await page.goto('/17');
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    const picture = await pictureOf(squares);
    await page.context().setOffline(true);
    await served.close();
    await page.goto('/pindai');
    await page.locator('input[type=file]').setInputFiles([picture]);
    await outcome(page, 'held').waitFor();
    expect(await page.locator('tr', { hasText: '01 Anies' }).innerText()).toContain('111');
    expect(await page.locator('.told').innerText()).toContain(
      `${VILLAGE}. Halaman ini tidak membawa nama desa.`,
    );
    // What was read a moment ago may come from the browser's own cache: this page was not.
    await expect(page.goto('/11')).rejects.toThrow();
    await expect(page.goto('/pindai.txt')).rejects.toThrow();
  });

  test('are read by the camera, which is asked for only when its button is pressed', async () => {
    const film = join(await mkdtemp(join(tmpdir(), 'terang-film-')), 'codes.y4m');
    await writeFilm(film, squares);
    const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
    const args = [...camera, `--use-file-for-fake-video-capture=${film}`];
    if (process.getuid?.() === 0) args.push('--no-sandbox');
    const browser = await chromium.launch({ executablePath: CHROMIUM!, args });
    try {
      const page = await browser.newPage({ baseURL: site.url });
      await page.goto('/pindai');
      expect(await page.locator('video').isHidden()).toBe(true);
      await page.getByRole('button', { name: 'Nyalakan kamera' }).click();
      await outcome(page, 'held').waitFor({ timeout: 60_000 });
      expect(await page.locator('video').isHidden()).toBe(true);
      expect(await page.evaluate(() => document.querySelector('video')?.srcObject)).toBeNull();
    } finally {
      await browser.close();
      await rm(join(film, '..'), { recursive: true });
    }
  });

  test('without JavaScript the page says another way', async () => {
    const page = await site.open({ javaScriptEnabled: false });
    await page.goto('/pindai');
    expect(await page.getByText('Membaca kode memerlukan JavaScript').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Nyalakan kamera' }).count()).toBe(0);
  });
});

const FILM = { side: 720, frames: 12 };

/** A film of codes shown in turn, as a camera would see a screen: grey, no sound. */
async function writeFilm(path: string, texts: readonly string[]): Promise<void> {
  const { side, frames } = FILM;
  const file = await openFile(path, 'w');
  await file.write(`YUV4MPEG2 W${side} H${side} F10:1 Ip A1:1 C420jpeg\n`);
  for (const text of texts) {
    const { size, data } = create(text, { errorCorrectionLevel: 'L' }).modules;
    const frame = Buffer.alloc((side * side * 3) / 2, 128);
    frame.fill(235, 0, side * side);
    const dot = Math.floor(side / (size + 8));
    const from = Math.floor((side - dot * size) / 2);
    for (let y = 0; y < size * dot; y++) {
      for (let x = 0; x < size * dot; x++) {
        if (data[Math.floor(y / dot) * size + Math.floor(x / dot)]) frame[(from + y) * side + from + x] = 16;
      }
    }
    for (let i = 0; i < frames; i++) await file.write(Buffer.concat([Buffer.from('FRAME\n'), frame]));
  }
  await file.close();
}
