// What the officers' app costs a telephone: bytes as the line carries them, nothing from elsewhere, next to
// nothing the second time. How long it takes is measured in bench/, where a busy machine cannot fail a test.
// Skipped, and counted, where there is no Chromium.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { meteredLine, type MeteredLine } from './metered-line.ts';
import { Person, wordsOf } from './office-person.ts';
import { CHROMIUM, startStage, TELEPHONE, type Device, type Stage } from './office-stage.ts';

/** All that a telephone of the field downloads before it needs nothing more, its worker's part included. */
const APP_BYTES_MAX = 150_000;
/** Before the first screen can be used. */
const FIRST_REQUESTS_MAX = 12;

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('the officers’ app', { timeout: 60_000 }, () => {
  let stage: Stage;
  let line: MeteredLine;
  let device: Device;
  let person: Person;
  const asked: string[] = [];
  beforeAll(async () => {
    stage = await startStage();
    line = await meteredLine(stage.practice.appUrl);
    device = await stage.device({ ...TELEPHONE, baseURL: line.url });
    device.page.on('request', (request) => asked.push(request.url()));
    person = new Person(device, await wordsOf('id'));
  }, 60_000);
  afterAll(async () => {
    await stage?.close();
    await line?.close();
  });

  test('is whole on the telephone after 150 kB, from its own origin alone', async () => {
    await device.page.goto('./');
    await person.heading('welcome.title').waitFor();
    const first = [...asked];
    expect(first.length).toBeGreaterThan(3);
    expect(first.length).toBeLessThanOrEqual(FIRST_REQUESTS_MAX);
    await person.atHand();
    expect(asked.filter((url) => !url.startsWith(new URL('/', line.url).href))).toEqual([]);
    expect(line.received()).toBeGreaterThan(20_000);
    expect(line.received()).toBeLessThanOrEqual(APP_BYTES_MAX);
    expect(device.faults).toEqual([]);
  });

  test('opens from the telephone the second time: the line carries next to nothing', async () => {
    const before = line.received();
    await device.page.reload();
    await person.heading('welcome.title').waitFor();
    await person.atHand();
    // The worker asks whether it is still the newest, and is told that it is.
    expect(line.received() - before).toBeLessThanOrEqual(2_500);
  });
});
