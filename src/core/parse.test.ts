import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOf, utf8 } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';
import { isRefusal } from '../base/result.ts';
import type { Act } from './act.ts';
import { ACT_CODES } from './codes.ts';
import { ACT_BYTES_MAX, actId, keyId, parseAct, TEXT_CHARS_MAX } from './parse.ts';

const signer = { key: 'a'.repeat(64), officer: 'b'.repeat(32) };
const ACT: Act<object> = {
  act: 'results.tally.enter', at: '2024-02-14T11:32:05Z', basis: null,
  body: { attempt: 1, contest: 'PPWP', form: { I: null, IV: [90, 40, 15] }, reason: 'é 𝄞 / "' },
  by: signer, election: 'pilpres-2024', record: 'results.tally/1701082001002/PPWP/1',
  unit: '1701082001002', v: 1,
};
const TEXT = canonical(ACT);

const code = (bytes: Uint8Array | string): string => {
  const parsed = parseAct(typeof bytes === 'string' ? utf8(bytes) : bytes);
  return isRefusal(parsed) ? parsed.refused : 'taken';
};
const withBody = (text: string): string => TEXT.replace(/"body":\{.*?\},"by"/, `"body":{"a":${text}},"by"`);

describe('an act is read from its canonical bytes and from no other', () => {
  const member = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => text !== '__proto__');
  const words = fc.string({ unit: 'grapheme', maxLength: 20 });
  const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), words);
  const { value: body } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(member, tie('value'), { maxKeys: 3 }),
    ),
  }));
  // oxlint-disable-next-line no-control-regex -- control characters are just what an act cannot say
  const sayable = body.filter((value) => !/[\u0000-\u001f]|\\u00[01]|\\[bfnrt]/.test(JSON.stringify(value)));

  test('whatever the body says, it comes back as it was, with one id', () => {
    fc.assert(
      fc.property(sayable, (value) => {
        const bytes = utf8(canonical({ ...ACT, body: { a: value } }));
        const parsed = parseAct(bytes);
        if (isRefusal(parsed)) throw new Error(parsed.refused);
        expect(utf8(canonical(parsed))).toEqual(bytes);
        expect(actId(bytes)).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });

  test('one byte changed, put in or taken out never gives the same act again', () => {
    const original = utf8(TEXT);
    const change = fc.record({
      at: fc.nat({ max: original.length - 1 }),
      byte: fc.nat({ max: 255 }),
      how: fc.constantFrom('set', 'put', 'cut'),
    });
    let refused = 0;
    fc.assert(
      fc.property(change, ({ at, byte, how }) => {
        const put = how === 'cut' ? [] : [byte];
        const rest = original.slice(how === 'put' ? at : at + 1);
        const bytes = Uint8Array.from([...original.slice(0, at), ...put, ...rest]);
        const parsed = parseAct(bytes);
        if (isRefusal(parsed)) {
          refused += 1;
          expect(ACT_CODES).toContain(parsed.refused);
        } else if (Buffer.compare(bytes, original) !== 0) {
          expect(canonical(parsed)).not.toBe(TEXT);
          expect(canonical(parsed)).toBe(textOf(bytes));
        }
      }),
      { numRuns: 5_000 },
    );
    expect(refused).toBeGreaterThan(1_000);
  });

  test.each([
    ['a blank after a comma', TEXT.replace(',', ', ')],
    ['a line feed at its end', `${TEXT}\n`],
    ['members in another order', JSON.stringify(Object.fromEntries(Object.entries(ACT).toReversed()))],
    ['a member said twice alike', TEXT.replace('"v":1', '"v":1,"v":1')],
    ['a member said twice, the last one right', TEXT.replace('"unit"', '"unit":"17","unit"')],
    ['1.0', withBody('1.0')],
    ['1e3', withBody('1e3')],
    ['1E3', withBody('1E3')],
    ['an escaped letter', withBody('"\\u0041"')],
    ['an escaped slash', withBody('"\\/"')],
    ['an upper-case escape', withBody('"\\u00E9"')],
  ])('%s is not canonical', (_what, text) => expect(code(text)).toBe('act-not-canonical'));

  test.each([
    ['a byte-order mark', `\ufeff${TEXT}`],
    ['-0', withBody('-0')],
    ['1.5', withBody('1.5')],
    ['a number beyond 2^53 - 1', withBody('9007199254740992')],
    ['a number below -(2^53 - 1)', withBody('-9007199254740992')],
    ['a number of a thousand digits', withBody('1'.repeat(1_000))],
    ['1e999', withBody('1e999')],
    ['01', withBody('01')],
    ['+1', withBody('+1')],
    ['NaN', withBody('NaN')],
    ['half a pair', withBody('"\\ud800"')],
    ['half a pair for a name', withBody('{"\\udc00":1}')],
    ['NUL', withBody('"\\u0000"')],
    ['a raw NUL', withBody('"\u0000"')],
    ['a line feed in a text', withBody('"a\\nb"')],
    ['a tab in a name', withBody('{"\\t":1}')],
    ['a comma too many', withBody('[1,]')],
    ['a remark', TEXT.replace('{', '{/**/')],
    ['a text of 2,001 characters', withBody(`"${'a'.repeat(TEXT_CHARS_MAX + 1)}"`)],
    ['a name of 2,001 characters', withBody(`{"${'a'.repeat(TEXT_CHARS_MAX + 1)}":1}`)],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', `[${TEXT}]`],
    ['two acts', TEXT + TEXT],
  ])('%s is malformed', (_what, text) => expect(code(text)).toBe('act-malformed'));

  test('bytes that are no UTF-8 are malformed', () => {
    for (const wrong of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80]]) {
      const at = TEXT.indexOf('PPWP');
      const bytes = [...utf8(TEXT.slice(0, at)), ...wrong, ...utf8(TEXT.slice(at))];
      expect(code(Uint8Array.from(bytes))).toBe('act-malformed');
    }
  });

  test('a text of 2,000 characters and the greatest integer are taken', () => {
    expect(code(withBody(`"${'a'.repeat(TEXT_CHARS_MAX)}"`))).toBe('taken');
    for (const number of ['9007199254740991', '-9007199254740991', '0']) {
      expect(code(withBody(number))).toBe('taken');
    }
  });
});

describe('limits', () => {
  /** The act and its body are two levels; `levels` is the depth of the whole. */
  const nested = (levels: number) => withBody('['.repeat(levels - 2) + ']'.repeat(levels - 2));

  test('twelve levels are taken, thirteen are refused, and so are as many as fit', () => {
    expect([code(nested(12)), code(nested(13))]).toEqual(['taken', 'act-malformed']);
    const open = '['.repeat(24_000);
    expect(code(withBody(open + ']'.repeat(24_000)))).toBe('act-malformed');
    expect(code(open)).toBe('act-malformed');
  });

  test('49,152 bytes are read, one more is too large, whatever it says', () => {
    const texts = Array.from({ length: 24 }, () => 'a'.repeat(2_000));
    const short = utf8(canonical({ ...ACT, body: { texts } })).length;
    const filled = canonical({ ...ACT, body: { texts: [...texts, 'a'.repeat(ACT_BYTES_MAX - short - 3)] } });
    expect([utf8(filled).length, code(filled)]).toEqual([ACT_BYTES_MAX, 'taken']);
    expect(code(new Uint8Array(ACT_BYTES_MAX + 1))).toBe('act-too-large');
  });
});

describe('the envelope', () => {
  const changed = (change: object): string => code(canonical({ ...ACT, ...change }));
  const without = (name: string): string =>
    code(canonical(Object.fromEntries(Object.entries(ACT).filter(([at]) => at !== name))));

  test('lacks no member and has no other', () => {
    for (const name of Object.keys(ACT)) expect([name, without(name)]).toEqual([name, 'act-malformed']);
    expect(changed({ more: 1 })).toBe('act-malformed');
    expect(changed({ by: { ...signer, name: 'x' } })).toBe('act-malformed');
    expect(code(TEXT.replace('{', '{"__proto__":{},'))).toBe('act-malformed');
  });

  test.each<[string, object]>([
    ['another version', { v: 2 }],
    ['a version in words', { v: '1' }],
    ['an act without its module', { act: 'tally.enter' }],
    ['an act in capitals', { act: 'Results.tally.enter' }],
    ['a time of another form', { at: '2024-02-14T11:32:05.000Z' }],
    ['a time that is none', { at: '2024-02-31T11:32:05Z' }],
    ['a basis that is no id', { basis: 'A'.repeat(64) }],
    ['a body that is no object', { body: [] }],
    ['no body', { body: null }],
    ['an officer who is a name', { by: { ...signer, officer: 'budi' } }],
    ['a key that is no id', { by: { ...signer, key: 'a'.repeat(63) } }],
    ['an empty list beside her', { with: [] }],
    ['nine beside her', { with: Array.from({ length: 9 }, () => signer) }],
    ['an election in capitals', { election: 'Pilpres' }],
    ['an election without a name', { election: '' }],
    ['a unit of three digits', { unit: '170' }],
    ['a unit as a number', { unit: 17 }],
    ['a unit with a line feed', { unit: '17\n' }],
    ['a record of no length', { record: '' }],
    ['a record too long', { record: 'a'.repeat(161) }],
  ])('%s is malformed', (_what, change) => expect(changed(change)).toBe('act-malformed'));

  test('eight beside her, the publisher, a mission with letters are taken', () => {
    expect(changed({ with: Array.from({ length: 8 }, () => signer) })).toBe('taken');
    expect(changed({ by: { ...signer, officer: 'publisher' } })).toBe('taken');
    expect(changed({ unit: '99AA' })).toBe('taken');
  });
});

describe('a public key', () => {
  test('is an uncompressed point of 65 bytes in one spelling', () => {
    const point = Buffer.alloc(65, 7).fill(4, 0, 1);
    expect(keyId(point.toString('base64url'))).toMatch(/^[0-9a-f]{64}$/);
    expect(keyId(point.toString('base64'))).toBeUndefined();
    expect(keyId(Buffer.alloc(65, 7).toString('base64url'))).toBeUndefined();
    expect(keyId(point.subarray(0, 64).toString('base64url'))).toBeUndefined();
    expect(keyId('')).toBeUndefined();
  });
});
