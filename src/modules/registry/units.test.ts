import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../base/result.ts';
import type { UnitTree } from '../../core/define.ts';
import { electionObjects, parseRanges, parseUnits, type ObjectSource } from './objects.ts';
import { indexUnits, unitTree, type Units } from './units.ts';

const data = (name: string) => new URL(`../../../data/${name}`, import.meta.url);
const text = (name: string) => gunzipSync(readFileSync(data(name))).toString();

describe('the real tree of 2024', () => {
  let units: Units;
  let tree: UnitTree;

  beforeAll(() => {
    const source = JSON.parse(readFileSync(data('election-2024.json'), 'utf8')) as ObjectSource;
    const ranges = text('tps-ranges-by-village-2024.csv.gz');
    const objects = electionObjects(source, text('regions-2024.csv.gz'), ranges);
    const parsed = parseUnits(objects.units.text);
    if (isRefusal(parsed)) throw new Error(JSON.stringify(parsed));
    units = parsed;
    tree = unitTree(units, new Map());
  });

  it('has the regions of decree 857/2023 at home', () => {
    const atHome = (code: string) => !code.startsWith('99');
    const home = [2, 4, 6, 10].map((depth) => units.levels[depth]?.filter(atHome).length);
    expect(home).toEqual([38, 514, 7277, 83731]);
    expect(units.names.size).toBe(91946);
  });

  it('has 820,161 stations at home and 2,446 of the 3,059 abroad', () => {
    expect(tree.stationCount('ID') - tree.stationCount('99')).toBe(820161);
    expect(tree.stationCount('99')).toBe(2446);
  });

  it('holds every station of the results table', () => {
    const lines = text('tps-president-2024.csv.gz').trimEnd().split('\n').slice(1);
    const stations = lines.map((line) => line.slice(0, 13));
    expect(stations).toHaveLength(290896);
    expect(stations.filter((station) => !tree.exists(station))).toEqual([]);
  });

  it('counts at each unit what its children count', () => {
    for (const unit of ['ID', '17', '1701', '170108', '3173011005', '99', '99AA']) {
      const below = tree.childrenOf(unit).reduce((sum, child) => sum + tree.stationCount(child), 0);
      expect([unit, below]).toEqual([unit, tree.stationCount(unit)]);
    }
  });

  it('lists children in the order of their codes, each existing and directly below', () => {
    const children = tree.childrenOf('170108');
    expect(children).toEqual([...children].sort());
    const isVillage = (child: string) => /^170108\d{4}$/.test(child) && tree.exists(child);
    expect(children.filter((child) => !isVillage(child))).toEqual([]);
    expect(children.length).toBeGreaterThan(5);
    expect(tree.childrenOf('1701082001').at(0)).toBe('1701082001001');
    expect(tree.childrenOf('1701082001001')).toEqual([]);
  });

  it('knows names, and zones by the longest prefix', () => {
    expect(tree.nameOf('17')).toBe('BENGKULU');
    expect(tree.nameOf('1701082001002')).toBe('2');
    expect(() => tree.nameOf('1799')).toThrow(RangeError);
    const zones = ['1701082001002', '5101', '9101', '9940010001001', '99'].map((unit) => tree.zoneOf(unit));
    expect(zones).toEqual(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Asia/Dubai', 'UTC']);
  });

  it('names only zones that exist', () => {
    for (const timeZone of new Set(units.zones.values())) {
      expect(() => new Intl.DateTimeFormat('id', { timeZone })).not.toThrow();
    }
  });

  it.each(['1701082001000', '1701082001999', '17010820010O1', '9999999999001', '', 'id', '1701082001 1'])(
    'has no unit %j',
    (unit) => expect(tree.exists(unit)).toBe(false),
  );
});

describe('stations opened and closed after the founding', () => {
  const village = '1101012001';
  const regions = ['11', '1101', '110101', village].map((code) => [code, 'x'] as const);
  const treeOf = (ranges: number[], amendments: ReadonlyMap<string, 'open' | 'closed'>) =>
    unitTree(indexUnits(regions, new Map([[village, ranges]]), new Map()), amendments);
  const station = (number: number) => village + String(number).padStart(3, '0');

  it('exist, are listed and are counted at every level exactly as a set of codes says', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 12 });
    const status = fc.constantFrom('open' as const, 'closed' as const);
    const change = fc.tuple(fc.integer({ min: 1, max: 999 }), status);
    const changes = fc.uniqueArray(change, { selector: ([n]) => n });
    fc.assert(fc.property(numbers, changes, (bounds, amended) => {
      const ranges = [...bounds].sort((a, b) => a - b).slice(0, bounds.length - (bounds.length % 2));
      const expected = new Set<string>();
      for (let i = 0; i < ranges.length; i += 2) {
        for (let n = ranges[i] ?? 0; n <= (ranges[i + 1] ?? 0); n++) expected.add(station(n));
      }
      for (const [n, change] of amended) expected[change === 'open' ? 'add' : 'delete'](station(n));
      const tree = treeOf(ranges, new Map(amended.map(([n, change]) => [station(n), change])));
      expect(tree.childrenOf(village)).toEqual([...expected].sort());
      for (const unit of ['ID', ...regions.map(([code]) => code)]) {
        expect(tree.stationCount(unit)).toBe(expected.size);
      }
      for (const [n] of amended) expect(tree.exists(station(n))).toBe(expected.has(station(n)));
    }));
  });
});

describe('ranges of station numbers', () => {
  it('say the same as the numbers they were written from', () => {
    const bounds = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 20 });
    fc.assert(fc.property(bounds, (numbers) => {
      const ascending = [...numbers].sort((a, b) => a - b).slice(0, numbers.length - (numbers.length % 2));
      const parts: string[] = [];
      for (let i = 0; i < ascending.length; i += 2) parts.push(`${ascending[i]}-${ascending[i + 1]}`);
      expect(parseRanges(parts.join(','))).toEqual(ascending);
    }));
  });

  const wrong = ['', '0-3', '1-3,3-4', '5-4', '3,2', '7-7', '1-1000', '01-3', '1-3,', '1 - 3', '-3', '1-2-3'];
  it.each(wrong)('refuse %j', (text) => expect(parseRanges(text)).toBeUndefined());
});
