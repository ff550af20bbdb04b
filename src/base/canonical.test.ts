import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from './canonical.ts';

describe('canonical text', () => {
  test('is the one of RFC 8785, in whatever order the members came', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // Parsed from its own text the members stand in order: both ways to write must agree.
        const text = canonicalize(value) ?? '';
        expect(canonical(value)).toBe(text);
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
      { numRuns: 500 },
    ));

  test('orders members by UTF-16 code units, numbers included', () => {
    expect(canonical({ 10: 1, 9: 2, a: 3 })).toBe('{"10":1,"9":2,"a":3}');
    expect(canonical({ '\u{1f600}': 1, '\ufb33': 2 })).toBe('{"\u{1f600}":1,"\ufb33":2}');
  });

  test.each([undefined, Number.NaN, Number.POSITIVE_INFINITY, { a: undefined }, '\ud800', { '\ud800': 1 }])(
    'of what JSON cannot say is never the text of something else: %j',
    (value) => {
      let text: string | undefined;
      try {
        text = canonical(value);
      } catch {
        text = undefined;
      }
      expect([undefined, '{}']).toContain(text);
    },
  );

  test('has no raw line feed: the first one in an entry ends the act', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(canonical(value)).not.toContain('\n');
      }),
    );
    expect(canonical('a\nb')).toBe('"a\\nb"');
  });
});
