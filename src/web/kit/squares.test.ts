import { deflateRawSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, type Json } from '../../base/canonical.ts';
import { isRefusal } from '../../base/result.ts';
import {
  INFLATED_BYTES_MAX,
  PART_CHARS,
  PARTS_MAX,
  readSquare,
  SquareCollector,
  type SquareKind,
  squaresOf,
} from './squares.ts';

async function partsOf(kind: SquareKind, value: Json, chars?: number): Promise<string[]> {
  const parts = await squaresOf(kind, value, chars);
  if (isRefusal(parts)) throw new Error(parts.refused);
  return parts;
}

async function readAll(texts: readonly string[]) {
  const collector = new SquareCollector();
  for (const text of texts) {
    const square = readSquare(text);
    if (square) collector.add(square);
  }
  return collector.whole();
}

/** Parts as a hand that obeys the page and not our code would make them. */
function byHand(kind: string, bytes: Uint8Array, parts: number, id?: string): string[] {
  const whole = deflateRawSync(bytes);
  const each = Math.ceil(whole.length / parts);
  const own = id ?? createHash('sha256').update(whole).digest('hex').slice(0, 8);
  return Array.from({ length: parts }, (_, i) => {
    const part = whole.subarray(i * each, (i + 1) * each).toString('base64url');
    return `TERANG1:${kind}:${own}:${i + 1}/${parts}:${part}`;
  });
}

const values = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
const kinds = fc.constantFrom<SquareKind>('T', 'U', 'C', 'S');

describe('squares', () => {
  test('give the value again, in whatever order and however often the parts were read', async () => {
    await fc.assert(
      fc.asyncProperty(
        values,
        kinds,
        fc.integer({ min: 30, max: 200 }),
        fc.nat(),
        async (value, kind, chars, n) => {
          const parts = await squaresOf(kind, value, chars);
          if (isRefusal(parts)) return;
          for (const part of parts) expect(part.length).toBeLessThanOrEqual(chars);
          const turned = [...parts, ...parts].reverse().toSpliced(0, n % parts.length);
          const whole = await readAll(turned);
          expect(whole).toMatchObject({ kind, value: JSON.parse(canonical(value)) as Json });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('are what the page says, made by another hand', async () => {
    const value = { act: 'eyJ', leaf: 7, proof: 'c2sp.org/tlog-proof@v1\n' };
    expect(await readAll(byHand('T', Buffer.from(JSON.stringify(value)), 3))).toMatchObject({
      kind: 'T',
      value,
    });
    const [first = ''] = await partsOf('T', value);
    expect(first).toMatch(/^TERANG1:T:[0-9a-f]{8}:1\/1:[A-Za-z0-9_-]+$/);
    expect(first.length).toBeLessThanOrEqual(PART_CHARS);
  });

  test('of two wholes are never mixed: the later one begins anew', async () => {
    const [one, two] = await Promise.all([1, 2].map((n) => partsOf('U', `${n}`.repeat(9) + 'abcdefgh', 40)));
    expect(one!.length).toBeGreaterThan(1);
    const collector = new SquareCollector();
    collector.add(readSquare(one![0]!)!);
    expect(collector.progress).toEqual({ have: [1], parts: one!.length });
    expect(await collector.whole()).toEqual({ refused: 'square-missing' });
    for (const part of two!) collector.add(readSquare(part)!);
    expect(await collector.whole()).toMatchObject({ value: '222222222abcdefgh' });
  });

  test('that are not what their hash says are refused, and so is what is no JSON', async () => {
    const bytes = Buffer.from('{"a":1}');
    expect(await readAll(byHand('S', bytes, 1, '00000000'))).toEqual({ refused: 'square-malformed' });
    expect(await readAll(byHand('S', Buffer.from('{"a"'), 1))).toEqual({ refused: 'square-malformed' });
    expect(await readAll(byHand('S', Buffer.of(0xff, 0xfe), 1))).toEqual({ refused: 'square-malformed' });
  });

  test('that would grow without end are read no further than the limit', async () => {
    const bomb = byHand('U', Buffer.from(`"${'a'.repeat(INFLATED_BYTES_MAX)}"`), 2);
    expect(await readAll(bomb)).toEqual({ refused: 'square-too-large' });
    const most = `"${'a'.repeat(INFLATED_BYTES_MAX - 2)}"`;
    expect(await readAll(byHand('U', Buffer.from(most), 2))).toMatchObject({ kind: 'U' });
    expect(await squaresOf('U', 'a'.repeat(INFLATED_BYTES_MAX))).toMatchObject({
      refused: 'square-too-large',
    });
    const noise = Array.from({ length: 400 }, (_, i) => createHash('sha256').update(`${i}`).digest('hex'));
    expect(await squaresOf('U', noise, 50)).toMatchObject({ refused: 'square-too-large' });
  });

  test('are no other text', () => {
    const good = 'TERANG1:T:01234567:1/1:abc';
    expect(readSquare(`${good}\n`)).toEqual({ kind: 'T', id: '01234567', part: 1, parts: 1, data: 'abc' });
    for (const text of [
      '',
      'https://example.org',
      good.replace('TERANG1', 'TERANG2'),
      good.replace(':T:', ':X:'),
      good.replace('01234567', '0123456G'),
      good.replace('1/1', '2/1'),
      good.replace('1/1', '0/1'),
      good.replace('1/1', `1/${PARTS_MAX + 1}`),
      good.replace('1/1', '01/2'),
      good.replace('abc', ''),
      good.replace('abc', 'a=c'),
      `${good}${'a'.repeat(5000)}`,
    ])
      expect([text.slice(0, 40), readSquare(text)]).toEqual([text.slice(0, 40), undefined]);
  });
});
