import { describe, expect, test } from 'vitest';
import { refuse } from '../../../../base/result.ts';
import type { Tally } from '../../../../modules/results/record.ts';
import { tallyWith } from '../../../../modules/results/samples.ts';
import type { Api } from '../../device/api.ts';
import { inOrder, type Item, itemCells, itemsOf, lengthOf, OVERDUE_HOURS } from './queue-kinds.ts';

const NOW = Date.parse('2024-02-14T20:00:00Z');
const tally = (acts: number[], change: Partial<Tally> = {}): Tally =>
  tallyWith({ acts, state: 'disputed', ...change });
const closed = (hoursAgo: number) => ({
  close: { at: new Date(NOW - hoursAgo * 3_600_000).toISOString(), leaf: 1, queue: 0 },
});

/** An API with these records, all of them in every list. */
function api(records: Readonly<Record<string, object>>, lists: readonly string[]): Api {
  return {
    list: async () => ({ keys: lists, next: null }),
    records: async (keys: readonly string[]) => ({
      records: Object.fromEntries(keys.map((key) => [key, records[key] ?? null])),
    }),
  } as unknown as Api;
}

describe('a queue', () => {
  test('has whatever waits longest first; corrections the newest first', () => {
    const items: Item[] = [
      { station: '3', tally: tally([7, 20]) },
      { station: '1', tally: tally([9, 10]) },
      { station: '2', tally: tally([7, 30]) },
    ];
    expect(inOrder('disputed', items).map(({ station }) => station)).toEqual(['2', '3', '1']);
    expect(inOrder('corrected', items).map(({ station }) => station)).toEqual(['2', '3', '1']);
    expect(inOrder('corrected', [...items].reverse()).map(({ station }) => station)).toEqual(['2', '3', '1']);
  });

  test('of what is overdue holds stations long closed without equal readings, the oldest first', async () => {
    const records = {
      'voting.station/1701082001001': closed(OVERDUE_HOURS + 1),
      'voting.station/1701082001002': closed(OVERDUE_HOURS - 1),
      'voting.station/1701082001003': closed(OVERDUE_HOURS + 3),
      'voting.station/1701082001004': closed(OVERDUE_HOURS + 2),
      'results.tally/1701082001001/PPWP/1': tally([1], { state: 'waiting' }),
      'results.tally/1701082001004/PPWP/1': tally([1], { state: 'confirmed' }),
    };
    const stations = Object.keys(records).filter((key) => key.startsWith('voting'));
    const found = await itemsOf(api(records, stations), 'overdue', {
      contest: 'PPWP',
      below: '17',
      nowMs: NOW,
    });
    expect('items' in found && found.items.map(({ station }) => station)).toEqual([
      '1701082001003',
      '1701082001001',
    ]);
  });

  test('that cannot be read is refused and not empty', async () => {
    const broken = { ...api({}, []), list: async () => refuse('unreachable') } as unknown as Api;
    expect(await itemsOf(broken, 'withheld', { contest: 'PPWP', below: '17', nowMs: NOW })).toEqual(
      refuse('unreachable'),
    );
  });

  test('says its length where a sum says it', () => {
    expect(lengthOf('disputed', { 'state.disputed': 3 })).toBe(3);
    expect(lengthOf('withheld', {})).toBe(0);
    expect(lengthOf('objection', { 'objections.open': 2 })).toBe(2);
    expect(lengthOf('overdue', {})).toBeUndefined();
  });

  test('is exported with what it shows', () => {
    const broken = [{ rule: 'R8', severity: 'error' }] as never;
    const item = { station: '1701082001001', tally: tally([1], { state: 'withheld', broken }) };
    expect(itemCells(item, 'AIR SULAU')).toEqual(['1701082001001', 'AIR SULAU', 'withheld', 'R8', '', 0, '']);
  });
});
