// The app's languages. The builder resolves every text against its source beforehand, so that a telephone
// loads one table of one language; what is not there is the key itself, never an empty place.
import { formatMessage, localeOf, type Message, parseMessage } from '../../../base/message.ts';
import { directionOf, type Language, LANGUAGES, LOCALES, type Say, SOURCE } from '../../../base/words.ts';

/** Texts by key, in one language. */
export type Texts = Readonly<Record<string, string>>;
/** Addresses of the tables by language, for one part of the app. */
export type Tables = Readonly<Record<Language, string>>;

const KEPT = 'terang-language';

/** What she chose, else the first of the browser's languages that we have, else Indonesian. */
export function languageHere(): Language {
  const wanted = [localStorage.getItem(KEPT), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.flatMap((tag) => LANGUAGES.find((ours) => ours === tag) ?? [])[0] ?? SOURCE;
}

export const keepLanguage = (language: Language): void => localStorage.setItem(KEPT, language);

/** Loads a language; where it cannot be had the source, which every telephone holds. */
export async function loadTexts(tables: Tables, language: Language): Promise<[Language, Texts]> {
  for (const one of [language, SOURCE] as const) {
    try {
      const answer = await fetch(tables[one]);
      if (answer.ok) return [one, (await answer.json()) as Texts];
    } catch {
      // No network, and never loaded before.
    }
  }
  return [SOURCE, {}];
}

/** The speaker of loaded texts. */
export function speakerOf(language: Language, texts: Texts): Say {
  const locale = localeOf(LOCALES[language], directionOf(language));
  const messages = new Map<string, Message>();
  const say = (key: string, values = {}): string => {
    const message = messages.get(key) ?? parseMessage(texts[key] ?? key);
    messages.set(key, message);
    return formatMessage(message, values, locale, (name) => `{${name}}`);
  };
  return Object.assign(say, { language, has: (key: string) => Object.hasOwn(texts, key) });
}
