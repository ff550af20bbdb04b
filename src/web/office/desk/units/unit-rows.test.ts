import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  covers,
  needsPerson,
  ROW_HEADER,
  rowCells,
  rowOf,
  scopesOf,
  shareOf,
  type UnitRow,
} from './unit-rows.ts';

const PLACE = { unit: '1701082001', name: 'Contoh', stations: 9 };
const STATES = ['confirmed', 'withheld', 'incomplete', 'disputed', 'waiting'];
const total = (counts: { readonly [name: string]: number }): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const forms = fc.tuple(...STATES.map(() => fc.nat(3))).map((counts) => {
  const sums = Object.fromEntries(STATES.map((state, i) => [`state.${state}`, counts[i] ?? 0]));
  return { come: total(sums), row: rowOf(PLACE, { 'results/PPWP': sums }, 'PPWP') };
});

describe('a unit’s row', () => {
  test('has every station once, by what became of its form, and never fewer than none', () => {
    fc.assert(
      fc.property(forms, ({ come, row }) => {
        expect(total(row.forms)).toBe(Math.max(come, PLACE.stations));
        expect(row.forms.missing).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('has every form once in the bar of four', () => {
    fc.assert(
      fc.property(forms, ({ row }) => {
        expect(total(shareOf(row.forms))).toBe(total(row.forms));
      }),
    );
  });

  test('asks for a person where one must look, and for none where nothing has come', () => {
    const sums = { 'state.withheld': 1, 'state.disputed': 2, 'state.waiting': 4, 'objections.open': 8 };
    expect(needsPerson(rowOf(PLACE, { 'results/PPWP': sums }, 'PPWP'))).toBe(11);
    expect(needsPerson(rowOf(PLACE, {}, 'PPWP'))).toBe(0);
  });

  test('takes each figure from the sums that are read for it, and from no other contest', () => {
    const [officers = '', voting = '', shifts = '', result = ''] = scopesOf('PPWP');
    const sums = {
      [officers]: { officers: 7, keys: 6 },
      [voting]: { ready: 5, opened: 4, openedLate: 3, closed: 2 },
      [shifts]: { onShift: 1 },
      [result]: { corrections: 8 },
      'results/DPR': { 'state.confirmed': 9, corrections: 9 },
    };
    expect(rowOf(PLACE, sums, 'PPWP')).toMatchObject({
      officers: 7,
      enrolled: 6,
      ready: 5,
      opened: 4,
      openedLate: 3,
      closed: 2,
      onShift: 1,
      corrections: 8,
      forms: { confirmed: 0, missing: 9 },
    });
  });

  test('is exported under the names of its columns', () => {
    const { forms: counts, objections, ...rest } = rowOf(PLACE, {}, 'PPWP');
    const names = [...Object.keys(rest), ...Object.keys(counts)];
    // Every figure is another, so that no two columns can change places unseen.
    const nth = (name: string): number => 100 + names.indexOf(name);
    const numbered = (from: object) => Object.fromEntries(Object.keys(from).map((name) => [name, nth(name)]));
    const row = { ...numbered(rest), forms: numbered(counts), objections } as unknown as UnitRow;
    const cells = rowCells(row);
    expect(cells).toHaveLength(ROW_HEADER.length);
    for (const [i, head] of ROW_HEADER.entries()) {
      const name = head.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
      expect([head, cells[i]]).toEqual([head, name === 'objectionsOpen' ? objections : nth(name)]);
    }
  });
});

test('an officer sees her own unit and what is below it, and nothing beside or above', () => {
  const seen = ['170108', '1701082001', '1701082001001', '1701', 'ID', '170109', '1702082001'];
  expect(seen.filter((unit) => covers('170108', unit))).toEqual(['170108', '1701082001', '1701082001001']);
  expect(seen.every((unit) => covers('ID', unit))).toBe(true);
});
