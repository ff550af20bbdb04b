// The desk of a superior in a real browser: she appoints, one and from a file with bad lines; a telephone is
// lost and replaced; a delegation ends by itself. Skipped, and counted, where there is no Chromium.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

  const telephone = async (): Promise<Person> => new Person(await stage.device(), await wordsOf('id'));

  test('appoints one officer, who enrols with the squares that came of it', async () => {
    const { station, village } = stage.practice.district;
    await pps.goTo('angkat');
    await pps.label('desk.appoint.name').fill('Contoh Baru');
    await pps.choice('desk.units.below.10').selectOption({ value: station });
    await pps.page.getByRole('textbox', { name: pps.say('desk.reason') }).fill('sakit');
    await pps.button('desk.appoint.sign').click();
    await pps.text('desk.batch.done', { received: 1, officers: 1 }).waitFor();
    await pps.button('desk.batch.show').click();
    const code = await pps.page.locator('.invitation-code').innerText();
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
  });
});
