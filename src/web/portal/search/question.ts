// What a reader typed into the search, understood: a code, words with the level that stands before them
// (`kec.`, `ds.`), the number of a station. Whoever types it may be hostile: length and number of words are
// limited, and a number as long as a NIK is recognised so that it is never looked up.
import { fold, plain, wordsOf } from './fold.ts';
import { SHORT_NAMES } from './nicknames.ts';

export const QUESTION_CHARS_MAX = 100;
export const QUESTION_WORDS_MAX = 8;
const STATION_MAX = 999;

export type Level = 2 | 4 | 6 | 10;

export type Word = {
  /** In plain letters, and as it is compared. */
  readonly text: string;
  readonly folded: string;
  /** What stood before it: the region that it names has this level. */
  readonly level?: Level;
  /** Which place of several it is a word of: `lubuk resam, kedurang` names two, from below upwards. */
  readonly segment: number;
  /** Says what kind of place it is and may be part of the name: `kota`, `gampong`. Need not be found. */
  readonly optional: boolean;
};

export type Question =
  | { readonly kind: 'empty' | 'too-long' | 'identity-number' }
  | { readonly kind: 'code'; readonly code: string; readonly station?: number }
  | { readonly kind: 'words'; readonly words: readonly Word[]; readonly station?: number };

const HINTS: Readonly<Record<string, Level>> = {
  prov: 2,
  provinsi: 2,
  propinsi: 2,
  kab: 4,
  kabupaten: 4,
  kota: 4,
  kotamadya: 4,
  kec: 6,
  kecamatan: 6,
  distrik: 6,
  ds: 10,
  desa: 10,
  kel: 10,
  kelurahan: 10,
  kalurahan: 10,
  gampong: 10,
  nagari: 10,
  pekon: 10,
};
/** Words that say a station's number follows. Boxes and posts abroad are numbered like stations. */
const STATION = new Set(['tps', 'tpsln', 'ksk', 'pos']);

const CODE = /^\d{2}(?:\d{0,11}|[A-Z0-9]{2}\d{0,9})$/;
/** Digits of a national identity number; of a family card too. */
const IDENTITY = /\d{16}/;

/** Reads a question. Total: any text is one of its kinds. */
export function readQuestion(typed: string): Question {
  if (typed.length > QUESTION_CHARS_MAX) return { kind: 'too-long' };
  if (IDENTITY.test(typed.replace(/[\s.-]/g, ''))) return { kind: 'identity-number' };
  const { rest, station } = takeStation(typed);
  const numbered = station === undefined ? {} : { station };
  const code = readCode(rest);
  if (code !== undefined) return { kind: 'code', code, ...numbered };
  const words = readWords(rest);
  return words.some(({ optional }) => !optional) ? { kind: 'words', words, ...numbered } : { kind: 'empty' };
}

/** `batu ampar tps 02, batam` → `batu ampar , batam` and 2. */
function takeStation(typed: string): { rest: string; station?: number } {
  const text = plain(typed);
  const found = /\b([a-z]+)[\s.]*(?:no(?:mor)?[\s.]*)?0*(\d{1,3})\b/g;
  for (const match of text.matchAll(found)) {
    const number = Number(match[2]);
    if (!STATION.has(match[1] ?? '') || number < 1 || number > STATION_MAX) continue;
    return { rest: text.replace(match[0], ' '), station: number };
  }
  return { rest: text };
}

/** A code of any length, with dots, dashes or blanks between its parts: `17.01.01.2001`. */
function readCode(text: string): string | undefined {
  const joined = text
    .trim()
    .toUpperCase()
    .replace(/[\s.,/-]+/g, '');
  return CODE.test(joined) && /^\d{2}/.test(joined) && !/[A-Z]/.test(joined.slice(4)) ? joined : undefined;
}

function readWords(text: string): Word[] {
  const words: Word[] = [];
  let segment = -1;
  for (const part of text.split(/[,;]/)) {
    let level: Level | undefined;
    segment += 1;
    for (const word of wordsOf(part).flatMap(spelledOut)) {
      if (words.length >= QUESTION_WORDS_MAX) return words;
      const hint = Object.hasOwn(HINTS, word) ? HINTS[word] : undefined;
      // `kota padang kec kota padang`: what comes after the name of a place is another one.
      const named = words.some((earlier) => earlier.segment === segment && !earlier.optional);
      if (hint !== undefined && hint !== level && named) segment += 1;
      if (hint !== undefined) level = hint;
      if (STATION.has(word)) continue;
      const placed = level === undefined ? {} : { level };
      words.push({ text: word, folded: fold(word), segment, optional: hint !== undefined, ...placed });
    }
  }
  return words;
}

const spelledOut = (word: string): string[] =>
  Object.hasOwn(SHORT_NAMES, word) ? (SHORT_NAMES[word] ?? '').split(' ') : [word];
