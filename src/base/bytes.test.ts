import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  base64, base64url, concat, equalBytes, fromBase64, fromBase64url, fromHex, hex, sha256, textOf, utf8,
} from './bytes.ts';

const bytes = fc.uint8Array({ maxLength: 200 });
/** Digits, padding and strangers, so that most texts are nearly a spelling. */
const nearly = fc.string({ unit: fc.constantFrom(...Array.from('ABab09+/-_=é\n')), maxLength: 12 });

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

describe('text', () => {
  test('comes back from its bytes, a byte-order mark and a zero too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(textOf(utf8(text))).toBe(text);
      }),
    );
    for (const text of ['\ufeffa', 'a\u0000b', '𝄞']) expect(textOf(utf8(text))).toBe(text);
  });

  test.each([
    ['a byte that no text has', [0xff]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['half a pair', [0xed, 0xa0, 0x80]],
    ['a letter cut short', [0xe2, 0x82]],
    ['what lies beyond the last character', [0xf4, 0x90, 0x80, 0x80]],
  ])('is not made of %s', (_what, wrong) => {
    expect(() => textOf(Uint8Array.from(wrong))).toThrow(TypeError);
  });

  test.each(['AB', 'aG', 'abc', ' a', 'ab\n', '0x', '٣٣'])('of hexadecimal is not %j', (text) => {
    expect(fromHex(text)).toBeUndefined();
  });
});

describe('pieces', () => {
  test('are put together in order, and have the hash of the whole', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const whole = concat(a, b);
        expect([whole.slice(0, a.length), whole.slice(a.length)]).toEqual([a, b]);
        expect(sha256(a, b)).toEqual(sha256(whole));
      }),
    );
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(hex(sha256(new Uint8Array()))).toBe(empty);
  });
});
