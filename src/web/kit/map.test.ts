import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandsOf } from './map.tsx';
import { dotShape, type Point, ringsShape } from './map-shapes.ts';

const square: Point[] = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
];
const part = fc.double({ min: 0, max: 1, noNaN: true });

describe('a place on the map', () => {
  test('is filled from below by area, whatever its shape', () => {
    const triangle = ringsShape([
      [
        [0, 100],
        [100, 100],
        [50, 0],
      ],
    ]);
    // Half the area of a triangle lies below 1 − 1/√2 of its height.
    expect(triangle.levelAt(0.5)).toBeCloseTo(100 - 100 * (1 - Math.SQRT1_2), 0);
    expect(ringsShape([square]).levelAt(0.25)).toBeCloseTo(75, 0);
    const ring = ringsShape([
      square,
      [
        [25, 50],
        [75, 50],
        [75, 100],
        [25, 100],
      ],
    ]);
    expect(ring.levelAt(1 / 3)).toBeCloseTo(50, 0);
  });

  test('is fuller the more has come', () => {
    const shape = dotShape(50, 50, 20);
    fc.assert(
      fc.property(part, part, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(shape.levelAt(more)).toBeLessThanOrEqual(shape.levelAt(less));
        expect(shape.levelAt(a)).toBeGreaterThanOrEqual(30);
        expect(shape.levelAt(a)).toBeLessThanOrEqual(70);
      }),
    );
  });

  test('shows each state that has a form, from the bottom in one order, and what is missing empty', () => {
    const shape = ringsShape([square]);
    const count = fc.nat(1000);
    const shares = fc.record({ confirmed: count, withheld: count, incomplete: count, missing: count });
    fc.assert(
      fc.property(shares, (share) => {
        const bands = bandsOf(share, shape);
        const present = (['confirmed', 'withheld', 'incomplete'] as const).filter((fill) => share[fill] > 0);
        expect(bands.map(({ fill }) => fill)).toEqual(present);
        let floor = shape.top + shape.height;
        for (const { y, height } of bands) {
          expect(y + height).toBeCloseTo(floor, 0);
          expect(height).toBeGreaterThan(0);
          floor = y;
        }
      }),
    );
  });

  test('keeps its largest island however small, and leaves out those that nobody would see', () => {
    const islet: Point[] = [
      [5, 5],
      [6, 5],
      [6, 6],
    ];
    expect(ringsShape([square, islet], 3).path.match(/M/g)).toHaveLength(1);
    expect(ringsShape([islet], 3).path).toContain('M5 5');
  });
});
