import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCKED_TERMS, lockedIn, pluralForms, translationFaults } from './translation.ts';
import { TRANSLATED } from './words.ts';

const faults = (language: 'ar' | 'ja' | 'fr', source: string, text: string): string[] =>
  translationFaults(language, source, text).map(({ fault, needs }) => [fault, ...needs].join(' '));

describe('a translation', () => {
  test('is nothing to fault when it says the same in its own words', () => {
    expect(faults('fr', '{n} formulir', '{n, plural, one{# formulaire} other{# formulaires}}')).toEqual([]);
    expect(faults('ja', 'Petugas KPPS di {n} TPS', '{n} か所の TPS の KPPS 担当者')).toEqual([]);
  });

  test('may not lose an official abbreviation, nor change a letter of it', () => {
    expect(faults('fr', 'Hubungi PPS di TPS', 'Appelez la TPPS au TPS')).toEqual(['locked PPS']);
    expect(faults('fr', 'dari DPT', 'de la DPTb')).toEqual(['locked DPT']);
    expect(faults('ar', 'menurut C.Hasil', 'بحسب C.hasil')).toEqual(['locked C.Hasil']);
  });

  test('may not lose or gain a place', () => {
    expect(faults('fr', '{a} dari {b}', '{a} sur {c}')).toEqual(['places a b']);
  });

  test('has each plural form of its language and no other', () => {
    expect(pluralForms('ar')).toEqual(['few', 'many', 'one', 'other', 'two', 'zero']);
    expect([pluralForms('fr'), pluralForms('zh'), pluralForms('ja')]).toEqual([
      ['one', 'other'],
      ['other'],
      ['other'],
    ]);
    expect(faults('ar', '{n} formulir', '{n, plural, one{x} other{#}}')).toHaveLength(1);
    expect(faults('ja', '{n} formulir', '{n, plural, one{x} other{#}}')).toEqual(['plural other']);
  });

  test('that is hostile or broken is faulted, never thrown at', () => {
    expect(faults('fr', 'a', '{')).toEqual(['braces']);
    expect(faults('fr', 'a', ' ')).toEqual(['empty']);
    fc.assert(
      fc.property(fc.constantFrom(...TRANSLATED), fc.string(), (language, text) => {
        expect(Array.isArray(translationFaults(language, 'Sah', text))).toBe(true);
      }),
    );
  });

  test('of a text made of locked terms is that text', () => {
    for (const term of LOCKED_TERMS) expect(lockedIn(`x ${term} y`)).toContain(term);
    expect(lockedIn('TPSLN dan DPTb')).toEqual(['TPSLN', 'DPTb']);
  });
});
