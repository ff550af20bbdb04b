// A telephone that dies: page and browser are killed at random moments while an officer counts, signs and
// sends, with network and without. What the screen once showed as signed is in the log in the end, once;
// nothing is there twice. OFFICE_KILLS kills so often, OFFICE_SEED repeats a run; the suite does what fits
// into a minute. Skipped, and counted, where there is no Chromium.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as moment } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Say } from '../../src/base/words.ts';
import { drawOf } from '../../src/cli/rehearsal/people.ts';
import { type KillableBrowser, startKillable } from './killable-browser.ts';
import { Member } from './office-member.ts';
import { wordsOf } from './office-person.ts';
import { CHROMIUM, startStage, type Stage } from './office-stage.ts';

const KILLS = Number(process.env['OFFICE_KILLS'] ?? 25);
const SEED = process.env['OFFICE_SEED'] ?? String(Date.now());
/** Each try has a figure of its own, so that every act can be told from every other. */
const WOMEN = 1_000;
const HOUR = 8;
/** A page that is not gone by then takes its browser along. */
const GONE_MS_MAX = 5_000;
const TRY_MS_MAX = 45_000;
const ignored = (): undefined => undefined;
/** When a kill falls: so long at most after the app was opened, typing began, she pressed, it was shown. */
const AFTER_MS = { opening: 800, typing: 300, pressed: 400, shown: 400 } as const;
/** Of ten kills so many fall into each: most where an act becomes one. */
const WHEN = [
  'opening', 'typing', 'pressed', 'pressed', 'pressed', 'pressed', 'pressed', 'shown', 'shown', 'shown',
] as const;

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)(`killed ${KILLS} times (seed ${SEED})`, () => {
  let stage: Stage;
  let words: Say;
  let dir = '';
  let telephone: KillableBrowser;
  const draw = drawOf(SEED);
  const shown = new Set<number>();
  let wholeKills = 0;

  beforeAll(async () => {
    stage = await startStage();
    words = await wordsOf('id');
    dir = await mkdtemp(join(tmpdir(), 'terang-kills-'));
    telephone = await startKillable(dir);
    const member = await memberOn(await pageOf());
    await member.enrol(stage.invitation('KPPS').link);
    await member.atHand();
    await member.page.close();
  }, 90_000);
  afterAll(async () => {
    await telephone?.kill();
    await stage?.close();
    await rm(dir, { recursive: true, force: true });
  });

  const pageOf = async (): Promise<Page> => {
    const page = await telephone.context.newPage();
    page.setDefaultTimeout(20_000);
    return page;
  };
  const memberOn = async (page: Page): Promise<Member> => {
    await page.clock.setSystemTime(stage.now());
    const { context } = telephone;
    return new Member({ context, page, faults: [], address: stage.practice.appUrl }, words);
  };

  /** Does what comes before the moment of the kill, and begins what is killed. */
  async function until(when: (typeof WHEN)[number], member: Member, men: number): Promise<Promise<void>[]> {
    if (when === 'opening') return alive(member.open());
    await member.open();
    if (when === 'typing') return alive(member.typesCount(HOUR, men, WOMEN));
    await member.typesCount(HOUR, men, WOMEN);
    const signed = alive(signs(member, men));
    if (when === 'shown') await signed[0];
    return when === 'shown' ? alive(member.badge(0)) : signed;
  }

  const signs = async (member: Member, men: number): Promise<void> => {
    // A thumb that trembles: pressed twice, it is one act.
    await member.button('sign').dblclick();
    await member.hourIs(HOUR, men + WOMEN);
    shown.add(men);
  };
  /** In a box: waiting for its beginning does not wait for its end. What is killed does not reject. */
  const alive = (doing: Promise<void>): Promise<void>[] => [doing.catch(() => undefined)];

  /** One try, and its kill. */
  async function tryOnce(i: number): Promise<void> {
    const page = await pageOf();
    const member = await memberOn(page);
    const when = WHEN[draw(`when ${i}`, WHEN.length)] ?? 'pressed';
    await telephone.context.setOffline(draw(`offline ${i}`, 5) < 2);
    const [doing] = await until(when, member, i);
    await moment(draw(`after ${i}`, AFTER_MS[when]));
    await kill(page, draw(`whole ${i}`, 4) === 0);
    await doing;
    await telephone.context.setOffline(false);
  }

  /** Ends the page; or the whole browser, also where the page does not go. */
  async function kill(page: Page, whole: boolean): Promise<void> {
    if (!whole && (await crashed(page))) return;
    wholeKills++;
    await telephone.kill();
    telephone = await startKillable(dir);
  }

  async function crashed(page: Page): Promise<boolean> {
    const gone = page.waitForEvent('crash', { timeout: GONE_MS_MAX }).then(() => page.close());
    // Never answered: what should answer is gone.
    const session = page.context().newCDPSession(page);
    void session.then((open) => open.send('Page.crash')).catch(ignored);
    const known = gone.then(() => true).catch(() => false);
    return Promise.race([known, moment(GONE_MS_MAX, false)]);
  }

  /** Acts of counting in the log, by their figure. */
  async function inLog(): Promise<Map<number, number>> {
    const times = new Map<number, number>();
    for (const act of await stage.acts('voting.turnout.count')) {
      const { L } = act.body as { L: number };
      times.set(L, (times.get(L) ?? 0) + 1);
    }
    return times;
  }

  const limits = { timeout: 3_600_000 };
  test('loses nothing that it showed as signed, and sends nothing twice', limits, async () => {
    for (let i = 1; i <= KILLS; i++) {
      const done = await Promise.race([tryOnce(i).then(() => true), moment(TRY_MS_MAX, false)]);
      if (!done) {
        // Whatever it hangs on, the browser is killed: that too is a kill.
        await telephone.kill();
        telephone = await startKillable(dir);
      }
    }
    const last = await memberOn(await pageOf());
    await last.open();
    await last.badge(0);
    const times = await inLog();
    const lost = [...shown].filter((men) => !times.has(men));
    const doubled = [...times].filter(([, count]) => count > 1).map(([men]) => men);
    process.stdout.write(
      `${KILLS} kills, ${wholeKills} of the whole browser; ${shown.size} acts shown as signed, ` +
        `${times.size} in the log; lost ${lost.length}, doubled ${doubled.length} (seed ${SEED})\n`,
    );
    expect([lost, doubled]).toEqual([[], []]);
    // A run in which nothing was ever signed, or everything was, would show little.
    expect(times.size).toBeGreaterThan(KILLS / 10);
    expect(await last.outbox('refused')).toBe(0);
  });
});
