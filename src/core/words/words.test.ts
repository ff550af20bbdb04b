import { describe, expect, test } from 'vitest';
import { LANGUAGES, missingWords, speaker, staleWords, TRANSLATED } from '../../base/words.ts';
import { CODES, TREE_CODES } from '../codes.ts';
import { coreWords } from './index.ts';

const ASPECTS = ['what', 'vote', 'now'];

describe('refusals', () => {
  test('each have words for what happened, what it means for the vote, and what to do now', () => {
    const keys = [...CODES, ...TREE_CODES].flatMap((code) =>
      ASPECTS.map((aspect) => `refusal.${code}.${aspect}`),
    );
    expect(Object.keys(coreWords.id).sort()).toEqual(keys.sort());
  });

  test.each(LANGUAGES)('are said in %s', (language) => {
    const say = speaker(language, coreWords);
    for (const key of Object.keys(coreWords.id)) expect(say(key)).not.toBe('');
  });

  test.each(TRANSLATED)('are all there in %s, and none is stale', (language) => {
    const other = coreWords[language] ?? {};
    expect(missingWords(coreWords.id, other)).toEqual([]);
    expect(staleWords(coreWords.id, other)).toEqual([]);
  });

  test('blame nobody', () => {
    for (const text of Object.values(coreWords.id)) expect(text).not.toMatch(/invalid|gagal|error|ilegal/i);
  });
});
