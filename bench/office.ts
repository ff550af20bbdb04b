// How long an officer with a cheap telephone and a bad line waits for her app: the line is slowed to 400
// kbit/s and 400 ms, the processor four times, by the browser itself. Usable means that the screen is there
// and that the page answers, which a busy page does not. Without a Chromium there are no rows.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../bin/chromium.mjs';
import { startPractice, type RunningPractice } from '../src/cli/practice/practice.ts';
import { percentile } from './measure.ts';
import type { Row } from './row.ts';

const ROUNDS = 7;
const SLOW_LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SLOWER = 4;
const PIN = '280917';
const FIRST_MS_MAX = 5_000;
const LATER_MS_MAX = 1_000;

/** A page of a telephone, slowed. */
async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return page;
}

/** Milliseconds from the start of the page's navigation until the page, which shows it, answers. */
async function usableAfter(page: Page, selector: string): Promise<number> {
  await page.locator(selector).first().waitFor();
  return page.evaluate(() => performance.now());
}

const telephone = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'id-ID',
  });

async function firstStarts(browser: Browser, address: string): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const context = await telephone(browser);
    const page = await slowPage(context);
    await page.goto(address, { waitUntil: 'commit' });
    took.push(await usableAfter(page, 'main input'));
    await context.close();
  }
  return took;
}

type Later = { readonly asked: number[]; readonly opened: number[] };

/** An enrolled telephone: until it asks for the PIN, and from the PIN to the first screen. */
async function laterStarts(browser: Browser, { appUrl, invitations }: RunningPractice): Promise<Later> {
  const context = await telephone(browser);
  const setUp = await context.newPage();
  await setUp.goto(invitations.find(({ role }) => role === 'KPPS')?.link ?? appUrl);
  await setUp.locator('main button').first().click();
  for (const field of await filled(setUp)) await field.fill(PIN);
  await setUp.locator('form button').click();
  await setUp.locator('.badge-received').waitFor();
  await setUp.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await setUp.close();
  const [asked, opened]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await slowPage(context);
    await page.goto(appUrl, { waitUntil: 'commit' });
    asked.push(await usableAfter(page, 'input.pin'));
    await page.locator('input.pin').fill(PIN);
    const pressed = await page.evaluate(() => performance.now());
    await page.locator('form button').click();
    opened.push((await usableAfter(page, '.badge')) - pressed);
    await page.close();
  }
  await context.close();
  return { asked, opened };
}

async function filled(page: Page) {
  await page.locator('input.pin').nth(1).waitFor();
  return page.locator('input.pin').all();
}

const row = (what: string, took: readonly number[], atMost: number): Row => ({
  what, ours: percentile(took, 0.5), unit: 'ms', target: { atMost },
  note: `the slowest of ${took.length}: ${Math.round(Math.max(...took))} ms`,
});

/** Starts a practice and a browser, and waits as an officer does. */
export async function measureOffice(): Promise<Row[]> {
  const executablePath = findChromium();
  if (executablePath === undefined) return [];
  const dir = await mkdtemp(join(tmpdir(), 'terang-bench-office-'));
  const practice = await startPractice({
    area: '170108', dir, port: 18_900, host: '127.0.0.1', clock: Date.now, ownWitnesses: 2,
    onFailure: (what) => process.stderr.write(`${what}\n`),
  });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const first = await firstStarts(browser, practice.appUrl);
    const { asked, opened } = await laterStarts(browser, practice);
    return [
      row('first start, usable', first, FIRST_MS_MAX),
      row('later start, asks for the PIN', asked, LATER_MS_MAX),
      row('from the PIN to the first screen', opened, LATER_MS_MAX),
    ];
  } finally {
    await browser.close();
    await practice.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
