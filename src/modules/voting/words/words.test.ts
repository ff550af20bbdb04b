import { describe, expect, test } from 'vitest';
import { LANGUAGES, missingWords, speaker, staleWords, TRANSLATED } from '../../../base/words.ts';
import { coreWords } from '../../../core/words/index.ts';
import { voting } from '../index.ts';
import { votingWords } from './index.ts';

describe('the words of voting day', () => {
  test('give a title and a sentence to each act, and to no other', () => {
    const keys = voting.acts.flatMap(({ act }) => {
      const key = act.replace('voting.', 'voting.act.');
      return [key, `${key}.reader`];
    });
    const said = Object.keys(votingWords.id).filter((key) => key.includes('.act.'));
    expect(said.sort()).toEqual(keys.sort());
  });

  test.each(TRANSLATED)('are all there in %s, and none is stale', (language) => {
    expect(missingWords(votingWords.id, votingWords[language] ?? {})).toEqual([]);
    expect(staleWords(votingWords.id, votingWords[language] ?? {})).toEqual([]);
  });

  test.each(LANGUAGES)('are said in %s beside those of the core, without a value to fill in', (language) => {
    const say = speaker(language, coreWords, votingWords);
    for (const key of Object.keys(votingWords.id)) expect(say(key)).toMatch(/^\p{L}/u);
  });
});
