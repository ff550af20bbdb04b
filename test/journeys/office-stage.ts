// A practice election and a browser to act in it, for journeys: one service in this process, its clock in the
// test's hand, and as many telephones and desks as a journey has people. Each device is a browser context of
// its own: nothing that one keeps is seen by another.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page,
} from 'playwright-core';
import { afterEach, expect } from 'vitest';
import { fromBase64url } from '../../src/base/bytes.ts';
import { isRefusal } from '../../src/base/result.ts';
import type { Act } from '../../src/core/act.ts';
import { parseAct } from '../../src/core/parse.ts';
import { splitEntry } from '../../src/core/seal.ts';
import type { StateRecord } from '../../src/core/define.ts';
import { findChromium } from '../../bin/chromium.mjs';
import {
  startPractice, type Invitation, type PracticeOptions, type RunningPractice,
} from '../../src/cli/practice/practice.ts';

/** Undefined where there is no Chromium; bin/chromium.mjs knows the one command that installs it. */
export const CHROMIUM = findChromium();

export const TELEPHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true,
  locale: 'id-ID',
};
export const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: 'id-ID' };

export type Device = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Of the app, as this device reaches it. */
  readonly address: string;
  /** What the page said on its console as an error, or threw: a journey ends with none. */
  readonly faults: string[];
};

export type Stage = {
  readonly practice: RunningPractice;
  readonly browser: Browser;
  /** The time that server and devices have; `shift` moves both. */
  readonly now: () => number;
  readonly shift: (ms: number) => Promise<void>;
  readonly device: (options?: BrowserContextOptions) => Promise<Device>;
  /** The n-th invitation of a role. */
  readonly invitation: (role: string, number?: number) => Invitation;
  /** A record as the log has it. Throws where there is none. */
  readonly record: (key: string) => Promise<StateRecord>;
  /** All acts of a kind in the log, in its order. */
  readonly acts: (kind: string) => Promise<readonly Act[]>;
  /** Sums of a scope at a unit. */
  readonly sums: (unit: string, scope: string) => Promise<Readonly<Record<string, number>>>;
  readonly close: () => Promise<void>;
};

const HOUR_MS = 3_600_000;
/** What is not on the screen after this will not come; the machine may be busy with other tests. */
export const WAIT_MS_MAX = 40_000;

/** Of this file's journeys. */
const browsers: Browser[] = [];

/** A journey that failed says what was on each screen: it may have failed where nobody can look. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const page of browsers.flatMap((one) => one.contexts()).flatMap((device) => device.pages())) {
    const screen = await page.locator('body').innerText({ timeout: 1_000 }).catch(String);
    process.stdout.write(`${task.name}: ${page.url().replace(/#.*/, '')} shows\n${screen}\n`);
  }
});

/** Half past five in the morning in Bengkulu, of the day that is there now. */
function morning(nowMs: number): number {
  const wib = 7 * HOUR_MS;
  const dayMs = 24 * HOUR_MS;
  return Math.floor((nowMs + wib) / dayMs) * dayMs - wib + 5.5 * HOUR_MS;
}

const LEAVES_A_REQUEST = 64;

async function actsIn({ service: { apiUrl, engine } }: RunningPractice): Promise<Act[]> {
  const acts: Act[] = [];
  for (let from = 0; from < engine.tree.size; from += LEAVES_A_REQUEST) {
    const count = Math.min(LEAVES_A_REQUEST, engine.tree.size - from);
    const answer = await fetch(`${apiUrl}/api/v1/leaves/read`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ leaves: Array.from({ length: count }, (_, i) => from + i) }),
    });
    const { entries } = (await answer.json()) as { entries: Record<string, string | null> };
    for (const [, entry] of Object.entries(entries).sort(([a], [b]) => Number(a) - Number(b))) {
      const act = parseAct(splitEntry(fromBase64url(entry ?? '') ?? new Uint8Array()).actBytes);
      if (!isRefusal(act)) acts.push(act);
    }
  }
  return acts;
}

/** What the log says, asked as anybody may. */
function logOf(practice: RunningPractice): Pick<Stage, 'record' | 'acts' | 'sums'> {
  const api = `${practice.service.apiUrl}/api/v1`;
  return {
    record: async (key) => {
      const answer = await fetch(`${api}/records/${key}`);
      if (!answer.ok) throw new Error(`${key}: ${answer.status}`);
      return ((await answer.json()) as { record: StateRecord }).record;
    },
    acts: async (kind) => (await actsIn(practice)).filter(({ act }) => act === kind),
    sums: async (unit, scope) => {
      const answer = await fetch(`${api}/units/${unit}/sums?scope=${scope}`);
      return ((await answer.json()) as { sums: Record<string, number> }).sums;
    },
  };
}

/** Takes some seconds. Whoever starts it closes it. */
export async function startStage(change: Partial<PracticeOptions> = {}): Promise<Stage> {
  const dir = await mkdtemp(join(tmpdir(), 'terang-office-'));
  let offsetMs = morning(Date.now()) - Date.now();
  const now = (): number => Date.now() + offsetMs;
  const practice = await startPractice({
    area: '170108', dir, port: 19_000 + (process.pid % 400) * 20, host: '127.0.0.1', clock: now,
    ownWitnesses: 0, onFailure: (what) => expect.unreachable(what), ...change,
  });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: CHROMIUM ?? 'chromium', args });
  browsers.push(browser);
  const device = async (options: BrowserContextOptions = TELEPHONE): Promise<Device> => {
    const context = await browser.newContext({ baseURL: practice.appUrl, ...options });
    context.setDefaultTimeout(WAIT_MS_MAX);
    await context.clock.setSystemTime(now());
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (fault) => faults.push(String(fault)));
    return { context, page, faults, address: options.baseURL ?? practice.appUrl };
  };
  return {
    practice, browser, now, device,
    shift: async (ms) => {
      offsetMs += ms;
      for (const context of browser.contexts()) await context.clock.setSystemTime(now());
    },
    invitation: (role, number = 1) => {
      const found = practice.invitations.filter((one) => one.role === role)[number - 1];
      if (!found) throw new Error(`nobody is invited as ${role} ${number}`);
      return found;
    },
    ...logOf(practice),
    close: async () => {
      await browser.close();
      await practice.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
