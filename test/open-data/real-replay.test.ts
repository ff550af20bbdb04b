import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replay, type ReplayReport } from '../../src/cli/replay.ts';
import { expectAgreement, expectDelta, expectWritten, snapshotsOf, viewsOf } from './agreement.ts';
import { readerOf, type Reader } from './reader.ts';

const data = (name: string): string => fileURLToPath(new URL(`../../data/${name}`, import.meta.url));

/** Lombok Barat, and a sub-district of it of which KPU changed a dozen stations after it had published. */
const AREA = '5201';
const CORRECTED = '520112';

describe('the real figures of a regency', () => {
  let tree = '';
  let reader: Reader;
  let report: ReplayReport;

  beforeAll(async () => {
    tree = await mkdtemp(join(tmpdir(), 'open-data-'));
    report = await replay({
      csv: data('tps-president-2024.csv.gz'),
      revisions: data('tps-president-2024-revisions.csv.gz'),
      area: AREA,
      seed: 'laws',
      quiet: true,
      out: tree,
    });
    reader = readerOf(tree);
  }, 120_000);
  afterAll(() => rm(tree, { recursive: true }));

  test('are the same in the views, the tables and the reports', async () => {
    const latest = (await snapshotsOf(reader)).at(-1)!;
    for (const view of await viewsOf(reader, 'PPWP', latest)) {
      await expectAgreement(reader, 'PPWP', view, latest.size);
    }
    const [line] = await reader.lines('/data/PPWP/52/regency.ndjson');
    expect([line?.['votes_1'], line?.['votes_2'], line?.['votes_3']]).toEqual(report.totals.votes);
  }, 60_000);

  test('are in the written tables as in those made of the views', async () => {
    expect(await expectWritten(reader)).toBe(1);
  });

  test('come out the same through every file of changes', async () => {
    const sizes = (await snapshotsOf(reader)).map(({ size }) => size);
    expect(sizes.length).toBeGreaterThan(1);
    for (const [i, size] of sizes.slice(0, -1).entries()) {
      await expectDelta(reader, '/data/PPWP/5201', size, sizes[i + 1]!);
    }
    await expectDelta(reader, '/data/PPWP/5201', sizes[0]!, sizes.at(-1)!);
  }, 60_000);

  test('have every real correction in the feed, with its reason, its station and its leaf', async () => {
    const feed = await reader.text(`/feed/${CORRECTED}.xml`);
    const found = [
      ...feed.matchAll(/<category term="correction"\/>\n<link rel="alternate" href="\/(\d{13})"\/>/g),
    ];
    const lines = await reader.lines(`/data/PPWP/${CORRECTED}/station.ndjson`);
    const corrected = lines.filter((line) => Number(line['corrections']) > 0);
    const corrections = corrected.reduce((sum, line) => sum + Number(line['corrections']), 0);
    expect(corrections).toBeGreaterThan(10);
    expect(found).toHaveLength(corrections);
    expect(new Set(found.map(([, station]) => station))).toEqual(
      new Set(corrected.map((line) => line['station'])),
    );
    const leaf = /<category term="correction"\/>\n.*\n<link rel="related" href="\/leaf\/(\d+)"\/>/.exec(
      feed,
    )?.[1];
    expect(await reader.text(`/leaf/${leaf}`)).toContain('results.tally.correct');
  });

  test('are in a feed whose entries keep their ids while the night goes on', async () => {
    const sizes = (await snapshotsOf(reader)).map(({ size }) => size);
    const idsAt = async (size: number): Promise<string[]> => {
      const feed = await reader.text(`/feed/52.xml?at=${size}`);
      return [...feed.matchAll(/<entry>\n<id>([^<]+)<\/id>/g)].map(([, id]) => id ?? '');
    };
    const newest = new Set(await idsAt(sizes.at(-1)!));
    const earlier = await idsAt(sizes.at(-2)!);
    expect(earlier.length).toBeGreaterThan(0);
    for (const id of earlier) expect(newest).toContain(id);
    expect(newest.size).toBe((await idsAt(sizes.at(-1)!)).length);
  });
});
