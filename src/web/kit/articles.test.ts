import { describe, expect, test } from 'vitest';
import { resultsWords } from '../../modules/results/words/index.ts';
import { speaker } from '../../base/words.ts';
import { articleText } from './articles.ts';

const [inIndonesian, inEnglish] = (['id', 'en'] as const).map((language) => speaker(language, resultsWords));

describe('an article', () => {
  test.each([
    ['UU 7/2017 Art 374(2)(h)', 'UU 7/2017 Pasal 374 ayat (2) huruf h'],
    ['UU 7/2017 Art 344, 350(3)', 'UU 7/2017 Pasal 344, Pasal 350 ayat (3)'],
    ['PKPU 5/2024 Art 15', 'PKPU 5/2024 Pasal 15'],
    ['KPT 66/2024, C.HASIL I.B.4', 'KPT 66/2024, C.HASIL I.B.4'],
    ['PKPU 7/2022; KPT 66/2024', 'PKPU 7/2022; KPT 66/2024'],
    ['Artikel 3', 'Artikel 3'],
  ])('%s is named as readers name it', (written, read) => {
    expect(articleText(inIndonesian!, written).replaceAll('\u00a0', ' ')).toBe(read);
  });

  test('is in English as rule sets write it', () => {
    expect(articleText(inEnglish!, 'UU 7/2017 Art 374(2)(h)')).toBe('UU 7/2017 Art\u00a0374(2)(h)');
  });
});
