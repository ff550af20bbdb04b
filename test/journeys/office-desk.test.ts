// The desk of a superior in a real browser: she appoints, one and from a file with bad lines; a telephone is
// lost and replaced; a delegation ends by itself. Skipped, and counted, where there is no Chromium.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreeingForm } from '../../src/cli/practice/neighbours.ts';
import type { Tally } from '../../src/modules/results/record.ts';
import type { VotingStation } from '../../src/modules/voting/record.ts';
import { Member } from './office-member.ts';
import { Person, wordsOf } from './office-person.ts';
import { CHROMIUM, DESK, startStage, type Stage } from './office-stage.ts';

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('a superior at her desk', { timeout: 90_000 }, () => {
  let stage: Stage;
  let pps: Person;
  beforeAll(async () => {
    stage = await startStage();
    pps = new Person(await stage.device(DESK), await wordsOf('id'));
    await pps.enrol(stage.invitation('PPS').link);
  }, 90_000);
  afterAll(() => stage?.close());

  /** Appoints a member of the PPS in the right that the PPK handed over. */
  async function appointsPps(name: string): Promise<void> {
    await pps.goTo('angkat');
    await pps.page.getByRole('radio', { name: /PPK/ }).check();
    await pps.label('desk.appoint.name').fill(name);
    await pps.page.getByRole('textbox', { name: pps.say('desk.reason') }).fill('anggota mundur');
    await pps.button('desk.appoint.sign').click();
  }

  const member = async (): Promise<Member> => new Member(await stage.device(), await wordsOf('id'));
  const telephone = async (): Promise<Person> => new Person(await stage.device(), await wordsOf('id'));

  /** What the paper says, also before the browser has laid it out. */
  const invitationCode = async (): Promise<string> =>
    (await pps.page.locator('.invitation-code').textContent()) ?? '';

  /** Opens an officer of the directory by her number. */
  const look = async (officer: string): Promise<void> => {
    await pps.goTo('petugas');
    await pps.choice('desk.officers.state').selectOption({ value: '' });
    await pps.page.getByRole('option', { name: new RegExp(officer.slice(0, 8)) }).click();
  };

  test('appoints one officer, who enrols with the squares that came of it', async () => {
    const { station, village } = stage.practice.district;
    await pps.goTo('angkat');
    await pps.label('desk.appoint.name').fill('Contoh Baru');
    await pps.choice('desk.units.below.10').selectOption({ value: station });
    await pps.page.getByRole('textbox', { name: pps.say('desk.reason') }).fill('sakit');
    await pps.button('desk.appoint.sign').click();
    await pps.text('desk.batch.done', { received: 1, officers: 1 }).waitFor();
    await pps.button('desk.batch.show').click();
    const code = await invitationCode();
    const person = await telephone();
    await person.page.goto('./');
    await person.label('welcome.unit').fill(station);
    await person.label('welcome.code').fill(code);
    await person.button('welcome.open').click();
    await person.heading('enrol.title').waitFor();
    expect(await person.page.getByRole('main').innerText()).toContain('Contoh Baru');
    await person.button('enrol.make').click();
    await person.choosePin();
    await person.enrolled();
    expect(village).toBe(station.slice(0, 10));
    // Once she has it as a file, name and code go from this device.
    await pps.button('desk.csv').click();
    const question = pps.page.getByRole('dialog', { name: pps.say('desk.batch.taken.title') });
    await question.getByRole('button', { name: pps.say('desk.batch.remove') }).click();
    await pps.text('desk.batch.list.empty').waitFor();
  });

  test('replaces a lost telephone: what came before stands, what the old one sends is refused', async () => {
    const lost = await member();
    const { link, officer } = stage.invitation('KPPS');
    await lost.enrol(link);
    await lost.says('ready', { access: true, network: true, power: true });
    await lost.badge(0);
    await lost.device.context.setOffline(true);
    await lost.says('oath', { present: 7 });
    await look(officer);
    await pps.choice('desk.officers.state').selectOption({ value: 'enrolled' });
    await pps.button('desk.officer.do.replace-key').click();
    await pps.page.getByRole('textbox', { name: pps.say('desk.reason') }).fill('telepon hilang');
    await pps.button('desk.officer.do.replace-key.sign').click();
    // She is no longer one of those who are listed; her code, shown once, stays until it is handed over.
    await pps.text('desk.officer-state.invited.means').waitFor();
    const code = await invitationCode();
    await pps.badge(0);
    await lost.device.context.setOffline(false);
    await lost.badge(0, 1);
    expect(await lost.outbox('refused')).toBe(1);
    const fresh = await member();
    await fresh.enrol(`${stage.practice.appUrl}#undangan/${stage.practice.district.station}/${code}`);
    await fresh.says('oath', { present: 6 });
    await fresh.badge(0);
    const { station } = stage.practice.district;
    const day = (await stage.record(`voting.station/${station}`)) as unknown as VotingStation;
    expect([day.ready?.access, day.oath?.present]).toEqual([true, 6]);
  });

  test('dismisses an officer, and sees without asking that the log has it', async () => {
    await look(stage.invitation('KPPS', 2).officer);
    await pps.button('desk.officer.do.revoke').click();
    await pps.page.getByRole('textbox', { name: pps.say('desk.reason') }).fill('tidak hadir');
    await pps.button('desk.officer.do.revoke.sign').click();
    await pps.text('desk.officer-state.revoked.means').waitFor();
    await pps.button('desk.queue.back').click();
    await pps.text('desk.officer-state.revoked.means').waitFor();
    expect(await stage.acts('registry.officer.revoke')).toHaveLength(1);
  });

  test('takes over, from paper, what the lost telephone had not sent', async () => {
    const { station } = stage.practice.district;
    await pps.goTo('ambil-alih', station);
    const refused = (await stage.acts('voting.station.ready'))[0];
    expect(refused).toBeDefined();
    await pps.label('desk.takeover.number').fill('ab'.repeat(32));
    await pps.button('desk.takeover.from-paper').click();
    const form = agreeingForm([62, 121, 24], 5);
    for (const [i, votes] of [62, 121, 24].entries()) {
      const name = pps.say('results.cell.IV.option', { no: i + 1, name: '' });
      await pps.page.getByRole('textbox', { name }).fill(String(votes));
    }
    await pps.page.getByRole('textbox', { name: pps.say('desk.reason') }).fill('kunci dicabut, dari kertas');
    await pps.button('desk.takeover.sign').click();
    await pps.text('desk.takeover.signed').waitFor();
    await pps.badge(0);
    const { entries } = (await stage.record(`results.tally/${station}/PPWP/1`)) as unknown as Tally;
    expect(entries.map((entry) => entry.form?.IV)).toEqual([form.IV]);
  });

  test('is not told that a queue is empty which nobody could read', async () => {
    await pps.device.context.setOffline(true);
    await pps.goTo('antrean', 'withheld');
    await pps.text('refusal.unreachable.what').waitFor();
    const text = await pps.page.getByRole('main').innerText();
    expect(text).not.toContain(pps.say('desk.queue.withheld.empty'));
    await pps.device.context.setOffline(false);
  });

  test('hands over a right that ends by itself, and what is signed after it is refused', async () => {
    const ppk = new Person(await stage.device(DESK), await wordsOf('id'));
    await ppk.enrol(stage.invitation('PPK').link);
    const { officer } = stage.invitation('PPS');
    await ppk.goTo('delegasi');
    await ppk.page.getByRole('checkbox', { name: ppk.say('desk.act.registry.officer.appoint') }).check();
    await ppk.page.getByRole('radio', { name: ppk.say('desk.delegate.where.below') }).check();
    await ppk.choice('desk.units.below.6').selectOption({ value: stage.practice.district.village });
    await ppk.choice('desk.delegate.receiver').selectOption({ value: officer });
    await ppk.page.getByRole('textbox', { name: ppk.say('desk.reason') }).fill('PPK rapat pleno');
    await ppk.button('desk.delegate.sign').click();
    await ppk.badge(0);
    await pps.page.reload();
    await pps.open();
    await appointsPps('Contoh Wakil');
    await pps.text('desk.batch.done', { received: 1, officers: 1 }).waitFor();
    await pps.goTo('sesi');
    await pps.button('desk.session.sign-out').click();
    await pps.text('me.leave.invitations', { count: 1 }).waitFor();
    const leaving = pps.page.getByRole('dialog', { name: pps.say('desk.session.leave.title') });
    await leaving.getByRole('button', { name: pps.say('desk.session.sign-out') }).click();
    await pps.text('desk.session.signed-out').waitFor();
    await pps.goTo('angkat', 'kiriman');
    await pps.text('desk.batch.list.empty').waitFor();
    await pps.goTo('angkat');
    await stage.shift(3 * 86_400_000);
    await appointsPps('Contoh Terlambat');
    await pps.text('refusal.delegation-ended.what').waitFor();
    const given = (await stage.acts('registry.officer.appoint')).filter(({ by }) => by.for !== undefined);
    expect(given).toHaveLength(1);
  });
});
