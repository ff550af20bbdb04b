// Without a pointer, at twice the size, on the narrowest telephone: from the front page to a station and its
// check by Tab and Enter alone, always seeing where one is; and no page scrolls sideways. Skipped, and
// counted, where there is no Chromium.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLanguage, NO_PAGES, PAGES } from './portal-pages.ts';
import { STATIONS } from './portal-tree.ts';
import { CHROMIUM, type Site, startSite } from './site.ts';

const TABS_MAX = 150;

type Focused = { name: string; seen: boolean };

/** What has the focus: its name, and whether a reader can see that it has, inside the window. */
const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const [style, box] = [getComputedStyle(element), element.getBoundingClientRect()];
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0;
    const name = element.getAttribute('aria-label') ?? element.textContent.trim();
    return { name, seen: outlined && inside };
  });

/** Presses Tab until the name has the focus; every stop on the way must be visible. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let i = 0; i < TABS_MAX; i++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    expect(at.seen, `“${at.name.slice(0, 40)}” has the focus and does not show it`).toBe(true);
    if (typeof name === 'string' ? at.name === name : name.test(at.name)) return;
  }
  throw new Error(`no Tab leads to ${String(name)}`);
}

async function follow(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('without a pointer', { timeout: 90_000 }, () => {
  let site: Site;
  beforeAll(async () => void (site = await startSite()), 60_000);
  afterAll(() => site?.close());

  test('Tab and Enter lead from the front page to a station and to its check', async () => {
    const page = await site.open({ viewport: { width: 1280, height: 900 } });
    await page.goto('/');
    await follow(page, /^BENGKULU$/);
    await follow(page, /^BENGKULU SELATAN$/);
    await follow(page, /^KEDURANG$/);
    await follow(page, /TPS 001/);
    expect(new URL(page.url()).pathname).toBe(`/${STATIONS.confirmed}`);
    await tabTo(page, 'Periksa di perangkat ini');
    await page.keyboard.press('Enter');
    await page.locator('.outcome[data-verdict="held"]').waitFor();
  });

  test('the first Tab leads past the header', async () => {
    const page = await site.open();
    await page.goto('/17');
    await page.keyboard.press('Tab');
    expect((await focused(page)).seen).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('nothing holds the focus: Tab goes through every page to its end', async () => {
    const page = await site.open({ viewport: { width: 360, height: 740 } });
    for (const address of [PAGES['station corrected'], PAGES['search, found'], PAGES.log]) {
      await page.goto(address);
      const stops = new Set<string>();
      for (let i = 0; i < TABS_MAX; i++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(() => document.activeElement === document.body)) break;
        stops.add((await focused(page)).name);
      }
      expect(stops.size, address).toBeGreaterThan(8);
      expect(await page.evaluate(() => document.activeElement === document.body), address).toBe(true);
    }
  });
});

// A window of 1280 px at 200 % has 640 px; at 400 % 320 px, which is what the criterion on reflow asks for.
const SIZES = [
  ['320 px', { viewport: { width: 320, height: 640 } }],
  ['1280 px at 200 %', { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }],
] as const;

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('large letters and small windows', { timeout: 90_000 }, () => {
  let site: Site;
  beforeAll(async () => void (site = await startSite()), 60_000);
  afterAll(() => site?.close());

  test.each(SIZES)('no page scrolls sideways in %s', async (_, options) => {
    for (const language of ['id', 'ar']) {
      const page = await site.open(options);
      for (const [name, address] of Object.entries({ ...PAGES, ...NO_PAGES })) {
        await page.goto(inLanguage(language, address));
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, `${language} ${name}`).toBeLessThanOrEqual(0);
      }
      await page.context().close();
    }
  });

  // The second is the criterion on the spacing of text (WCAG 1.4.12).
  test.each([
    ['letters of twice the size', ':root { font-size: 200% !important; }'],
    ['words set wide apart', '* { line-height: 1.5 !important; letter-spacing: .12em; word-spacing: .16em }'],
  ])('%s leave no page wider than a telephone', async (_, rule) => {
    const page = await site.open({ viewport: { width: 640, height: 740 } });
    for (const [name, address] of Object.entries({ ...PAGES, ...NO_PAGES })) {
      await page.goto(address);
      const wide = await page.evaluate((style) => {
        const sheet = new CSSStyleSheet();
        sheet.insertRule(style);
        document.adoptedStyleSheets = [sheet];
        return document.documentElement.scrollWidth - document.documentElement.clientWidth;
      }, rule);
      expect(wide, name).toBeLessThanOrEqual(0);
    }
  });
});
