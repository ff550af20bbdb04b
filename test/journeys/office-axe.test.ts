// Every screen of the officers' app read by axe in three scripts, light and dark, and none wider than a small
// telephone. Skipped, and counted, where there is no Chromium.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Person, wordsOf } from './office-person.ts';
import { CHROMIUM, DESK, startStage, TELEPHONE, type Stage } from './office-stage.ts';

const LOCALES = { id: 'id-ID', ar: 'ar', zh: 'zh-CN' } as const;
/** An invitation enrols once: each language takes its own. */
const INVITED = { id: ['KPPS', 1], ar: ['KPPS', 2], zh: ['PEMANTAU', 1] } as const;

/** What axe finds on the screen as it is, in light and in dark, and how far it is too wide. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await new AxeBuilder({ page }).analyze();
  // The dark screen has other colours and the same everything else.
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  expect(light.passes.length, name).toBeGreaterThan(5);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...[...light.violations, ...dark.violations].map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`),
    ...(wide > 0 ? [`${name}: ${wide} points too wide`] : []),
  ];
}

/** Screens of a member, of who watches, of a desk. */
const FIELD = [
  '', 'langkah/ready', 'langkah/open', 'langkah/turnout', 'hitung', 'pengganti', 'formulir/PPWP',
  'formulir/PPWP/isi', 'formulir/DPRD_KABKOTA/isi', 'formulir/PPWP/periksa', 'foto/PPWP', 'saksi/PPWP',
  'terima',
];
const WATCH = ['', 'formulir/PPWP', 'keberatan/PPWP'];
const SEAT = [
  '', 'antrean/withheld', 'antrean/disputed', 'petugas', 'angkat', 'angkat/berkas', 'delegasi', 'tangan',
  'tangan/minta', 'sesi',
];

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('every screen', { timeout: 180_000 }, () => {
  let stage: Stage;
  beforeAll(async () => void (stage = await startStage()), 60_000);
  afterAll(() => stage?.close());

  test.each(['id', 'ar', 'zh'] as const)('of a newcomer can be used by everyone in %s', async (language) => {
    const locale = LOCALES[language];
    const device = await stage.device({ ...TELEPHONE, locale });
    const person = new Person(device, await wordsOf(language));
    const { page } = device;
    const found: string[] = [];
    const look = async (name: string): Promise<void> => void found.push(...(await faultsOf(page, name)));
    await page.goto('./');
    await person.heading('welcome.title').waitFor();
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr');
    await look('welcome');
    await person.button('welcome.open').click();
    await look('welcome, code missing');
    await person.button('welcome.scan').click();
    await look('scanner');
    await person.button('scan.close').click();
    const [role, number] = INVITED[language];
    const { link } = stage.invitation(role, number);
    await page.goto(link.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
    await person.button('enrol.again').waitFor();
    await look('invitation closed');
    await page.goto(link);
    await person.button('enrol.make').waitFor();
    await look('invitation');
    await person.button('enrol.make').click();
    await person.heading('pin.choose').waitFor();
    for (const field of ['pin.first', 'pin.second']) await person.label(field).fill('111111');
    await person.button('pin.keep').click();
    await look('PIN refused');
    await person.choosePin();
    await person.enrolled();
    await look('home');
    for (const [name, place] of [['me', '#/saya'], ['outbox', '#/kotak']] as const) {
      await page.goto(`./${place}`);
      await look(name);
    }
    await page.reload();
    await person.heading('pin.ask').waitFor();
    await look('PIN asked');
    expect(found).toEqual([]);
    expect(device.faults.filter((fault) => !fault.includes('404'))).toEqual([]);
  });
});

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('every screen of an officer', { timeout: 180_000 }, () => {
  let other: Stage;
  beforeAll(async () => void (other = await startStage()), 60_000);
  afterAll(() => other?.close());

  test.each([
    ['KPPS', 1, 'id', FIELD, TELEPHONE],
    ['KPPS', 2, 'ar', FIELD, TELEPHONE],
    ['SAKSI', 1, 'id', WATCH, TELEPHONE],
    ['SAKSI', 2, 'ar', WATCH, TELEPHONE],
    ['PPK', 1, 'id', SEAT, DESK],
    ['PPS', 1, 'ar', SEAT, DESK],
  ] as const)('of %s %i can be used by everyone in %s', async (role, number, language, places, size) => {
    const device = await other.device({ ...size, locale: LOCALES[language] });
    const person = new Person(device, await wordsOf(language));
    await person.enrol(other.invitation(role, number).link);
    const found: string[] = [];
    for (const place of places) {
      await person.goTo(place);
      await person.page.getByRole('heading', { level: 1 }).first().waitFor();
      await person.page.waitForLoadState('networkidle');
      found.push(...(await faultsOf(person.page, place)));
    }
    expect(found).toEqual([]);
    // The browser says so of a session that is asked for and not there yet.
    expect(device.faults.filter((fault) => !fault.includes('401'))).toEqual([]);
  });
});
