import { describe, expect, test } from 'vitest';
import type { Form } from '../../../modules/results/form.ts';
import type { StationAct } from '../pages/history.tsx';
import { corrections, everDisputed, latestReadings, readingsAgainst } from './readings.ts';

/** A form that differs from another in one figure. */
const form = (invalid: number): Form => ({
  I: null,
  II: null,
  III: null,
  IV: [1, 2, 3],
  V: { A: 6, B: invalid, C: 6 + invalid },
});

type Kind = 'enter' | 'takeover' | 'correct';

function act(kind: Kind, officer: string, invalid: number, index: number): StationAct {
  const name = `results.tally.${kind}`;
  const received = `2024-02-14T07:00:0${index}.000Z`;
  const signed = {
    act: name,
    at: '2024-02-14T07:00:00Z',
    basis: null,
    body: { form: form(invalid), ...(kind === 'correct' && { reason: 'x' }) },
    by: { key: 'k', officer },
    election: 'e',
    record: 'r',
    unit: '1701082001001',
    v: 1 as const,
  };
  const entry = { index, bytes: new Uint8Array(), id: '', act: signed, received, signatures: [] };
  return { entry, receipt: '' };
}

describe('the readings of a station', () => {
  test('are the latest of each officer, in the order in which they first entered', () => {
    const acts = [act('enter', 'a', 1, 0), act('enter', 'b', 2, 1), act('enter', 'a', 2, 2)];
    expect(latestReadings(acts).map(({ officer, leaf }) => [officer, leaf])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  test('a correction is no reading', () => {
    const acts = [act('enter', 'a', 1, 0), act('correct', 'c', 2, 1)];
    expect(latestReadings(acts).map(({ officer }) => officer)).toEqual(['a']);
  });

  test('were disputed when none equalled another at some time, even if one was entered again', () => {
    const [a, b, again] = [act('enter', 'a', 1, 0), act('enter', 'b', 2, 1), act('enter', 'a', 2, 2)];
    expect(everDisputed([a])).toBe(false);
    expect(everDisputed([a, b])).toBe(true);
    expect(everDisputed([a, b, again])).toBe(true);
    expect(everDisputed([b, again])).toBe(false);
  });

  test('a third reading beside two equal ones is no dispute', () => {
    const acts = [act('enter', 'a', 1, 0), act('enter', 'b', 1, 1), act('takeover', 'c', 2, 2)];
    expect(everDisputed(acts)).toBe(false);
  });
});

describe('readings that stand against the form in force', () => {
  const [a, b, c, d] = [
    act('enter', 'a', 1, 0), act('enter', 'b', 2, 1), act('enter', 'c', 3, 2), act('enter', 'd', 2, 3),
  ];
  test('are the latest of officers that the two who agreed do not share', () => {
    expect(readingsAgainst([a, b, c, d], form(2))).toBe(2);
    expect(readingsAgainst([b, d], form(2))).toBe(0);
    expect(readingsAgainst([a, b, act('enter', 'a', 2, 2)], form(2))).toBe(0);
  });

  test('are counted against what was settled, not against what corrected it', () => {
    expect(readingsAgainst([a, b, d, act('correct', 'e', 9, 4)], form(9))).toBe(1);
  });

  test('are those of whoever is entered for, not of whoever signs', () => {
    const forOther = act('takeover', 'z', 2, 3);
    const delegated = { ...forOther.entry.act, by: { key: 'k', officer: 'z', for: 'a' } };
    const signed = { ...forOther, entry: { ...forOther.entry, act: delegated } };
    expect(latestReadings([a, signed]).map(({ officer, leaf }) => [officer, leaf])).toEqual([['a', 3]]);
  });
});

describe('a correction', () => {
  test('stands beside the form that it changed, which may be a correction itself', () => {
    const acts = [act('enter', 'a', 1, 0), act('correct', 'c', 2, 1), act('correct', 'd', 3, 2)];
    expect(corrections(acts).map(({ before, form: after }) => [before?.V?.B, after.V?.B])).toEqual([
      [1, 2],
      [2, 3],
    ]);
  });

  test('whose earlier acts are not at hand is shown without them', () => {
    expect(corrections([act('correct', 'c', 2, 9)]).map(({ before }) => before)).toEqual([undefined]);
  });
});
