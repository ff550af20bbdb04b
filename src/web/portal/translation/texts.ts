// Every text of the site and of what it shows, with what a language has for it: what the page for correcting
// a translation lists. A stale text is not listed as the present one, because no reader sees it.
import { coreWords } from '../../../core/words/index.ts';
import { publicationWords } from '../../../modules/publication/words/index.ts';
import { registryWords } from '../../../modules/registry/words/index.ts';
import { resultsWords } from '../../../modules/results/words/index.ts';
import { votingWords } from '../../../modules/voting/words/index.ts';
import { type Language, SOURCE, sourceHash, type Words } from '../../../base/words.ts';
import { FOLDERS } from '../words/speak.ts';

const MODULES: readonly Words[] = [resultsWords, registryWords, publicationWords, votingWords];
const ALL: readonly Words[] = [...FOLDERS, ...MODULES, coreWords];

export type Text = {
  readonly key: string;
  readonly source: string;
  /** What a suggestion must name: the hash of the source. */
  readonly hash: string;
  /** What readers of the language see; undefined where they see the source. */
  readonly now: string | undefined;
};

const folderOf = (key: string): Words | undefined => ALL.find((words) => Object.hasOwn(words.id, key));

/** A text by its key, from a reader's address; undefined where there is none. */
export function textOfKey(language: Language, key: string): Text | undefined {
  const words = folderOf(key);
  const source = words?.id[key];
  if (words === undefined || source === undefined) return undefined;
  const entry = language === SOURCE ? undefined : words[language]?.[key];
  const hash = sourceHash(source);
  return { key, source, hash, now: entry && entry[0] === hash ? entry[1] : undefined };
}

const topicOf = (key: string): string => key.slice(0, key.indexOf('.'));

/** The parts of the site by the first word of their keys, in order, each with its keys. */
export function topics(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const key of ALL.flatMap((words) => Object.keys(words.id))) {
    const topic = topicOf(key);
    found.set(topic, [...(found.get(topic) ?? []), key]);
  }
  return found;
}

/**
 * A page on which a topic's texts can be seen; undefined where they are on many, or on none by themselves.
 */
export const placeOf = (key: string): string | undefined => PLACES[topicOf(key)];

const PLACES: Readonly<Record<string, string>> = {
  about: '/tentang',
  data: '/data',
  figure: '/',
  log: '/log',
  open: '/data',
  search: '/cari',
  sure: '/',
  translation: '/terjemahan',
};

/** A suggestion as a file that tools/translation.ts takes: one line of JSON. */
export const suggestionLine = (language: Language, text: Text, suggested: string): string =>
  `${JSON.stringify({ language, key: text.key, source: text.hash, text: suggested })}\n`;
