import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STATIONS, VILLAGE, writePortalTree } from '../../../../test/journeys/portal-tree.ts';
import type { PortalAnswer } from '../answer.ts';
import { bodyText, createPortal, type Portal } from '../portal.ts';
import { directorySource } from '../source.ts';
import { filterQuery, readRegisters, REGISTERS } from './address.ts';
import { passes, readEntries } from './entries.ts';
import { blocksOf } from './releases.tsx';

const assets = {
  style: '/assets/portal-X.css',
  script: '/assets/page-X.js',
  verifier: '/assets/check-X.js',
  files: new Map(),
};
let tree = '';
let portal: Portal;
let reads: string[] = [];

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'terang-registers-'));
  await writePortalTree(tree);
  const source = directorySource(tree);
  const counted = { read: (path: string) => (reads.push(path), source.read(path)) };
  portal = createPortal({ source: counted, assets, now: () => 0 });
});
afterAll(() => rm(tree, { recursive: true, force: true }));

const ask = (address: string): Promise<PortalAnswer> => {
  const [path = '', query = ''] = address.split('?');
  return portal({ method: 'GET', path, query: new URLSearchParams(query), headers: {} });
};
const textAt = async (address: string): Promise<string> => bodyText(await ask(address));
const stationsIn = (html: string): string[] =>
  [...html.matchAll(/<code>(\d{13})<\/code>/g)].map(([, unit]) => unit!);

describe('a register', () => {
  const held = [
    ['ditahan', STATIONS.withheld],
    ['berselisih', STATIONS.disputed],
    ['belum-lengkap', STATIONS.incomplete],
    ['menunggu', STATIONS.waiting],
    ['pembetulan', STATIONS.corrected],
  ] as const;
  test.each(held)(
    '%s lists exactly the stations that are so, from the nation to the village',
    async (name, station) => {
      for (const unit of ['ID', '17', '1701', '170108', VILLAGE]) {
        const html = await textAt(`/daftar/${name}/${unit}`);
        expect([unit, stationsIn(html)]).toEqual([unit, [station]]);
        expect(html).toContain(`href="/${station}"`);
        expect(html).toContain('<p class="status"');
      }
      expect(stationsIn(await textAt(`/daftar/${name}/11`))).toEqual([]);
    },
  );

  test('of what is missing holds every other station there is, also where no form has come', async () => {
    const here = stationsIn(await textAt('/daftar/belum-masuk/ID'));
    const present = new Set<string>([...held.map(([, station]) => station), STATIONS.confirmed]);
    expect(here).toHaveLength(18 - present.size);
    expect(here.filter((station) => present.has(station))).toEqual([]);
    expect(stationsIn(await textAt('/daftar/belum-masuk/11'))).toEqual([
      '1101012001001',
      '1101012001002',
      '1101012001003',
    ]);
  });

  test('by rule holds the forms that break it, and a page counts as many as it leads to', async () => {
    expect(stationsIn(await textAt('/daftar/ditahan/ID?aturan=R8'))).toEqual([STATIONS.withheld]);
    expect(stationsIn(await textAt('/daftar/ditahan/ID?aturan=R7'))).toEqual([]);
    const html = await textAt('/17');
    for (const [, link, count] of html.matchAll(/href="(\/daftar\/[^"]*)">[^<]*?(\d+)(?: formulir)?<\/a>/g)) {
      const listed = stationsIn(await textAt(link!.replaceAll('&amp;', '&')));
      expect([link, listed.length]).toEqual([link, Number(count)]);
    }
    expect(html.match(/href="\/daftar\//g)!.length).toBeGreaterThan(6);
  });

  test('reads no view below which it counts nothing', async () => {
    await ask('/');
    reads = [];
    await ask('/daftar/pembetulan/ID?contest=DPD');
    expect(reads.filter((path) => path.startsWith('views/'))).toEqual(['views/DPD/ID/39.json']);
  });

  test('has one address: no other name, unit or rule', async () => {
    for (const path of ['/daftar/x/ID', '/daftar/ditahan/', '/daftar/ditahan/12', '/daftar/constructor/ID']) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    }
    for (const query of ['aturan=R99', 'aturan=R8;'])
      expect((await ask(`/daftar/ditahan/ID?${query}`)).status).toBe(404);
    expect((await ask('/daftar/menunggu/ID?aturan=R8')).status).toBe(404);
    expect(Object.keys(REGISTERS)).toHaveLength(8);
  });

  test('leads a correction from register to station to leaf', async () => {
    const register = await textAt('/daftar/pembetulan/17');
    const [, leaf] = /href="(\/leaf\/\d+)"/.exec(register) ?? [];
    expect(await textAt(`/${STATIONS.corrected}`)).toContain(`href="${leaf}"`);
    expect(await textAt(leaf!)).toContain('results.tally.correct');
  });
});

describe('the log leaf by leaf', () => {
  const source = () => directorySource(tree);
  const size = 40;

  test('read page by page is every leaf once, newest first', async () => {
    const seen: number[] = [];
    for (let before = size; before > 0;) {
      const { lines, from } = await readEntries(source(), size, { before });
      seen.push(...lines.map(({ leaf }) => leaf));
      before = from;
    }
    expect(seen).toEqual(Array.from({ length: size }, (_, i) => size - 1 - i));
  });

  test('sifted is what passes, and nothing that passes is left out', async () => {
    const all = (await readEntries(source(), size, {})).lines;
    const officer = all.find(({ act }) => act.act === 'results.tally.correct')!.act.with![0]!.officer;
    for (const filter of [
      { kind: 'results.tally.enter' },
      { kind: 'results' },
      { unit: '1701' },
      { officer },
    ]) {
      const { lines } = await readEntries(source(), size, filter);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.length).toBeLessThan(all.length);
      expect(lines).toEqual(all.filter(({ act }) => passes(act, filter)));
    }
  });

  test('has a filter in its address, or no address', async () => {
    const filter = { before: 12, kind: 'results.tally.enter', unit: '1701', officer: 'abcdef12' };
    const query = new URLSearchParams(filterQuery(filter));
    expect(readRegisters('/log/catatan', query)).toEqual({ kind: 'entries', path: '/log/catatan', filter });
    for (const bad of ['sebelum=-1', 'jenis=<b>', 'wilayah=1', 'petugas=zz'])
      expect((await ask(`/log/catatan?${bad}`)).status).toBe(404);
    expect(await textAt('/log/catatan?jenis=results.tally.correct')).toContain(STATIONS.corrected);
    expect((await ask('/log/catatan?sebelum=999999')).status).toBe(200);
  });
});

describe('the figure to embed', () => {
  test('carries its status and its way back, runs nothing, and alone may stand in a frame', async () => {
    const given = await ask('/embed/17');
    const html = bodyText(given);
    expect(given.headers['content-security-policy']).toContain('frame-ancestors *');
    expect(html).toContain('<p class="status"');
    expect(html).toContain('yang menentukan adalah kertas');
    expect(html).toContain('href="/17"');
    expect(html).not.toContain('<script');
    for (const path of [
      '/',
      '/17',
      '/daftar/ditahan/17',
      '/log',
      '/embed',
      '/tree/checkpoint',
      '/gambar/17.png',
    ])
      expect([path, (await ask(path)).headers['content-security-policy']]).toEqual([
        path,
        expect.stringContaining("frame-ancestors 'none'"),
      ]);
  });

  test('has a picture for links, a whole PNG', async () => {
    const { status, body, headers } = await ask('/gambar/17.png');
    expect([status, headers['content-type']]).toEqual([200, 'image/png']);
    const bytes = Buffer.from(body);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    const data = bytes.subarray(41, 41 + bytes.readUInt32BE(33));
    expect(inflateSync(data)).toHaveLength(630 * (1200 / 8 + 1));
    expect((await ask('/gambar/12.png')).status).toBe(404);
  });
});

test('witnesses and releases have their pages, also where there are none', async () => {
  expect(await textAt('/log/saksi')).toContain('Pohon ini belum menyebut saksi');
  expect(await textAt('/rilis')).toContain('tidak membawa catatan rilisnya');
});

test('a changelog is told in its own order, links by their words', () => {
  const text = '# Changelog\n\nIntro.\n\n## 1.0\n\n- **All**: see [this](x.md)\n  and that.\n- `b`\n';
  expect(blocksOf(text)).toEqual([
    { kind: 'text', text: 'Intro.' },
    { kind: 'heading', text: '1.0' },
    { kind: 'list', items: ['All: see this and that.', 'b'] },
  ]);
});
