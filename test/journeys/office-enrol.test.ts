// From an invitation to a telephone that signs, in a real browser: by link, by a picture of the squares, by
// unit and code from paper; once, and for nobody else; the app then opens without network. Skipped, and
// counted, where there is no Chromium.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writtenCode } from '../../src/core/invitation.ts';
import { Person, wordsOf } from './office-person.ts';
import { CHROMIUM, startStage, type Stage } from './office-stage.ts';

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('an officer with an invitation', { timeout: 60_000 }, () => {
  let stage: Stage;
  beforeAll(async () => void (stage = await startStage()), 60_000);
  afterAll(() => stage?.close());

  const newcomer = async (): Promise<Person> => new Person(await stage.device(), await wordsOf('id'));

  test('reads who she is before she signs, enrols by the link, and is known to the log', async () => {
    const { link, name, unit, officer } = stage.invitation('KPPS');
    const person = await newcomer();
    await person.page.goto(link);
    await person.heading('enrol.title').waitFor();
    const said = await person.page.getByRole('main').innerText();
    expect(said).toContain(name);
    expect(said).toContain('KPPS');
    expect(said).toContain(`TPS ${unit.slice(-3)}`);
    // The code is in no address that a history or a neighbour could read.
    expect(person.page.url()).not.toContain('undangan');
    await person.button('enrol.make').click();
    await person.choosePin();
    await person.enrolled();
    const { apiUrl } = stage.practice.service;
    const answer = await fetch(`${apiUrl}/api/v1/records/registry.officer/${officer}`);
    const { record } = (await answer.json()) as { record: { keys: object; invitation: string | null } };
    expect([Object.keys(record.keys).length, record.invitation]).toEqual([1, null]);
    expect(person.device.faults).toEqual([]);
  });

  test('opens the app again without network, by her PIN, as herself', async () => {
    const { link, name } = stage.invitation('PEMANTAU');
    const person = await newcomer();
    await person.enrol(link);
    await person.atHand();
    await person.device.context.setOffline(true);
    await person.open();
    await person.badge(0);
    await person.goTo('saya');
    expect(await person.page.getByRole('heading', { level: 1 }).innerText()).toBe(name);
  });

  test('enrols by a picture of the squares', async () => {
    const { link, name } = stage.invitation('PPS');
    const person = await newcomer();
    await person.page.goto('./');
    await person.scan('welcome.scan', link);
    await person.heading('enrol.title').waitFor();
    expect(await person.page.getByRole('main').innerText()).toContain(name);
    await person.button('enrol.make').click();
    await person.choosePin();
    await person.enrolled();
  });

  test('is stopped where the invitation names another log, before its code is sent', async () => {
    const person = await newcomer();
    const sent: string[] = [];
    person.page.on('request', (request) => sent.push(request.url()));
    const { link } = stage.invitation('PTPS');
    await person.page.goto(link.replace(/.{4}$/, (end) => (end === '0000' ? '1111' : '0000')));
    await person.text('refusal.log-differs.what').waitFor();
    expect(sent.filter((url) => url.endsWith('/office/invitation'))).toEqual([]);
  });

  test('enrols by unit and code as they stand on paper', async () => {
    const { unit, code, name } = stage.invitation('PTPS');
    const person = await newcomer();
    await person.page.goto('./');
    const dotted = unit.replace(/^(..)(..)(..)(....)/, '$1.$2.$3.$4.');
    await person.page.getByLabel(person.say('welcome.unit')).fill(dotted);
    await person.page.getByLabel(person.say('welcome.code')).fill(writtenCode(code).toLowerCase());
    await person.button('welcome.open').click();
    await person.heading('enrol.title').waitFor();
    expect(await person.page.getByRole('main').innerText()).toContain(name);
  });

  test('is asked by the browser whether to keep things, and enrols while that is unanswered', async () => {
    const person = await newcomer();
    await person.page.addInitScript(() => {
      navigator.storage.persisted = async () => false;
      navigator.storage.persist = () => new Promise(() => undefined);
    });
    await person.enrol(stage.invitation('SAKSI').link);
    expect(person.device.faults).toEqual([]);
  });

  test('is who the newest invitation says, though the answer to an older one comes after it', async () => {
    const [older, newer] = [stage.invitation('PPK'), stage.invitation('KPU_KABKOTA')];
    const person = await newcomer();
    const late = Promise.withResolvers<void>();
    await person.page.route('**/office/invitation', async (route) => {
      if (route.request().postData()?.includes(older.unit.concat('"'))) await late.promise;
      await route.continue();
    });
    await person.page.goto(older.link);
    await person.text('enrol.opening').waitFor();
    await person.page.goto(newer.link);
    await person.page.getByText(newer.name).waitFor();
    const heard = person.page.waitForResponse((answer) => answer.url().endsWith('/office/invitation'));
    late.resolve();
    await (await heard).finished();
    await person.page.evaluate(async () => {
      for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
    });
    const said = await person.page.getByRole('main').innerText();
    expect([said.includes(newer.name), said.includes(older.name)]).toEqual([true, false]);
  });

  test('finds the invitation closed once it was used, and is told what to do', async () => {
    const { link } = stage.invitation('KPPS', 2);
    await (await newcomer()).enrol(link);
    const second = await newcomer();
    await second.page.goto(link);
    await second.text('refusal.invitation-unknown.what').waitFor();
    await second.text('refusal.invitation-unknown.now').waitFor();
    expect(await second.button('enrol.make').count()).toBe(0);
  });
});
