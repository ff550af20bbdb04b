import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ABSENT_HASH,
  PICTURE,
  PICTURE_HASH,
  writeEveningTree,
} from '../../../../test/journeys/portal-evening.ts';
import { NAUGHTY, STATIONS } from '../../../../test/journeys/portal-tree.ts';
import type { PortalAnswer } from '../answer.ts';
import { bodyText, createPortal, type Portal } from '../portal.ts';
import { directorySource } from '../source.ts';

const assets = {
  style: '/assets/portal-X.css',
  script: '/assets/page-X.js',
  verifier: '/assets/check-X.js',
  files: new Map<string, Uint8Array>(),
};
let tree = '';
let portal: Portal;
const get = (address: string, from = portal): Promise<PortalAnswer> => {
  const [path = '', query = ''] = address.split('?');
  return from({ method: 'GET', path, query: new URLSearchParams(query), headers: {} });
};
const textAt = async (address: string): Promise<string> => bodyText(await get(address));

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'terang-evidence-'));
  await writeEveningTree(tree);
  portal = createPortal({ source: directorySource(tree), assets, now: () => 0 });
});
afterAll(() => rm(tree, { recursive: true, force: true }));

describe('the page of a station', () => {
  test('shows photographs lazily, in a place of their own, each with its hash and what it is', async () => {
    const html = await textAt(`/${STATIONS.confirmed}`);
    const images = html.match(/<img [^>]*>/g) ?? [];
    expect(images).toHaveLength(2);
    for (const image of images) {
      expect(image).toMatch(/loading="lazy"/);
      expect(image).toMatch(/width="\d+" height="\d+"/);
      expect(image).toMatch(/alt="Foto halaman [12] formulir C.HASIL-PPWP, TPS 001"/);
    }
    expect(html).toContain(`src="/tree/evidence/${PICTURE_HASH}"`);
    expect(html).toContain(`<code>${PICTURE_HASH}</code>`);
    expect(await textAt(`/${STATIONS.incomplete}`)).toContain(`src="/tree/evidence/${ABSENT_HASH}"`);
  });

  test('says how many signed these figures, and how many others', async () => {
    expect(await textAt(`/${STATIONS.confirmed}`)).toContain(
      'Dilihat dan ditandatangani 1 saksi, pengawas, atau pemantau; 1 menyebut angka lain.',
    );
  });

  test('has each objection with what about, by whom, why, and its answer', async () => {
    const open = await textAt(`/${STATIONS.confirmed}`);
    expect(open).toContain('Akses ke TPS atau penghitungan');
    expect(open).toContain('<b class="open">belum dijawab</b>');
    expect(open).toContain('Saksi tidak diberi salinan.');
    expect(open).not.toContain(NAUGHTY);
    const answered = await textAt(`/${STATIONS.withheld}`);
    expect(answered).toContain('PTPS');
    for (const field of ['IV.2 Prabowo Subianto – Gibran Rakabuming Raka', 'V.A. Suara sah'])
      expect(answered).toContain(`<li>${field}</li>`);
    expect(answered).toContain('Keberatan diterima');
    expect(answered).toContain('Akan dibetulkan dalam pleno.');
  });

  test('says what people wrote as Indonesian on a page in another language', async () => {
    const html = await textAt(`/fr/${STATIONS.withheld}`);
    for (const text of ['Jumlah di papan 310.', 'Akan dibetulkan dalam pleno.'])
      expect(html).toContain(`<bdi lang="id">${text}</bdi>`);
  });

  test('without any says so, once there is a form', async () => {
    expect(await textAt(`/${STATIONS.disputed}`)).toContain(
      'Belum ada foto, pernyataan saksi, atau keberatan',
    );
    expect(await textAt(`/${STATIONS.missing}`)).not.toContain('id="bukti"');
  });
});

describe('a photograph', () => {
  test('is served as the picture that it is, for ever', async () => {
    const given = await get(`/tree/evidence/${PICTURE_HASH}`);
    expect([given.status, given.headers['content-type']]).toEqual([200, 'image/webp']);
    expect(given.headers['cache-control']).toContain('immutable');
    expect(Buffer.from(given.body).equals(PICTURE)).toBe(true);
  });

  test('that is not what its hash says, or no picture, is not shown', async () => {
    const [wrong, script] = ['12'.repeat(32), '34'.repeat(32)];
    await writeFile(join(tree, 'evidence', wrong), PICTURE);
    await writeFile(join(tree, 'evidence', script), '<script>alert(1)</script>');
    for (const hash of [wrong, script, ABSENT_HASH])
      expect([hash, (await get(`/tree/evidence/${hash}`)).status]).toEqual([hash, 404]);
  });

  test('kept elsewhere is shown from there, and from nowhere else', async () => {
    const evidence = 'https://foto.example/c-hasil/';
    const other = createPortal({ source: directorySource(tree), assets, now: () => 0, evidence });
    const { headers, body } = await get(`/${STATIONS.confirmed}`, other);
    expect(Buffer.from(body).toString()).toContain(`src="https://foto.example/c-hasil/${PICTURE_HASH}"`);
    expect(headers['content-security-policy']).toContain("img-src 'self' https://foto.example;");
    const here = (await get(`/${STATIONS.confirmed}`)).headers['content-security-policy'];
    expect(here).toContain("img-src 'self';");
  });
});

describe('objections', () => {
  test('are counted at every level, the open ones first, and change no figure', async () => {
    for (const path of ['/', '/17', '/1701', '/170108']) {
      const html = await textAt(path);
      expect(html).toContain('Keberatan saksi, pengawas, atau pemantau: 1 belum dijawab, 1 dijawab.');
      expect(html).toContain('Formulir yang fotonya ada: 2.');
      expect(html).toMatch(/href="\/daftar\/keberatan\/\w+"[^>]*>Keberatan: 2/);
    }
  });

  test('have a register by region, by station and as a table', async () => {
    for (const unit of ['ID', '17', '1701', '170108', STATIONS.confirmed.slice(0, 10)]) {
      const html = await textAt(`/daftar/keberatan/${unit}`);
      expect(html).toContain('2 keberatan; 1 belum dijawab');
      const [first, second] = [STATIONS.confirmed, STATIONS.withheld].map((s) =>
        html.indexOf(`href="/${s}"`),
      );
      expect([first! > 0, first! < second!]).toEqual([true, true]);
      expect(html).toMatch(/<b>belum dijawab<\/b><\/td><td>Saksi<\/td><td><a href="\/leaf\/\d+">Catatan \d/);
    }
    const csv = await textAt('/daftar/keberatan/17.csv');
    expect(csv.split('\n')[0]).toBe(
      'station,village,subdistrict,regency,province,category,role,leaf,answered',
    );
    expect(csv).toMatch(/^1701082001001,LUBUK RESAM,KEDURANG,BENGKULU SELATAN,BENGKULU,access,SAKSI,\d+,$/m);
    expect(csv).toMatch(/,figures,PTPS,\d+,\d+$/m);
    expect(await textAt('/daftar/keberatan/11')).toContain('Tidak ada di wilayah ini');
  });
});
