// The shift clock over a whole day, in a real browser: after 12 hours a member is warned on her own screen,
// after 18 she is asked who relieves her and names one; her superior's desk shows who has been on for too
// long, and the plan. Skipped, and counted, where there is no Chromium.
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shiftKey, type Shift } from '../../src/modules/voting/record.ts';
import { shortId } from '../../src/web/office/app/short-id.ts';
import { Member } from './office-member.ts';
import { Person, wordsOf } from './office-person.ts';
import { CHROMIUM, DESK, startStage, WAIT_MS_MAX, type Stage } from './office-stage.ts';

const MINUTE_MS = 60_000;
/** By then the screen of a station has asked the log again. */
const ASKED_AGAIN_MS = 21_000;
const HOUR_MS = 60 * MINUTE_MS;
const UNHURRIED = { timeout: WAIT_MS_MAX };

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('a member who is on shift for long', { timeout: 90_000 }, () => {
  let stage: Stage;
  let tired: Member;
  let rested: Member;
  let pps: Person;
  beforeAll(async () => {
    stage = await startStage();
    const words = await wordsOf('id');
    [tired, rested] = [new Member(await stage.device(), words), new Member(await stage.device(), words)];
    pps = new Person(await stage.device(DESK), words);
    await tired.enrol(stage.invitation('KPPS', 1).link);
    await rested.enrol(stage.invitation('KPPS', 2).link);
    await pps.enrol(stage.invitation('PPS').link);
  }, 90_000);
  afterAll(() => stage?.close());

  const shiftOf = async (officer: string): Promise<Shift> =>
    (await stage.record(shiftKey(officer))) as unknown as Shift;
  const since = async (officer: string): Promise<string | undefined> =>
    (await shiftOf(officer).catch(() => undefined))?.since?.at;
  const relievedBy = async (officer: string): Promise<string | undefined> =>
    (await shiftOf(officer)).relief?.by;

  /** Time passes, and she only leaves the app open. */
  async function passes(hours: number): Promise<void> {
    await stage.shift(hours * HOUR_MS);
    const { clock } = tired.device.context;
    // An answer that was under way may have told her of the new hour before her own clock had it: one that
    // she asks for now corrects that, and the minute after it shows what the hour is.
    const asked = tired.page.waitForRequest(/\/api\//);
    await clock.fastForward(ASKED_AGAIN_MS);
    await (await asked).response();
    await clock.fastForward(MINUTE_MS);
  }

  /** Her line in the superior's list of officers, as it is now. */
  async function lineOf(officer: string): Promise<Locator> {
    await pps.goTo('petugas');
    await pps.button('desk.reload').click();
    await pps.button('desk.reload').waitFor();
    return pps.page.getByRole('option', { name: new RegExp(shortId(officer)) });
  }

  /** The neighbours' members who had begun before: 13 and 19 hours ago when the day began. */
  async function neighbour(number: number): Promise<string> {
    const station = stage.practice.district.neighbours[number];
    const acts = await stage.acts('voting.shift.start');
    return acts.find(({ unit }) => unit === station)?.by.officer ?? '';
  }

  test('sees since when, and no warning, until twelve hours are over', async () => {
    await tired.home();
    await tired.button('shift.start').click();
    await expect.poll(() => since(stage.invitation('KPPS', 1).officer), UNHURRIED).toBeDefined();
    await passes(11.9);
    // With or without the minute that she looks on: her clock may hear the server, which says whole seconds,
    // before that minute or after it.
    const said = [53, 54, 55].map((minutes) => tired.text('shift.for', { hours: 11, minutes }));
    await said.reduce((one, other) => one.or(other)).waitFor();
    expect(await tired.text('shift.long').count()).toBe(0);
    expect(await tired.link('shift.plan').count()).toBe(0);
  });

  test('is warned on the screen that she left open, and her superior is shown the same', async () => {
    await passes(0.2);
    await tired.text('shift.long').waitFor();
    await tired.text('shift.long.now').waitFor();
    const { officer } = stage.invitation('KPPS', 1);
    const line = await lineOf(officer);
    await line.getByText(pps.say('desk.shift.long', { hours: 12 })).waitFor();
    expect(await line.innerText()).not.toContain(pps.say('desk.shift.relief-needed', { hours: 12 }));
    const begun = await lineOf(await neighbour(2));
    await begun.getByText(pps.say('desk.shift.relief-needed', { hours: 31 })).waitFor();
  });

  test('is asked after eighteen hours who relieves her, and names one of her station', async () => {
    await passes(6);
    await tired.text('shift.relief').waitFor();
    const { officer } = stage.invitation('KPPS', 1);
    await (await lineOf(officer)).getByText(pps.say('desk.shift.relief-needed', { hours: 18 })).waitFor();
    await tired.link('shift.plan').click();
    const { officer: other } = stage.invitation('KPPS', 2);
    await rested.goTo('saya');
    await rested.page.getByText(other, { exact: true }).waitFor();
    await tired.choice('relief.by').selectOption({ label: `KPPS · ${shortId(other)}` });
    await tired.button('relief.sign').click();
    await tired.text('shift.planned').waitFor();
    await expect.poll(() => relievedBy(officer), UNHURRIED).toBe(other);
  });

  test('has a plan that her superior reads, and that ends the asking', async () => {
    const line = await lineOf(stage.invitation('KPPS', 1).officer);
    await line.click();
    await pps.text('desk.shift.relief-planned', { hours: 18 }).waitFor();
    const plan = pps.page.getByText(new RegExp(`^${pps.say('desk.shift.plan', { time: '.*' })} `));
    expect(await plan.innerText()).toContain(shortId(stage.invitation('KPPS', 2).officer));
    expect(await line.locator('.urgent').count()).toBe(0);
  });

  test('hands over: the shift ends, and with it the plan', async () => {
    await tired.home();
    await tired.button('shift.end').click();
    await tired.text('shift.off').waitFor();
    const { officer } = stage.invitation('KPPS', 1);
    await expect.poll(() => since(officer), UNHURRIED).toBeUndefined();
    const { ended, relief } = await shiftOf(officer);
    expect(relief).toBeNull();
    expect(Date.parse(ended?.until ?? '') - Date.parse(ended?.from ?? '')).toBeGreaterThan(18 * HOUR_MS);
  });

  test('who planned nothing for herself is relieved by a plan of her superior', async () => {
    const officer = await neighbour(2);
    await (await lineOf(officer)).click();
    await pps.button('desk.officer.do.relieve').click();
    const { officer: own } = stage.invitation('PPS');
    await pps.choice('desk.relief.by').selectOption({ value: own });
    await pps.button('desk.relief.sign').click();
    await expect.poll(() => relievedBy(officer), UNHURRIED).toBe(own);
    const line = await lineOf(officer);
    await line.locator('.urgent').waitFor({ state: 'detached' });
    await line.click();
    await pps.text('desk.shift.relief-planned', { hours: 37 }).waitFor();
  });
});
