import { mkdtemp, rm, writeFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VILLAGE, writePortalTree } from '../../../../test/journeys/portal-tree.ts';
import { utf8 } from '../../../base/bytes.ts';
import { buildWeb } from '../../build.ts';
import type { PortalAnswer } from '../answer.ts';
import { bodyText, createPortal, type Portal } from '../portal.ts';
import type { Snapshot } from '../published.ts';
import { servePortal } from '../serve.ts';
import { directorySource, sourceOf, type TreeSource } from '../source.ts';
import { snapshotsOf } from './snapshots.ts';
import { sampled, STEPS_MAX } from './history.ts';
import { localMinute, momentText, readMoment, ZONES } from './moment.ts';

const assets = {
  style: '/assets/portal-X.css',
  script: '/assets/page-X.js',
  verifier: '/assets/check-X.js',
  files: new Map(),
};
/** A folder with a file for each that a built site has. */
async function builtAssets(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'terang-assets-'));
  await buildWeb(dir);
  return join(dir, 'assets');
}

let tree = '';
let portal: Portal;
let snapshots: Snapshot[] = [];

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'terang-hours-'));
  await writePortalTree(tree, { hourly: true });
  portal = over(tree);
  const lines = (await readFile(join(tree, 'snapshots.ndjson'), 'utf8')).trimEnd().split('\n');
  snapshots = lines.map((line) => JSON.parse(line) as Snapshot);
});
afterAll(() => rm(tree, { recursive: true, force: true }));

const over = (dir: string): Portal =>
  createPortal({ source: directorySource(dir), assets, now: () => 0, site: 'https://terang.example' });
const ask = (to: Portal, address: string): Promise<PortalAnswer> => {
  const [path = '', query = ''] = address.split('?');
  return to({ method: 'GET', path, query: new URLSearchParams(query), headers: {} });
};
const textAt = async (address: string): Promise<string> => bodyText(await ask(portal, address));

/** The tree as it was once a publication was the newest. */
async function treeThen(snapshot: Snapshot): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'terang-then-'));
  const source = directorySource(tree);
  const copy = async (path: string, to = path) => writeFile(join(dir, to), (await source.read(path)) ?? '');
  await copy('checkpoint');
  const until = snapshots.filter(({ size }) => size <= snapshot.size);
  await writeFile(join(dir, 'snapshots.ndjson'), until.map((each) => `${JSON.stringify(each)}\n`).join(''));
  await writeFile(join(dir, 'latest.json'), JSON.stringify(snapshot));
  return dir;
}

/**
 * What a page says of the figures: status, votes, states, map, curve, last hour; links without their moment.
 */
const figuresIn = (html: string): string[] =>
  [/<p class="status".*?<\/p>/, /<div class="answers">.*?<section class="check"/].map((part) =>
    (part.exec(html)?.[0] ?? '').replaceAll(/\?at=\d+&amp;/g, '?').replaceAll(/\?at=\d+/g, ''),
  );

describe('a page of the past', () => {
  test('says what the page said then', async () => {
    expect(snapshots.length).toBeGreaterThan(4);
    const source = directorySource(tree);
    for (const snapshot of snapshots.slice(0, -1)) {
      const dir = await treeThen(snapshot);
      const short = directorySource(dir);
      const then = createPortal({
        source: { read: async (path) => (await short.read(path)) ?? source.read(path) },
        assets,
        now: () => 0,
      });
      for (const unit of ['/', '/17', '/170108', `/${VILLAGE}`]) {
        const said = figuresIn(bodyText(await ask(then, unit)));
        expect(said.join('')).toContain('class="four"');
        expect(figuresIn(await textAt(`${unit}?at=${snapshot.size}`))).toEqual(said);
      }
      await rm(dir, { recursive: true });
    }
  });

  test('is the same by size, by any later size before the next, and by the time between', async () => {
    const [first, second] = snapshots;
    const between = new Date(Date.parse(first!.at) + 60_000).toISOString();
    const bySize = figuresIn(await textAt(`/17?at=${first!.size}`));
    expect(figuresIn(await textAt(`/17?at=${second!.size - 1}`))).toEqual(bySize);
    expect(figuresIn(await textAt(`/17?at=${between}`))).toEqual(bySize);
    expect(figuresIn(await textAt(`/17?at=${second!.size}`))).not.toEqual(bySize);
  });

  test('never changes once a later one stands, and the newest is not kept for ever', async () => {
    const caching = async (at: string | number) =>
      (await ask(portal, `/17?at=${at}`)).headers['cache-control'];
    expect(await caching(snapshots[0]!.size)).toContain('immutable');
    expect(await caching('2024-02-14T06:00Z')).toContain('immutable');
    const station = await ask(portal, `/${VILLAGE}001?at=${snapshots[0]!.size}`);
    expect([station.status, station.headers['cache-control']]).toEqual([
      200, expect.not.stringContaining('immutable'),
    ]);
    expect(await caching(snapshots.at(-1)!.size)).not.toContain('immutable');
    expect(await caching('2030-01-01T00:00Z')).not.toContain('immutable');
  });

  test('says that it is not the newest, and leads on within its own hour', async () => {
    const { size } = snapshots[1]!;
    const html = await textAt(`/17?at=${size}`);
    expect(html).toContain('Ini bukan keadaan terbaru');
    expect(html).toContain(`href="/1701?at=${size}"`);
    expect(html).toContain(`href="/17?at=${snapshots[0]!.size}"`);
    expect(html).toContain(`href="/17?at=${snapshots[2]!.size}"`);
    expect(await textAt('/17')).not.toContain('class="past"');
  });

  test('before the first publication has no figure, and of a future size there is none', async () => {
    const html = await textAt('/17?at=2024-02-14T00:00Z');
    expect(html).toContain('belum ada angka yang diterbitkan');
    expect(html).not.toContain('class="votes"');
    expect((await ask(portal, '/17?at=999999')).status).toBe(404);
  });

  test('that cannot be read is said to be what is wrong with the address', async () => {
    const { status } = await ask(portal, '/17?at=kemarin&contest=DPD');
    expect(status).toBe(400);
    const html = await textAt('/17?at=kemarin&contest=DPD');
    expect(html).toContain('Saat dalam alamat ini, sesudah at=, tidak terbaca.');
    expect(html).toContain('href="/17?contest=DPD"');
    expect((await ask(portal, '/1x?at=kemarin')).status).toBe(404);
  });

  test('is cited with its address, size, root and time', async () => {
    const { size, root, at } = snapshots.at(-1)!;
    const html = await textAt('/17');
    const cite = /<section class="cite".*?<\/section>/s.exec(html)?.[0] ?? '';
    expect(cite).toContain(`https://terang.example/17?at=${size}`);
    expect(cite).toContain(root);
    expect(cite).toContain(at);
    expect(cite).toContain('Yang menentukan adalah kertas');
  });
});

describe('the list of publications', () => {
  /** A tree whose list is this text, with how many bytes of it were asked for. */
  function listed(): { source: TreeSource; text: string; bytes: number } {
    const real = directorySource(tree);
    const told = { text: '', bytes: 0, source: real };
    const readFrom = async (path: string, from: number) => {
      if (path !== 'snapshots.ndjson') return undefined;
      const rest = utf8(told.text).subarray(from);
      told.bytes += rest.length;
      return rest.length > 0 ? rest : undefined;
    };
    told.source = { read: real.read, readFrom };
    return told;
  }
  const line = (n: number): string => JSON.stringify({ at: `${n}`, leaf: n, root: '', size: n, views: {} });
  const sizesUpTo = async (list: ReturnType<typeof snapshotsOf>, n: number): Promise<number[]> => {
    const latest = JSON.parse(line(n)) as Snapshot;
    const { until } = await list.around({ checkpoint: { size: n } as never, latest });
    return until.map(({ size }) => size);
  };

  test('is read on from where it was last read, and half a line not yet', async () => {
    const told = listed();
    const list = snapshotsOf(told.source);
    told.text = Array.from({ length: 500 }, (_, i) => `${line(i + 1)}\n`).join('');
    expect(await sizesUpTo(list, 500)).toHaveLength(500);
    const whole = told.bytes;
    told.text += `${line(501)}\n${line(502).slice(0, 9)}`;
    expect((await sizesUpTo(list, 501)).at(-1)).toBe(501);
    expect(told.bytes - whole).toBeLessThan(4 * line(501).length);
    told.text += `${line(502).slice(9)}\n`;
    expect((await sizesUpTo(list, 502)).slice(-2)).toEqual([501, 502]);
  });

  test('of another tree, longer or shorter, is taken whole, and nothing of the old is kept', async () => {
    for (const sizes of [[7, 8, 9, 10, 11, 12], [7, 12]]) {
      const told = listed();
      const list = snapshotsOf(told.source);
      told.text = [1, 2, 3, 4].map((n) => `${line(n)}\n`).join('');
      expect(await sizesUpTo(list, 4)).toEqual([1, 2, 3, 4]);
      told.text = sizes.map((n) => `${line(n)}\n`).join('');
      expect(await sizesUpTo(list, 12)).toEqual(sizes);
    }
  });

  test('is given from a byte on by a site that has it, so that a site over a site does so too', async () => {
    const served = await servePortal({
      from: tree, port: 0, host: '127.0.0.1', assets: await builtAssets(), onFault: () => undefined,
    });
    const source = sourceOf(`${served.url}tree/`);
    const whole = (await source.read('snapshots.ndjson'))!;
    expect(await source.readFrom?.('snapshots.ndjson', whole.length)).toBeUndefined();
    const rest = await source.readFrom?.('snapshots.ndjson', whole.length - 20);
    expect(Buffer.from(rest!).equals(whole.subarray(-20))).toBe(true);
    const asked = { headers: { range: 'bytes=10-' } };
    const given = await fetch(`${served.url}tree/snapshots.ndjson`, asked);
    expect([given.status, given.headers.get('content-range')]).toEqual([
      206, `bytes 10-${whole.length - 1}/${whole.length}`,
    ]);
    await served.close();
  });
});

describe('a moment in an address', () => {
  test('is the same instant in any zone that people write', () => {
    const instant = { kind: 'time', time: Date.parse('2024-02-14T14:00:00Z') };
    for (const text of [
      '2024-02-14T21:00+07:00',
      '2024-02-14T21:00 07:00',
      '2024-02-14T14:00Z',
      '2024-02-14T21:00',
    ])
      expect([text, readMoment(text, null)]).toEqual([text, instant]);
    expect(readMoment('2024-02-14T23:00', '+09:00')).toEqual(instant);
    expect(readMoment('2024-02-14T21:00', '+25:00')).toEqual(instant);
  });

  test('is read again from what is written of it', () => {
    fc.assert(
      fc.property(fc.nat(4_000_000_000), fc.constantFrom(...ZONES), (seconds, zone) => {
        const utc = new Date(seconds * 1000 - ((seconds * 1000) % 60_000)).toISOString();
        const read = readMoment(localMinute(utc, zone), zone);
        expect(read && momentText(read)).toBe(utc);
        expect(readMoment(momentText(read!), null)).toEqual(read);
      }),
    );
  });

  test('is nothing else', () => {
    for (const text of [
      '-1',
      '1e3',
      '01',
      '2024-13-14T00:00Z',
      '2024-02-14',
      '<b>',
      '9'.repeat(17),
      '2024-02-14T21:00+7',
    ])
      expect([text, readMoment(text, null)]).toEqual([text, undefined]);
  });
});

describe('the sample of past publications', () => {
  const at = (minutes: number, size: number): Snapshot => ({
    at: new Date(Date.UTC(2024, 1, 14) + minutes * 60_000).toISOString(),
    leaf: size,
    root: '',
    size,
    views: {},
  });
  const times = fc.uniqueArray(fc.nat(60_000), { minLength: 1, maxLength: 400 });

  test('is bounded, in order, ends with the newest, and has gaps where nothing was published', () => {
    fc.assert(
      fc.property(times, (minutes) => {
        const all = minutes.sort((a, b) => a - b).map((minute, i) => at(minute, i + 1));
        const slots = sampled(all);
        expect(slots.length).toBeLessThanOrEqual(STEPS_MAX + 1);
        expect(slots.at(-1)).toBe(all.at(-1));
        expect(slots[0]).toBeDefined();
        const sizes = slots.flatMap((slot) => (slot ? [slot.size] : []));
        expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
      }),
    );
  });

  test('of a step that is over never changes', () => {
    const early = [0, 3, 7, 8].map((minute, i) => at(minute, i + 1));
    const late = [...early, at(9, 9), at(12, 10)];
    expect(sampled(late).slice(0, 9)).toEqual(sampled(early).slice(0, 9));
  });
});
