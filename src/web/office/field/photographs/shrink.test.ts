import { describe, expect, test } from 'vitest';
import { type Draw, PHOTOGRAPH_BYTES_MAX, shrink, TRIES } from './shrink.ts';

/** A camera whose pictures need so many bytes for each point at full quality. */
function camera(bytesPerPoint: number): { draw: Draw; asked: string[] } {
  const asked: string[] = [];
  const draw: Draw = async (side, quality) => {
    asked.push(`${side} ${quality}`);
    return new Blob([new Uint8Array(Math.round(side * side * 0.75 * quality * bytesPerPoint))]);
  };
  return { draw, asked };
}

describe('a photograph', () => {
  test.each([0.01, 0.1, 0.2, 0.5, 1])('of %d bytes a point becomes small enough to travel', async (bytes) => {
    const { bytes: shrunk, preview, type } = await shrink(camera(bytes).draw);
    expect(shrunk.length).toBeLessThanOrEqual(PHOTOGRAPH_BYTES_MAX);
    expect(preview.length).toBeLessThan(60_000);
    expect(type).toBe('image/jpeg');
  });

  test('keeps as much as there is room for', async () => {
    const { draw, asked } = camera(0.05);
    await shrink(draw);
    expect(asked.at(-1)).toBe(`${TRIES[0]?.[0]} ${TRIES[0]?.[1]}`);
  });

  test('is tried from the finest to the coarsest and never larger again', () => {
    const sizes = TRIES.map(([side, quality]) => side * side * quality);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  test('that cannot be made small is a fault and not a large photograph', async () => {
    await expect(shrink(camera(50).draw)).rejects.toThrow(RangeError);
  });
});
