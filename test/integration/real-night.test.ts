import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/base/result.ts';
import { replay, type ReplayReport } from '../../src/cli/replay.ts';
import { readElection } from '../../src/cli/rehearsal/election-files.ts';
import { readRows } from '../../src/cli/rehearsal/rows.ts';
import type { Contest } from '../../src/core/define.ts';
import { parseContests, parseRuleSet, ruleValueOf } from '../../src/modules/registry/objects.ts';
import { asRecord, entered, tallyKey, tallyRecord } from '../../src/modules/results/record.ts';
import { counted, told, viewOf } from './published-views.ts';
import { finalRows, recount, rowsOf } from './recount.ts';

const CSV = 'tps-president-2024.csv.gz';
const csv = fileURLToPath(new URL(`../../data/${CSV}`, import.meta.url));
const rows = rowsOf(CSV, '17');
const below = (area: string) =>
  recount(finalRows(rows.filter((row) => row['tps_code']?.startsWith(area)), []));

describe('the night of Bengkulu Selatan, through the whole mechanism', () => {
  let dir = '';
  let night: ReplayReport;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'real-night-'));
    night = await replay({ csv, area: '1701', out: join(dir, '1701'), seed: 'laws', quiet: true });
  }, 120_000);
  afterAll(() => rm(dir, { recursive: true }));

  test('gives the figures of a recount from the table', () => {
    expect(night).toMatchObject(below('1701'));
    expect([night.acts > 2_000, night.rejected, night.rejectedCount]).toEqual([true, [], 0]);
  });

  test('shows them at the regency, at each sub-district, and as the whole nation so far', async () => {
    const districts = [...new Set(rows.map((row) => (row['tps_code'] ?? '').slice(0, 6)))];
    const here = districts.filter((unit) => unit.startsWith('1701'));
    expect(here.length).toBeGreaterThan(5);
    for (const unit of ['ID', '17', '1701', ...here]) {
      const view = await viewOf(join(dir, '1701'), unit === 'ID' ? '' : unit);
      expect([unit, told(view)]).toEqual([unit, counted(below(unit.length < 4 ? '1701' : unit))]);
    }
  });
});

describe('the forms of all Bengkulu', () => {
  test('entered twice each, add up to a recount from the table', async () => {
    const { objects } = await readElection();
    const ballot = parseContests(objects.contests.text);
    const ruleSet = parseRuleSet(objects.ruleSet.text);
    if (isRefusal(ballot) || isRefusal(ruleSet)) throw new Error('the data make no election');
    const [contest] = ballot.contests as [Contest];
    const ruleValue = ruleValueOf(ruleSet);
    const wanted = { area: '17', exists: () => true, fromMs: 0, untilMs: Number.POSITIVE_INFINITY };
    const table = await readRows(csv, wanted);
    const sums: Record<string, number> = {};
    for (let i = 0; i < table.stations.length; i++) {
      const { station, form, hasVotes } = table.row(i);
      const context = { contest, station, ruleValue };
      if (!hasVotes) continue;
      const first = entered(undefined, { leaf: 1, officer: 'a', form, roles: 'KPPS' }, context);
      const both = entered(first, { leaf: 2, officer: 'b', form, roles: 'KPPS' }, context);
      const record = asRecord(both);
      const part = tallyRecord.contribute(tallyKey(station, 'PPWP', 1), record)?.sums ?? {};
      for (const [metric, value] of Object.entries(part)) sums[metric] = (sums[metric] ?? 0) + value;
    }
    const { confirmed, withheld, incomplete, totals, reported, brokenRules } = below('17');
    expect(sums).toMatchObject({
      'state.confirmed': confirmed, 'state.withheld': withheld, 'state.incomplete': incomplete,
      'confirmed.valid': totals.valid, 'confirmed.invalid': totals.invalid,
      'confirmed.votes.0': totals.votes[0], 'confirmed.votes.1': totals.votes[1],
      'confirmed.votes.2': totals.votes[2],
      'reported.valid': reported.valid, 'reported.votes.2': reported.votes[2],
      ...Object.fromEntries(Object.entries(brokenRules).map(([rule, count]) => [`rule.${rule}`, count])),
    });
  });

  test('are what they were: regency 1701 with its 584 stations, the province with its 6,210', async () => {
    const figures = { '1701': below('1701'), '17': below('17') };
    expect([figures['1701'].stations, figures['17'].stations]).toEqual([584, 6_210]);
    const text = `${JSON.stringify(figures, undefined, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../golden/figures-bengkulu.json');
  });
});
