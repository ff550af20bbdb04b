import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localeOf, parseMessage, placesOf } from './message.ts';
import { missingWords, sourceHash, speaker, staleWords, type Words } from './words.ts';

const source = { hello: 'Halo, {name}', forms: '{n} formulir dari {total}', only: 'Hanya di sini' };
const words: Words = {
  id: source,
  en: {
    hello: [sourceHash(source.hello), 'Hello, {name}'],
    forms: [sourceHash(source.forms), '{n, plural, =0{no form} one{# form} other{# forms}} of {total}'],
  },
};

describe('words', () => {
  test('each language says its own text, with numbers as it writes them', () => {
    expect(speaker('id', words)('forms', { n: 1, total: 162345 })).toBe('1 formulir dari 162.345');
    expect(speaker('en', words)('forms', { n: 1, total: 162345 })).toBe('1 form of 162,345');
    expect(speaker('en', words)('forms', { n: 2000, total: 0 })).toBe('2,000 forms of 0');
    expect(speaker('en', words)('forms', { n: 0, total: 3 })).toBe('no form of 3');
  });

  test('a code given as text is never grouped', () => {
    expect(speaker('id', words)('hello', { name: '1701082001002' })).toBe('Halo, 1701082001002');
  });

  test('what is not translated is said in the source', () => {
    expect(speaker('en', words)('only')).toBe('Hanya di sini');
  });

  test('a translation of what is no longer said is not shown', () => {
    const changed: Words = { ...words, id: { ...source, hello: 'Selamat datang, {name}' } };
    expect(speaker('en', changed)('hello', { name: 'A' })).toBe('Selamat datang, A');
    expect(staleWords(changed.id, changed.en ?? {})).toEqual([
      `hello: read again, then write '${sourceHash('Selamat datang, {name}')}'`,
    ]);
  });

  test('a missing key or value does not pass a test', () => {
    expect(() => speaker('id', words)('nothing')).toThrow('no word for nothing');
    expect(() => speaker('id', words)('hello')).toThrow('needs a value for name');
  });

  test('two folders cannot say one key', () => {
    expect(() => speaker('id', words, { id: { hello: 'x' } })).toThrow('two folders say hello');
    expect(speaker('id', words, words)('only')).toBe('Hanya di sini');
  });

  test('an object member that every object has is not a word', () => {
    expect(speaker('id', words).has('constructor')).toBe(false);
    expect(() => speaker('id', words)('constructor')).toThrow('no word');
  });

  test('missing, stray and misplaced words are named', () => {
    expect(missingWords(source, words.en ?? {})).toEqual(['only']);
    expect(staleWords(source, { gone: ['00000000', 'x'] })).toEqual(['gone: the source no longer says it']);
    expect(staleWords(source, { hello: [sourceHash(source.hello), 'Hello'] })).toHaveLength(1);
  });
});

describe('messages', () => {
  test('plural and select branches hold places of their own', () => {
    const both: Words = {
      id: { x: '{role, select, KPPS{KPPS {name}} other{{n, plural, other{# orang bernama {name}}}}}' },
    };
    const say = speaker('id', both);
    expect(say('x', { role: 'KPPS', name: 'A', n: 1 })).toBe('KPPS A');
    expect(say('x', { role: 'PPS', name: 'A', n: 1200 })).toBe('1.200 orang bernama A');
    expect(placesOf(parseMessage(both.id['x'] ?? ''))).toEqual(['n', 'name', 'role']);
  });

  test('six plural categories of Arabic are at hand', () => {
    expect([0, 1, 2, 3, 11, 100].map(localeOf('ar').plural)).toEqual([
      'zero',
      'one',
      'two',
      'few',
      'many',
      'other',
    ]);
  });

  test.each([
    '{',
    '}',
    '{}',
    '{a',
    '{a,}',
    '{a, plural}',
    '{a, plural, one{x}}',
    '{a, date, other{x}}',
    '{1}',
    '{a}}',
  ])('%j does not parse', (text) => expect(() => parseMessage(text)).toThrow(SyntaxError));

  test('any text either parses or is refused as a syntax error', () => {
    const alphabet = fc.constantFrom('{', '}', ',', 'a', ' ', 'plural', 'other', '#');
    fc.assert(
      fc.property(
        fc.array(alphabet, { maxLength: 20 }).map((parts) => parts.join('')),
        (text) => {
          try {
            expect(Array.isArray(parseMessage(text))).toBe(true);
          } catch (fault) {
            expect(fault).toBeInstanceOf(SyntaxError);
          }
        },
      ),
    );
  });

  test('a value that looks like a place is shown as it is', () => {
    expect(speaker('id', words)('hello', { name: '{name} <b>' })).toBe('Halo, {name} <b>');
  });
});
