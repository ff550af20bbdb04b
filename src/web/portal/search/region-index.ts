// All regions of the unit object, prepared for search: every word of every name, every name written as one
// word, and their groups of three letters. Built once, when somebody first searches; a few tens of megabytes
// of flat arrays. Stations need no index: they are numbers within a village.
import { NATION } from '../../../base/unit.ts';
import type { UnitTree } from '../../../core/define.ts';
import { fold, wordsOf } from './fold.ts';
import { trigramIndex, type TrigramIndex } from './trigrams.ts';

export type RegionIndex = {
  readonly units: UnitTree;
  /** Codes ascending; a region's place among them is its number here. */
  readonly codes: readonly string[];
  /** Number of the region above; -1 above a province. */
  readonly parents: Int32Array;
  readonly wordCounts: Uint8Array;
  /** Words and joined names, distinct, ascending. */
  readonly entries: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** Regions of an entry: `regions[starts[e] … starts[e + 1])`; a joined name is stored as ~region. */
  readonly starts: Uint32Array;
  readonly regions: Int32Array;
  readonly trigrams: TrigramIndex;
};

/** Words that say the kind of a region and are left out when people say its name. */
const KINDS = /^(?:kota adm|kota|adm kep|daerah istimewa|dki|kepulauan) /;
const LEVEL_MAX = 10;

/** Indexes all regions below the nation. */
export function indexRegions(units: UnitTree): RegionIndex {
  const codes: string[] = [];
  const parents: number[] = [];
  const visit = (unit: string, parent: number): void => {
    for (const child of units.childrenOf(unit)) {
      const number = codes.push(child) - 1;
      parents.push(parent);
      if (child.length < LEVEL_MAX) visit(child, number);
    }
  };
  visit(NATION, -1);
  const wordCounts = new Uint8Array(codes.length);
  const places = new Map<string, number[]>();
  const put = (entry: string, value: number): void => {
    const known = places.get(entry);
    if (known === undefined) places.set(entry, [value]);
    else if (known.at(-1) !== value) known.push(value);
  };
  codes.forEach((code, region) => {
    const name = units.nameOf(code);
    const words = wordsOf(name);
    wordCounts[region] = words.length;
    for (const word of words) put(fold(word), region);
    for (const whole of wholesOf(name, words)) put(fold(whole), ~region);
  });
  return { units, codes, parents: Int32Array.from(parents), wordCounts, ...entriesOf(places) };
}

/** The names of a region as one word: whole, without its kind, a city without its country. */
function wholesOf(name: string, words: readonly string[]): Set<string> {
  const spaced = words.join(' ');
  const city = name.includes(',') ? wordsOf(name.slice(0, name.indexOf(','))) : words;
  const names = [spaced, spaced.replace(KINDS, ''), city.join(' ')];
  return new Set(names.map((text) => text.replaceAll(' ', '')).filter(Boolean));
}

function entriesOf(places: ReadonlyMap<string, readonly number[]>) {
  const entries = [...places.keys()].sort();
  const starts = new Uint32Array(entries.length + 1);
  const total = entries.reduce((sum, entry) => sum + (places.get(entry)?.length ?? 0), 0);
  const regions = new Int32Array(total);
  let at = 0;
  entries.forEach((entry, number) => {
    const list = places.get(entry) ?? [];
    regions.set(list, at);
    at += list.length;
    starts[number + 1] = at;
  });
  const numberOf = new Map(entries.map((entry, number) => [entry, number]));
  return { entries, numberOf, starts, regions, trigrams: trigramIndex(entries) };
}

/** Where the entries (or codes) that begin with `prefix` stand in an ascending list: [from, to). */
export function prefixSpan(list: readonly string[], prefix: string): [from: number, to: number] {
  const from = lowest(list, (text) => text >= prefix);
  return [from, lowest(list, (text) => text > prefix && !text.startsWith(prefix))];
}

function lowest(list: readonly string[], reached: (text: string) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached(list[middle] ?? '')) high = middle;
    else low = middle + 1;
  }
  return low;
}
