// The adopted tree of units: 91,946 regions and 822,607 stations, held as ranges by village (spec/log.md,
// "Unit object"). Must stay small and quick: `exists` is asked for every act. Stations opened or closed later
// are laid over it (spec/authority.md, registry.station.amend): an amendment needs no second parsing.
import { ancestorsOf, NATION, parentOf } from '../../base/unit.ts';
import type { UnitTree } from '../../core/define.ts';

/** The unit object, parsed and indexed; parseUnits (objects.ts) makes it. */
export type Units = {
  /** Name by region code. */
  readonly names: ReadonlyMap<string, string>;
  /** Region codes by depth (2, 4, 6, 10 digits), each ascending. */
  readonly levels: Readonly<Record<number, readonly string[]>>;
  /** Station numbers by village: from, to, from, to, … ascending. */
  readonly ranges: ReadonlyMap<string, readonly number[]>;
  /** Stations in the villages before the i-th; one longer than the list of villages. */
  readonly stationsBefore: Uint32Array;
  /** IANA zone by region code; every province has one. The nation's may stand beside them, as `ID`. */
  readonly zones: ReadonlyMap<string, string>;
};

export type Amendments = ReadonlyMap<string, 'open' | 'closed'>;

const VILLAGE = 10;
const STATION = 13;
const BELOW: Readonly<Record<number, number>> = { 0: 2, 2: 4, 4: 6, 6: VILLAGE };

/** Indexes regions (ascending by code) with their stations. Trusts its input: parseUnits has checked it. */
export function indexUnits(
  regions: readonly (readonly [code: string, name: string])[],
  ranges: ReadonlyMap<string, readonly number[]>,
  zones: ReadonlyMap<string, string>,
): Units {
  const levels: Record<number, string[]> = { 2: [], 4: [], 6: [], 10: [] };
  for (const [code] of regions) levels[code.length]?.push(code);
  const villages = levels[VILLAGE] ?? [];
  const stationsBefore = new Uint32Array(villages.length + 1);
  villages.forEach((village, i) => {
    stationsBefore[i + 1] = (stationsBefore[i] ?? 0) + sizeOf(ranges.get(village) ?? []);
  });
  return { names: new Map(regions), levels, ranges, stationsBefore, zones };
}

/** The tree with its amendments: the last word on each station that was opened or closed. */
export function unitTree(units: Units, amendments: Amendments): UnitTree {
  const adopted = (station: string): boolean =>
    inRanges(units.ranges.get(station.slice(0, VILLAGE)), numberOf(station));
  const { changes, opened, closed } = overlay(amendments, adopted);
  const exists = (unit: string): boolean => {
    if (unit.length !== STATION) return unit === NATION || units.names.has(unit);
    const amended = amendments.size > 0 ? amendments.get(unit) : undefined;
    return amended === undefined ? adopted(unit) : amended === 'open';
  };
  return {
    exists,
    nameOf: (unit) => nameOf(units, unit, exists),
    childrenOf: (unit) => {
      if (unit.length === VILLAGE) return stationsOf(units, unit, opened.get(unit) ?? []).filter(exists);
      const depth = BELOW[unit === NATION ? 0 : unit.length];
      const below = (depth !== undefined && units.levels[depth]) || [];
      return unit === NATION ? below : below.slice(...span(below, unit));
    },
    closedIn: (village) => closed.get(village) ?? [],
    stationCount: (unit) => {
      if (unit.length === STATION) return exists(unit) ? 1 : 0;
      const villages = units.levels[VILLAGE] ?? [];
      const [from, to] = unit === NATION ? [0, villages.length] : span(villages, unit);
      return (units.stationsBefore[to] ?? 0) - (units.stationsBefore[from] ?? 0) + (changes.get(unit) ?? 0);
    },
    zoneOf: (unit) => zoneOf(units, unit),
  };
}

/** Stations that a list of ranges holds. */
const sizeOf = (ranges: readonly number[]): number =>
  ranges.reduce((sum, number, i) => (i % 2 === 0 ? sum - number + 1 : sum + number), 0);

function inRanges(ranges: readonly number[] | undefined, number: number): boolean {
  if (!ranges) return false;
  for (let i = 0; i < ranges.length; i += 2) {
    if (number < (ranges[i] ?? 0)) return false;
    if (number <= (ranges[i + 1] ?? 0)) return true;
  }
  return false;
}

/** Number of a station's code; 0, which no station has, when its last three characters are not digits. */
function numberOf(station: string): number {
  let number = 0;
  for (let i = VILLAGE; i < STATION; i++) {
    const digit = station.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return 0;
    number = number * 10 + digit;
  }
  return number;
}

/** What amendments change: stations more or less at each unit above; by village, those opened. */
function overlay(amendments: Amendments, adopted: (station: string) => boolean) {
  const changes = new Map<string, number>();
  const opened = new Map<string, string[]>();
  const closed = new Map<string, string[]>();
  for (const [station, status] of amendments) {
    const village = station.slice(0, VILLAGE);
    if (status === 'closed') closed.set(village, [...(closed.get(village) ?? []), station]);
    const change = Number(status === 'open') - Number(adopted(station));
    if (change === 0) continue;
    for (const above of ancestorsOf(station)) changes.set(above, (changes.get(above) ?? 0) + change);
    if (change > 0) opened.set(village, [...(opened.get(village) ?? []), station]);
  }
  return { changes, opened, closed };
}

function stationsOf(units: Units, village: string, opened: readonly string[]): string[] {
  const ranges = units.ranges.get(village) ?? [];
  const stations = [...opened];
  for (let i = 0; i < ranges.length; i += 2) {
    const to = ranges[i + 1] ?? 0;
    for (let number = ranges[i] ?? 1; number <= to; number++) {
      stations.push(village + String(number).padStart(3, '0'));
    }
  }
  return opened.length > 0 ? stations.sort() : stations;
}

/** Where the codes that begin with `prefix` stand in an ascending list: [from, to). */
function span(codes: readonly string[], prefix: string): [number, number] {
  const first = (reached: (code: string) => boolean): number => {
    let [low, high] = [0, codes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached(codes[middle] ?? '')) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return [first((code) => code >= prefix), first((code) => code > prefix && !code.startsWith(prefix))];
}

function nameOf(units: Units, unit: string, exists: (unit: string) => boolean): string {
  if (!exists(unit)) throw new RangeError(`no such unit: ${unit}`);
  if (unit === NATION) return 'Indonesia';
  return unit.length === STATION ? String(numberOf(unit)) : (units.names.get(unit) ?? unit);
}

function zoneOf(units: Units, unit: string): string {
  for (let at: string | undefined = unit; at !== undefined; at = parentOf(at)) {
    const zone = units.zones.get(at);
    if (zone !== undefined) return zone;
  }
  return 'UTC';
}
