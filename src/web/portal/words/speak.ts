// The portal's words: the source and what was written from it, with keys checked by types. What a rule is
// called is the results module's to say; the page that shows rules brings those words along.
import { type Language, speaker, textIn, type Words } from '../../../base/words.ts';
import type { Values } from '../../../base/message.ts';
import { ar } from './ar.ts';
import { type DataKey, dataWords } from '../data/words/index.ts';
import { publicationWords } from '../../../modules/publication/words/index.ts';
import { registryWords } from '../../../modules/registry/words/index.ts';
import { votingWords } from '../../../modules/voting/words/index.ts';
import { type EvidenceKey, evidenceWords } from '../evidence/words/index.ts';
import { type GlanceKey, glanceWords } from '../glance/words/index.ts';
import { type ReceiptKey, receiptWords } from '../receipt/words/index.ts';
import { type RegisterKey, registerWords } from '../registers/words/index.ts';
import { type ReportKey, reportWords } from '../report/words/index.ts';
import { type ScanKey, scanWords } from '../scan/words/index.ts';
import { type SearchKey, searchWords } from '../search/words/index.ts';
import { type StationKey, stationWords } from '../station/words/index.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { id } from './id.ts';
import { ja } from './ja.ts';
import { zh } from './zh.ts';

export const words: Words = { id, en, zh, ja, ar, fr };
export type Key =
  | keyof typeof id
  | GlanceKey | RegisterKey | DataKey | SearchKey | StationKey | ReportKey | ReceiptKey | ScanKey
  | EvidenceKey
  | `results.${string}` | `registry.role.${string}`;

/** A text by its key, values put in their places. */
export type Say = {
  (key: Key, values?: Values): string;
  readonly has: (key: string) => boolean;
};

/** The words of the portal and of its parts. */
export const FOLDERS: readonly Words[] = [
  words, dataWords, glanceWords, registerWords, searchWords, stationWords, reportWords,
  receiptWords, scanWords, evidenceWords,
];

const NONE: Words = { id: {} };
const speakers = new WeakMap<Words, Map<Language, Say>>();

/** Speaks one language: the portal's words and another folder's. A text is parsed once for all pages. */
export function sayIn(language: Language, other: Words = NONE): Say {
  const known = speakers.get(other) ?? new Map<Language, Say>();
  speakers.set(other, known);
  const folders = [...FOLDERS, registryWords, publicationWords, votingWords, other];
  const say = known.get(language) ?? speaker(language, ...folders);
  known.set(language, say);
  return say;
}

/** Texts below some keys as they are written, places and all: for the script that says them in the page. */
export const textsBelow = (
  language: Language,
  ...starts: readonly string[]
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    FOLDERS.flatMap((folder) =>
      Object.keys(folder.id)
        .filter((key) => starts.some((start) => key.startsWith(start)))
        .map((key) => [key, textIn(language, key, folder)]),
    ),
  );

/** Whether a text is a key of the portal's own, for keys that are put together from data. */
export const isKey = (text: string): text is keyof typeof id => Object.hasOwn(id, text);
