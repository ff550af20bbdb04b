// What must be true of a translation besides being current: it keeps every place for a value, has each plural
// form that its language knows, and leaves official abbreviations and names as the law has them. The same
// answer for the tests, for the tool that takes a correction, and for the page on which one is written.
import { parseMessage, placesOf, pluralsOf } from './message.ts';
import { type Language, LOCALES } from './words.ts';

/**
 * Words that stand unchanged in every language: bodies, lists, forms, contests, laws, the clock's zones,
 * names of places and of files. "TPS" made into "TPPS" sends a voter to a body that does not exist.
 */
export const LOCKED_TERMS = [
  'Bawaslu', 'BSSN', 'DKPP', 'KPPS', 'KPPSLN', 'KPU', 'Panwaslu', 'PPK', 'PPLN', 'PPS', 'PTPS',
  'KSK', 'TPS', 'TPSLN',
  'DP4', 'DPK', 'DPT', 'DPTb',
  'C.Hasil', 'C.Kejadian Khusus', 'C.Pemberitahuan', 'D.Hasil', 'NIK',
  'DPD', 'DPR', 'DPRD', 'PPWP', 'PSU', 'UU 7/2017',
  'WIB', 'WIT', 'WITA',
  'Indonesia', 'Terang',
  '.tlog-proof', '/tree/', 'Atom', 'CSV', 'JSON', 'NDJSON', 'Parquet', 'SHA-256',
] as const;

const escaped = (term: string): string => term.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
// "Bahasa Indonesia" is a language, whose name each language has.
const PATTERNS = LOCKED_TERMS.map(
  (term) => [term, new RegExp(`(?<![A-Za-z0-9]|[Bb]ahasa )${escaped(term)}(?![A-Za-z0-9])`)] as const,
);

/** The locked terms that a text holds. */
export const lockedIn = (text: string): string[] =>
  PATTERNS.flatMap(([term, pattern]) => (pattern.test(text) ? [term] : []));

/** Plural forms that a text in this language must have. French `many` (a million) reads as its `other`. */
export function pluralForms(language: Language): string[] {
  const known = new Intl.PluralRules(LOCALES[language]).resolvedOptions().pluralCategories;
  return known.filter((form) => language === 'ar' || form !== 'many').toSorted();
}

export type TranslationFault = {
  readonly fault: 'braces' | 'empty' | 'places' | 'plural' | 'locked';
  /** What the text must have: names of places, plural forms, locked terms. */
  readonly needs: readonly string[];
};

/** What is wrong with a translation of a source text; empty when it may be shown. Any text is taken. */
export function translationFaults(language: Language, source: string, text: string): TranslationFault[] {
  let message;
  try {
    message = parseMessage(text);
  } catch {
    return [{ fault: 'braces', needs: [] }];
  }
  const faults: TranslationFault[] = [];
  if (text.trim() === '') faults.push({ fault: 'empty', needs: [] });
  const places = placesOf(parseMessage(source));
  if (String(placesOf(message)) !== String(places)) faults.push({ fault: 'places', needs: places });
  const forms = pluralForms(language);
  if (pluralsOf(message).some((plural) => String(plural.toSorted()) !== String(forms))) {
    faults.push({ fault: 'plural', needs: forms });
  }
  const lost = lockedIn(source).filter((term) => !lockedIn(text).includes(term));
  if (lost.length > 0) faults.push({ fault: 'locked', needs: lost });
  return faults;
}
