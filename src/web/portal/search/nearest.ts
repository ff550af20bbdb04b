// The villages around a position, by the middles that the site carries. A position is rounded to three
// decimals, about 100 metres, before anything else is done with it; it is compared and forgotten.
import type { RegionIndex } from './region-index.ts';

/** Degrees. */
export type Position = { readonly lat: number; readonly lon: number };
export type Near = { readonly unit: string; readonly metres: number };

const DECIMALS = 3;
const VILLAGE = 10;
const NEAR_MAX = 12;
const METRES_MAX = 50_000;
const METRES_A_DEGREE = 111_195;
const NUMBER = /^-?\d{1,3}(\.\d{1,12})?$/;

/** A position out of two texts; undefined unless both are plain degrees on Earth. */
export function readPosition(lat: string | null, lon: string | null): Position | undefined {
  if (lat === null || lon === null || !NUMBER.test(lat) || !NUMBER.test(lon)) return undefined;
  const position = { lat: rounded(Number(lat)), lon: rounded(Number(lon)) };
  return Math.abs(position.lat) <= 90 && Math.abs(position.lon) <= 180 ? position : undefined;
}

const rounded = (degrees: number): number => Number(degrees.toFixed(DECIMALS));

/** The nearest villages, at most 12 and at most 50 km away, nearest first. */
export function nearestVillages(
  { codes }: RegionIndex,
  middleOf: (unit: string) => Position | undefined,
  at: Position,
): Near[] {
  const near: Near[] = [];
  for (const unit of codes) {
    const middle = unit.length === VILLAGE ? middleOf(unit) : undefined;
    const metres = middle === undefined ? Infinity : distance(at, middle);
    if (metres <= METRES_MAX) near.push({ unit, metres });
  }
  return near.sort((a, b) => a.metres - b.metres || (a.unit < b.unit ? -1 : 1)).slice(0, NEAR_MAX);
}

/** Metres, on the flat map around the position: within 50 km the error is far below a village's width. */
function distance(at: Position, other: Position): number {
  const north = other.lat - at.lat;
  const east = (((other.lon - at.lon + 540) % 360) - 180) * Math.cos((at.lat * Math.PI) / 180);
  return METRES_A_DEGREE * Math.hypot(north, east);
}
