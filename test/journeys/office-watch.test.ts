// Those who watch a station, in a real browser: a supervisor attests without network from a member's
// screen; a witness sees other figures than the members, is told where, objects, and reads the answer; a
// member's photographs reach everybody, turned upright and without the camera's record. Every screen of
// theirs is read by axe. Skipped, and counted, where there is no Chromium.
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRACTICE_CONTESTS } from '../../src/cli/practice/contests.ts';
import { agreeingForm } from '../../src/cli/practice/neighbours.ts';
import type { Contest } from '../../src/core/define.ts';
import { type Evidence, formHash } from '../../src/modules/results/evidence.ts';
import { cameraPicture } from './camera-picture.ts';
import { Member } from './office-member.ts';
import { type Person, pictureOf, wordsOf } from './office-person.ts';
import { CHROMIUM, startStage, type Stage, TELEPHONE } from './office-stage.ts';
import { Watcher } from './office-watcher.ts';

const [PPWP] = PRACTICE_CONTESTS as readonly [Contest];
const form = agreeingForm([62, 121, 24], 5);

/** What axe finds, and how far the screen is too wide for a small telephone. */
async function faultsOf({ page }: Person, name: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const found = violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`);
  return wide > 0 ? [...found, `${name}: ${wide} points too wide`] : found;
}

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('who watches a station', { timeout: 180_000 }, () => {
  let stage: Stage;
  let member: Member;
  let supervisor: Watcher;
  let witness: Watcher;
  const found: string[] = [];
  const look = async (person: Person, name: string): Promise<void> =>
    void found.push(...(await faultsOf(person, name)));
  beforeAll(async () => {
    stage = await startStage();
    const words = await wordsOf('id');
    member = new Member(await stage.device(), words);
    supervisor = new Watcher(await stage.device({ ...TELEPHONE, locale: 'ar' }), await wordsOf('ar'));
    witness = new Watcher(await stage.device(), words);
    await member.enrol(stage.invitation('KPPS', 1).link);
    await supervisor.enrol(stage.invitation('PTPS').link);
    await witness.enrol(stage.invitation('SAKSI').link);
  }, 120_000);
  afterAll(() => stage?.close());

  const evidence = async (): Promise<Evidence> => {
    const { station } = stage.practice.district;
    return (await stage.record(`results.evidence/${station}/${PPWP.id}/1`)) as unknown as Evidence;
  };

  test('attests without a network what a member’s screen shows and the paper says', async () => {
    await supervisor.home();
    await supervisor.readerAtHand();
    await supervisor.device.context.setOffline(true);
    await member.device.context.setOffline(true);
    await member.types(PPWP, form);
    await member.signsForm(PPWP);
    await member.goTo('saksi', PPWP.id, 'tunjukkan');
    await member.button('witness.show.now').click();
    const squares = await pictureOf(member.page.getByRole('img'));
    await look(member, 'squares for witnesses');
    await supervisor.goTo('formulir', PPWP.id);
    await supervisor.button('witness.scan').click();
    const picture = { name: 'squares.png', mimeType: 'image/png', buffer: squares };
    await supervisor.page.getByLabel(supervisor.say('scan.file')).setInputFiles(picture);
    await supervisor.text('witness.scan.read').waitFor();
    await supervisor.compares(PPWP, 'witness.sign.same');
    await supervisor.badge(1);
    expect(await supervisor.page.getByRole('main').innerText()).toContain(
      supervisor.say('witness.own.open.title'),
    );
    await look(supervisor, 'attested, Arabic');
  });

  test('is heard once there is a network, by the hash of that very form', async () => {
    await supervisor.device.context.setOffline(false);
    await supervisor.badge(0);
    expect(Object.values((await evidence()).attestations)).toEqual([formHash(form)]);
    await member.device.context.setOffline(false);
    await member.badge(0);
  });

  test('writes other figures than the members, and sees where once theirs are in force', async () => {
    await witness.refresh();
    await witness.writes(PPWP, { 'IV.0': 62, 'IV.1': 112, 'IV.2': 24, 'V.A': 198, 'V.B': 5, 'V.C': 203 });
    await look(witness, 'written');
    await witness.goTo('formulir', PPWP.id, 'banding');
    await witness.text('witness.compare.lead').waitFor();
    await look(witness, 'comparison');
    await witness.compares(PPWP, 'witness.sign.own');
    await witness.badge(0);
    const second = new Member(await stage.device(), member.say);
    await second.enrol(stage.invitation('KPPS', 2).link);
    await second.types(PPWP, form);
    await second.signsForm(PPWP);
    await second.formIs(PPWP, 'confirmed');
    await witness.refresh();
    await witness.goTo('formulir', PPWP.id);
    await witness.text('witness.own.differs.title').waitFor();
    const row = witness.page.getByRole('row', { name: /Jati/ });
    expect((await row.getByRole('cell').allInnerTexts()).slice(-2)).toEqual(['112', '121']);
    await look(witness, 'differs');
  });

  test('objects in words without numbers of persons, and the members’ list waits for nobody', async () => {
    await witness.button('witness.own.differs.object').click();
    const reason = witness.label('witness.object.reason');
    await reason.fill('Hubungi 0812 0000 0000');
    await witness.text('witness.reason.number').waitFor();
    expect(await witness.button('sign').isDisabled()).toBe(true);
    await reason.fill('Suara nomor 2 di C.Hasil 112, dimasukkan 121.');
    await look(witness, 'objection');
    await witness.button('sign').click();
    await witness.heading('witness.readings').waitFor();
    await witness.badge(0);
    expect((await evidence()).objections).toMatchObject([
      { answered: null, category: 'figures', role: 'SAKSI' },
    ]);
    await member.refresh();
    const next = await member.page.getByRole('link', { name: member.say('day.next') }).innerText();
    expect(next).toContain(member.say('step.ready'));
  });

  test('reads the answer, which the members give in its own place', async () => {
    await member.goTo('saksi', PPWP.id);
    await member.text('witness.answer').click();
    await member.label('witness.answer.reason').fill('Dibaca bersama sekali lagi: 121.');
    await look(member, 'answering');
    await member.button('witness.answer.noted').click();
    await member.text('witness.answer').waitFor({ state: 'detached' });
    await member.badge(0);
    await witness.refresh();
    await witness.goTo('formulir', PPWP.id);
    await witness.page.getByText('Dibaca bersama sekali lagi: 121.').waitFor();
    expect((await evidence()).objections[0]?.answered).not.toBeNull();
  });

  test('sees the photographs, upright, small, and without the camera’s record', async () => {
    await member.goTo('foto', PPWP.id);
    const picture = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPicture(member.page) };
    await member.page.getByLabel(new RegExp(`^${member.say('photo.choose')}`)).setInputFiles(picture);
    await member.text('photo.state.draft').waitFor();
    await look(member, 'photograph taken');
    await member.home();
    const step = member.say('step.photographs', { contest: PPWP.name });
    await member.page.locator('.step-draft').filter({ hasText: step }).waitFor();
    await member.goTo('foto', PPWP.id);
    await member.device.context.setOffline(true);
    await member.button('photo.sign', { count: 1 }).click();
    await member.text('photo.state.waiting').waitFor();
    await member.page.close();
    member = new Member({ ...member.device, page: await member.device.context.newPage() }, member.say);
    await member.open();
    await member.device.context.setOffline(false);
    await member.goTo('foto', PPWP.id);
    await member.text('photo.state.published').waitFor();
    const [page] = (await evidence()).pages;
    const bytes = await (
      await fetch(`${stage.practice.service.apiUrl}/api/v1/evidence/${page?.hash}`)
    ).arrayBuffer();
    expect(bytes.byteLength).toBeLessThanOrEqual(300_000);
    expect(Buffer.from(bytes).includes('Exif')).toBe(false);
    await witness.refresh();
    await witness.goTo('formulir', PPWP.id);
    await witness.page.getByRole('button', { name: /KiB/ }).click();
    const shown = witness.page.getByRole('img', { name: witness.say('witness.pages.page', { page: 1 }) });
    await expect
      .poll(() => shown.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]))
      .toEqual([900, 1200]);
    await look(witness, 'photographs');
  });

  test('finds every screen usable, and no fault was said', () => {
    expect(found).toEqual([]);
    const faults = [member, supervisor, witness].flatMap(({ device }) => device.faults);
    expect(faults.filter((fault) => !/DISCONNECTED|401/.test(fault))).toEqual([]);
  });
});
