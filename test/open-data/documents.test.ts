import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../../src/base/bytes.ts';
import { STATIONS, VILLAGE, writePortalTree } from '../journeys/portal-tree.ts';
import { expectAgreement, expectDelta, expectWritten, snapshotsOf, viewsOf } from './agreement.ts';
import { readerOf, type Reader } from './reader.ts';
import { faultsOf, nistJudge, shapeJudge } from './schemas.ts';

let tree = '';
let reader: Reader;

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'open-data-'));
  await writePortalTree(tree);
  reader = readerOf(tree);
});
afterAll(() => rm(tree, { recursive: true }));

const plain = (type = ''): string => type.split(';', 1)[0] ?? '';

describe('figures', () => {
  test.each(['PPWP', 'DPD'])(
    'of %s are the same in every format, names that try to be markup too',
    async (contest) => {
      const latest = (await snapshotsOf(reader)).at(-1)!;
      const views = await viewsOf(reader, contest, latest);
      for (const view of views) await expectAgreement(reader, contest, view, latest.size);
      expect(views.length).toBeGreaterThan(4);
      await expectDelta(reader, `/data/${contest}/1701`, 0, latest.size);
    },
  );

  test('of stations are in the tree as they are made of the views', async () => {
    expect(await expectWritten(reader)).toBe(2);
  });

  test('before anything came say that all is missing', async () => {
    const lines = await reader.lines('/data/PPWP/1101/village.ndjson');
    expect(lines).toMatchObject([
      { unit: '1101012001', stations: 3, forms_missing: 3, valid: 0, view_size: null },
    ]);
    const stations = await reader.lines('/data/PPWP/1101/station.ndjson');
    expect(stations.map(({ state }) => state)).toEqual(['missing', 'missing', 'missing']);
  });
});

describe('a file', () => {
  const ADDRESSES = ['province.csv', 'province.ndjson', 'province.parquet', 'report.json'];
  test.each(ADDRESSES)('%s says its tree size, hash and licence', async (name) => {
    const { headers, body } = await reader.get(`/data/PPWP/ID/${name}`);
    expect(headers['terang-sha256']).toBe(createHash('sha256').update(body).digest('hex'));
    expect(headers['terang-tree-size']).toBe(String((await snapshotsOf(reader)).at(-1)?.size));
    expect(headers['link']).toMatch(/<https:\/\/creativecommons\.org\/.*>; rel="license"/);
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  test('of now lives for seconds, one of a size for ever, and is not sent twice', async () => {
    const size = (await snapshotsOf(reader)).at(-1)?.size;
    const now = await reader.get('/data/PPWP/17/regency.csv');
    const past = await reader.get(`/data/PPWP/17/regency.csv?at=${size}`);
    expect(now.headers['cache-control']).toContain('max-age=2');
    expect(past.headers['cache-control']).toContain('immutable');
    expect(past.body).toEqual(now.body);
    const again = await reader.get('/data/PPWP/17/regency.csv', {
      'if-none-match': now.headers['etag'] ?? '',
    });
    expect(again.status).toBe(304);
  });

  test('has its table’s hash in its description', async () => {
    const description = await reader.json<Record<string, string>>('/data/PPWP/ID/province.csv-metadata.json');
    const { body } = await reader.get(`/data/PPWP/ID/${description['url']}`);
    expect(description['schema:sha256']).toBe(createHash('sha256').update(body).digest('hex'));
    expect(description['dc:license']).toEqual({ '@id': expect.stringContaining('publicdomain') as string });
  });

  test.each([
    ['/data/PPWP/12/regency.csv', 'unit-unknown'],
    ['/data/DPRD/17/regency.csv', 'contest-unknown'],
    ['/data/PPWP/17/regency.csv?at=1', 'moment-unknown'],
    ['/data/PPWP/17/regency.csv?at=yesterday', 'moment-unknown'],
    ['/data/PPWP/17/delta/1-39.ndjson', 'moment-unknown'],
    ['/feed/12.xml', 'unit-unknown'],
  ])('%s is refused: %s', async (address, code) => {
    const { status, body } = await reader.get(address);
    expect([status, (JSON.parse(textOf(body)) as { code: string }).code]).toEqual([404, code]);
  });

  test.each([
    '/data/PPWP/17/station.csv',
    '/data/PPWP/ID/village.csv',
    '/data/PPWP/17/province.csv',
    '/data/PPWP/17/delta/5-5.ndjson',
    '/data/PPWP/17/../17/regency.csv',
    '/data/PPWP/17/regency.csv%00',
    '/data/ppwp/17/regency.csv',
    `/data/PPWP/${STATIONS.confirmed}/station.csv`,
  ])('%s does not exist', async (address) => expect((await reader.get(address)).status).toBe(404));

  test('of changes leads from any size to the newest, and is empty there', async () => {
    const size = (await snapshotsOf(reader)).at(-1)?.size;
    const { status, headers } = await reader.get('/data/PPWP/1701/delta/0.ndjson');
    expect([status, headers['location']]).toEqual([307, `/data/PPWP/1701/delta/0-${size}.ndjson`]);
    const nothing = await reader.get(`/data/PPWP/1701/delta/${size}.ndjson`);
    expect([nothing.status, nothing.body.length]).toEqual([200, 0]);
  });
});

describe('a report', () => {
  const judge = nistJudge();
  const units = ['ID', '17', '1701', '170108', VILLAGE, '11', '99'];
  test.each(units.flatMap((unit) => [`PPWP/${unit}`, `DPD/${unit}`]))(
    'of %s is one by the schema of NIST SP 1500-100',
    async (place) => {
      expect(faultsOf(judge, await reader.json(`/data/${place}/report.json`))).toEqual([]);
    },
  );
});

type Distribution = Readonly<Record<string, { '@id': string }>>;
type Catalogue = { 'dcat:dataset': { 'dcat:distribution': Distribution[]; 'dcat:version': string }[] };

describe('the catalogue', () => {
  test('names nothing that is not there, each with its type and licence', async () => {
    const { 'dcat:dataset': datasets } = await reader.json<Catalogue>('/data/catalogue.jsonld');
    const distributions = datasets.flatMap((dataset) => dataset['dcat:distribution']);
    expect(distributions.length).toBeGreaterThan(20);
    for (const one of distributions) {
      const address = one['dcat:downloadURL']!['@id'];
      const { status, headers } = await reader.get(address);
      expect([address, status]).toEqual([address, 200]);
      expect(one['dcat:mediaType']!['@id']).toContain(`/media-types/${plain(headers['content-type'])}`);
      expect(one['dct:license']!['@id']).toContain('publicdomain');
    }
  });

  test('has the hash of each written table, and every written table', async () => {
    const text = await reader.text('/data/catalogue.jsonld');
    const { files } = await reader.json<{ files: { path: string; sha256: string }[] }>(
      '/tree/open/index.json',
    );
    for (const { path, sha256 } of files) {
      expect(text).toContain(`"/tree/${path}"`);
      expect(text).toContain(sha256);
    }
  });
});

describe('a feed', () => {
  test.each(['/feed/ID.xml', '/en/feed/17.xml', '/feed/1701.xml?contest=DPD', `/feed/${VILLAGE}.xml`])(
    '%s is Atom: well formed, whole, and says no name as markup',
    async (address) => {
      const feed = await reader.text(address);
      const open: string[] = [];
      for (const [, close, name = '', alone] of feed.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
        if (close === '/') expect(open.pop()).toBe(name);
        else if (alone === '') open.push(name);
      }
      expect(open).toEqual([]);
      expect(feed).not.toMatch(/<script|&(?!(amp|lt|gt|quot);)/);
      const [head = '', ...entries] = feed.split('<entry>');
      expect(head).toContain('xmlns="http://www.w3.org/2005/Atom"');
      for (const part of [head, ...entries]) {
        expect(part.match(/<id>urn:uuid:[0-9a-f-]{36}<\/id>/g)).toHaveLength(1);
        expect(part.match(/<title>[^<]+<\/title>/g)).toHaveLength(1);
        expect(part.match(/<updated>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z<\/updated>/g)).toHaveLength(1);
      }
      expect(entries.length).toBeGreaterThan(0);
      const ids = entries.map((entry) => /<id>([^<]+)/.exec(entry)?.[1]);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  test('leads from a correction to its station and its leaf, with old, new and why', async () => {
    const feed = await reader.text('/feed/ID.xml');
    const entry = feed.split('<entry>').find((one) => one.includes('term="correction"')) ?? '';
    expect(entry).toContain(`href="/${STATIONS.corrected}"`);
    expect(entry).toContain('111 terbaca 11');
    const leaf = /href="(\/leaf\/\d+)"/.exec(entry)?.[1] ?? '';
    expect(await reader.text(leaf)).toContain('results.tally.correct');
  });
});

type Operation = {
  readonly operationId: string;
  readonly parameters: readonly { $ref: string }[];
  readonly responses: {
    200: { content: Record<string, { schema?: { $ref: `#/components/schemas/${string}` } }> };
  };
};
type Api = {
  readonly paths: Record<string, { get: Operation }>;
  readonly components: { parameters: object };
};

describe('the description of the read API', () => {
  test('names only addresses that answer as it says', async () => {
    const api = await reader.json<Api>('/openapi.json');
    const judge = shapeJudge(api);
    const { files } = await reader.json<{ files: { unit: string }[] }>('/tree/open/index.json');
    const checkpoint = await reader.text('/tree/checkpoint');
    const size = (await snapshotsOf(reader)).at(-1)?.size;
    const founding = JSON.parse((await reader.text('/leaf/0.entry')).split('\n')[0]!) as {
      body: { units: string };
    };
    const partial = Number(checkpoint.split('\n')[1]) % 256;
    const values: Record<string, string> = {
      contest: 'PPWP',
      unit: '17',
      regency: files[0]!.unit,
      size: String(size),
      rows: 'regency',
      from: '0',
      to: String(size),
      hash: founding.body.units,
      level: 'entries',
      tile: `000.p/${partial}`,
      leaf: '0',
      register: 'ditahan',
    };
    const ids = new Set<string>();
    for (const [path, { get }] of Object.entries(api.paths)) {
      const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
      let given = await reader.get(address);
      if (given.status === 307) given = await reader.get(given.headers['location'] ?? '');
      const [content] = Object.entries(get.responses[200].content);
      const [type, { schema }] = content!;
      expect([address, given.status]).toEqual([address, 200]);
      expect([address, plain(given.headers['content-type'])]).toEqual([address, plain(type)]);
      ids.add(get.operationId);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const told = get.parameters.map(({ $ref }) => $ref.slice($ref.lastIndexOf('/') + 1));
      expect(told).toEqual(expect.arrayContaining(named));
      for (const name of told) expect(Object.keys(api.components.parameters)).toContain(name);
      if (schema === undefined) continue;
      const lines = address.endsWith('.ndjson')
        ? textOf(given.body).trimEnd().split('\n')
        : [textOf(given.body)];
      for (const line of lines)
        expect([address, faultsOf(judge(schema.$ref), JSON.parse(line))]).toEqual([address, []]);
    }
    expect(ids.size).toBe(Object.keys(api.paths).length);
  });

  test('has shapes that can be broken', async () => {
    const judge = shapeJudge(await reader.json('/openapi.json'))('#/components/schemas/View');
    expect(faultsOf(judge, { kind: 'terang/view/v1' })).not.toEqual([]);
  });
});

describe('the page of data', () => {
  test.each(['/data', '/data/17', '/data/1701', '/data/170108', `/data/${VILLAGE}`, '/en/data/1701'])(
    '%s lists files with the hashes that they have',
    async (address) => {
      const html = await reader.text(address);
      const row = /^<th scope="row"><a href="(\/(?:data|tree)\/[^"]+)".*?<code class="hash">([0-9a-f]{64})</;
      const rows = html.split('<tr>').flatMap((one) => row.exec(one) ?? []);
      expect(rows.length).toBeGreaterThan(3);
      for (let i = 0; i < rows.length; i += 3) {
        const [, path = '', hash] = rows.slice(i, i + 3);
        const { body } = await reader.get(path);
        expect([path, createHash('sha256').update(body).digest('hex')]).toEqual([path, hash]);
      }
    },
  );
  test('at a size leads to the files of that size, for ever', async () => {
    const [first] = await snapshotsOf(reader);
    const { body, headers } = await reader.get(`/data/17?at=${first!.size}`);
    expect(textOf(body)).toContain(`href="/data/PPWP/17/regency.csv?at=${first!.size}"`);
    expect(headers['content-type']).toContain('text/html');
  });
  test('of a unit that does not exist is none', async () => {
    expect((await reader.get('/data/12')).status).toBe(404);
    expect((await reader.get(`/data/${STATIONS.missing}`)).status).toBe(404);
  });
});
