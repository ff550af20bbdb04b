// The map of a unit's children: provinces as their outlines, regencies, sub-districts and villages as dots
// where they lie, each as large as its number of stations and filled with its states. The table of the
// children says the same in numbers. Abroad, and what the files of places do not know, is in the table alone.
import { isAbroad, NATION } from '../../../base/unit.ts';
import { dotShape, type Shape } from '../../kit/map-shapes.ts';
import { type MapLabel, type MapMark, StateMap } from '../../kit/map.tsx';
import { FILLS, Swatch } from '../../kit/state-fills.tsx';
import { type Page, unitAddress } from '../page.ts';
import { shareOf } from '../pages/status.tsx';
import type { RegionRow } from '../view.ts';
import type { Geo } from './geo.ts';

type Drawing = {
  width: number;
  height: number;
  shapes: ReadonlyMap<string, Shape>;
  labels: readonly MapLabel[];
};

export function PlaceMap({ page, unit, rows }: { page: Page; unit: string; rows: readonly RegionRow[] }) {
  const geo = page.carried?.geo;
  if (!geo || isAbroad(unit)) return null;
  const { width, height, shapes, labels } =
    unit === NATION ? { ...geo.nation, labels: [] } : dotsOf(geo, rows);
  const marks = rows.flatMap((row): MapMark[] => {
    const shape = shapes.get(row.unit);
    const share = shareOf(row.forms);
    const href = unitAddress(page, row.unit);
    return shape ? [{ id: row.unit, name: spoken(page, row), href, share, shape }] : [];
  });
  if (marks.length === 0) return null;
  // What is small must stay to be seen, and pressed, over what is large.
  marks.sort((a, b) => b.shape.width - a.shape.width);
  return (
    <figure class={unit === NATION ? 'place-map nation' : 'place-map'}>
      <StateMap width={width} height={height} marks={marks} labels={labels} />
      <figcaption>
        <span class="legend">
          {FILLS.map((fill) => (
            <span>
              <Swatch fill={fill} /> {page.say(`state.${fill}`)}
            </span>
          ))}
        </span>
        {page.say(unit === NATION ? 'map.nation' : 'map.dots')}
      </figcaption>
    </figure>
  );
}

const spoken = (page: Page, row: RegionRow): string =>
  page.say('map.place', {
    name: row.name,
    confirmed: page.format.number(row.forms.confirmed),
    stations: page.format.number(row.stations),
  });

const WIDTH = 480;
const [HEIGHT_LEAST, HEIGHT_MOST] = [150, 400];
const [RADIUS_LEAST, RADIUS_MOST] = [5, 26];
/** How much of the drawing all dots together may cover. */
const COVERED = 0.14;
const PAD = RADIUS_MOST + 2;

type Placed = { row: RegionRow; x: number; y: number; radius: number };

function dotsOf(geo: Geo, rows: readonly RegionRow[]): Drawing {
  const known = rows.flatMap((row) => {
    const place = geo.middleOf(row.unit);
    return place ? [{ row, ...place }] : [];
  });
  if (known.length === 0) return { width: WIDTH, height: 0, shapes: new Map(), labels: [] };
  const [west, east] = [Math.min(...known.map((k) => k.lon)), Math.max(...known.map((k) => k.lon))];
  const [south, north] = [Math.min(...known.map((k) => k.lat)), Math.max(...known.map((k) => k.lat))];
  // One point has no extent of its own: a hundredth of a degree is about a kilometre.
  const [wide, high] = [Math.max(east - west, 0.01), Math.max(north - south, 0.01)];
  const inner = WIDTH - 2 * PAD;
  const scale = Math.min(inner / wide, (HEIGHT_MOST - 2 * PAD) / high);
  const height = Math.max(HEIGHT_LEAST, Math.round(high * scale + 2 * PAD));
  const [left, top] = [(WIDTH - wide * scale) / 2, (height - high * scale) / 2];
  const radiusOf = radiiFor(
    known.map(({ row }) => row.stations),
    WIDTH * height,
  );
  const placed = known.map(({ row, lat, lon }): Placed => ({
    row,
    x: left + (lon - west) * scale,
    y: top + (north - lat) * scale,
    radius: radiusOf(row.stations),
  }));
  const shapes = new Map(placed.map(({ row, x, y, radius }) => [row.unit, dotShape(x, y, radius)]));
  return { width: WIDTH, height, shapes, labels: labelsOf(placed, height) };
}

/** Area by stations. */
function radiiFor(stations: readonly number[], area: number): (count: number) => number {
  const sum = stations.reduce((a, b) => a + b, 0);
  const unit = Math.sqrt((COVERED * area) / Math.PI / Math.max(sum, 1));
  return (count) => Math.min(RADIUS_MOST, Math.max(RADIUS_LEAST, unit * Math.sqrt(count)));
}

const LETTER = 9.2;
const LINE = 17;

type Area = { left: number; right: number; top: number; bottom: number };
const meet = (a: Area, b: Area): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Names under, over or beside their dots, the largest first, where they meet neither a dot nor another name.
 */
function labelsOf(placed: readonly Placed[], height: number): MapLabel[] {
  const taken: Area[] = placed.map(({ x, y, radius: r }) => ({
    left: x - r,
    right: x + r,
    top: y - r,
    bottom: y + r,
  }));
  const labels: MapLabel[] = [];
  for (const { row, x, y, radius } of [...placed].sort((a, b) => b.radius - a.radius)) {
    const half = (row.name.length * LETTER) / 2;
    const places = [
      [x, y + radius + LINE - 3],
      [x, y - radius - 4],
      [x + radius + half + 2, y + 5],
      [x - radius - half - 2, y + 5],
    ] as const;
    for (const [middle, baseline] of places) {
      const [left, right] = [middle - half, middle + half];
      const area = { left, right, top: baseline - LINE + 4, bottom: baseline + 3 };
      const inside = area.left >= 0 && area.right <= WIDTH && area.top >= 0 && area.bottom <= height;
      if (!inside || taken.some((other) => meet(other, area))) continue;
      taken.push(area);
      labels.push({ text: row.name, x: Math.round(middle), y: Math.round(baseline) });
      break;
    }
  }
  return labels;
}
