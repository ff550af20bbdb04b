import { describe, expect, test } from 'vitest';
import type { Contest } from '../../../../core/define.ts';
import { differences, type Form } from '../../../../modules/results/form.ts';
import { readForm } from '../../../../modules/results/form-shape.ts';
import { changedCells, formSections, toldForm, valueAt, wholeForm, withCell } from './form-cells.ts';

const pairs: Contest = {
  id: 'PPWP',
  name: 'PPWP',
  type: 'options',
  colour: 'grey',
  article: '',
  options: [
    { no: 1, name: 'A' },
    { no: 2, name: 'B' },
  ],
};
const parties: Contest = {
  id: 'DPR',
  name: 'DPR',
  type: 'party-list',
  colour: 'yellow',
  article: '',
  options: [
    { no: 1, name: 'P', candidates: ['x', 'y'] },
    { no: 2, name: 'Q', candidates: [] },
  ],
};
const EMPTY: Form = { I: null, II: null, III: null, IV: null, V: null };
const pathsOf = (form: Form, contest: Contest): string[] =>
  formSections(form, contest).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ at }) => at)));

describe.each([
  ['pairs', pairs],
  ['parties', parties],
] as const)('a form of %s', (_, contest) => {
  test('has every cell once, whether or not it was captured', () => {
    const paths = pathsOf(EMPTY, contest);
    expect(new Set(paths).size).toBe(paths.length);
    expect(pathsOf(wholeForm(EMPTY, contest), contest)).toEqual(paths);
  });

  test('typed cell by cell is a form that the log takes, and says what was typed', () => {
    let form = wholeForm(EMPTY, contest);
    for (const [i, at] of pathsOf(EMPTY, contest).entries()) form = withCell(form, at, i);
    expect(pathsOf(form, contest).map((at) => valueAt(form, at))).toEqual(
      pathsOf(form, contest).map((_at, i) => i),
    );
    expect(readForm(toldForm(form), contest)).toEqual(form);
  });

  test('of which nothing was typed is a form of sections not captured', () => {
    expect(toldForm(wholeForm(EMPTY, contest))).toEqual(EMPTY);
  });

  test('names the cells that changed, and no others', () => {
    const before = wholeForm(EMPTY, contest);
    const [first = '', second = ''] = pathsOf(before, contest);
    const after = withCell(withCell(before, first, 5), second, 0);
    expect(changedCells(before, after, contest)).toEqual([first, second]);
    expect(differences(before, after)).toEqual([first, second]);
    expect(changedCells(before, before, contest)).toEqual([]);
  });
});
