import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contest } from '../../../core/define.ts';
import { readForm } from '../../../modules/results/form-shape.ts';
import { PAIRS, PARTIES } from '../../../modules/results/samples.ts';
import {
  asTyped,
  cellAt,
  type Cells,
  cellsOf,
  changedCells,
  countsFor,
  emptyCells,
  formOf,
  formPaths,
  isFilled,
  valueAt,
  withCell,
} from './cells.ts';

const contests = fc.constantFrom(PAIRS, PARTIES);
const cellsIn = (contest: Contest): fc.Arbitrary<Cells> =>
  fc.dictionary(fc.constantFrom(...formPaths(contest)), fc.nat(9_999_999));
const typed = contests.chain((contest) => fc.tuple(fc.constant(contest), cellsIn(contest)));
const typedTwice = contests.chain((contest) =>
  fc.tuple(fc.constant(contest), cellsIn(contest), cellsIn(contest)),
);

describe('what is typed', () => {
  test('makes a form that the log can read, whenever a vote was typed', () => {
    fc.assert(
      fc.property(typed, ([contest, cells]) => {
        const voted = Object.keys(cells).some((path) => path.startsWith('IV.'));
        const read = readForm(formOf(cells, contest), contest);
        expect(read).toEqual(voted ? formOf(cells, contest) : { refused: 'form-empty' });
      }),
    );
  });

  test('comes back from the form, sums filled in included', () => {
    fc.assert(
      fc.property(typed, ([contest, cells]) => {
        const again = cellsOf(formOf(cells, contest));
        expect(again).toMatchObject(cells);
        expect(formOf(again, contest)).toEqual(formOf(cells, contest));
      }),
    );
  });

  test('never becomes a zero by itself: an empty section is not captured', () => {
    expect(formOf({ 'V.A': 0 }, PAIRS)).toEqual({
      I: null,
      II: null,
      III: null,
      IV: null,
      V: { A: 0, B: null, C: null },
    });
  });
});

describe('the sum of men and women', () => {
  test('is filled in when both are typed, in every row that has it', () => {
    for (const row of ['I.A', 'I.B1', 'I.B2', 'I.B3', 'I.B4', 'III']) {
      const cells = { [`${row}.0`]: 2, [`${row}.1`]: 3 };
      expect([cellAt(cells, `${row}.2`), isFilled(cells, `${row}.2`)]).toEqual([5, true]);
    }
  });

  test('gives way to what the paper says, right or wrong', () => {
    const cells = { 'I.A.0': 2, 'I.A.1': 3, 'I.A.2': 6 };
    expect([cellAt(cells, 'I.A.2'), isFilled(cells, 'I.A.2')]).toEqual([6, false]);
  });

  test('is not guessed from one of them, and nothing else is filled in', () => {
    expect(cellAt({ 'I.A.0': 2 }, 'I.A.2')).toBeNull();
    expect(cellAt({ 'V.A': 2, 'V.B': 3 }, 'V.C')).toBeNull();
  });
});

describe('a form to be changed', () => {
  test('is the same form as long as nothing is typed', () => {
    fc.assert(
      fc.property(typed, ([contest, cells]) => {
        const form = formOf(cells, contest);
        expect(formOf(asTyped(form), contest)).toEqual(form);
      }),
    );
  });

  test('has sums that follow what is typed anew, and sums of the paper that stand as they are', () => {
    const form = formOf({ 'III.0': 2, 'III.1': 3, 'I.A.0': 2, 'I.A.1': 3, 'I.A.2': 6 }, PAIRS);
    const cells = withCell(withCell(asTyped(form), 'III.0', 4), 'I.A.0', 4);
    expect([cellAt(cells, 'III.2'), cellAt(cells, 'I.A.2')]).toEqual([7, 6]);
  });

  test('names the cells that changed, absent ones too, in the order of the paper', () => {
    fc.assert(
      fc.property(typedTwice, ([contest, before, after]) => {
        const [old, now] = [formOf(before, contest), formOf(after, contest)];
        const changed = changedCells(old, now, contest);
        const other = formPaths(contest).filter((path) => valueAt(old, path) !== valueAt(now, path));
        expect(changed).toEqual(other);
        const mend = (cells: Cells, path: string): Cells => withCell(cells, path, valueAt(now, path));
        const mended = changed.reduce(mend, cellsOf(old));
        expect(formOf(mended, contest)).toEqual(now);
      }),
    );
  });
});

test('counts before the votes go into every form, ballots into that of their contest alone', () => {
  const counts = { 'I.A.0': 1, 'III.0': 2, 'PPWP.II.1': 306, 'DPD.II.1': 300 };
  expect(countsFor(counts, 'PPWP')).toEqual({ 'I.A.0': 1, 'III.0': 2, 'II.1': 306 });
});

test('cells without a figure are named in the order of the paper', () => {
  const all = formPaths(PAIRS);
  const cells = Object.fromEntries(
    all.filter((path) => path !== 'V.B' && path !== 'I.A.2').map((path) => [path, 1]),
  );
  expect(emptyCells(cells, PAIRS)).toEqual(['V.B']);
  expect(emptyCells({}, PAIRS)).toEqual(all);
});
