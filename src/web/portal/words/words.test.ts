import { describe, expect, test } from 'vitest';
import { missingWords, staleWords } from '../../../base/words.ts';
import { en } from './en.ts';
import { id } from './id.ts';

describe('the words of the portal', () => {
  test('are all said in English, and from the text that stands now', () => {
    expect(missingWords(id, en)).toEqual([]);
    expect(staleWords(id, en)).toEqual([]);
  });

  test('call nothing hasil but the paper and its forms', () => {
    const allowed = /C\.Hasil|D\.Hasil|Kertaslah hasilnya|Hasil pemilu ditetapkan/g;
    for (const text of Object.values(id)) expect(text.replaceAll(allowed, '')).not.toMatch(/hasil/i);
  });
});
