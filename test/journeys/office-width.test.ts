// No screen of the office is wider than the smallest telephone, at a desk as at a station, from left to right
// as from right to left: what lies outside of the screen is not seen, and nobody looks for it. Skipped, and
// counted, where there is no Chromium.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Person, PIN, wordsOf } from './office-person.ts';
import { CHROMIUM, startStage, TELEPHONE, type Stage } from './office-stage.ts';

const NARROW = { ...TELEPHONE, viewport: { width: 320, height: 640 } };
const STATION = '1701082003003';
const DESK = [
  '',
  'antrean/disputed',
  'antrean/withheld',
  'antrean/objection',
  'antrean/overdue',
  'petugas',
  `tps/${STATION}`,
  `betulkan/${STATION}`,
  'ambil-alih/1701082003004',
  'angkat',
  'angkat/berkas',
  'angkat/kiriman',
  'delegasi',
  'tangan',
  'tangan/minta',
  'sesi',
  'kotak',
  'saya',
  'nowhere',
];
const FIELD = [
  '',
  'langkah/ready',
  'langkah/oath',
  'langkah/open',
  'langkah/turnout',
  'langkah/close',
  'hitung',
  'pengganti',
  'formulir/PPWP',
  'foto/PPWP',
  'saksi/PPWP',
  'keberatan/PPWP',
  'kotak',
  'saya',
];

/** Screens on which something lies outside, with the widest thing that does. */
async function tooWide(page: Page, places: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const place of places) {
    await page.evaluate(async (hash) => {
      location.hash = hash;
      // The place is drawn with the next frame, and what it asks for is on its way with the one after.
      for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
    }, `#/${place}`);
    await page.waitForFunction(
      () => document.querySelector('main h1') !== null && document.querySelector('.loading') === null,
    );
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (wide > 0) found.push(`${place}: ${wide} points too wide`);
  }
  return found;
}

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('no screen is wider than 320 points', { timeout: 180_000 }, () => {
  let stage: Stage;
  beforeAll(async () => void (stage = await startStage()), 60_000);
  afterAll(() => stage?.close());

  test.each([
    ['PPK', DESK],
    ['KPPS', FIELD],
  ] as const)('of %s, in Indonesian and in Arabic', async (role, places) => {
    const device = await stage.device(NARROW);
    const { page } = device;
    const person = new Person(device, await wordsOf('id'));
    await person.enrol(stage.invitation(role).link);
    expect(await tooWide(page, places)).toEqual([]);
    await page.evaluate(() => localStorage.setItem('terang-language', 'ar'));
    await page.goto('./');
    await page.locator('input.pin').fill(PIN);
    await page.keyboard.press('Enter');
    expect(await tooWide(page, places)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  });
});
