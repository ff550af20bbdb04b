// Voting day of two members at one station, in a real browser: the whole list without network, then all of it
// received; the second reading on another telephone; a difference that opens a dispute and is settled.
// Skipped, and counted, where there is no Chromium.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cellName } from '../../src/modules/results/words/cell-name.ts';
import { agreeingForm } from '../../src/cli/practice/neighbours.ts';
import { PRACTICE_CONTESTS } from '../../src/cli/practice/contests.ts';
import type { Contest } from '../../src/core/define.ts';
import type { Form } from '../../src/modules/results/form.ts';
import type { VotingStation } from '../../src/modules/voting/record.ts';
import { Member } from './office-member.ts';
import { wordsOf } from './office-person.ts';
import { CHROMIUM, startStage, WAIT_MS_MAX, type Stage } from './office-stage.ts';

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

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('two members of a station', { timeout: 180_000 }, () => {
  let stage: Stage;
  let first: Member;
  let second: Member;
  beforeAll(async () => {
    stage = await startStage();
    const words = await wordsOf('id');
    [first, second] = [new Member(await stage.device(), words), new Member(await stage.device(), words)];
    await first.enrol(stage.invitation('KPPS', 1).link);
    await second.enrol(stage.invitation('KPPS', 2).link);
  }, 90_000);
  afterAll(() => stage?.close());

  const tally = ({ id }: Contest): string => `results.tally/${stage.practice.district.station}/${id}/1`;

  test('one does the whole day without network: all of it waits on her telephone', async () => {
    await first.home();
    await first.atHand();
    await first.device.context.setOffline(true);
    await first.says('ready', { access: true, network: false, power: true });
    await stage.shift(40 * 60_000);
    await first.says('oath', { present: 7 });
    await stage.shift(60 * 60_000);
    await first.says('open', { present: 7, witnesses: 2 });
    for (const hour of [8, 9, 10, 11, 12, 13]) {
      await stage.shift(60 * 60_000);
      await first.counts(hour, 20 * (hour - 7), 22 * (hour - 7));
    }
    await first.says('close', { queue: 3 });
    for (const [contest, form] of [[PPWP, pairs], [DPD, regions], [DPRD, parties]] as const) {
      await first.types(contest, form);
      await first.signsForm(contest);
    }
    await first.badge(13);
    await expect.poll(() => first.outbox('waiting'), UNHURRIED).toBe(13);
    expect(first.device.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });

  test('the app is killed and opened without network: nothing is gone', async () => {
    await first.page.close();
    first = new Member({ ...first.device, page: await first.device.context.newPage() }, first.say);
    await first.open();
    await expect.poll(() => first.outbox('waiting'), UNHURRIED).toBe(13);
  });

  test('with network everything arrives once, and each act has its receipt', async () => {
    await first.device.context.setOffline(false);
    await first.badge(0);
    expect(await first.outbox('received')).toBe(14);
    const { station } = stage.practice.district;
    const { turnout } = (await stage.record(`voting.station/${station}`)) as unknown as VotingStation;
    expect(Object.values(turnout ?? {}).map(({ J }) => J)).toEqual([42, 84, 126, 168, 210, 252]);
  });

  test('the other reads for herself, without seeing the first reading: equal readings confirm', async () => {
    await second.refresh();
    await second.goTo('formulir', PPWP.id);
    await second.text('contest.blind').waitFor();
    expect(await second.page.getByRole('main').innerText()).not.toContain('121');
    for (const [contest, form] of [[PPWP, pairs], [DPRD, parties]] as const) {
      await second.types(contest, form);
      await second.signsForm(contest);
      await second.formIs(contest, 'confirmed');
    }
    await first.refresh();
    await first.formIs(PPWP, 'confirmed');
    expect((await stage.record(tally(PPWP)))['form']).toEqual(pairs);
    expect((await stage.record(tally(DPRD)))['form']).toEqual(parties);
  });

  test('a difference opens a dispute: both see the boxes that differ, and nothing is counted', async () => {
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
    await stage.practice.service.engine.snapshot(true);
    const { siteUrl } = stage.practice.service;
    const text = await (await fetch(`${siteUrl}${stage.practice.district.station}`)).text();
    expect(text).toContain('Terkonfirmasi');
    expect(text).toContain('121');
  });
});
