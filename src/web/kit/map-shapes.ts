// Shapes of a map and how full they are: a shape is filled from its lowest point upwards, so that the share
// of its area that a state takes is the share of its stations. Pure geometry in the units of one drawing; it
// knows no place and no state. What is north stays up and what is east stays right, whatever way the text
// runs.
export type Point = readonly [x: number, y: number];
export type Ring = readonly Point[];

export type Shape = {
  /** The `d` of an SVG path. */
  readonly path: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The y below which `part` (0 to 1) of the area lies. */
  readonly levelAt: (part: number) => number;
};

const SCANLINES = 96;

/**
 * The shape of rings (even-odd), whose points are rounded to whole units; rings too small to see are left
 * out.
 */
export function ringsShape(rings: readonly Ring[], leastSize = 0): Shape {
  const whole = rings.map(rounded);
  const largest = whole.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a), whole[0] ?? []);
  const seen = whole.filter((ring) => ring === largest || (ring.length > 2 && sizeOf(ring) >= leastSize));
  return { path: seen.map(ringPath).join(''), ...extent(seen) };
}

const CIRCLE_POINTS = 40;

/** A dot; `x`, `y`, `radius` are rounded to a tenth. */
export function dotShape(x: number, y: number, radius: number): Shape {
  const [cx, cy, r] = [tenth(x), tenth(y), tenth(radius)];
  const ring = Array.from({ length: CIRCLE_POINTS }, (_, i): Point => {
    const angle = (i / CIRCLE_POINTS) * 2 * Math.PI;
    return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
  });
  const half = `a${r} ${r} 0 1 0 `;
  return { path: `M${tenth(cx - r)} ${cy}${half}${2 * r} 0${half}${-2 * r} 0Z`, ...extent([ring]) };
}

const tenth = (n: number): number => Math.round(n * 10) / 10;

function rounded(ring: Ring): Point[] {
  const points: Point[] = [];
  for (const [x, y] of ring) {
    const [a, b] = [Math.round(x), Math.round(y)];
    const last = points.at(-1);
    if (last?.[0] !== a || last[1] !== b) points.push([a, b]);
  }
  return points;
}

const spanOf = (numbers: readonly number[]): [least: number, most: number] => {
  let [least, most] = [Infinity, -Infinity];
  for (const n of numbers) [least, most] = [Math.min(least, n), Math.max(most, n)];
  return [least, most];
};

function sizeOf(ring: Ring): number {
  if (ring.length === 0) return 0;
  const [left, right] = spanOf(ring.map(([x]) => x));
  const [top, bottom] = spanOf(ring.map(([, y]) => y));
  return Math.max(right - left, bottom - top);
}

/** Relative steps: a coast is many short ones. */
function ringPath(ring: Ring): string {
  const [first, ...others] = ring;
  if (!first) return '';
  let [x, y] = first;
  const steps = others.map(([a, b]) => {
    const step = `${a - x} ${b - y}`;
    [x, y] = [a, b];
    return step;
  });
  return `M${first[0]} ${first[1]}l${steps.join(' ')}z`.replaceAll(' -', '-');
}

function extent(rings: readonly Ring[]): Omit<Shape, 'path'> {
  const points = rings.flat();
  if (points.length === 0) return { left: 0, top: 0, width: 0, height: 0, levelAt: () => 0 };
  const [left, right] = spanOf(points.map(([x]) => x));
  const [top, bottom] = spanOf(points.map(([, y]) => y));
  return { left, top, width: right - left, height: bottom - top, levelAt: levelsOf(rings, top, bottom) };
}

/** Area from the bottom up, by scanlines; between two of them it is taken as even. */
function levelsOf(rings: readonly Ring[], top: number, bottom: number): (part: number) => number {
  const step = (bottom - top) / SCANLINES;
  const below = [0];
  for (let i = 0; i < SCANLINES; i++) {
    below.push(below[i]! + widthAt(rings, bottom - (i + 0.5) * step));
  }
  const all = below[SCANLINES]!;
  return (part) => {
    const wanted = Math.min(1, Math.max(0, part)) * all;
    const i = Math.max(
      1,
      below.findIndex((area) => area >= wanted),
    );
    const [from, to] = [below[i - 1]!, below[i]!];
    const within = to > from ? (wanted - from) / (to - from) : 0;
    return bottom - (i - 1 + within) * step;
  };
}

/** How much of a horizontal line lies inside. */
function widthAt(rings: readonly Ring[], y: number): number {
  const crossings = rings.flatMap((ring) =>
    ring.flatMap(([x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length]!;
      return y1 <= y === y2 <= y ? [] : [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)];
    }),
  );
  crossings.sort((a, b) => a - b);
  let width = 0;
  for (let i = 1; i < crossings.length; i += 2) width += crossings[i]! - crossings[i - 1]!;
  return width;
}
