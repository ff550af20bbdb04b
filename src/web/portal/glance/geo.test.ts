import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { type Geo, loadGeo } from './geo.ts';

const DATA = join(import.meta.dirname, '..', '..', '..', '..', 'data');
let geo: Geo;
let codes: string[] = [];

beforeAll(async () => {
  geo = await loadGeo(join(DATA, 'geo'));
  const regions = gunzipSync(await readFile(join(DATA, 'regions-2024.csv.gz'))).toString();
  codes = regions.trimEnd().split('\n').slice(1).map((line) => line.split(',')[1]!);
});

describe('the places of the map', () => {
  test('every province has an outline of its own, under its code', () => {
    const provinces = codes.filter((code) => code.length === 2 && code !== '99');
    expect([...geo.nation.shapes.keys()].sort()).toEqual(provinces.sort());
    for (const [code, { path, width }] of geo.nation.shapes) {
      expect([code, path.length > 20, width > 0]).toEqual([code, true, true]);
    }
  });

  test('Papua lies in the east, Aceh in the west, and north is up', () => {
    const [aceh, merauke, utara] = ['11', '93', '71'].map((code) => geo.nation.shapes.get(code)!);
    expect(aceh!.left).toBeLessThan(100);
    expect(merauke!.left).toBeGreaterThan(800);
    expect(utara!.top).toBeLessThan(merauke!.top);
  });

  test('every regency has a middle, nearly every sub-district, and 95 of 100 villages', () => {
    const lacking = (digits: number): number =>
      codes.filter((code) => code.length === digits && !code.startsWith('99') && !geo.middleOf(code)).length;
    expect(lacking(4)).toBe(0);
    expect(lacking(6)).toBeLessThan(40);
    expect(lacking(10)).toBeLessThan(5000);
  });

  test('the outlines are small enough for a page', () => {
    const text = [...geo.nation.shapes.values()].map(({ path }) => path).join('');
    expect(text.length).toBeLessThan(20_000);
  });
});
