// Where the country's places lie: the outlines of the provinces and a middle for every region, from files
// that the site carries (data/geo, data/PROVENANCE.md). It serves the picture only: no figure depends on it,
// and a place that these files do not know is in the table and not on the map.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Point, type Ring, ringsShape, type Shape } from '../../kit/map-shapes.ts';

/** Degrees. */
export type Place = { readonly lat: number; readonly lon: number };

export type Geo = {
  /** Outlines of the provinces in one drawing of `width` by `height` units. */
  readonly nation: {
    readonly width: number;
    readonly height: number;
    readonly shapes: ReadonlyMap<string, Shape>;
  };
  /** The middle of a regency, sub-district or village. */
  readonly middleOf: (unit: string) => Place | undefined;
};

/** Reads the folder data/geo. Throws when a file is not there or not what it should be. */
export async function loadGeo(folder: string): Promise<Geo> {
  const read = (name: string): Promise<Buffer> => readFile(join(folder, name));
  const [topology, fix, regencies, villages] = await Promise.all([
    read('indonesia-38-provinces.topo.json'),
    read('province-code-fix.json'),
    read('regency-centroids.csv'),
    read('village-centroids-2024codes.csv.gz'),
  ]);
  const { fix: codes } = JSON.parse(fix.toString()) as { fix: Record<string, string> };
  const middles = new Map([...placesIn(regencies.toString()), ...placesIn(gunzipSync(villages).toString())]);
  for (const [unit, place] of subDistricts(middles)) middles.set(unit, place);
  return {
    nation: nationOf(JSON.parse(topology.toString()) as Topology, codes),
    middleOf: (unit) => middles.get(unit),
  };
}

/** Lines of `code,…,lat,lon,area`; a name may hold commas, so the columns are counted from the end. */
function placesIn(text: string): [string, Place][] {
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .flatMap((line): [string, Place][] => {
      const cells = line.split(',');
      const [lat, lon] = [Number(cells.at(-3)), Number(cells.at(-2))];
      return Number.isFinite(lat) && Number.isFinite(lon) ? [[cells[0] ?? '', { lat, lon }]] : [];
    });
}

/** The middle of a sub-district is the mean of its villages'. */
function subDistricts(middles: ReadonlyMap<string, Place>): Map<string, Place> {
  const sums = new Map<string, { lat: number; lon: number; count: number }>();
  for (const [unit, { lat, lon }] of middles) {
    if (unit.length !== 10) continue;
    const code = unit.slice(0, 6);
    const sum = sums.get(code) ?? { lat: 0, lon: 0, count: 0 };
    sums.set(code, { lat: sum.lat + lat, lon: sum.lon + lon, count: sum.count + 1 });
  }
  return new Map(
    [...sums].map(([code, { lat, lon, count }]) => [code, { lat: lat / count, lon: lon / count }]),
  );
}

type Arc = readonly Point[];
type Geometry = { properties: { KODE_PROV: string; PROVINSI: string } } & (
  { type: 'Polygon'; arcs: number[][] } | { type: 'MultiPolygon'; arcs: number[][][] }
);
type Topology = {
  arcs: Arc[];
  transform: { scale: Point; translate: Point };
  objects: Record<string, { geometries: Geometry[] }>;
};

const WIDTH = 1000;
const MARGIN = 4;
/** An island smaller than this, in units, is not seen at any width of the page. */
const ISLAND_LEAST = 2;

/** At the equator a degree is as wide as it is high: latitude and longitude are the drawing's own axes. */
function nationOf({ arcs, transform, objects }: Topology, codes: Readonly<Record<string, string>>) {
  const [sx, sy] = transform.scale;
  const lines = arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]): Point => [(x += dx) * sx, (y += dy) * sy]);
  });
  const all = lines.flat();
  const wide = all.reduce((most, [x]) => Math.max(most, x), 0);
  const high = all.reduce((most, [, y]) => Math.max(most, y), 0);
  const scale = (WIDTH - 2 * MARGIN) / wide;
  const placed = ([x, y]: Point): Point => [MARGIN + x * scale, MARGIN + (high - y) * scale];
  const lineOf = (index: number): Ring => (index < 0 ? [...lines[~index]!].reverse() : lines[index]!);
  const shapes = new Map<string, Shape>();
  for (const { geometries } of Object.values(objects)) {
    for (const geometry of geometries) {
      const { KODE_PROV: code, PROVINSI: name } = geometry.properties;
      const rings = geometry.type === 'Polygon' ? geometry.arcs : geometry.arcs.flat();
      const outline = rings.map((ring) => ring.flatMap(lineOf).map(placed));
      // Six provinces of Papua share two codes in the file; the fix names them.
      shapes.set(codes[name] ?? code, ringsShape(outline, ISLAND_LEAST));
    }
  }
  return { width: WIDTH, height: Math.ceil(high * scale + 2 * MARGIN), shapes };
}
