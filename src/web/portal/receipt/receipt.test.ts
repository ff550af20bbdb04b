import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfText } from '../../../../test/journeys/pdf-text.ts';
import { NAUGHTY, STATIONS, writePortalTree } from '../../../../test/journeys/portal-tree.ts';
import { verifyReceipt } from '../../../../verifier/src/index.js';
import { fromBase64url, textOf } from '../../../base/bytes.ts';
import { isRefusal } from '../../../base/result.ts';
import { entryOf, type Seal } from '../../../core/seal.ts';
import { readSquare, SquareCollector } from '../../kit/squares.ts';
import type { PortalAnswer } from '../answer.ts';
import { bodyText, createPortal, type Portal } from '../portal.ts';
import { directorySource } from '../source.ts';
import { readCheckpoint, readEntry, receiptText } from '../tiles.ts';
import { receiptSquares } from './receipt-squares.ts';

const assets = {
  style: '/assets/portal-X.css',
  script: '/assets/page-X.js',
  verifier: '/assets/check-X.js',
  files: new Map<string, Uint8Array>(),
};
let tree = '';
let portal: Portal;
const get = (path: string): Promise<PortalAnswer> =>
  portal({ method: 'GET', path, query: new URLSearchParams(), headers: {} });
const textAt = async (path: string): Promise<string> => bodyText(await get(path));

/** The newest entry on a station's form, from its page. */
async function leafOf(address: string): Promise<number> {
  const [, leaf] = /href="\/leaf\/(\d+)\.tlog-proof"/.exec(await textAt(address)) ?? [];
  return Number(leaf);
}

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'terang-receipt-'));
  await writePortalTree(tree);
  portal = createPortal({
    source: directorySource(tree),
    assets,
    now: () => 0,
    site: 'https://terang.example',
  });
});
afterAll(() => rm(tree, { recursive: true, force: true }));

describe('a receipt’s sheet', () => {
  test('shows the figures that were signed, and every part of the code', async () => {
    const leaf = await leafOf(`/${STATIONS.corrected}`);
    const html = await textAt(`/leaf/${leaf}/tanda-terima`);
    const figures = /<table class="signed-figures">.*?<\/table>/.exec(html)?.[0] ?? '';
    expect(figures).toContain('01 Anies Rasyid Baswedan – Muhaimin Iskandar</th><td class="n">111</td>');
    expect(figures).toContain('V.A. Suara sah</th><td class="n">136</td>');
    const parts = html.match(/<svg class="qr"/g)?.length ?? 0;
    expect(parts).toBeGreaterThan(0);
    expect(html).toContain(`Kode QR ${parts} dari ${parts} tanda terima ini`);
    expect(html).toContain('https://terang.example/pindai');
    expect(html).toContain(`href="/leaf/${leaf}/tanda-terima.pdf"`);
  });

  test('has no figures where the act carries none', async () => {
    const html = await textAt('/leaf/3/tanda-terima');
    expect(html).not.toContain('signed-figures');
    expect(html).toContain('class="qr"');
  });

  test('in codes holds all that the verifier needs, and nothing that it would believe untested', async () => {
    const source = directorySource(tree);
    const checkpoint = readCheckpoint(textOf((await source.read('checkpoint'))!));
    const policy = textOf((await source.read('policy'))!);
    const entry = await readEntry(source, checkpoint.size, 37);
    const collector = new SquareCollector();
    for (const text of await receiptSquares(entry, await receiptText(source, checkpoint, 37)))
      collector.add(readSquare(text)!);
    const whole = await collector.whole();
    if (isRefusal(whole)) throw new Error(whole.refused);
    type Told = { act: string; leaf: number; proof: string; seal: Seal };
    const { act, leaf, proof, seal } = whole.value as unknown as Told;
    expect([whole.kind, leaf]).toEqual(['T', 37]);
    const bytes = entryOf(fromBase64url(act)!, seal);
    expect(await verifyReceipt({ proof, entry: bytes, policy })).toMatchObject({ valid: true, leaf: 37 });
    bytes[20]! ^= 1;
    expect(await verifyReceipt({ proof, entry: bytes, policy })).toMatchObject({ problem: 'not-included' });
  });
});

describe('a receipt as PDF', () => {
  test('says in Indonesian, as text, what was signed, where and when', async () => {
    const leaf = await leafOf(`/${STATIONS.withheld}`);
    const given = await get(`/leaf/${leaf}/tanda-terima.pdf`);
    expect([given.status, given.headers['content-type']]).toEqual([200, 'application/pdf']);
    const said = pdfText(given.body);
    for (const text of [
      `Tanda terima catatan ${leaf}`,
      'BENGKULU SELATAN',
      'LUBUK RESAM',
      'TPS 002',
      STATIONS.withheld,
      'Bacaan dimasukkan',
      '02 Prabowo Subianto – Gibran Rakabuming Raka',
      '160',
      'V.A. Suara sah',
      '210',
    ])
      expect(said, text).toContain(text);
    expect(said.join(' ')).toMatch(/14 Februari 2024, \d\d\.\d\d\.\d\d WIB/);
    expect(said.join(' ')).toContain('https://terang.example/pindai');
    expect(said.join(' ')).toContain('Yang menentukan adalah kertas');
  });

  test('is the same bytes for the same state of the log, its fonts within, nothing fetched', async () => {
    const over = createPortal({
      source: directorySource(tree),
      assets,
      now: () => 0,
      site: 'https://terang.example',
    });
    const ask = {
      method: 'GET',
      path: '/leaf/30/tanda-terima.pdf',
      query: new URLSearchParams(),
      headers: {},
    };
    const [one, two] = [await get(ask.path), await over(ask)];
    expect(Buffer.from(one.body).equals(two.body)).toBe(true);
    const pdf = Buffer.from(one.body).toString('latin1');
    expect(pdf.match(/\/FontFile3?/g)?.length).toBeGreaterThan(1);
    expect(pdf).not.toMatch(/\/(URI|JavaScript|Launch|GoToR)\b/);
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  test('sets what people wrote as text, whatever it looks like', async () => {
    const leaf = await leafOf(`/${STATIONS.confirmed}?contest=DPD`);
    const again = createPortal({ source: directorySource(tree), assets, now: () => 0 });
    const page = await again({
      method: 'GET',
      path: `/${STATIONS.confirmed}`,
      query: new URLSearchParams('contest=DPD'),
      headers: {},
    });
    const [, own] = /href="\/leaf\/(\d+)\.tlog-proof"/.exec(bodyText(page)) ?? [];
    expect(Number(own)).not.toBe(leaf);
    const said = pdfText((await get(`/leaf/${own}/tanda-terima.pdf`)).body).join('');
    // The line may break at any blank.
    expect(said.replaceAll(' ', '')).toContain(NAUGHTY.replaceAll(' ', ''));
  });

  test('is none of a leaf that is not there, and has one address', async () => {
    for (const path of [
      '/leaf/40/tanda-terima.pdf',
      '/leaf/03/tanda-terima.pdf',
      '/ar/leaf/3/tanda-terima.pdf',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });
});
