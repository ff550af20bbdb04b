// A reader reports an error from the page of a station, without account or name, and sees what became of it:
// browser, page, API, store, published file, page.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Election } from '../../src/core/define.ts';
import { apiDouble } from '../../src/server/api-double.ts';
import { startDatabase } from '../../src/server/embedded-postgres.ts';
import { migrate } from '../../src/server/migrations.ts';
import { createReportStore } from '../../src/server/reports-store.ts';
import { createReports, type Reports } from '../../src/server/reports.ts';
import { openTree } from '../../src/server/tree-files.ts';
import { servePortal, type Served } from '../../src/web/portal/serve.ts';
import { STATIONS } from './portal-tree.ts';
import { CHROMIUM, type Site, startSite } from './site.ts';

let site: Site;
let portal: Served;
let reports: Reports;
let apiUrl: string;
let corrections: number[] = [];
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'terang-report-'));
  stops.push(() => rm(dir, { recursive: true, force: true }));
  site = await startSite();
  stops.push(site.close);
  const database = await startDatabase({ dir: join(dir, 'db') });
  stops.push(database.stop);
  await migrate(database.url);
  const store = createReportStore(database.url);
  stops.push(store.close);
  const files = await openTree(site.tree, { durable: false });
  const units = { exists: (unit: string) => unit === STATIONS.confirmed };
  const election = { contests: [{ id: 'PPWP' }], units } as unknown as Election;
  reports = createReports({
    store, secret: new Uint8Array(32).fill(3), clock: Date.now, election: () => election, bits: 12,
    correctionsOf: async () => corrections, replace: files.replace, read: files.read,
  });
  const { app }: { app: FastifyInstance } = await apiDouble({ reports });
  stops.push(() => app.close());
  apiUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  const from = site.tree;
  portal = await servePortal({ from, port: 0, host: '127.0.0.1', assets: site.assets, api: apiUrl });
  stops.push(portal.close);
}, 90_000);
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

const ADDRESS = `/${STATIONS.confirmed}`;

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('a reader with a browser', () => {
  test('reports from the page, and sees the report, later that it was handled', async () => {
    // A context each time: a page is kept for two seconds by whoever has it.
    const open = async () => {
      const page = await site.open({ baseURL: portal.url });
      await page.goto(ADDRESS);
      return page;
    };
    let page = await open();
    expect(await page.locator('.reports').textContent()).toContain('Belum ada laporan');
    await page.selectOption('.report-form [name=category]', 'figures-differ-from-paper');
    await page.selectOption('.report-form [name=field]', 'V.A');
    await page.click('.report-form button');
    await page.getByText('Laporan disimpan.').waitFor();
    await reports.publish();
    page = await open();
    expect(await page.locator('.reports strong').textContent()).toBe('1 laporan, 0 ditangani.');
    expect(await page.locator('.reports tbody').textContent()).toMatch(/C\.Hasil.*Suara sah.*Belum/s);
    corrections = [5];
    await reports.publish();
    page = await open();
    expect(await page.locator('.reports strong').textContent()).toBe('1 laporan, 1 ditangani.');
    expect(await page.locator('.reports tbody a').getAttribute('href')).toBe('/leaf/5');
  }, 60_000);
});

describe('the site', () => {
  test('may reach the API that it was given, and no other', async () => {
    const policy = async (url: string) => (await fetch(url)).headers.get('content-security-policy') ?? '';
    expect(await policy(`${portal.url}${ADDRESS.slice(1)}`)).toContain(`connect-src 'self' ${apiUrl};`);
    expect(await policy(`${site.url}${ADDRESS.slice(1)}`)).toContain("connect-src 'self';");
  });

  test('without an API has the way on paper, and no form', async () => {
    const text = await (await fetch(`${site.url}${ADDRESS.slice(1)}`)).text();
    expect(text).toContain('Laporkan kesalahan pada formulir ini');
    expect(text).not.toContain('report-form');
  });

  test('loads what sends reports only when one is sent', async () => {
    const names = await readdir(site.assets);
    const text = await (await fetch(`${portal.url}${ADDRESS.slice(1)}`)).text();
    expect(names.filter((name) => name.startsWith('report-'))).toHaveLength(1);
    expect(text).not.toMatch(/<script[^>]*report-/);
  });
});
