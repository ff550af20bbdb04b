// Several hands at the desk, in a real browser: a correction that two officers sign on two devices by
// squares, without network; and signing in with a passkey on a device that has no key. Skipped, and
// counted, where there is no Chromium.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tally } from '../../src/modules/results/record.ts';
import { Person, wordsOf } from './office-person.ts';
import { CHROMIUM, DESK, startStage, type Stage } from './office-stage.ts';

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('two officers above the stations', { timeout: 120_000 }, () => {
  let stage: Stage;
  let ppk: Person;
  let regency: Person;
  const seat = async (role: string): Promise<Person> => {
    // A camera sees squares finer than a screenshot of one point a point.
    const device = await stage.device({ ...DESK, deviceScaleFactor: 3 });
    const person = new Person(device, await wordsOf('id'));
    await person.enrol(stage.invitation(role).link);
    return person;
  };
  beforeAll(async () => {
    stage = await startStage();
    [ppk, regency] = [await seat('PPK'), await seat('KPU_KABKOTA')];
  }, 90_000);
  afterAll(() => stage?.close());

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
