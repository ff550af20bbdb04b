// A village appointed from one file at the desk, in a real browser: each bad line is named, the good ones
// are appointed in decrees, paused on the way, and the whole browser killed twice, before a decree left and
// before its answer came. Every good line is appointed once, every invitation is there. OFFICE_CSV=3157
// appoints the largest village, OFFICE_CPU=4 on a processor four times as slow; both say how long it took.
// Skipped, and counted, where there is no Chromium.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvCells } from '../../src/base/csv.ts';
import type { Say } from '../../src/base/words.ts';
import { readCode } from '../../src/core/invitation.ts';
import { type KillableBrowser, startKillable } from './killable-browser.ts';
import { type Heard, listenTo } from './office-strain.ts';
import { Person, wordsOf } from './office-person.ts';
import { CHROMIUM, startStage, WAIT_MS_MAX, type Stage } from './office-stage.ts';

const VILLAGE = '3173011005';
const LINES = Number(process.env['OFFICE_CSV'] ?? 320);
const SLOWER = Number(process.env['OFFICE_CPU'] ?? 1);
const EXAMPLE = join(import.meta.dirname, '../../examples/officers-csv.mjs');
const DECREE = 100;
/** The largest village on a slow processor takes minutes. */
const LIMITS = { timeout: 1_200_000 };

/** Lines that nobody can be appointed from, and why, by the word that the desk has for it. */
const BAD = [
  ['3173011005999,KPPS,Contoh Tiada', 'unit-unknown'],
  ['"3,17301E+12",KPPS,Contoh Rusak', 'unit-spoiled'],
  ['1701082003001,KPPS,Contoh Luar', 'unit-outside'],
  ['3173011005001,PPK,Contoh Tinggi', 'role-not-yours'],
  ['3173011005001,KPPS,', 'name-missing'],
] as const;

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)(`a file of ${LINES} officers`, LIMITS, () => {
  let stage: Stage;
  let words: Say;
  let dir = '';
  let computer: KillableBrowser;
  let pps: Person;
  let strain: Heard;
  let lines: string[] = [];
  let good: string[] = [];
  let batch = '';
  const took: string[] = [];
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    const value = await work();
    took.push(`${what} ${((performance.now() - from) / 1000).toFixed(1)} s`);
    return value;
  };

  beforeAll(async () => {
    stage = await startStage({ area: VILLAGE });
    words = await wordsOf('id');
    dir = await mkdtemp(join(tmpdir(), 'terang-csv-'));
    computer = await startKillable(dir);
    pps = await personOn(await computer.context.newPage());
    await pps.enrol(stage.invitation('PPS').link);
    const { stdout } = await promisify(execFile)(process.execPath, [
      EXAMPLE, stage.practice.service.apiUrl, VILLAGE,
    ]);
    const [head = '', ...all] = stdout.trim().split('\n');
    good = all.slice(0, LINES);
    lines = [head, ...good];
    // Spread over the file; the last of all repeats the first.
    for (const [i, [line]] of BAD.entries()) lines.splice(2 + i * Math.floor(LINES / 6), 0, line);
    lines.push(good[0] ?? '');
  }, 180_000);
  afterAll(async () => {
    await computer?.kill();
    await stage?.close();
    await rm(dir, { recursive: true, force: true });
    process.stdout.write(`${LINES} lines, processor / ${SLOWER}: ${took.join(' · ')}\n`);
  });

  async function personOn(page: Page): Promise<Person> {
    page.setDefaultTimeout(WAIT_MS_MAX * Math.max(1, (SLOWER * LINES) / 1_000));
    await page.clock.setSystemTime(stage.now());
    strain = await listenTo(page, SLOWER);
    const { context } = computer;
    return new Person({ context, page, faults: [], address: stage.practice.appUrl }, words);
  }

  /** The browser and all that it was doing is gone; it is started again, and the batch looked at. */
  async function killed(): Promise<void> {
    await computer.kill();
    computer = await startKillable(dir);
    pps = await personOn(await computer.context.newPage());
    await pps.open();
    await pps.goTo('angkat', 'kiriman', batch);
  }

  /** Waits for the n-th request to a path from now on, before it leaves or before its answer comes. */
  function nth(path: string, n: number, when: 'leaving' | 'answered') {
    const [come, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let count = 0;
    void pps.page.route(path, async (route) => {
      if (++count !== n) return route.continue();
      const answer = when === 'answered' ? await route.fetch() : undefined;
      come.resolve();
      await go.promise;
      return answer ? route.fulfill({ response: answer }) : route.continue();
    });
    return { come: come.promise, go: go.resolve };
  }

  /** How many were appointed by her, by unit. */
  async function appointed(): Promise<Map<string, number>> {
    const { officer } = stage.invitation('PPS');
    const acts = (await stage.acts('registry.officer.appoint')).filter(({ by }) => by.officer === officer);
    const all = acts.flatMap(({ body }) => (body as { officers: Appointed[] }).officers);
    expect(new Set(all.map((one) => one.officer)).size).toBe(all.length);
    return countBy(all.map(({ unit }) => unit));
  }

  test('is read line by line, and each bad line is named with its reason', async () => {
    await pps.goTo('angkat', 'berkas');
    const buffer = Buffer.from(`${lines.join('\n')}\n`);
    const decrees = Math.ceil(good.length / DECREE);
    const units = countBy(good.map(unitOf)).size;
    await pps.label('desk.appoint.file').waitFor();
    await timed('checked in', async () => {
      const file = { name: 'petugas.csv', mimeType: 'text/csv', buffer };
      await pps.label('desk.appoint.file').setInputFiles(file);
      await pps.text('desk.checked.good', { count: good.length, units, decrees }).waitFor();
    });
    const rows = await pps.page.locator('.bad-lines tbody tr').allInnerTexts();
    const expected = [
      ...BAD.map(([line, fault]) => [lines.indexOf(line) + 1, words(`desk.line.${fault}`)]),
      [lines.length, words('desk.line.duplicate', { first: lines.indexOf(good[0] ?? '') + 1 })],
    ];
    expect(rows.map((row) => row.split('\t'))).toEqual(expected.map((row) => row.map(String)));
  });

  test('is appointed in decrees, and stands still when she says so', async () => {
    const reason = pps.page.getByRole('textbox', { name: words('desk.reason') });
    await timed('20 letters typed in', () => reason.pressSequentially('anggota KPPS 2026 ok'));
    const second = nth('**/office/names', 2, 'leaving');
    await pps.button('desk.appoint.sign.many', { count: good.length }).click();
    await second.come;
    batch = pps.page.url().split('/').at(-1) ?? '';
    await pps.button('desk.batch.stop').click();
    second.go();
    await pps.button('desk.batch.resume').waitFor();
    await pps.badge(0);
    const count = [...(await appointed()).values()].reduce((sum, one) => sum + one, 0);
    expect([DECREE, 2 * DECREE]).toContain(count);
    await pps.page.unrouteAll();
  });

  test('goes on after the browser was killed before a decree left, and before its answer came', async () => {
    const leaving = nth('**/office/names', 1, 'leaving');
    await timed('appointed, with two kills, in', async () => {
      await pps.button('desk.batch.resume').click();
      await leaving.come;
      await killed();
      const answered = nth('**/acts/batch', 1, 'answered');
      await answered.come;
      await killed();
      await pps.text('desk.batch.done', { received: good.length, officers: good.length }).waitFor();
    });
    took.push(await strain.said());
    expect(await appointed()).toEqual(countBy(good.map(unitOf)));
  });

  test('gives every officer an invitation, as a list and on paper', async () => {
    const download = pps.page.waitForEvent('download');
    await timed('CSV of invitations in', () => pps.button('desk.csv').click());
    const text = await readFile(await (await download).path(), 'utf8');
    // Offered now that they are on a file; the paper is still to come.
    await pps.button('desk.batch.remove.no').click();
    const invited = text.trim().split('\n').slice(1).map((line) => csvCells(line.trim()) ?? []);
    expect(countBy(invited.map((cells) => cells.slice(0, 3).join()))).toEqual(countBy(good));
    expect(new Set(invited.map(([, , , code]) => code)).size).toBe(good.length);
    for (const [unit = '', , name, code = ''] of [invited[0], invited.at(-1)] as string[][])
      expect(await nameBehind(unit, readCode(code) ?? '')).toBe(name);
    await timed('invitations drawn in', async () => {
      await pps.button('desk.batch.show').click();
      await pps.page.locator('.invitation').nth(good.length - 1).waitFor();
    });
    expect(await pps.page.locator('.invitation').count()).toBe(good.length);
    took.push(await strain.said());
  });

  test('is printed when the last invitation is drawn, and then leaves the computer', async () => {
    await pps.button('desk.batch.hide').click();
    await pps.page.evaluate(() => {
      globalThis.print = () => {
        document.body.dataset['printed'] = String(document.querySelectorAll('.invitation .qr path').length);
      };
    });
    await pps.button('desk.batch.print').click();
    await pps.button('desk.batch.remove.no').waitFor();
    expect(await pps.page.locator('body').getAttribute('data-printed')).toBe(String(good.length));
    await pps.page.getByRole('dialog').getByRole('button', { name: words('desk.batch.remove') }).click();
    await pps.text('desk.batch.list.empty').waitFor();
  });

  test('stands in the directory of the village', async () => {
    await timed('directory in', async () => {
      await pps.goTo('petugas');
      await pps.page.getByRole('option').nth(Math.min(LINES, 300)).waitFor();
    });
    took.push(await strain.said());
    expect(pps.device.faults).toEqual([]);
  });

  async function nameBehind(unit: string, code: string): Promise<string> {
    const answer = await fetch(`${stage.practice.service.apiUrl}/api/v1/office/invitation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, unit }),
    });
    return ((await answer.json()) as { name: string }).name;
  }
});

type Appointed = { readonly officer: string; readonly unit: string };

const unitOf = (line: string): string => line.split(',')[0] ?? '';

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
