// From a question to units, the likeliest first: exact names, then names that begin so, then all words
// wherever they stand in name or region above; words that look alike only where nothing has all words as they
// were typed. Bounded work for any question.
import { fold } from './fold.ts';
import { NICKNAMES } from './nicknames.ts';
import type { Question, Word } from './question.ts';
import { prefixSpan, type RegionIndex } from './region-index.ts';
import { Scores } from './scores.ts';

/** `near`: not every word was found as it was typed. `other-number`: the village has no such station. */
export type Closeness = 'exact' | 'near' | 'other-number';
export type Hit = { readonly unit: string; readonly closeness: Closeness };

/** Hits kept of one question; a question with more is too wide to read through. */
export const HITS_MAX = 400;

const PREFIX_LETTERS_MIN = 2;
const PREFIX_ENTRIES_MAX = 1500;
const SIMILAR_LEAST = 0.3;
const SIMILAR_MAX = 40;
const LEVEL = 10;

// Weights: what counts more than what. Only their order matters.
const EXACT = 1;
const NICKNAME = 0.95;
const PREFIX = 0.8;
const SIMILAR = 0.75;
const OPTIONAL = 0.15;
const ABOVE = 0.97;
const COVERED = 10;
const WHOLE_NAME = 3;
const PART_OF_NAME = 1.5;
/** A region and those above it, each asked for by its whole name: `kota padang, kota padang`. */
const WHOLE_PATH = 6;
const FIRST_WORD = 0.6;
const HIGHER_UNIT = 0.04;
/** Where nothing has all words: what scores less than this part of the best is not worth reading. */
const NEAR_ENOUGH = 0.7;

/** Units that a question means. Empty where it asks for none. */
export function findUnits(index: RegionIndex, question: Question): readonly Hit[] {
  if (question.kind === 'code') return byCode(index, question.code, question.station);
  if (question.kind !== 'words') return [];
  const { words, station } = question;
  const last = words.at(-1);
  const plainly = byWords(index, words, station);
  // `batu ampar 2`: a number that is part of no name there is a station's.
  const number = Number(last?.text);
  if (station !== undefined || !(number >= 1 && number <= 999) || words.length < 2) return plainly;
  return plainly[0]?.closeness === 'exact' ? plainly : byWords(index, words.slice(0, -1), number);
}

function byCode(index: RegionIndex, code: string, station: number | undefined): Hit[] {
  const { units, codes } = index;
  const exact = (unit: string): Hit => ({ unit, closeness: 'exact' });
  if (station !== undefined && code.length === LEVEL) return inVillage(index, code, station);
  if (code.length > LEVEL) {
    const village = code.slice(0, LEVEL);
    if (!units.exists(village)) return [];
    return units
      .childrenOf(village)
      .filter((unit) => unit.startsWith(code))
      .map(exact);
  }
  const [from, to] = prefixSpan(codes, code);
  const below = codes.slice(from, to);
  const nearest = Math.min(...below.slice(0, 1).map((unit) => unit.length));
  const next = below[0] === code ? (below[1]?.length ?? LEVEL + 3) : nearest;
  const shown = below.filter((unit) => unit.length === nearest || unit.length === next);
  const stations = below.length === 1 && below[0] === code ? units.childrenOf(code) : [];
  return [...shown, ...stations].slice(0, HITS_MAX).map(exact);
}

/** The station of a village, or the village where it has none of that number. */
function inVillage({ units }: RegionIndex, village: string, station: number): Hit[] {
  if (!units.exists(village)) return [];
  const unit = village + String(station).padStart(3, '0');
  return [units.exists(unit) ? { unit, closeness: 'exact' } : { unit: village, closeness: 'other-number' }];
}

function byWords(index: RegionIndex, words: readonly Word[], station: number | undefined): Hit[] {
  const villages = station !== undefined;
  const plainly = rank(index, words, false, villages).filter(({ full }) => full);
  const closeness = plainly.length > 0 ? 'exact' : 'near';
  const ranked = closeness === 'exact' ? plainly : nearest(rank(index, words, true, villages));
  const hits = withoutRepeats(index, ranked)
    .slice(0, HITS_MAX)
    .flatMap(({ region }): Hit[] => {
      const unit = index.codes[region] ?? '';
      if (station === undefined || unit.length !== LEVEL) return [{ unit, closeness }];
      return inVillage(index, unit, station).map((hit) =>
        hit.closeness === 'exact' ? { ...hit, closeness } : hit,
      );
    });
  // Villages without a station of that number come last.
  const lacking = ({ closeness: how }: Hit): number => Number(how === 'other-number');
  return hits.sort((a, b) => lacking(a) - lacking(b));
}

function nearest(ranked: readonly Ranked[]): Ranked[] {
  const full = ranked.filter((candidate) => candidate.full);
  const among = full.length > 0 ? full : ranked;
  const least = NEAR_ENOUGH * (among[0]?.score ?? 0);
  return among.filter(({ score }) => score >= least);
}

type Ranked = { region: number; score: number; full: boolean };

const kept = new WeakMap<RegionIndex, Scores>();

function scoresOf(index: RegionIndex): Scores {
  const scores = kept.get(index) ?? new Scores(index);
  kept.set(index, scores);
  return scores;
}

function rank(index: RegionIndex, words: readonly Word[], alike: boolean, villages: boolean): Ranked[] {
  const scores = scoresOf(index);
  scores.wipe();
  words.forEach((word, w) => addWord(index, scores, words, word, w, alike));
  addJoined(index, scores, words);
  const weights = words.map(({ optional }) => (optional ? OPTIONAL : 1));
  const most = weights.reduce((sum, weight) => sum + weight, 0);
  const ranked: Ranked[] = [];
  for (const region of scores.touched) {
    if (villages && index.codes[region]?.length !== LEVEL) continue;
    const found = score(index, scores, words, weights, region);
    if (found !== undefined) ranked.push({ ...found, score: found.score / most });
  }
  return ranked.sort((a, b) => b.score - a.score || a.region - b.region).slice(0, 2 * HITS_MAX);
}

function addWord(
  index: RegionIndex,
  scores: Scores,
  words: readonly Word[],
  { text, folded }: Word,
  w: number,
  alike: boolean,
): void {
  const put = (entry: number | undefined, weight: number): void => {
    // A name that only begins as it was asked is not asked for whole.
    if (entry !== undefined) scores.add(entry, words, w, w + 1, weight, weight !== PREFIX);
  };
  put(index.numberOf.get(folded), EXACT);
  const nicknames = Object.hasOwn(NICKNAMES, text) ? (NICKNAMES[text] ?? []) : [];
  for (const name of nicknames) put(index.numberOf.get(fold(name)), NICKNAME);
  if (folded.length >= PREFIX_LETTERS_MIN) {
    const [from, to] = prefixSpan(index.entries, folded);
    const end = Math.min(to, from + PREFIX_ENTRIES_MAX);
    for (let entry = from; entry < end; entry++) put(entry, PREFIX);
  }
  if (!alike) return;
  for (const { entry, similarity } of index.trigrams.similar(folded, SIMILAR_LEAST, SIMILAR_MAX)) {
    put(entry, SIMILAR * similarity);
  }
}

/** Words that follow each other, written as one: `tanjung sari` is Tanjungsari, all of that name. */
function addJoined(index: RegionIndex, scores: Scores, words: readonly Word[]): void {
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 2; to <= words.length; to++) {
      const joined = fold(
        words
          .slice(from, to)
          .map(({ text }) => text)
          .join(''),
      );
      const entry = index.numberOf.get(joined);
      if (entry !== undefined) scores.add(entry, words, from, to, EXACT, true);
    }
  }
}

/** A region's score; undefined when none of its own name was asked for. */
function score(
  index: RegionIndex,
  scores: Scores,
  words: readonly Word[],
  weights: readonly number[],
  region: number,
): Ranked | undefined {
  let covered = 0;
  let ownWords = 0;
  let [full, named] = [true, false];
  for (let w = 0; w < words.length; w++) {
    const row = scores.own[w];
    const own = row?.[region] ?? 0;
    let best = own;
    for (let above = index.parents[region] ?? -1; above >= 0; above = index.parents[above] ?? -1) {
      const inherited = (row?.[above] ?? 0) * ABOVE;
      if (inherited > best) best = inherited;
    }
    const optional = words[w]?.optional ?? false;
    covered += best * (weights[w] ?? 1);
    if (own > 0) ownWords += own;
    if (optional) continue;
    if (own > 0) named = true;
    if (best === 0) full = false;
  }
  if (!named) return undefined;
  const part = Math.min(1, ownWords / Math.max(1, index.wordCounts[region] ?? 1));
  const length = index.codes[region]?.length ?? LEVEL;
  const path = isPath(index, scores, words.at(-1)?.segment ?? 0, region);
  return {
    region,
    full,
    score:
      COVERED * covered +
      Math.max(WHOLE_NAME * (scores.whole[region] ?? 0), PART_OF_NAME * part) +
      ((scores.own[0]?.[region] ?? 0) > 0 ? FIRST_WORD : 0) +
      (path ? WHOLE_PATH : 0) +
      HIGHER_UNIT * (LEVEL - length),
  };
}

/** Whether a region has the name of the first place, and regions above it, in order, those of the others. */
function isPath(index: RegionIndex, scores: Scores, last: number, region: number): boolean {
  if (last === 0) return false;
  let at = region;
  for (let place = 0; place <= last; place++) {
    const names = scores.places[place];
    while (place > 0 && at >= 0 && (names?.[at] ?? 0) === 0) at = index.parents[at] ?? -1;
    if (at < 0 || (names?.[at] ?? 0) === 0) return false;
    at = index.parents[at] ?? -1;
  }
  return true;
}

/** Abroad a mission, its only sub-district and its only village have one name: the highest stands for all. */
function withoutRepeats(index: RegionIndex, ranked: readonly Ranked[]): Ranked[] {
  const present = new Set(ranked.map(({ region }) => region));
  return ranked.filter(({ region }) => {
    const [code = '', above] = [index.codes[region], index.parents[region] ?? -1];
    if (!code.startsWith('99') || above < 0 || !present.has(above)) return true;
    return index.units.nameOf(code) !== index.units.nameOf(index.codes[above] ?? '');
  });
}
