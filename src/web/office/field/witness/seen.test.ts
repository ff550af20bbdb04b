import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formHash } from '../../../../modules/results/evidence.ts';
import { PAIRS, PARTIES, partyForm, soundForm } from '../../../../modules/results/samples.ts';
import { cellsOf, formRows } from '../../form/cells.ts';
import {
  formSeen,
  markOf,
  nearest,
  readSeenForm,
  type Seen,
  seenAs,
  unseen,
  unseenIn,
  withTyped,
} from './seen.ts';

const rows = formRows(PAIRS);
const form = soundForm();
const figures = cellsOf(form);
const other = { ...soundForm(), V: { A: 205, B: 6, C: 210 } };
const rowOf = (path: string) => {
  const found = rows.find(({ cells }) => cells.includes(path));
  if (!found) throw new Error(path);
  return found;
};

describe('what a witness saw', () => {
  test('names the very form of the members when every box is the same', () => {
    for (const [contest, reading] of [
      [PAIRS, form],
      [PARTIES, partyForm()],
    ] as const) {
      const seen = seenAs(formRows(contest), cellsOf(reading), {});
      expect(formHash(formSeen(contest, seen, reading) ?? other)).toBe(formHash(reading));
    }
  });

  test('is no form before she has looked at every box', () => {
    const all = seenAs(rows, figures, {});
    for (const path of Object.keys(all)) {
      const seen = unseen([path], all);
      expect(formSeen(PAIRS, seen, form)).toBeUndefined();
      expect(unseenIn(PAIRS, seen)).toEqual([path]);
    }
  });

  test('is another form as soon as one box differs, whichever it is', () => {
    const all = seenAs(rows, figures, {});
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(all)), fc.nat(9_999_999), (path, figure) => {
        fc.pre(figure !== all[path]);
        const own = formSeen(PAIRS, { ...all, [path]: figure }, form);
        expect(own && formHash(own)).not.toBe(formHash(form));
        expect(own && cellsOf(own)[path]).toBe(figure);
      }),
    );
  });

  test('without a reading is what she wrote, equal to what a member would have entered', () => {
    const seen = seenAs(rows, figures, {});
    expect(formSeen(PAIRS, seen, undefined)).toEqual(form);
  });

  test('says nothing about a reading that changed: its boxes are compared anew', () => {
    const seen = seenAs(rows, figures, {});
    const row = rowOf('V.B');
    expect([markOf(row, figures, seen), markOf(row, cellsOf(other), seen)]).toEqual(['same', 'different']);
  });

  test('keeps an empty box as empty and never as zero', () => {
    const empty = { ...form, III: null };
    const seen = seenAs(rows, cellsOf(empty), {});
    expect(seen['III.0']).toBeNull();
    expect(formSeen(PAIRS, seen, empty)).toEqual(empty);
    expect(markOf(rowOf('III.0'), figures, seen)).toBe('different');
  });
});

describe('what she types', () => {
  const type = (...keys: readonly (readonly [string, number | null])[]): Seen =>
    keys.reduce<Seen>((seen, [path, value]) => withTyped(seen, path, value), {});
  test('has the sum of men and women filled in, keystroke by keystroke', () => {
    const seen = type(['I.A.0', 1], ['I.A.0', 12], ['I.A.1', 3], ['I.A.1', 30]);
    expect(seen).toEqual({ 'I.A.0': 12, 'I.A.1': 30, 'I.A.2': 42 });
  });
  test('keeps a sum that she wrote herself, right or wrong', () => {
    const seen = type(['III.0', 2], ['III.1', 3], ['III.2', 6], ['III.0', 4]);
    expect(seen).toEqual({ 'III.0': 4, 'III.1': 3, 'III.2': 6 });
  });
  test('takes a figure back when it is wiped out, and its sum with it', () => {
    expect(type(['I.A.0', 2], ['I.A.1', 3], ['I.A.1', null])).toEqual({ 'I.A.0': 2 });
  });
  test('fills in nothing else, and no other box becomes looked at', () => {
    expect(type(['V.A', 2], ['V.B', 3], ['IV.0', 7])).toEqual({ 'V.A': 2, 'V.B': 3, 'IV.0': 7 });
    expect(withTyped({ 'III.0': null }, 'V.A', 1)).toEqual({ 'III.0': null, 'V.A': 1 });
  });
});

describe('a row', () => {
  const row = rowOf('I.B1.0');
  test('is not the same before all of its boxes were looked at', () => {
    const seen: Seen = { 'I.B1.0': 90, 'I.B1.1': 110 };
    expect(markOf(row, figures, seen)).toBe('unseen');
    expect(markOf(row, figures, { ...seen, 'I.B1.2': 200 })).toBe('same');
  });
  test('differs at the first box that does', () => {
    expect(markOf(row, figures, { 'I.B1.0': 91 })).toBe('different');
  });
});

describe('of several readings', () => {
  const readings = [{ form }, { form: other }];
  test('she is shown the one that she differs from least', () => {
    expect(nearest(readings, { 'V.B': 6 })).toBe(readings[1]);
    expect(nearest(readings, { 'V.B': 5 })).toBe(readings[0]);
  });
  test('the first stands where none is nearer, and none where there is none', () => {
    expect(nearest(readings, {})).toBe(readings[0]);
    expect(nearest([], { 'V.B': 6 })).toBeUndefined();
  });
});

describe('a form that a camera read', () => {
  test('is taken as it is when it is one of this contest', () => {
    expect(readSeenForm(form, PAIRS)).toEqual(form);
    expect(readSeenForm(partyForm(), PARTIES)).toEqual(partyForm());
    expect(readSeenForm({ ...form, II: null }, PAIRS)).toEqual({ ...form, II: null });
  });
  test.each([
    null,
    'a form',
    7,
    {},
    partyForm(),
    { ...form, VI: { A: 1 } },
    { ...form, IV: null },
    { ...form, IV: [1, 2, 3, 4] },
    { ...form, IV: [1, 2] },
    { ...form, V: { A: 1.5, B: 0, C: 1 } },
    { ...form, V: { A: -1, B: 0, C: 1 } },
    { ...form, V: { A: '1', B: 0, C: 1 } },
    { ...form, V: { A: 10_000_000, B: 0, C: 1 } },
  ])('is none when anything else is in it: %j', (value) => {
    expect(readSeenForm(value, PAIRS)).toBeUndefined();
  });
});
