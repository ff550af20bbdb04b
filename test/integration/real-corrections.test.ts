import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directorySource, verifyTree } from '../../verifier/src/index.js';
import { replay, type ReplayReport } from '../../src/cli/replay.ts';
import { actAt, counted, told, viewOf } from './published-views.ts';
import { finalRows, recount, rowsOf, type Cells } from './recount.ts';

const [CSV, REVISIONS] = ['tps-president-2024.csv.gz', 'tps-president-2024-revisions.csv.gz'];
const data = (name: string): string => fileURLToPath(new URL(`../../data/${name}`, import.meta.url));
const votesIn = (row: Cells): number[] => ['anies', 'prabowo', 'ganjar'].map((pair) => Number(row[pair]));

/** A sub-district of Lombok Barat: 234 stations, of which KPU changed a dozen after it had published. */
const AREA = '520112';

describe('the real corrections of a sub-district', () => {
  const rows = rowsOf(CSV, AREA);
  const revisions = rowsOf(REVISIONS, AREA);
  const finals = finalRows(rows, revisions);
  const corrected = finals.filter(({ corrections }) => corrections > 0);
  let tree = '';
  let report: ReplayReport;

  beforeAll(async () => {
    tree = await mkdtemp(join(tmpdir(), 'real-corrections-'));
    const options = { csv: data(CSV), revisions: data(REVISIONS), area: AREA, seed: 'laws', quiet: true };
    report = await replay({ ...options, out: tree });
  }, 120_000);
  afterAll(() => rm(tree, { recursive: true }));

  test('leave the last revision of each station as the figures of the area', async () => {
    const sum = recount(finals);
    expect(sum.corrections).toBeGreaterThan(10);
    expect(report).toMatchObject(sum);
    expect(told(await viewOf(tree, AREA))).toEqual(counted(sum));
  });

  test('keep old and new: both forms are in the log, the newest is shown, with how often', async () => {
    for (const { row, corrections } of corrected) {
      const station = row['tps_code'] ?? '';
      const shown = (await viewOf(tree, station.slice(0, 10))).children.find(({ unit }) => unit === station);
      const counts = [shown?.corrections, shown?.acts.length];
      expect([station, ...counts]).toEqual([station, corrections, 2 + corrections]);
      expect(shown?.form.IV).toEqual(votesIn(row));
      const acts = await Promise.all((shown?.acts ?? []).map((leaf) => actAt(tree, leaf, report.acts)));
      const [first, second, ...later] = acts.map(({ act }) => act.split('.')[2]);
      expect([first, second, ...new Set(later)]).toEqual(['enter', 'enter', 'correct']);
      const oldest = revisions.find((one) => one['tps_code'] === station) as Cells;
      const forms = acts.map(({ body }) => (body as { form: { IV: number[] } }).form.IV);
      expect([forms[0], forms.at(-1)]).toEqual([votesIn(oldest), votesIn(row)]);
    }
  });

  test('have two signers each, a reason, and the hash of what was seen', async () => {
    const { row } = corrected[0] as { row: Cells };
    const station = row['tps_code'] ?? '';
    const shown = (await viewOf(tree, station.slice(0, 10))).children.find(({ unit }) => unit === station);
    const { by, with: others, body } = await actAt(tree, shown?.acts.at(-1) ?? 0, report.acts);
    expect(new Set([by.officer, ...(others ?? []).map(({ officer }) => officer)]).size).toBe(2);
    const { evidence, reason } = body as { evidence: string; reason: string };
    expect(evidence).toMatch(/^[0-9a-f]{64}$/);
    expect(reason.length).toBeGreaterThan(10);
  });

  test('have no finding', async () => {
    const { findings, checked } = await verifyTree(directorySource(tree));
    expect(findings).toEqual([]);
    expect(checked['leaves']).toBe(report.acts);
  });
});
