import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STATIONS, VILLAGE, writePortalTree } from '../../../test/journeys/portal-tree.ts';
import { isRefusal } from '../../base/result.ts';
import { parseProof } from '../../core/proof.ts';
import { bodyText, createPortal, type Portal } from './portal.ts';
import type { PortalAnswer } from './answer.ts';
import { directorySource, type TreeSource } from './source.ts';

const assets = {
  style: '/assets/portal-X.css',
  script: '/assets/page-X.js',
  verifier: '/assets/check-X.js',
  files: new Map([['portal-X.css', new Uint8Array(3)]]),
};

let tree = '';
let portal: Portal;
const get = (
  address: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<PortalAnswer> => {
  const [path = '', query = ''] = address.split('?');
  return portal({ method, path, query: new URLSearchParams(query), headers });
};
const textAt = async (address: string): Promise<string> => bodyText(await get(address));
const over = (source: TreeSource): Portal =>
  createPortal({ source, assets, now: () => 0, securityContact: 'mailto:a@example.org' });

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'terang-portal-'));
  await writePortalTree(tree);
  await writeFile(join(tree, 'secret'), 'x');
  portal = over(directorySource(tree));
});
afterAll(() => rm(tree, { recursive: true, force: true }));

const PAGES = [
  '/',
  '/17',
  '/1701',
  '/170108',
  `/${VILLAGE}`,
  '/11',
  '/99',
  '/1101012001',
  ...Object.values(STATIONS).map((s) => `/${s}`),
  '/log',
  '/data',
  '/tentang',
  '/leaf/0',
  '/en/',
  '/en/17',
  `/en/${STATIONS.withheld}`,
  '/?contest=DPD',
  `/${STATIONS.confirmed}?contest=DPD`,
];

describe('every page', () => {
  test.each(PAGES)(
    '%s is whole, says that the paper is the result, and brings nothing of others',
    async (address) => {
      const given = await get(address);
      const html = bodyText(given);
      expect(given.status).toBe(200);
      expect(html).toMatch(/^<!doctype html><html lang="(id|en)"/);
      expect(html).toMatch(/C\.Hasil/);
      expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
      expect(html).not.toMatch(/ on[a-z]+=| style=/);
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(given.body.length).toBeLessThan(50_000);
    },
  );

  test.each(PAGES)('%s says no text that a name smuggles in as markup', async (address) => {
    expect(await textAt(address)).not.toContain('<script>alert');
  });

  test.each(['/', '/17', '/1701', '/170108', `/${VILLAGE}`, '/en/17'])(
    '%s shows no figure without its status line',
    async (address) => {
      const html = await textAt(address);
      const status = /<p class="status".*?<\/p>/.exec(html)?.[0] ?? '';
      expect(status).toMatch(/2 (dari|of) \d+ (TPS|polling)/);
      expect(status).toMatch(/14 (Februari|February) 2024, 13[.:]34[.:]26 WIB/);
      expect(status).toMatch(/39/);
      expect(html.indexOf('class="status"')).toBeLessThan(html.indexOf('class="votes"'));
    },
  );

  test('figures that may change are never called hasil', async () => {
    for (const address of ['/', '/17', `/${VILLAGE}`, `/${STATIONS.confirmed}`]) {
      expect((await textAt(address)).replaceAll(/[CD]\.Hasil|C\.HASIL/g, '')).not.toMatch(/\bhasil/i);
    }
  });
});

describe('a page of figures', () => {
  test('percentages name their base, with numbers as the language writes them', async () => {
    expect(await textAt('/17')).toContain('50,44%');
    expect(await textAt('/17')).toContain('dari 343 suara sah, dari 2 formulir yang terkonfirmasi');
    expect(await textAt('/en/17')).toContain('50.44%');
  });

  test('the bar counts disputed with withheld and waiting with missing, and says so', async () => {
    const html = await textAt('/1701');
    expect(html).toContain('Dari 13 TPS: 2 terkonfirmasi, 2 ditahan, 1 belum lengkap, 8 belum masuk.');
    expect(html).toContain('1 ditahan aturan, 1 berselisih');
    expect(html).toContain('7 belum masuk, 1 menunggu bacaan kedua');
  });

  test('a unit without a form is told from the list of units, an unknown one is not found', async () => {
    expect(await textAt('/11')).toContain('Belum ada formulir dari 3 TPS');
    expect(await textAt('/1101012001')).toContain('href="/1101012001003"');
    for (const address of [
      '/12',
      '/1',
      '/17010820010023',
      '/9999999999',
      `/${VILLAGE}999`,
      '/x',
      '/leaf/40',
      '/leaf/00',
    ]) {
      expect([address, (await get(address)).status]).toEqual([address, 404]);
    }
  });

  test('a sub-district links every village and every station', async () => {
    const html = await textAt('/170108');
    for (const station of Object.values(STATIONS)) expect(html).toContain(`href="/${station}"`);
    expect(html).toContain('href="/1701082003002"');
    expect(html).toContain('aria-label="TPS 002: Ditahan"');
  });

  test('each contest has its own figures, and one that is not is refused', async () => {
    const html = await textAt('/?contest=DPD');
    expect(html).toContain('Calon Dua');
    expect(html).toContain('href="/17?contest=DPD"');
    expect((await get('/?contest=DPRD')).status).toBe(400);
  });
});

describe('a station', () => {
  test('a broken rule is written as the sum that does not agree', async () => {
    const html = await textAt(`/${STATIONS.withheld}`);
    expect(html).toContain('90 + 160 + 60 = 310 ≠ 210');
    expect(html).toContain('Suara semua calon = suara sah');
    expect(html).toContain('UU 7/2017 Pasal\u00a0374 ayat\u00a0(2) huruf\u00a0h');
    expect(html).toContain('Bagian ini tidak tercatat dari formulir.');
  });

  test('what was not captured is not evaluated, never held', async () => {
    const html = await textAt(`/${STATIONS.incomplete}`);
    expect(html).toMatch(/<tr class="verdict-not-evaluated"><th scope="row"><code>R1<\/code>/);
    expect(html).not.toMatch(/<tr class="verdict-held"><th scope="row"><code>R4<\/code>/);
  });

  test('a dispute marks the cells that differ', async () => {
    const html = await textAt(`/${STATIONS.disputed}`);
    expect(html.match(/<tr class="differs">/g)?.length).toBeGreaterThan(3);
    expect(html).not.toContain('class="form"');
  });

  test('a correction shows old and new and why', async () => {
    const html = await textAt(`/${STATIONS.corrected}`);
    expect(html).toContain('IV.1 Anies Rasyid Baswedan – Muhaimin Iskandar: 11 → 111');
    expect(html).toContain('111 terbaca 11');
  });

  test('the receipt on the page is the receipt in the file, and a proof', async () => {
    const [, leaf] = /href="\/leaf\/(\d+)\.tlog-proof"/.exec(await textAt(`/${STATIONS.confirmed}`)) ?? [];
    const proof = await textAt(`/leaf/${leaf}.tlog-proof`);
    expect(isRefusal(parseProof(proof))).toBe(false);
    expect(proof).toContain(`\nindex ${leaf}\n`);
  });
});

describe('the tree', () => {
  test('its files are served byte for byte, kept for ever unless short-lived', async () => {
    const cases = [
      ['checkpoint', 'text/plain; charset=utf-8', false],
      ['latest.json', 'application/json', false],
      ['tile/0/000.p/39', 'application/octet-stream', true],
      ['views/PPWP/ID/39.json', 'application/json', true],
      ['open/PPWP/1701.csv', 'text/csv; charset=utf-8', false],
      ['open/PPWP/1701.csv-metadata.json', 'application/json', false],
    ] as const;
    for (const [path, type, immutable] of cases) {
      const given = await get(`/tree/${path}`);
      expect([path, given.status]).toEqual([path, 200]);
      expect(given.headers['content-type']).toBe(type);
      expect(given.headers['cache-control']?.includes('immutable')).toBe(immutable);
      expect(Buffer.from(given.body).equals(await readFile(join(tree, path)))).toBe(true);
    }
  });

  test('no path leads out of it', async () => {
    const paths =
      'secret ../package.json views/../secret %2e%2e/secret objects/..%2fsecret /etc/passwd views ';
    const more = 'views/PPWP/ID/39.json/ open/PPWP/../../secret TILE/0/000 tile/64/000 tile/0/000.p/0';
    for (const path of [...`${paths}${more}`.split(' '), '', 'tile/0/000.p/39\0'])
      expect([path, (await get(`/tree/${path}`)).status]).toEqual([path, 404]);
  });

  test('a view that is not what its hash says is never shown', async () => {
    const source = directorySource(tree);
    const liar = over({
      read: async (path) => {
        const bytes = await source.read(path);
        return bytes && /views\/PPWP\/17\//.test(path)
          ? Buffer.from(bytes.toString().replaceAll('173', '973'))
          : bytes;
      },
    });
    const ask = (path: string) => liar({ method: 'GET', path, query: new URLSearchParams(), headers: {} });
    expect((await ask('/')).status).toBe(200);
    const refused = await ask('/17');
    expect(refused.status).toBe(503);
    expect(bodyText(refused)).not.toContain('973');
    expect(bodyText(refused)).toContain('Belum dapat ditampilkan');
  });

  test('before the first snapshot every unit is there, without a figure', async () => {
    const source = directorySource(tree);
    const young = over({
      read: (path) =>
        /^(latest|snapshots|views|open)/.test(path) ? Promise.resolve(undefined) : source.read(path),
    });
    const ask = async (path: string) =>
      bodyText(await young({ method: 'GET', path, query: new URLSearchParams(), headers: {} }));
    expect(await ask('/')).toContain('Belum ada angka yang diterbitkan');
    expect(await ask('/')).toContain('Belum ada formulir dari 18 TPS');
    expect(await ask('/')).not.toContain('class="votes"');
    expect(await ask(`/${STATIONS.confirmed}`)).toContain('Belum ada formulir dari TPS ini');
    expect(await ask('/log')).toContain('Belum ada penerbitan');
    expect(await ask('/data')).toContain('Belum ada berkas');
  });

  test('a tree that cannot be read is said, not shown', async () => {
    const gone = over({ read: () => Promise.reject(new Error('no disk')) });
    const given = await gone({ method: 'GET', path: '/', query: new URLSearchParams(), headers: {} });
    expect(given.status).toBe(503);
    expect(given.headers['cache-control']).toBe('no-store');
  });
});

describe('every answer', () => {
  test('lets nothing run but its own script and style, and remembers nobody', async () => {
    for (const address of [
      '/',
      '/zzz',
      '/tree/checkpoint',
      '/assets/portal-X.css',
      '/favicon.svg',
      '/.well-known/security.txt',
    ]) {
      const { headers } = await get(address);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|data:/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers).not.toHaveProperty('set-cookie');
    }
  });

  test('is not sent again to one who has it', async () => {
    const first = await get('/17');
    const again = await get('/17', { 'if-none-match': first.headers['etag'] ?? '' });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await get('/1701', { 'if-none-match': first.headers['etag'] ?? '' })).status).toBe(200);
  });

  test('to HEAD has no body; nothing can be sent', async () => {
    expect((await get('/', {}, 'HEAD')).body).toHaveLength(0);
    const { status, headers } = await get('/', {}, 'POST');
    expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
  });

  test('a slash too many or too few is sent on, and never elsewhere', async () => {
    for (const [from, to] of [
      ['/en', '/en/'],
      ['/17/', '/17'],
      ['/en/log/', '/en/log'],
    ]) {
      const { status, headers } = await get(from ?? '');
      expect([from, status, headers['location']]).toEqual([from, 308, to]);
    }
    for (const path of ['//example.org/', '//example.org', '/\\\\example.org/', '/x/']) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });

  test('links each language to the other', async () => {
    expect(await textAt('/17')).toContain('hreflang="en" href="/en/17"');
    expect(await textAt('/en/17?contest=DPD')).toContain('hreflang="id" href="/17?contest=DPD"');
  });
});
