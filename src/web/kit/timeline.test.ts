import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf } from './timeline.ts';

const area = { width: 480, height: 160 };
const count = fc.nat(1000);
const share = fc.record({ confirmed: count, withheld: count, incomplete: count, missing: count });
const steps = fc.array(fc.option(share, { nil: undefined }), { minLength: 1, maxLength: 48 });

describe('the curve over time', () => {
  test('draws a column for each step that has figures, and a gap stays empty', () => {
    fc.assert(
      fc.property(steps, (shares) => {
        const columns = columnsOf(shares, 4000, area, 'ltr');
        const wide = area.width / shares.length;
        const drawn = columns.map(({ x }) => Math.floor(x / wide));
        expect(drawn).toEqual(shares.flatMap((each, i) => (each ? [i] : [])));
      }),
    );
  });

  test('stands within its frame, in the order of the four fills from the bottom', () => {
    fc.assert(
      fc.property(steps, (shares) => {
        for (const { bands } of columnsOf(shares, 4000, area, 'ltr')) {
          let floor = area.height;
          for (const { y, height } of bands) {
            expect(y + height).toBeCloseTo(floor, 0);
            expect(y).toBeGreaterThanOrEqual(0);
            floor = y;
          }
        }
      }),
    );
  });

  test('is mirrored where text runs from right to left', () => {
    const shares = [
      undefined,
      { confirmed: 1, withheld: 0, incomplete: 0, missing: 9 },
      undefined,
      undefined,
    ];
    const [left] = columnsOf(shares, 10, area, 'ltr');
    const [right] = columnsOf(shares, 10, area, 'rtl');
    expect(left!.x + left!.width / 2).toBeCloseTo(180, 0);
    expect(right!.x + right!.width / 2).toBeCloseTo(300, 0);
  });
});
