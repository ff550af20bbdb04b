// Every text that a person reads comes through here. Indonesian is the source and is complete; any other
// language's text names the source text that it translates (first 8 hexadecimal digits of its SHA-256), so
// that after a change of the source the reader sees the source and never a translation of what is no longer
// said.
import { hex, sha256, utf8 } from './bytes.ts';
import {
  formatMessage,
  type Locale,
  localeOf,
  type Message,
  parseMessage,
  placesOf,
  type Values,
} from './message.ts';

/**
 * Every language, the source first, each with the locale whose numbers, dates and plurals it uses. Arabic
 * writes Latin digits and the Gregorian calendar: a figure looks as it does on the form and in the files.
 */
export const LOCALES = {
  id: 'id-ID',
  en: 'en-GB',
  zh: 'zh-CN',
  ja: 'ja-JP',
  ar: 'ar-u-ca-gregory-nu-latn',
  fr: 'fr-FR',
} as const;
export type Language = keyof typeof LOCALES;
export const LANGUAGES = Object.keys(LOCALES) as readonly Language[];
export const SOURCE = 'id';
/** Languages that are written from the source. */
export const TRANSLATED = LANGUAGES.filter((language) => language !== SOURCE);

/** Which way a language is written. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** Texts by key, flat: `'rule.R8.title': 'Suara sah = jumlah suara'`. */
export type SourceTable = Readonly<Record<string, string>>;
/** `'rule.R8.title': ['1a2b3c4d', 'Valid votes = sum of votes']`: hash of the source text, then the text. */
export type TranslatedTable = Readonly<Record<string, readonly [source: string, text: string]>>;
/** The texts of one folder in every language it has. */
export type Words = { readonly id: SourceTable } & {
  readonly [L in Exclude<Language, 'id'>]?: TranslatedTable;
};

/**
 * Says a key in the speaker's language with values in its places. Numbers are set as the language writes
 * them.
 */
export type Say = ((key: string, values?: Values) => string) & {
  readonly language: Language;
  readonly has: (key: string) => boolean;
};

/** What a translation must name: the first 8 hexadecimal digits of the SHA-256 of the source text. */
export const sourceHash = (text: string): string => hex(sha256(utf8(text))).slice(0, 8);

// A missing word must not take a page away from a citizen, and must not pass a test.
const underTest = globalThis.process?.env?.['VITEST'] !== undefined;

function lacking(what: string, shown: string): string {
  if (underTest) throw new Error(what);
  return shown;
}

/** The speaker of a language over several folders' words. Throws when two folders use one key. */
export function speaker(language: Language, ...folders: readonly Words[]): Say {
  const source = mergedSource(folders);
  const locale = localeOf(LOCALES[language], directionOf(language));
  const messages = new Map<string, Message>();
  const say = (key: string, values: Values = {}): string => {
    let message = messages.get(key);
    if (!message) {
      const words = source.get(key);
      if (!words) return lacking(`no word for ${key}`, key);
      messages.set(key, (message = parseMessage(textIn(language, key, words))));
    }
    return spoken(message, values, locale, key);
  };
  return Object.assign(say, { language, has: (key: string) => source.has(key) });
}

const spoken = (message: Message, values: Values, locale: Locale, key: string): string =>
  formatMessage(message, values, locale, (name) => lacking(`${key} needs a value for ${name}`, `{${name}}`));

function mergedSource(folders: readonly Words[]): Map<string, Words> {
  const merged = new Map<string, Words>();
  for (const words of folders) {
    for (const key of Object.keys(words.id)) {
      if (merged.has(key) && merged.get(key) !== words) throw new Error(`two folders say ${key}`);
      merged.set(key, words);
    }
  }
  return merged;
}

/** The text in a language, or the source where it was not translated or the source has changed since. */
export function textIn(language: Language, key: string, words: Words): string {
  const source = words.id[key] ?? key;
  const translated = language === SOURCE ? undefined : words[language]?.[key];
  return translated && translated[0] === sourceHash(source) ? translated[1] : source;
}

/** Keys that a language lacks. */
export const missingWords = (source: SourceTable, other: TranslatedTable): string[] =>
  Object.keys(source).filter((key) => !Object.hasOwn(other, key));

/**
 * What is wrong with a language's entries, one line each, with the hash to write once the text has been read
 * again.
 */
export function staleWords(source: SourceTable, other: TranslatedTable): string[] {
  const faults: string[] = [];
  for (const [key, [hash, text]] of Object.entries(other)) {
    const from = source[key];
    if (from === undefined) faults.push(`${key}: the source no longer says it`);
    else if (hash !== sourceHash(from)) faults.push(`${key}: read again, then write '${sourceHash(from)}'`);
    else if (String(placesOf(parseMessage(text))) !== String(placesOf(parseMessage(from)))) {
      faults.push(`${key}: its places differ from the source's`);
    }
  }
  return faults;
}
