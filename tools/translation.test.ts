import { describe, expect, test } from 'vitest';
import { type Language, sourceHash, type TranslatedTable } from '../src/base/words.ts';
import { tableText, type Topic } from './translation-tables.ts';
import { lackingIn, take } from './translation.ts';

const SOURCE = { 'a.one': 'Tanyakan kepada PPS', 'a.two': '{n} formulir' };
const topic = (table: TranslatedTable = {}): Topic => ({
  folder: 'src/web/portal/words',
  name: '',
  source: SOURCE,
  tables: new Map<Language, TranslatedTable>([['fr', table]]),
});
const suggestion = (text: string, source = sourceHash(SOURCE['a.one'])) => ({
  language: 'fr', key: 'a.one', source, text,
});

describe('the tool for translations', () => {
  test('takes a suggestion that names the source that stands', () => {
    const one = topic();
    expect(take([one], suggestion('Demandez au PPS'))).toBeUndefined();
    expect(lackingIn(one, 'fr')).toEqual([['a.two', 'missing']]);
    expect(tableText(one, 'fr', [])).toContain("'a.one': ['");
  });

  test('refuses one for a source that has changed, and one that loses an abbreviation', () => {
    expect(take([topic()], suggestion('Demandez au PPS', '00000000'))).toContain('the source is');
    expect(take([topic()], suggestion('Demandez au bureau'))).toContain('locked PPS');
  });

  test('refuses to write the source, English, or a key that nobody says', () => {
    for (const language of ['id', 'en', 'xx']) {
      expect(take([topic()], { ...suggestion('PPS'), language })).toContain('not written by this tool');
    }
    expect(take([topic()], { ...suggestion('PPS'), key: 'constructor' })).toContain('does not say it');
  });

  test('names what is stale and what outlived its source', () => {
    const one = topic({ 'a.one': ['00000000', 'PPS'], gone: ['00000000', 'x'] });
    expect(lackingIn(one, 'fr').map(([key, why]) => [key, why.slice(0, 5)])).toEqual([
      ['a.one', 'stale'], ['a.two', 'missi'], ['gone', 'its s'],
    ]);
  });

  test('writes a quote and a backslash so that the file reads them back', () => {
    const table: TranslatedTable = { 'a.one': ['00000000', "l'un \\ PPS"] };
    expect(tableText(topic(table), 'fr', [])).toContain("'l\\'un \\\\ PPS'");
  });
});
