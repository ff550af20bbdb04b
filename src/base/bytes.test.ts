import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base64, base64url, equalBytes, fromBase64, fromBase64url, fromHex, hex } from './bytes.ts';

const bytes = fc.uint8Array({ maxLength: 200 });
/** Digits, padding and strangers, so that most texts are nearly a spelling. */
const nearly = fc.string({ unit: fc.constantFrom(...'ABab09+/-_=é\n'), maxLength: 12 });

describe('spellings of bytes', () => {
  test('base64 and base64url are those of RFC 4648, as Node writes them', () =>
    fc.assert(
      fc.property(bytes, (value) => {
        expect(base64(value)).toBe(Buffer.from(value).toString('base64'));
        expect(base64url(value)).toBe(Buffer.from(value).toString('base64url'));
      }),
    ));

  test('what was spelled is read back', () =>
    fc.assert(
      fc.property(bytes, (value) => {
        expect(fromBase64(base64(value))).toEqual(value);
        expect(fromBase64url(base64url(value))).toEqual(value);
        expect(fromHex(hex(value))).toEqual(value);
      }),
    ));

  test('two different texts never name the same bytes', () =>
    fc.assert(
      fc.property(nearly, (text) => {
        const [plain, url] = [fromBase64(text), fromBase64url(text)];
        expect(plain === undefined || base64(plain) === text).toBe(true);
        expect(url === undefined || base64url(url) === text).toBe(true);
      }),
    ));

  test.each(['A', 'A===', '====', '=', 'AB=C', 'AB', 'AB=', 'ABC', 'AC==', 'ABD=', 'AA-_', 'QUJD\n'])(
    'base64 refuses %j',
    (text) => expect(fromBase64(text)).toBeUndefined(),
  );

  test.each(['A', 'AAAAA', 'QQ==', 'QR', 'QUJDRB', 'AA+/', 'AAé', 'QQ\n'])('base64url refuses %j', (text) =>
    expect(fromBase64url(text)).toBeUndefined(),
  );

  test('bytes are equal when each is', () => {
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3))).toBe(false);
  });
});
