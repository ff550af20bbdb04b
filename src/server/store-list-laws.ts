// The laws of a store's lists, for tests (store-laws.ts runs them on every store there is).
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Put } from './store-laws.ts';
import type { RecordRow, Store } from './store.ts';

export const tally = (station: string, labels: readonly string[], value = '{"n":1}'): RecordRow => ({
  key: `results.tally/${station}/PPWP/1`,
  value,
  unit: station,
  labels,
});

/** A list is what carries the label, at or below the unit, in one order. */
export function listLaws(store: () => Store, put: Put): void {
  const list = (label: string, below: string): Promise<string[]> =>
    store().list({ label, below, limit: 100 });
  const stationOf = (key: string): string => key.split('/')[1] ?? '';

  it('a list holds the records at or below a unit that carry the label, by unit', async () => {
    const stations = ['1701082001002', '1701082001001', '1702012001001', '9901010001001'];
    await put({ records: stations.map((station) => tally(station, ['waiting', 'rule:R8'])) });
    const village = {
      key: 'registry.body/1701082001',
      value: '{}',
      unit: '1701082001',
      labels: ['waiting'],
    };
    const nation = { key: 'x/nation', value: '{}', unit: 'ID', labels: ['waiting'] };
    await put({ records: [village, nation, { key: 'x/none', value: '{}' }] });
    const inProvince = ['1701082001001', '1701082001002', '1702012001001'];
    expect((await list('rule:R8', '17')).map(stationOf)).toEqual(inProvince);
    expect((await list('waiting', '1701082001')).map(stationOf)).toEqual([
      '1701082001',
      ...inProvince.slice(0, 2),
    ]);
    expect(await list('waiting', 'ID')).toHaveLength(6);
    expect(await list('waiting', '170')).toHaveLength(4);
    expect(await list('none', 'ID')).toEqual([]);
    expect((await list('waiting', '1701082001002')).map(stationOf)).toEqual(['1701082001002']);
  });

  it('missions abroad have letters in their codes, and stand below 99 all the same', async () => {
    const stations = ['9901010001001', '99AA010001001', '99BF010001001'];
    await put({ records: stations.map((station) => tally(station, ['waiting'])) });
    expect((await list('waiting', '99')).map(stationOf)).toEqual(stations);
    expect((await list('waiting', '99AA')).map(stationOf)).toEqual(['99AA010001001']);
  });

  it('a list of one unit alone holds nothing from below it, the nation included', async () => {
    const units = ['ID', '17', '1701', '17010820010'].map((unit, i) => ({
      key: `k/${i}`,
      value: '{}',
      unit,
      labels: ['a'],
    }));
    await put({ records: units });
    for (const { unit, key } of units)
      expect(await store().list({ label: 'a', below: unit, only: true, limit: 9 })).toEqual([key]);
    expect(await store().list({ label: 'a', below: '18', only: true, limit: 9 })).toEqual([]);
  });

  it('a record leaves the lists it no longer carries', async () => {
    await put({ records: [tally('1701082001001', ['waiting', 'open'])] });
    await put({ records: [tally('1701082001001', ['confirmed', 'open', 'open'])] });
    expect(await list('waiting', 'ID')).toEqual([]);
    expect(await list('open', 'ID')).toHaveLength(1);
    await put({ records: [{ key: 'results.tally/1701082001001/PPWP/1', value: '{}' }] });
    expect(await list('open', 'ID')).toEqual([]);
    expect(await list('confirmed', 'ID')).toEqual([]);
    await put({ records: [tally('1701082001001', ['open'])] });
    expect(await list('open', '17')).toHaveLength(1);
  });

  it('pages of any length, end to end, are the list', async () => {
    const labels = fc.subarray(['a', 'b', 'c']);
    const unit = fc.constantFrom('ID', '17', '1701', '170108', '1701082001', '1701082001001', '18', '9901');
    const places = fc.uniqueArray(fc.record({ unit, labels, n: fc.nat(30) }), {
      selector: (row) => row.n,
      maxLength: 30,
    });
    const rounds = fc.sample(fc.tuple(places, fc.integer({ min: 1, max: 7 }), unit), {
      numRuns: 15,
      seed: 11,
    });
    const model = new Map<string, RecordRow>();
    for (const [rows, limit, below] of rounds) {
      const records = rows.map((row) => ({
        key: `k/${row.n}`,
        value: '{}',
        unit: row.unit,
        labels: row.labels,
      }));
      await put({ records });
      for (const row of records) model.set(row.key, row);
      const found: string[] = [];
      for (let after: string | undefined; ; after = found.at(-1)) {
        const page = await store().list({
          label: 'a',
          below,
          limit,
          ...(after === undefined ? {} : { after }),
        });
        expect(page.length).toBeLessThanOrEqual(limit);
        if (page.length === 0) break;
        found.push(...page);
      }
      const inside = (row: RecordRow): boolean => below === 'ID' || (row.unit?.startsWith(below) ?? false);
      const order = (row: RecordRow): string => `${row.unit} ${row.key}`;
      const expected = [...model.values()].filter((row) => row.labels?.includes('a') && inside(row));
      expect(found).toEqual(expected.sort((x, y) => (order(x) < order(y) ? -1 : 1)).map((row) => row.key));
    }
  });

  it('a page after a key that stands in no list is empty', async () => {
    await put({ records: [tally('1701082001001', ['waiting']), { key: 'x', value: '{}' }] });
    for (const after of ['x', 'unknown', '', "'"]) {
      expect(await store().list({ label: 'waiting', below: 'ID', after, limit: 5 })).toEqual([]);
    }
  });
}
