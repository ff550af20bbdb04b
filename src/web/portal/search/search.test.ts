import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../base/result.ts';
import type { UnitTree } from '../../../core/define.ts';
import { electionObjects, type ObjectSource, parseUnits } from '../../../modules/registry/objects.ts';
import { unitTree } from '../../../modules/registry/units.ts';
import { HITS_A_PAGE, search, type SearchAnswer } from './answer.ts';
import { readAsked } from './asked.ts';
import { OLD_WORDS } from './old-words.ts';
import { searchWords } from './words/index.ts';

const DATA = new URL('../../../../data/', import.meta.url);
const bytes = (name: string): Buffer => readFileSync(new URL(name, DATA));
const unzipped = (name: string): string => gunzipSync(bytes(name)).toString();

let units: UnitTree;
beforeAll(() => {
  const source = JSON.parse(bytes('election-2024.json').toString()) as ObjectSource;
  const ranges = unzipped('tps-ranges-by-village-2024.csv.gz');
  const parsed = parseUnits(electionObjects(source, unzipped('regions-2024.csv.gz'), ranges).units.text);
  if (isRefusal(parsed)) throw new Error(parsed.refused);
  units = unitTree(parsed, new Map());
});

const ask = (q: string, more: Record<string, string> = {}): SearchAnswer =>
  search(units, readAsked(new URLSearchParams({ q, ...more })), middleOf);
const firstOf = (q: string): string | undefined => ask(q).hits[0]?.unit;
const unitsOf = (q: string): string[] => ask(q).hits.map(({ unit }) => unit);

/** Two villages with a place: Batu Ampar in Kedurang, and one beyond the line of changing dates. */
const middles: Readonly<Record<string, { lat: number; lon: number }>> = {
  '1701012001': { lat: -4.3301, lon: 103.0102 },
  '1701012029': { lat: -4.35, lon: 103.05 },
};
const middleOf = (unit: string) => middles[unit];

const BATU_AMPAR = '1701012001';

describe('a place is found by its name', () => {
  test.each([
    ['BENGKULU', '17'],
    ['kab. bogor', '3201'],
    ['kabupaten bogor', '3201'],
    ['kota bogor', '3271'],
    ['kec. kedurang', '170101'],
    ['Provinsi Jawa Barat', '32'],
    ['ds. lubuk resam kec. kedurang', '1701012029'],
    ['lubuk resam, kedurang', '1701012029'],
    ['Kota Padang, Kota Padang', '1702061004'],
    ['kota padang kec. kota padang', '1702061004'],
    ['kota padang', '1371'],
    ['kota agung, kota agung, lahat', '1604072016'],
    ['kedurang, lubuk resam', '1701012029'],
    ['lubuk resam kedurang', '1701012029'],
  ])('%s', (typed, unit) => expect(firstOf(typed)).toBe(unit));

  test.each([
    ['makasar', '7371'],
    ['MAKASSAR', '7371'],
    ['Mákassar', '7371'],
    ["to'manat", '5302032020'],
    ['tomanat', '5302032020'],
    ['to’manat', '5302032020'],
    ['jabar', '32'],
    ['sumsel', '16'],
    ['Djawa Barat', '32'],
    ['lubukresam kedurang', '1701012029'],
    ['lu buk resam kedurang', '1701012029'],
  ])('however it is spelled: %s', (typed, unit) => expect(firstOf(typed)).toBe(unit));

  test.each([
    ['surabya', '3578'],
    ['kedrang lubuk resam', '1701012029'],
    ['bengklu', '17'],
    ['palemban', '1671'],
  ])('with an error in typing: %s', (typed, unit) => expect(unitsOf(typed)).toContain(unit));

  test('with the error named: what is only alike is never said to be what was asked', () => {
    expect(ask('surabya').hits.every(({ closeness }) => closeness === 'near')).toBe(true);
    expect(ask('surabaya').hits.every(({ closeness }) => closeness === 'exact')).toBe(true);
  });

  test('every village is found by its name and sub-district', () => {
    const districts = units.childrenOf('17').flatMap((regency) => units.childrenOf(regency));
    const all = districts.flatMap((district) => units.childrenOf(district));
    fc.assert(
      fc.property(fc.constantFrom(...all), (village) => {
        const named = `${units.nameOf(village)}, ${units.nameOf(village.slice(0, 6))}`;
        expect(unitsOf(named)).toContain(village);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a station is found', () => {
  test.each([
    'batu ampar kedurang tps 2',
    'tps 2 batu ampar, kedurang',
    'TPS No. 002 Batu Ampar Kedurang',
    'batu ampar kedurang 2',
    'desa batu ampar tps02 kec kedurang',
    `${BATU_AMPAR} tps 2`,
    `${BATU_AMPAR}002`,
    '17.01.01.2001.002',
  ])('%s', (typed) => expect(firstOf(typed)).toBe(`${BATU_AMPAR}002`));

  test('only where there is one; else its village is shown, and that it has no such number', () => {
    const village = { unit: BATU_AMPAR, closeness: 'other-number' };
    expect(ask('batu ampar kedurang tps 99').hits).toContainEqual(village);
    expect(ask(`${BATU_AMPAR} tps 99`).hits).toEqual([village]);
  });

  test.each([
    ['kairo', '9956'],
    ['Cairo', '9956'],
    ['den haag', '9936'],
    ['Kairo tps 3', '9956010001003'],
  ])('abroad by its city: %s', (typed, unit) => expect(firstOf(typed)).toBe(unit));
});

describe('a code', () => {
  test.each(['17.01.01.2001', '1701012001', '17 01 01 2001', '17-01-01-2001'])(
    'with or without dots: %s',
    (code) => expect(unitsOf(code).slice(0, 2)).toEqual([BATU_AMPAR, `${BATU_AMPAR}001`]),
  );

  test('of any length finds what begins with it, and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 13 }), (length) => {
        const prefix = `${BATU_AMPAR}002`.slice(0, Math.max(2, length));
        const hits = unitsOf(prefix);
        expect(hits.length).toBeGreaterThan(0);
        expect(hits.every((unit) => unit.startsWith(prefix) && units.exists(unit))).toBe(true);
      }),
    );
    expect(unitsOf('77')).toEqual([]);
    expect(unitsOf('99AF')[0]).toBe('99AF');
  });
});

describe('an old word', () => {
  test.each(['C1', 'formulir C1', 'c1 plano', 'C-1'])('%s leads to the new one', (typed) => {
    const { old, hits } = ask(typed);
    expect(old.map(({ now }) => now)).toEqual(['C.HASIL']);
    expect(hits).toEqual([]);
  });

  test('beside a place does not hide the place', () => {
    const { old, hits } = ask('C1 lubuk resam, kedurang');
    expect([old[0]?.old, hits[0]?.unit]).toEqual(['C1', '1701012029']);
  });

  test('has an explanation, and stands in the glossary', () => {
    const glossary = readFileSync(new URL('../../../../docs/glossary.md', import.meta.url), 'utf8');
    for (const { old, now, means } of Object.values(OLD_WORDS)) {
      expect(searchWords.id).toHaveProperty([`search.old.${means}`]);
      expect(glossary.toLowerCase()).toContain(old.toLowerCase());
      if (now !== undefined) expect(glossary).toContain(now);
    }
  });
});

describe('a position', () => {
  const near = (lat: string, lon: string) => ask('', { lat, lon });

  test('finds the villages around it, the nearest first', () => {
    expect(near('-4.331', '103.011').near?.map(({ unit }) => unit)).toEqual(['1701012001', '1701012029']);
    expect(near('50', '10').near).toEqual([]);
  });

  test('is known to a hundred metres and not better', () => {
    expect(near('-4.33149', '103.0114999').asked.at).toEqual({ lat: -4.331, lon: 103.011 });
  });

  test('that is none is left out', () => {
    for (const lat of ['', 'NaN', '1e3', '91', '-4.33;', 'Infinity'])
      expect(near(lat, '103').asked.at).toBeUndefined();
  });
});

describe('every question has an answer', () => {
  test('of bounded size, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), fc.nat(120), (text, hal) => {
        const { hits, total } = ask(text, { hal: String(hal) });
        expect(hits.length).toBeLessThanOrEqual(HITS_A_PAGE);
        expect(hits.length).toBeLessThanOrEqual(total);
      }),
      { numRuns: 200 },
    );
  });

  test('a number as long as a NIK is never looked up', () => {
    for (const typed of ['0001012001000002', '00.01.01.200100.0002', 'nik 0001012001000002']) {
      expect([typed, ask(typed).question.kind]).toEqual([typed, 'identity-number']);
    }
  });

  test('one too long is said to be, a bare number of a station asks for a village', () => {
    expect(ask('a'.repeat(101)).question.kind).toBe('too-long');
    expect(ask('tps 3').question.kind).toBe('empty');
  });

  test('the pages of a list hold each hit once', () => {
    const pages = Array.from({ length: ask('tanjungsari').pages }, (_, i) =>
      ask('tanjungsari', { hal: String(i + 1) }).hits.map(({ unit }) => unit),
    );
    expect(new Set(pages.flat()).size).toBe(ask('tanjungsari').total);
  });
});
