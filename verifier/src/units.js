// The tree of units (spec/authority.md "Units", spec/log.md "Objects"): which exist, what lies below what,
// how many stations. Stations are not kept one by one: a village has ranges of numbers, and the few stations
// opened or closed since.
import { quoted } from './canonical.js';

/**
 * `sums`, `newest`, `rows`, `tallies` and `evidence` are by contest number and belong to state.js, sums.js
 * and
 * views.js.
 * @typedef {{
 * code: string, name: string, quotedName: string, level: number, parent: Region | undefined, children:
 * Region[], stations: number,
 *   ranges: number[], opened: Set<number>, closed: Set<number>,
 * sums: Float64Array[], newest: ({ hash: string, size: number } | undefined)[], rows: (string | undefined)[],
 *   due: number[][], tallies: (Map<number, import('./tally.js').Tally> | undefined)[],
 *   evidence: (Map<number, import('./evidence.js').Evidence> | undefined)[],
 * }} Region
 */

const LEVELS = [2, 4, 6, 10, 13];

/** The unit directly above; undefined above the nation. @param {string} unit @returns {string | undefined} */
export function parentOf(unit) {
  if (unit === 'ID') return undefined;
  const length = LEVELS.findLast((level) => level < unit.length);
  return length === undefined ? 'ID' : unit.slice(0, length);
}

/** Whether `above` is a proper ancestor of `unit`. @param {string} above @param {string} unit */
export const isAbove = (above, unit) =>
  unit !== 'ID' &&
  unit !== above &&
  (above === 'ID' || (above.length < unit.length && unit.startsWith(above)));

/** @param {string} code @param {string} name @param {Region} [parent] @returns {Region} */
const region = (code, name, parent) => ({
  code,
  name,
  quotedName: quoted(name),
  level: code === 'ID' ? 0 : code.length,
  parent,
  children: [],
  stations: 0,
  ranges: [],
  opened: new Set(),
  closed: new Set(),
  sums: [],
  newest: [],
  rows: [],
  due: [],
  tallies: [],
  evidence: [],
});

/** The adopted tree, and its amendments. */
export class Units {
  /** @type {Map<string, Region>} */
  #regions = new Map();
  nation;
  /** Stations of the object as adopted. */
  adopted = 0;

  /**
   * @param {{ regions: [string, string][], stations: { [village: string]: string } }} object checked by
   * objects.js
   * @param {string} nationName
   */
  constructor(object, nationName) {
    this.nation = region('ID', nationName);
    this.#regions.set('ID', this.nation);
    for (const [code, name] of object.regions) {
      const parent = /** @type {Region} */ (this.#regions.get(parentOf(code) ?? 'ID'));
      const one = region(code, name, parent);
      parent.children.push(one);
      this.#regions.set(code, one);
    }
    for (const [village, text] of Object.entries(object.stations)) this.#open(village, text);
    this.adopted = this.nation.stations;
  }

  /** @param {string} code @param {string} text */
  #open(code, text) {
    const village = /** @type {Region} */ (this.#regions.get(code));
    village.ranges = parseRanges(text) ?? [];
    let count = 0;
    for (let i = 0; i < village.ranges.length; i += 2)
      count += Number(village.ranges[i + 1]) - Number(village.ranges[i]) + 1;
    this.#count(village, count);
  }

  /** @param {Region} village @param {number} by */
  #count(village, by) {
    for (let at = /** @type {Region | undefined} */ (village); at !== undefined; at = at.parent)
      at.stations += by;
  }

  /** @param {string} code */
  region(code) {
    return this.#regions.get(code);
  }

  get regionCount() {
    return this.#regions.size - 1;
  }

  /** @returns {Iterable<Region>} */
  all() {
    return this.#regions.values();
  }

  /** @param {string} unit */
  exists(unit) {
    if (unit.length !== 13) return this.#regions.has(unit);
    const village = this.#regions.get(unit.slice(0, 10));
    return village !== undefined && hasStation(village, Number(unit.slice(10)));
  }

  /**
   * Opens or closes a station; that it may be is for the caller to judge.
   * @param {string} station
   * @param {boolean} open
   */
  amend(station, open) {
    const village = /** @type {Region} */ (this.#regions.get(station.slice(0, 10)));
    const number = Number(station.slice(10));
    const [to, from] = open ? [village.opened, village.closed] : [village.closed, village.opened];
    from.delete(number);
    to.add(number);
    this.#count(village, open ? 1 : -1);
  }
}

/** @param {Region} village @param {number} number */
export function hasStation(village, number) {
  if (village.closed.has(number)) return false;
  if (village.opened.has(number)) return true;
  for (let i = 0; i < village.ranges.length; i += 2) {
    if (number >= Number(village.ranges[i]) && number <= Number(village.ranges[i + 1])) return true;
  }
  return false;
}

/**
 * Numbers of the stations that exist, and of those that have a record, ascending.
 * @param {Region} village
 * @param {...(Map<number, unknown> | undefined)} records by station number
 */
export function stationNumbers(village, ...records) {
  /** @type {number[]} */
  const numbers = [];
  for (let i = 0; i < village.ranges.length; i += 2) {
    for (let n = Number(village.ranges[i]); n <= Number(village.ranges[i + 1]); n++)
      if (!village.closed.has(n)) numbers.push(n);
  }
  if (village.opened.size === 0 && village.closed.size === 0) return numbers;
  const recorded = records.flatMap((some) => [...(some?.keys() ?? [])]);
  return [...new Set([...numbers, ...village.opened, ...recorded])].sort((a, b) => a - b);
}

/**
 * `1-200,202-451,500` → [1, 200, 202, 451, 500, 500]; undefined unless ascending, apart, in plain numbers
 * from 1 to 999.
 * @param {string} text
 */
export function parseRanges(text) {
  /** @type {number[]} */
  const ranges = [];
  for (const part of text.split(',')) {
    const match = /^([1-9]\d{0,2})(?:-([1-9]\d{0,2}))?$/.exec(part);
    const [from, to] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
    if (!match || from > to || from <= (ranges.at(-1) ?? 0)) return undefined;
    ranges.push(from, to);
  }
  return ranges;
}
