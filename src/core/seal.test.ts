import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOf, utf8 } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';
import { receivedText } from '../base/time.ts';
import { entryOf, signedBytes, splitEntry } from './seal.ts';

const actBytes = fc.jsonValue({ maxDepth: 3 }).map((value) => utf8(canonical(value)));
const seal = fc.record({
  received: fc.integer({ min: 0, max: 4_000_000_000_000 }).map(receivedText),
  signatures: fc.array(fc.base64String({ maxLength: 86 }), { minLength: 1, maxLength: 9 }),
});

describe('an entry', () => {
  test('is divided into the act and the seal that it was made of', () => {
    fc.assert(
      fc.property(actBytes, seal, (act, sealed) => {
        const entry = entryOf(act, sealed);
        const parts = splitEntry(entry);
        expect([textOf(parts.actBytes), parts.seal]).toEqual([textOf(act), sealed]);
        expect(entryOf(parts.actBytes, parts.seal)).toEqual(entry);
        expect(entry.filter((byte) => byte === 0x0a)).toHaveLength(1);
      }),
    );
  });

  test('without a seal is none', () => {
    expect(() => splitEntry(utf8('{}'))).toThrow('entry without a seal');
    expect(() => splitEntry(utf8('{}\n{'))).toThrow();
  });
});

test('what is signed names its purpose, so that no other signature of the key passes for it', () => {
  expect(textOf(signedBytes(utf8('{}')))).toBe('terang/act/v1\n{}');
});
