import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeEveningTree } from '../../../../test/journeys/portal-evening.ts';
import { STATIONS, VILLAGE } from '../../../../test/journeys/portal-tree.ts';
import { bodyText, createPortal, type Portal } from '../portal.ts';
import type { Snapshot } from '../published.ts';
import { directorySource } from '../source.ts';

const assets = {
  style: '/assets/portal-X.css',
  script: '/assets/page-X.js',
  verifier: '/assets/check-X.js',
  files: new Map<string, Uint8Array>(),
};
let tree = '';
let portal: Portal;
let evening = 0;
const textAt = async (address: string): Promise<string> => {
  const [path = '', query = ''] = address.split('?');
  return bodyText(await portal({ method: 'GET', path, query: new URLSearchParams(query), headers: {} }));
};
const stationsIn = (html: string): string[] =>
  [...html.matchAll(/<code>(\d{13})<\/code>/g)].map(([, unit]) => unit!);

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'terang-late-'));
  await writeEveningTree(tree, { late: true });
  const source = directorySource(tree);
  portal = createPortal({ source, assets, now: () => 0 });
  const list = Buffer.from((await source.read('snapshots.ndjson'))!).toString();
  evening = (JSON.parse(list.trimEnd().split('\n').at(-2)!) as Snapshot).size;
});
afterAll(() => rm(tree, { recursive: true, force: true }));

describe('a form that has not come', () => {
  test('is late once counting must have ended on its own clock, and still out before', async () => {
    // Abu Dhabi has until noon of its own: it alone is still out.
    const late = await textAt('/daftar/terlambat/ID');
    expect(late).toContain('<h2>11 TPS</h2>');
    expect(stationsIn(late)).toContain(STATIONS.missing);
    expect(stationsIn(late)).toContain('9101011001001');
    const out = await textAt('/daftar/belum-masuk/ID');
    expect(stationsIn(out)).toEqual(['9901010001001']);
    expect(out).toContain('yang terakhir di sini: 15 Februari 2024, 15.00.00 WIB');
    const own = await textAt('/daftar/terlambat/17');
    expect(own).toContain('paling lambat 12 jam setelah hari pemungutan suara berakhir');
    expect(own).toContain('Batas akhir penghitungan di sini: 15 Februari 2024, 12.00.00 WIB.');
  });

  test('was still out at every moment before, whoever looks and when', async () => {
    for (const unit of ['ID', '17', '1701', '170108', VILLAGE]) {
      const then = await textAt(`/daftar/terlambat/${unit}?at=${evening}`);
      expect([unit, stationsIn(then)]).toEqual([unit, []]);
      expect(stationsIn(await textAt(`/daftar/belum-masuk/${unit}?at=${evening}`))).toContain(
        STATIONS.missing,
      );
    }
    expect(await textAt(`/daftar/terlambat/17?at=2024-02-15T12:00:30%2B07:00`)).toContain('<h2>0 TPS</h2>');
  });

  test('is counted at every level that has one clock, and by its parts where clocks differ', async () => {
    expect(await textAt('/')).toMatch(/href="\/daftar\/terlambat\/ID"[^>]*>Terlambat: 11</);
    expect(await textAt('/')).toMatch(/href="\/daftar\/belum-masuk\/ID"[^>]*>Belum masuk: 1</);
    expect(await textAt('/17')).toContain('7 di antaranya terlambat');
    expect(await textAt('/17')).not.toContain('href="/daftar/belum-masuk/17"');
    expect(await textAt('/11')).toContain('3 di antaranya terlambat');
    expect(await textAt('/99')).not.toContain('terlambat');
    expect(await textAt('/99')).toContain('Penghitungan harus selesai paling lambat 15 Februari 2024');
  });

  test('has its word and the hour on the page of its station, then as now', async () => {
    const now = await textAt(`/${STATIONS.missing}`);
    expect(now).toContain('Terlambat</strong>');
    expect(now).toContain('batas akhir penghitungan menurut jam setempat (15 Februari 2024, 12.00.00 WIB)');
    const then = await textAt(`/${STATIONS.missing}?at=${evening}`);
    expect(then).toContain('Belum masuk</strong>');
    expect(then).toContain('harus selesai paling lambat 15 Februari 2024, 12.00.00 WIB');
    expect(await textAt('/170108')).toContain('aria-label="TPS 006: Terlambat"');
  });

  test('is a row of the register’s table, of then too', async () => {
    const csv = await textAt('/daftar/terlambat/ID.csv');
    expect(csv.trimEnd().split('\n')).toHaveLength(12);
    expect(csv).toContain(`${STATIONS.missing},LUBUK RESAM,KEDURANG,BENGKULU SELATAN,BENGKULU,late,,,,`);
    const then = await textAt(`/daftar/belum-masuk/17.csv?at=${evening}`);
    expect(then).toContain(`${STATIONS.missing},LUBUK RESAM,KEDURANG,BENGKULU SELATAN,BENGKULU,missing,,,,`);
  });
});

describe('a register’s table', () => {
  test('holds rules, cells that differ, and the entry that made it so', async () => {
    const withheld = await textAt('/daftar/ditahan/17.csv');
    expect(withheld).toMatch(
      /^1701082001002,LUBUK RESAM,KEDURANG,BENGKULU SELATAN,BENGKULU,withheld,(R\d+ )*R\d+,,0,\d+$/m,
    );
    expect(await textAt('/daftar/ditahan/17.csv?aturan=R8')).toContain(STATIONS.withheld);
    expect(await textAt('/daftar/ditahan/17.csv?aturan=R1')).not.toContain(STATIONS.withheld);
    expect(await textAt('/daftar/berselisih/17.csv')).toMatch(/,disputed,,I\.A\.0 .* II IV\.0 /);
  });

  test('is linked from its page, and of nothing unknown', async () => {
    expect(await textAt('/daftar/ditahan/17?aturan=R8')).toContain('href="/daftar/ditahan/17.csv?aturan=R8"');
    expect(await textAt(`/ar/daftar/terlambat/17?at=${evening}`)).not.toContain('.csv"');
    for (const path of ['/daftar/ditahan/12.csv', '/daftar/lain/17.csv', '/daftar/ditahan/17.csv/'])
      expect(await textAt(path)).not.toContain('station,');
  });
});
