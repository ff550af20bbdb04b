// Words in every language: each words folder has the source and every other language, each key is there, and
// each translation names the source text that it translates (src/base/words.ts). Every code of a refusal has
// words.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  directionOf,
  type Language,
  LANGUAGES,
  missingWords,
  SOURCE,
  type SourceTable,
  sourceHash,
  staleWords,
  type TranslatedTable,
} from '../../src/base/words.ts';
import { translationFaults } from '../../src/base/translation.ts';
import { CODES } from '../../src/core/codes.ts';
import { ours, ROOT } from './repository.ts';

const SHAPE = /^(src\/.*\/words)\/[a-z]{2}\.ts$/;
const folders = [...new Set(ours.paths.flatMap((path) => SHAPE.exec(path)?.[1] ?? []))];

/** The table that a words file exports under its language's name. */
async function tableOf(folder: string, language: string): Promise<unknown> {
  const exports = (await import(pathToFileURL(join(ROOT, folder, `${language}.ts`)).href)) as Record<
    string,
    unknown
  >;
  if (exports[language] === undefined)
    throw new Error(`${folder}/${language}.ts does not export ${language}`);
  return exports[language];
}

const isBound = (table: unknown): table is TranslatedTable =>
  Object.values(table as object).every((entry) => Array.isArray(entry) && entry.length === 2);

/** What runs from right to left sets each value apart; a digit that leans on one would be read before it. */
const LEANING = /\}[:.]?\d|\d[:.]\{/;

/** What is wrong with a translation of a source. */
export function faultsOf(source: SourceTable, other: unknown, language: Language): string[] {
  if (!isBound(other))
    return ['its texts do not name the source texts they translate: see src/base/words.ts'];
  const said = Object.entries(other).flatMap(([key, [, text]]) =>
    translationFaults(language, source[key] ?? text, text).map(
      ({ fault, needs }) => `${key}: ${fault} ${needs.join(' ')}`,
    ),
  );
  const leaning = Object.entries(other).filter(
    ([, [, text]]) => directionOf(language) === 'rtl' && LEANING.test(text),
  );
  const turned = leaning.map(([key]) => `${key}: a digit leans on a value`);
  const missing = missingWords(source, other).map((key) => `${key}: missing`);
  return [...missing, ...staleWords(source, other), ...said, ...turned];
}

describe('words', () => {
  test('there are words', () => expect(folders).not.toEqual([]));
  for (const folder of folders) {
    test.each(LANGUAGES.filter((language) => language !== SOURCE))(
      `${folder} is whole and current in %s`,
      async (language) => {
        const source = (await tableOf(folder, SOURCE)) as SourceTable;
        expect(faultsOf(source, await tableOf(folder, language), language)).toEqual([]);
      },
    );
  }
  test('every code of a refusal has words', async () => {
    const sources = await Promise.all(folders.map((folder) => tableOf(folder, SOURCE)));
    const keys = new Set(sources.flatMap((table) => Object.keys(table as object)));
    const said = (code: string): boolean => [...keys].some((key) => key.split('.').includes(code));
    expect(CODES.filter((code) => !said(code))).toEqual([]);
  });
});

describe('the law of words bites', () => {
  const source = { a: 'Halo', b: 'Sah' };
  test('a key that a language lacks is found', () => {
    expect(faultsOf(source, { a: [sourceHash('Halo'), 'Hello'] }, 'en')).toEqual(['b: missing']);
  });
  test('a translation of an older source is found', () => {
    const older = { a: [sourceHash('Hai'), 'Hi'], b: [sourceHash('Sah'), 'Valid'] };
    expect(faultsOf(source, older, 'en')).toHaveLength(1);
  });
  test('a translation that names no source is found', () =>
    expect(faultsOf(source, { a: 'Hello', b: 'Valid' }, 'en')).toHaveLength(1));
  test('an hour that would be read from its end is found', () => {
    const hour = { a: 'pukul {hour}.00' };
    expect(faultsOf(hour, { a: [sourceHash(hour.a), 'الساعة {hour}:00'] }, 'ar')).toHaveLength(1);
  });
  test('an official abbreviation that a translation lost is found', () => {
    const body = { a: 'Tanyakan kepada PPS' };
    expect(faultsOf(body, { a: [sourceHash(body.a), 'Ask the TPPS'] }, 'en')).toEqual(['a: locked PPS']);
  });
});
