// How well each word of one question fits each region: a row of numbers for each word. Used again for every
// question, so that a search allocates nothing of the size of the country; what was touched is wiped.
import { QUESTION_WORDS_MAX, type Word } from './question.ts';
import type { RegionIndex } from './region-index.ts';

/** What a word that names a region of another level than was asked for is still worth. */
const WRONG_LEVEL = 0.6;

export class Scores {
  readonly own: readonly Float32Array[];
  /** How surely a region's whole name was asked for. */
  readonly whole: Float32Array;
  /** The same for each place that a question names, by its number. */
  readonly places: readonly Float32Array[];
  /** Regions that any word fits. */
  touched: number[] = [];
  private readonly index: RegionIndex;
  private readonly seen: Uint8Array;

  constructor(index: RegionIndex) {
    const regions = index.codes.length;
    this.index = index;
    this.own = Array.from({ length: QUESTION_WORDS_MAX }, () => new Float32Array(regions));
    this.whole = new Float32Array(regions);
    this.places = Array.from({ length: QUESTION_WORDS_MAX }, () => new Float32Array(regions));
    this.seen = new Uint8Array(regions);
  }

  /** Forgets the question before. */
  wipe(): void {
    for (const region of this.touched) {
      for (const row of this.own) row[region] = 0;
      this.whole[region] = 0;
      for (const place of this.places) place[region] = 0;
      this.seen[region] = 0;
    }
    this.touched = [];
  }

  /** An entry matched the words from … to − 1 with a weight; `whole` when the joined name was meant whole. */
  add(entry: number, words: readonly Word[], from: number, to: number, weight: number, whole: boolean): void {
    const { starts, regions, codes } = this.index;
    const asName = levelAsName(words, from, to);
    const place = whole && isPlace(words, from, to) ? this.places[words[from]?.segment ?? 0] : undefined;
    for (let at = starts[entry] ?? 0; at < (starts[entry + 1] ?? 0); at++) {
      const stored = regions[at] ?? 0;
      const isWhole = stored < 0;
      // Several words written as one can only be a whole name.
      if (to - from > 1 && !isWhole) continue;
      const region = isWhole ? ~stored : stored;
      const length = codes[region]?.length;
      for (let w = from; w < to; w++) {
        const level = asName === undefined ? words[w]?.level : asName.level;
        const score = level === undefined || level === length ? weight : weight * WRONG_LEVEL;
        const row = this.own[w];
        if (row !== undefined && score > (row[region] ?? 0)) row[region] = score;
      }
      if (isWhole && whole && weight > (this.whole[region] ?? 0)) this.whole[region] = weight;
      if (isWhole && place !== undefined && weight > (place[region] ?? 0)) place[region] = weight;
      if (this.seen[region] === 1) continue;
      this.seen[region] = 1;
      this.touched.push(region);
    }
  }
}

/**
 * Where a word that says a kind is itself the beginning of the name (`kota padang` is a village, too), it
 * says no level: only what stands before it does. Undefined where no such word begins the range.
 */
function levelAsName(
  words: readonly Word[],
  from: number,
  to: number,
): { readonly level: Word['level'] } | undefined {
  const [first, before] = [words[from], words[from - 1]];
  if (to - from < 2 || !first?.optional) return undefined;
  return { level: before?.segment === first.segment && before.optional ? before.level : undefined };
}

/** Whether a range is all of a place's words, but for what says its kind before it. */
function isPlace(words: readonly Word[], from: number, to: number): boolean {
  const segment = words[from]?.segment;
  return words.every((word, w) => word.segment !== segment || (w < from ? word.optional : w < to));
}
