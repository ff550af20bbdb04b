import { describe, expect, test } from 'vitest';
import { LANGUAGES, missingWords, speaker, staleWords, TRANSLATED } from '../../../base/words.ts';
import { coreWords } from '../../../core/words/index.ts';
import { publication } from '../../publication/index.ts';
import { publicationWords } from '../../publication/words/index.ts';
import { registry } from '../index.ts';
import { registryWords } from './index.ts';

describe.each([
  [registry, registryWords],
  [publication, publicationWords],
])('the words of $name', ({ name, acts }, words) => {
  test('give a title and a sentence to each act, and to no other', () => {
    const keys = acts.flatMap(({ act }) => {
      const key = act.replace(`${name}.`, `${name}.act.`);
      return [key, `${key}.reader`];
    });
    expect(Object.keys(words.id).filter((key) => key.includes('.act.')).sort()).toEqual(keys.sort());
  });

  test.each(TRANSLATED)('are all there in %s, and none is stale', (language) => {
    expect(missingWords(words.id, words[language] ?? {})).toEqual([]);
    expect(staleWords(words.id, words[language] ?? {})).toEqual([]);
  });

  test.each(LANGUAGES)('are said in %s beside those of the core, without a value to fill in', (language) => {
    const say = speaker(language, coreWords, registryWords, publicationWords);
    for (const key of Object.keys(words.id)) expect(say(key)).toMatch(/^\p{L}/u);
  });
});
