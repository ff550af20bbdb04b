import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ancestorsOf, isAbroad, isBelow, isUnitCode, levelOf, LEVELS, parentOf } from './unit.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const mission = fc.stringMatching(/^[0-9A-Z]{2}$/);
const code = fc
  .tuple(digits(2), mission, digits(2), digits(4), digits(3), fc.constantFrom(...LEVELS))
  .map(([a, b, c, d, e, length]) => (a + b + c + d + e).slice(0, length));
const unit = fc.oneof(fc.constant('ID'), code);

describe('a unit code', () => {
  test('has its ancestors among its prefixes, nearest first, the nation last', () => {
    fc.assert(
      fc.property(code, (some) => {
        const above = ancestorsOf(some);
        expect(above.at(-1)).toBe('ID');
        expect(above[0]).toBe(parentOf(some));
        expect(above.slice(0, -1)).toEqual(
          LEVELS.filter((length) => length < some.length).toReversed().map((length) => some.slice(0, length)),
        );
        expect(above.every(isUnitCode)).toBe(true);
      }),
    );
  });

  test('lies below another exactly when that is one of its ancestors', () => {
    const pair = fc.oneof(
      fc.tuple(unit, unit),
      code.chain((some) => fc.tuple(fc.constant(some), fc.constantFrom(some, ...ancestorsOf(some)))),
    );
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(isBelow(a, b)).toBe(ancestorsOf(a).includes(b));
      }),
    );
    expect([isBelow('ID', 'ID'), isBelow('17', '17'), ancestorsOf('ID')]).toEqual([false, false, []]);
  });

  test('says its depth and its side of the border', () => {
    expect([levelOf('ID'), levelOf('99AA'), levelOf('1701012001001')]).toEqual([0, 4, 13]);
    expect(['99', '99AA01', '1799', 'ID'].map(isAbroad)).toEqual([true, true, false, false]);
  });

  test.each([
    '', '1', '170', '17010', '1701012', '17010120010', '170101200100', '17010120010011', 'id',
    'AA', '17aa', '1701AA', '99AA0', '99AA01AAAA', ' 17', '17 ', '17\n', '１７', '1701012001-01',
    '-1', '17.1', 'ID17',
  ])('is not %j', (text) => expect(isUnitCode(text)).toBe(false));
});
