// The laws of reports, through the API's own door and on the durable store.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf, utf8 } from '../base/bytes.ts';
import type { Election } from '../core/define.ts';
import { apiDouble } from './api-double.ts';
import { startDatabase, type Database } from './embedded-postgres.ts';
import { migrate } from './migrations.ts';
import { createReportStore, STATION_HOUR_MAX } from './reports-store.ts';
import { restoreReports } from './reports-restore.ts';
import { createReports, proofOf, zeroBits, type Reports } from './reports.ts';

const [STATION, OTHER] = ['1701082001001', '1701082001002'];
const HOUR_MS = 3_600_000;
const BITS = 4;
const REPORTS = '/api/v1/reports';
const JSON_TYPE = { 'content-type': 'application/json' };
// Of an election a report needs only which stations and contests there are.
const election = {
  contests: [{ id: 'PPWP' }],
  units: { exists: (unit: string) => [STATION, OTHER].includes(unit) },
} as unknown as Election;

let database: Database;
let app: FastifyInstance;
let reports: Reports;
let store: ReturnType<typeof createReportStore>;
let now = 0;
let corrections: number[] = [];
let files = new Map<string, string>();

beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'terang-reports-'));
  database = await startDatabase({ dir: join(dir, 'db') });
  await migrate(database.url);
  return async () => {
    await database.stop();
    await rm(dir, { recursive: true, force: true });
  };
}, 60_000);

const desk = (perMinute: number): Reports =>
  createReports({
    store, secret: new Uint8Array(32).fill(7), clock: () => now, election: () => election,
    bits: BITS, perMinute,
    correctionsOf: async (station) => (station === STATION ? corrections : []),
    replace: async (path, bytes) => void files.set(path, textOf(bytes)),
    read: async (path) => (files.has(path) ? utf8(files.get(path)!) : undefined),
  });

let hours = 0;
beforeEach(async () => {
  // Each law has days of its own, so that no challenge or hour is shared.
  hours += 100;
  [now, corrections, files] = [Date.parse('2024-02-14T00:20:00Z') + hours * HOUR_MS, [], new Map()];
  store = createReportStore(database.url);
  reports = desk(1000);
  ({ app } = await apiDouble({ reports }));
});
afterEach(async () => {
  await app.close();
  await store.close();
});

const challenge = async (): Promise<string> => (await app.inject(`${REPORTS}/challenge`)).json().challenge;

function work(given: string, station: string, enough = true, from = 0): string {
  for (let n = from; ; n++)
    if (zeroBits(proofOf(given, station, `${n}`)) >= BITS === enough) return `${n}`;
}
const send = (body: object) =>
  app.inject({ method: 'POST', url: REPORTS, headers: JSON_TYPE, payload: body });
const about = (given: string, station: string, nonce: string) => ({
  station, contest: 'PPWP', category: 'unreadable', field: 'V.A', challenge: given, nonce,
});
const fresh = async (station = STATION) => {
  const given = await challenge();
  return about(given, station, work(given, station));
};

describe('a report', () => {
  test('is kept, and stands in the village’s file with its hour and nothing of its sender', async () => {
    const answer = await send(await fresh());
    expect([answer.statusCode, answer.json()]).toEqual([200, { kept: true }]);
    await reports.publish();
    const file = JSON.parse(files.get('reports/PPWP/1701082001.json') ?? '');
    expect(file.kind).toBe('terang/reports/v1');
    const hour = `${new Date(now).toISOString().slice(0, 13)}:00:00Z`;
    const shown = { category: 'unreadable', field: 'V.A', handled: null, hour };
    expect(file.stations[STATION].at(-1)).toEqual(shown);
  });

  test('is handled by the first correction after it, and by none before', async () => {
    corrections = [11];
    await send(await fresh());
    await reports.publish();
    corrections = [11, 29, 40];
    await reports.publish();
    const file = JSON.parse(files.get('reports/PPWP/1701082001.json') ?? '');
    expect(file.stations[STATION].at(-1)).toMatchObject({ handled: 29 });
    files.clear();
    await reports.publish();
    expect(files.size).toBe(0);
  });

  test('is taken from a page of any site, and nothing else is', async () => {
    const headers = { origin: 'https://a.example' };
    const asked = (url: string) => app.inject({ method: 'OPTIONS', url, headers });
    const preflight = await asked(REPORTS);
    const allowed = preflight.headers['access-control-allow-methods'];
    expect([preflight.statusCode, allowed]).toEqual([204, 'POST']);
    expect((await send(await fresh(OTHER))).headers['access-control-allow-origin']).toBe('*');
    expect((await asked('/api/v1/acts')).headers['access-control-allow-origin']).toBeUndefined();
  });

  const refused = async (body: object) => {
    const answer = await send(body);
    const { code, reason } = answer.json();
    return [answer.statusCode, code, reason?.fault];
  };

  test('without its work is refused', async () => {
    const given = await challenge();
    const body = about(given, STATION, work(given, STATION, false));
    expect(await refused(body)).toEqual([422, 'report-unproven', 'bits']);
  });

  test('counts once, however often it is sent', async () => {
    const body = await fresh(OTHER);
    expect((await send(body)).statusCode).toBe(200);
    expect(await refused(body)).toEqual([422, 'report-unproven', 'used']);
  });

  test('cannot be worked for in advance or with another’s challenge', async () => {
    const body = await fresh();
    now += 2 * HOUR_MS;
    expect(await refused(body)).toEqual([422, 'report-unproven', 'challenge']);
    const made = `${Math.floor(now / HOUR_MS)}.${'A'.repeat(43)}`;
    const forged = about(made, STATION, work(made, STATION));
    expect(await refused(forged)).toEqual([422, 'report-unproven', 'challenge']);
  });

  test('names a station and a contest that exist', async () => {
    expect(await refused(await fresh('1701082001999'))).toEqual([422, 'unit-unknown', undefined]);
    const body = { ...(await fresh()), contest: 'DPD' };
    expect(await refused(body)).toEqual([422, 'contest-unknown', undefined]);
  });

  test('holds no words of its sender', async () => {
    const body = await fresh();
    for (const more of [{ note: 'nama saya' }, { category: 'apa saja' }, { field: 'nama saya' }])
      expect((await send({ ...body, ...more })).json().code).toBe('body-malformed');
    expect((await send({ ...body, nonce: 'x'.repeat(3000) })).json().code).toBe('body-too-large');
  });
});

describe('a flood', () => {
  test('of a station ends at the hour’s limit', async () => {
    const given = await challenge();
    let nonce = -1;
    const next = () => {
      nonce = Number(work(given, OTHER, true, nonce + 1));
      return about(given, OTHER, `${nonce}`);
    };
    for (let n = 0; n < STATION_HOUR_MAX; n++) expect((await send(next())).statusCode).toBe(200);
    expect((await send(next())).json().code).toBe('too-many-requests');
    expect((await send(await fresh())).statusCode).toBe(200);
  });

  test('from an address ends at the address’s limit', async () => {
    const slow = desk(2);
    const body = { ...(await fresh()), category: 'other' as const };
    const taken = [await slow.take(body, '192.0.2.1'), await slow.take(body, '192.0.2.1')];
    expect(taken).toEqual([undefined, expect.objectContaining({ refused: 'report-unproven' })]);
    expect(await slow.take(body, '192.0.2.1')).toMatchObject({ refused: 'too-many-requests' });
    expect(await slow.take(body, '192.0.2.2')).toMatchObject({ refused: 'report-unproven' });
  });
});

test('what a lost tree had is written again, and what a lost table had comes back', async () => {
  await send(await fresh());
  await reports.publish();
  const shown = new Map(files);
  files.clear();
  await desk(1000).publish();
  expect([...files.keys()].sort()).toEqual([...shown.keys()].sort());
  expect(files.get('reports/index.json')).toBe(shown.get('reports/index.json'));
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('delete from terang.reports');
  await client.end();
  const read = async (path: string) => (shown.has(path) ? utf8(shown.get(path)!) : undefined);
  expect(await restoreReports({ store, read, correctionsOf: async () => corrections })).toBeGreaterThan(0);
  files.clear();
  await desk(1000).publish();
  // Within an hour a report has no place of its own.
  const told = (of: ReadonlyMap<string, string>) =>
    Object.values(JSON.parse(of.get(`reports/PPWP/${STATION.slice(0, 10)}.json`) ?? '{}').stations ?? {})
      .flat().map((report) => JSON.stringify(report)).toSorted();
  expect(told(files)).toEqual(told(shown));
  expect(told(files).length).toBeGreaterThan(0);
});

test('a database of version 1 gets the same tables by steps as a new one', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const shape = async () =>
    (
      await client.query(
        `select table_name, column_name, data_type, is_nullable, column_default, collation_name
         from information_schema.columns where table_schema = 'terang' order by 1, 2`,
      )
    ).rows;
  const before = await shape();
  const later = ['reports', 'sessions', 'challenges', 'passkeys', 'vault'].map((name) => `terang.${name}`);
  await client.query(`drop table ${later.join(', ')}; delete from terang.migrations`);
  await client.query('insert into terang.migrations (version) values (1)');
  expect(await migrate(database.url)).toBe(3);
  expect(await shape()).toEqual(before);
  expect(before.length).toBeGreaterThan(0);
  await client.end();
});
