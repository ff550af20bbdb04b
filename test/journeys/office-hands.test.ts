// Several hands at the desk, in a real browser: a correction that two officers sign on two devices by
// squares, without network; what two members of the commission appoint and take back; and signing in with a
// passkey on a device that has no key. Skipped, and counted, where there is no Chromium.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tally } from '../../src/modules/results/record.ts';
import { shortId } from '../../src/web/office/app/short-id.ts';
import { Person, wordsOf } from './office-person.ts';
import { CHROMIUM, DESK, startStage, type Stage } from './office-stage.ts';

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('two officers above the stations', { timeout: 120_000 }, () => {
  let stage: Stage;
  let ppk: Person;
  let regency: Person;
  let commission: readonly Person[];
  const seat = async (role: string, number = 1): Promise<Person> => {
    // A camera sees squares finer than a screenshot of one point a point.
    const device = await stage.device({ ...DESK, deviceScaleFactor: 3 });
    const person = new Person(device, await wordsOf('id'));
    await person.enrol(stage.invitation(role, number).link);
    return person;
  };
  beforeAll(async () => {
    stage = await startStage();
    [ppk, regency] = [await seat('PPK'), await seat('KPU_KABKOTA')];
    commission = [await seat('KPU', 1), await seat('KPU', 2)];
  }, 90_000);
  afterAll(() => stage?.close());

  /** A member of the commission: stopped while she signs alone, and not with another. */
  async function signsWith(member: Person, other: string, button: string): Promise<void> {
    const hand = member.page.getByRole('checkbox', { name: shortId(other) });
    await hand.waitFor();
    await member.button(button).click();
    await member.text('desk.threshold.fault', { count: 1 }).waitFor();
    await hand.check();
    await member.button(button).click();
  }

  test('correct a withheld form together, by squares from screen to camera, without network', async () => {
    const withheld = stage.practice.district.neighbours[1] ?? '';
    await regency.goTo('antrean', 'withheld');
    await regency.page.getByRole('listbox').getByRole('option').first().click();
    await regency.button('desk.correct.open').click();
    const box = regency.page.getByRole('textbox', { name: /nomor 2,/ });
    expect(await box.inputValue()).toBe('160');
    await box.fill('110');
    await regency.page.getByRole('textbox', { name: regency.say('desk.reason') }).fill('salah salin: 110');
    const photograph = { name: 'c-hasil.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('kertas') };
    await regency.page.getByLabel(regency.say('desk.evidence.file')).setInputFiles(photograph);
    const second = stage.invitation('PPK').officer;
    await regency.choice('desk.hands.cosigner').selectOption({ value: second });
    await ppk.goTo('tangan', 'minta');
    await ppk.button('desk.sign-other.scan').waitFor();
    await Promise.all([ppk.readerAtHand(), regency.readerAtHand()]);
    for (const { device } of [regency, ppk]) await device.context.setOffline(true);
    await regency.button('desk.correct.sign').click();
    await regency.goTo('tangan');
    await regency.page.getByRole('listbox').getByRole('option').first().click();
    await ppk.scanPictures('desk.sign-other.scan', await regency.squares('desk.hands.ask.squares'));
    await ppk.button('desk.sign-other.sign').click();
    await regency.scanPictures('desk.hands.take.scan', await ppk.squares('desk.sign-other.squares'));
    await regency.text('desk.hands.whole').waitFor();
    await regency.device.context.setOffline(false);
    await regency.badge(0);
    const tally = (await stage.record(`results.tally/${withheld}/PPWP/1`)) as unknown as Tally;
    expect([tally.state, tally.form?.IV, tally.corrections.length]).toEqual(['confirmed', [90, 110, 40], 1]);
    const [act] = await stage.acts('results.tally.correct');
    const { officer } = stage.invitation('KPU_KABKOTA');
    expect([act?.by.officer, act?.with?.[0]?.officer]).toEqual([officer, second]);
  });

  test('appoint as the commission, no member alone, and the officer enrols after both', async () => {
    const [first, second] = commission as [Person, Person];
    const [one, other] = [1, 2].map((number) => stage.invitation('KPU', number).officer);
    const province = stage.practice.district.area.slice(0, 2);
    const before = (await stage.acts('registry.officer.appoint')).length;
    await first.goTo('angkat');
    await first.label('desk.appoint.name').fill('Contoh Provinsi');
    await first.choice('desk.units.below.0').selectOption({ value: province });
    await first.page.getByRole('textbox', { name: first.say('desk.reason') }).fill('pengganti');
    await signsWith(first, other ?? '', 'desk.appoint.sign');
    await first.text('desk.batch.hands', { count: 1 }).waitFor();
    expect(await first.button('desk.batch.show').count()).toBe(0);
    expect(await stage.acts('registry.officer.appoint')).toHaveLength(before);
    await second.goTo('tangan', 'minta');
    await first.link('desk.hands.link').click();
    await first.page.getByRole('listbox').getByRole('option').first().click();
    await second.scanPictures('desk.sign-other.scan', await first.squares('desk.hands.ask.squares'));
    // Whoever signs beside another reads whom she appoints, and where, in words.
    const named = `${second.say('registry.role.KPU_PROVINSI')} BENGKULU ${province}`;
    await second.page.getByRole('listitem').filter({ hasText: named }).waitFor();
    await second.button('desk.sign-other.sign').click();
    await first.scanPictures('desk.hands.take.scan', await second.squares('desk.sign-other.squares'));
    await first.text('desk.hands.whole').waitFor();
    await first.badge(0);
    const act = (await stage.acts('registry.officer.appoint')).at(-1);
    expect([act?.by.officer, act?.with?.map(({ officer }) => officer)]).toEqual([one, [other]]);
    await first.goTo('angkat', 'kiriman');
    await first.page.getByRole('link', { name: first.say('desk.batch.title', { count: 1 }) }).click();
    await first.text('desk.batch.done', { received: 1, officers: 1 }).waitFor();
    await first.button('desk.batch.show').click();
    // What is below the fold is not drawn yet, and stands there.
    const code = await first.page.locator('.invitation-code').textContent();
    const newcomer = new Person(await stage.device(), await wordsOf('id'));
    await newcomer.enrol(`${stage.practice.appUrl}#undangan/${province}/${code}`);
  });

  test('replace a lost telephone of a province as the commission, no member alone', async () => {
    const [first, second] = commission as [Person, Person];
    const [one, other] = [1, 2].map((number) => stage.invitation('KPU', number).officer);
    const province = stage.practice.district.area.slice(0, 2);
    const [appointed] = (await stage.acts('registry.officer.appoint')).slice(-1);
    const decree = appointed?.body as { readonly officers: readonly { officer: string }[] } | undefined;
    const lost = decree?.officers[0]?.officer ?? '';
    const before = (await stage.acts('registry.key.revoke')).length;
    await first.goTo('petugas', province);
    await first.choice('desk.officers.state').selectOption({ value: '' });
    await first.page.getByRole('option', { name: new RegExp(lost.slice(0, 8)) }).click();
    await first.button('desk.officer.do.replace-key').click();
    await first.page.getByRole('textbox', { name: first.say('desk.reason') }).fill('telepon hilang');
    await signsWith(first, other ?? '', 'desk.officer.do.replace-key.sign');
    const code = await first.page.locator('.invitation-code').textContent();
    expect(await stage.acts('registry.key.revoke')).toHaveLength(before);
    await first.link('desk.hands.link').click();
    await first.page.getByRole('listbox').getByRole('option').first().click();
    await second.goTo('petugas');
    await second.goTo('tangan', 'minta');
    await second.scanPictures('desk.sign-other.scan', await first.squares('desk.hands.ask.squares'));
    await second.button('desk.sign-other.sign').click();
    await first.scanPictures('desk.hands.take.scan', await second.squares('desk.sign-other.squares'));
    await first.text('desk.hands.whole').waitFor();
    await first.badge(0);
    const act = (await stage.acts('registry.key.revoke')).at(-1);
    expect([act?.by.officer, act?.with?.map(({ officer }) => officer)]).toEqual([one, [other]]);
    const again = new Person(await stage.device(), await wordsOf('id'));
    await again.enrol(`${stage.practice.appUrl}#undangan/${province}/${code}`);
  });

  test('appoint as the commission from a file: one decree, taken back it asks for hands again', async () => {
    const first = commission[0] as Person;
    const before = (await stage.acts('registry.officer.appoint')).length;
    const { station } = stage.practice.district;
    const lines = ['kode,nama,jabatan', 'ID,Contoh Pusat,BAWASLU', `${station},Contoh Pantau,PEMANTAU`];
    const file = { name: 'kpu.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) };
    const other = shortId(stage.invitation('KPU', 2).officer);
    await first.goTo('angkat', 'berkas');
    await first.label('desk.appoint.file').setInputFiles(file);
    await first.text('desk.checked.good', { count: 2, units: 2, decrees: 1 }).waitFor();
    await first.page.getByRole('textbox', { name: first.say('desk.reason') }).fill('susulan');
    await first.page.getByRole('checkbox', { name: other }).check();
    await first.button('desk.appoint.sign.many', { count: 2 }).click();
    await first.text('desk.batch.hands', { count: 1 }).waitFor();
    const batch = first.page.url();
    await first.link('desk.hands.link').click();
    await first.page.getByRole('listbox').getByRole('option').first().click();
    await first.button('desk.hands.withdraw').click();
    await first.page.goto(batch);
    await first.text('refusal.act-withdrawn.what').waitFor();
    await first.page.getByRole('checkbox', { name: other }).waitFor();
    await first.button('desk.batch.renew').click();
    await first.text('desk.threshold.fault', { count: 1 }).waitFor();
    await first.page.getByRole('checkbox', { name: other }).check();
    await first.button('desk.batch.renew').click();
    await first.text('desk.batch.hands', { count: 1 }).waitFor();
    expect(await stage.acts('registry.officer.appoint')).toHaveLength(before);
  });

  test('one makes a passkey, and signs in with it where she has no key', async () => {
    const session = await ppk.device.context.newCDPSession(ppk.page);
    const authenticator = await virtualAuthenticator(session);
    await ppk.device.context.setOffline(false);
    await ppk.goTo('sesi');
    await ppk.button('desk.session.with-key').click();
    await ppk.button('desk.passkey.add').click();
    await ppk.text('desk.passkey.added').waitFor();
    const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId: authenticator });
    expect(credentials).toHaveLength(1);

    const elsewhere = new Person(await stage.device(DESK), await wordsOf('id'));
    const there = await elsewhere.device.context.newCDPSession(elsewhere.page);
    const authenticatorId = await virtualAuthenticator(there);
    await there.send('WebAuthn.addCredential', { authenticatorId, credential: credentials[0]! });
    await elsewhere.page.goto(stage.practice.appUrl);
    await elsewhere.link('welcome.passkey').click();
    await elsewhere.button('desk.sign-in.passkey').click();
    await elsewhere.link('desk.nav.sessions').waitFor();
    // Who has no key here is told why she appoints nobody here, and how she can.
    await elsewhere.page.goto(`${stage.practice.appUrl}#/angkat`);
    await elsewhere.text('desk.appoint.no-key.now').waitFor();
    await elsewhere.link('desk.nav.sessions').click();
    await elsewhere.heading('desk.session.title').waitFor();
    const listed = elsewhere.page.locator('.sessions li');
    await listed.nth(1).waitFor();
    await elsewhere.button('desk.session.sign-out').click();
    await elsewhere.button('desk.sign-in.passkey').waitFor();
    const cookies = await elsewhere.device.context.cookies();
    expect(cookies.filter(({ value }) => value !== '')).toEqual([]);
  });
});

type Session = Awaited<ReturnType<Person['device']['context']['newCDPSession']>>;

/** A telephone's own authenticator, whose owner always presses her finger. */
async function virtualAuthenticator(session: Session): Promise<string> {
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}
