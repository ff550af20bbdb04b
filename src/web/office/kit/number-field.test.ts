import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digitsOf, pastedFigure } from './number-field.tsx';

test('a figure that is pasted is taken whole, however its thousands are set apart', () => {
  const separators = fc.constantFrom('', '.', ',', ' ', '\u00a0', '\u202f');
  fc.assert(
    fc.property(fc.nat(9_999_999), separators, (figure, separator) => {
      const text = String(figure).replaceAll(/\B(?=(?:\d{3})+$)/g, separator);
      expect(pastedFigure(` ${text}\n`, 7)).toBe(figure);
    }),
  );
  expect(pastedFigure('١٢١', 7)).toBe(121);
});

test('a text that is no whole figure changes nothing', () => {
  for (const text of ['', '12,5', '12.50', '-3', '1e3', '12 34', '121 suara', '1/2', '12345678'])
    expect(pastedFigure(text, 7), text).toBeUndefined();
});

test('what is typed leaves only its digits, of whichever script', () => {
  expect([digitsOf('1a2 3'), digitsOf('٤٥'), digitsOf('۶７')]).toEqual(['123', '45', '67']);
});
