// Voting day of two members at one station, in a real browser: the whole list without network, then all of it
// received; the second reading on another telephone; a difference that opens a dispute and is settled. The
// same day from right to left. Skipped, and counted, where there is no Chromium.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../src/base/words.ts';
import { cellName } from '../../src/modules/results/words/cell-name.ts';
import { agreeingForm } from '../../src/cli/practice/neighbours.ts';
import { PRACTICE_CONTESTS } from '../../src/cli/practice/contests.ts';
import type { Contest } from '../../src/core/define.ts';
import type { Form } from '../../src/modules/results/form.ts';
import type { VotingStation } from '../../src/modules/voting/record.ts';
import { Member } from './office-member.ts';
import { wordsOf } from './office-person.ts';
import { CHROMIUM, startStage, TELEPHONE, WAIT_MS_MAX, type Stage } from './office-stage.ts';

/** An act that waits is "sending" for a moment whenever it is tried. */
const UNHURRIED = { timeout: WAIT_MS_MAX };

const [PPWP, DPD, DPRD] = PRACTICE_CONTESTS as readonly [Contest, Contest, Contest];
const pairs = agreeingForm([62, 121, 24], 5);
const regions: Form = { ...agreeingForm([50, 60, 70, 27], 5) };
const parties: Form = {
  ...agreeingForm([120, 80], 12),
  IV: [
    { candidates: [40, 30, 20], party: 30, total: 120 },
    { candidates: [10, 20, 30], party: 20, total: 80 },
  ],
};

type Read = readonly (readonly [Contest, Form])[];
type Day = { stage: Stage; first: Member; second: Member; readonly tally: (contest: Contest) => string };

/** What the second member reads too; of the rest she reads something else, or nothing. */
const SECOND: Read = [[PPWP, pairs], [DPRD, parties]];

/** The day of two members who use the app in a language: from the first step to forms that are confirmed. */
function votingDay(language: Language, locale: string, forms: Read): Day {
  const day = {
    tally: ({ id }) => `results.tally/${day.stage.practice.district.station}/${id}/1`,
  } as Day;
  /** Said, opened, six hours, closed. */
  const acts = 10 + forms.length;
  const wrong: string[] = [];
  const look = async (member: Member): Promise<void> => void wrong.push(...(await member.faultsOfScreen()));

  beforeAll(async () => {
    day.stage = await startStage();
    const words = await wordsOf(language);
    const member = async (): Promise<Member> =>
      new Member(await day.stage.device({ ...TELEPHONE, locale }), words);
    [day.first, day.second] = [await member(), await member()];
    await day.first.enrol(day.stage.invitation('KPPS', 1).link);
    await day.second.enrol(day.stage.invitation('KPPS', 2).link);
  }, 90_000);
  afterAll(() => day.stage?.close());

  async function reads(member: Member, contest: Contest, form: Form): Promise<void> {
    await member.types(contest, form);
    await look(member);
    await member.goTo('formulir', contest.id, 'periksa');
    await member.button('review.sign').waitFor();
    await look(member);
    await member.signsForm(contest);
    await look(member);
  }

  test('one does the whole day without network: all of it waits on her telephone', async () => {
    const { first, stage } = day;
    await first.home();
    await look(first);
    await first.atHand();
    await first.device.context.setOffline(true);
    await first.says('ready', { access: true, network: false, power: true });
    await look(first);
    await stage.shift(40 * 60_000);
    await first.says('oath', { present: 7 });
    await stage.shift(60 * 60_000);
    await first.says('open', { present: 7, witnesses: 2 });
    for (const hour of [8, 9, 10, 11, 12, 13]) {
      await stage.shift(60 * 60_000);
      await first.counts(hour, 20 * (hour - 7), 22 * (hour - 7));
    }
    await look(first);
    await first.says('close', { queue: 3 });
    for (const [contest, form] of forms) await reads(first, contest, form);
    await first.badge(acts);
    await expect.poll(() => first.outbox('waiting'), UNHURRIED).toBe(acts);
    await look(first);
    expect(first.device.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });

  test('the app is killed and opened without network: nothing is gone', async () => {
    const { device, page, say } = day.first;
    await page.close();
    const first = new Member({ ...device, page: await device.context.newPage() }, say);
    await first.open();
    await expect.poll(() => first.outbox('waiting'), UNHURRIED).toBe(acts);
    day.first = first;
  });

  test('with network everything arrives once, and each act has its receipt', async () => {
    const { first, stage } = day;
    await first.device.context.setOffline(false);
    await first.badge(0);
    // Her enrolment is there too.
    expect(await first.outbox('received')).toBe(acts + 1);
    const { station } = stage.practice.district;
    const { turnout } = (await stage.record(`voting.station/${station}`)) as unknown as VotingStation;
    expect(Object.values(turnout ?? {}).map(({ J }) => J)).toEqual([42, 84, 126, 168, 210, 252]);
  });

  test('the other reads for herself, without seeing the first reading: equal readings confirm', async () => {
    const { first, second, stage, tally } = day;
    await second.refresh();
    await second.goTo('formulir', PPWP.id);
    await second.text('contest.blind').waitFor();
    await look(second);
    expect(await second.page.getByRole('main').innerText()).not.toContain('121');
    for (const [contest, form] of SECOND) {
      await reads(second, contest, form);
      await second.formIs(contest, 'confirmed');
    }
    await first.refresh();
    await first.formIs(PPWP, 'confirmed');
    await look(first);
    expect((await stage.record(tally(PPWP)))['form']).toEqual(pairs);
    expect((await stage.record(tally(DPRD)))['form']).toEqual(parties);
  });

  test('codes stay as they are, and no screen was too wide or written the other way', async () => {
    const { first, stage } = day;
    await first.goTo('saya');
    await first.page.getByText(stage.invitation('KPPS', 1).officer, { exact: true }).waitFor();
    await look(first);
    expect(wrong).toEqual([]);
  });
  return day;
}

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('two members who read Arabic', { timeout: 180_000 }, () => {
  votingDay('ar', 'ar', SECOND);
});

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('two members of a station', { timeout: 180_000 }, () => {
  const day = votingDay('id', 'id-ID', [[PPWP, pairs], [DPD, regions], [DPRD, parties]]);

  test('a difference opens a dispute: both see the boxes that differ, and nothing is counted', async () => {
    const { first, second, stage } = day;
    const misread: Form = { ...regions, IV: [50, 66, 70, 27], V: { A: 213, B: 5, C: 218 } };
    await second.types(DPD, misread);
    await second.signsForm(DPD);
    for (const [person, own, other] of [[second, '66', '60'], [first, '60', '66']] as const) {
      await person.refresh();
      await person.formIs(DPD, 'disputed');
      const row = person.page.getByRole('row', { name: /Mangga/ }).first();
      await row.waitFor();
      expect((await row.getByRole('cell').allInnerTexts()).slice(-2)).toEqual([own, other]);
    }
    const sums = await stage.sums(stage.practice.district.village, 'results/DPD');
    expect([sums['state.disputed'], sums['state.confirmed'] ?? 0]).toEqual([1, 0]);
  });

  test('who misread enters again under her own name, and the form is confirmed', async () => {
    const { second, stage, tally } = day;
    await second.button('contest.again').click();
    const name = cellName(second.say, DPD, 'IV.1');
    const box = second.page.getByRole('textbox', { name, exact: true });
    await box.waitFor();
    expect(await box.inputValue()).toBe('66');
    await second.types(DPD, regions);
    await second.signsForm(DPD);
    await second.formIs(DPD, 'confirmed');
    expect((await stage.record(tally(DPD)))['entries']).toHaveLength(2);
  });

  test('the public site shows the station confirmed, with its acts', async () => {
    const { stage } = day;
    await stage.practice.service.engine.snapshot(true);
    const { siteUrl } = stage.practice.service;
    const text = await (await fetch(`${siteUrl}${stage.practice.district.station}`)).text();
    expect(text).toContain('Terkonfirmasi');
    expect(text).toContain('121');
  });
});
