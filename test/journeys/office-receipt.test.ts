// A receipt goes from an officer's screen to a stranger: she signs a form and shows its squares; who has only
// the public site's page, kept before, reads the picture with no network, sees the figures and that they are
// in the log; one changed figure and nothing is shown. Skipped, and counted, where there is no Chromium.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base64url, fromBase64url, textOf, utf8 } from '../../src/base/bytes.ts';
import type { Json } from '../../src/base/canonical.ts';
import { agreeingForm } from '../../src/cli/practice/neighbours.ts';
import { PRACTICE_CONTESTS } from '../../src/cli/practice/contests.ts';
import type { Contest } from '../../src/core/define.ts';
import { splitEntry } from '../../src/core/seal.ts';
import { squaresOf } from '../../src/web/kit/squares.ts';
import { Member } from './office-member.ts';
import { pictureOf, wordsOf } from './office-person.ts';
import { CHROMIUM, startStage, TELEPHONE, type Stage } from './office-stage.ts';
import { squaresPicture } from './squares-picture.ts';

const [PPWP] = PRACTICE_CONTESTS as readonly [Contest];
const VOTES = [62, 121, 24];

/** A camera that takes its time: each part is held before it. */
async function photographs(member: Member): Promise<Buffer[]> {
  await member.button('squares.hold').click();
  const drawing = member.page.locator('.squares .screen-only').getByRole('img');
  const said = (await drawing.getAttribute('aria-label')) ?? '';
  const [from = 0, parts = 0] = (said.match(/\d+/g) ?? []).map(Number);
  const pictures: Buffer[] = [];
  for (let i = 0; i < parts; i++) {
    const part = { part: ((from - 1 + i) % parts) + 1, parts };
    const shown = member.page.getByRole('img', { name: member.say('squares.label', part), exact: true });
    pictures.push(await pictureOf(shown));
    await member.button('squares.next').click();
  }
  return pictures;
}

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('the receipt of a form that was signed', { timeout: 90_000 }, () => {
  let stage: Stage;
  let pictures: Buffer[] = [];
  let signed = '';
  let stranger: Page;
  beforeAll(async () => void (stage = await startStage()), 90_000);
  afterAll(() => stage?.close());

  const scan = async (chosen: readonly Buffer[]): Promise<void> => {
    const files = chosen.map((buffer) => ({ name: 'squares.png', mimeType: 'image/png', buffer }));
    for (const file of files) await stranger.locator('input[type=file]').setInputFiles([file]);
  };
  const outcome = (verdict: string): Locator => stranger.locator(`.outcome[data-verdict="${verdict}"]`);

  test('is shown as squares on the telephone that signed it', async () => {
    const member = new Member(await stage.device(), await wordsOf('id'));
    await member.enrol(stage.invitation('KPPS').link);
    await member.types(PPWP, agreeingForm(VOTES, 5));
    await member.signsForm(PPWP);
    await member.page.getByRole('link', { name: member.say('state.received') }).click();
    await member.heading('receipt.title').waitFor();
    signed = member.page.url().split('/').at(-1) ?? '';
    pictures = await photographs(member);
    expect(pictures.length).toBeGreaterThan(0);
  });

  test('says to a stranger without network what was signed, and that the log has it', async () => {
    const { siteUrl } = stage.practice.service;
    const device = await stage.device({ ...TELEPHONE, baseURL: siteUrl });
    stranger = device.page;
    await stranger.goto('/pindai');
    await stranger.getByRole('button', { name: 'Simpan halaman ini' }).click();
    await stranger.getByText('Halaman ini dapat dibuka tanpa jaringan').waitFor();
    await device.context.setOffline(true);
    await stranger.goto('/pindai');
    await scan(pictures);
    await outcome('held').waitFor();
    for (const [i, { name }] of (PPWP.type === 'options' ? PPWP.options : []).entries()) {
      const row = stranger.locator('tr', { hasText: name });
      expect(await row.innerText()).toContain(String(VOTES[i]));
    }
    const said = await stranger.locator('.scanned').innerText();
    expect(said).toMatch(/Diperiksa di perangkat ini: catatan \d+ ditandatangani/);
    expect(said).toContain('Tidak diperiksa: kertasnya');
    expect(device.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });

  test('shows nothing when one figure was changed on the way', async () => {
    await stranger.goto('/pindai');
    await scan((await changedSquares(stage, signed)).map(squaresPicture));
    await outcome('failed').waitFor();
    expect(await stranger.locator('.told').innerText()).toBe('');
  });
});

/** The squares of an act's receipt, with 121 votes made 721. */
async function changedSquares({ practice }: Stage, act: string): Promise<readonly string[]> {
  const answer = await fetch(`${practice.service.apiUrl}/api/v1/acts/${act}`);
  const { entry, leaf, proof } = (await answer.json()) as { entry: string; leaf: number; proof: string };
  const { actBytes, seal } = splitEntry(fromBase64url(entry) ?? new Uint8Array());
  const text = textOf(actBytes).replace('"IV":[62,121,24]', '"IV":[62,721,24]');
  expect(text).toContain('721');
  const value = { act: base64url(utf8(text)), leaf, proof, seal: seal as unknown as Json };
  return (await squaresOf('T', value)) as readonly string[];
}
