import { describe, expect, test } from 'vitest';
import { canonical, type Json } from '../../../../base/canonical.ts';
import { isRefusal } from '../../../../base/result.ts';
import { type SquareKind, squaresOf } from '../../../kit/squares.ts';
import { wholeIn } from './read-text.ts';

const act = 'x'.repeat(86);
const VALUES: readonly (readonly [SquareKind, Json])[] = [
  ['U', { acts: [{ act, signatures: ['s'] }] }],
  ['C', { act, signatures: ['s', null] }],
  ['S', { act, officer: 'o', signature: 's' }],
  ['T', { act, leaf: 3, proof: 'p', seal: {} }],
];
// Many small parts: what does not compress well makes more than one.
const LONG: Json = { acts: Array.from({ length: 60 }, (_, i) => ({ act: `${i * 7_919}`, signatures: [] })) };

async function partsOf(kind: SquareKind, value: Json): Promise<string[]> {
  const parts = await squaresOf(kind, value, 120);
  if (isRefusal(parts)) throw new Error(parts.refused);
  return parts;
}

describe('what was handed over as text', () => {
  test.each(VALUES)('is read as kind %s from its squares and from its file', async (kind, value) => {
    for (const text of [(await partsOf(kind, value)).join('\n'), canonical(value)])
      expect(await wholeIn(text)).toMatchObject({ kind, value });
  });

  test('is read from parts in any order, with blank lines and a part twice', async () => {
    const parts = await partsOf('U', LONG);
    expect(parts.length).toBeGreaterThan(2);
    const text = ['', ...parts.toReversed(), parts[0]].join('\r\n\n');
    expect(await wholeIn(text)).toMatchObject({ kind: 'U', value: LONG });
  });

  test('is not read while a part of it is missing', async () => {
    const [, ...rest] = await partsOf('U', LONG);
    expect(await wholeIn(rest.join('\n'))).toHaveProperty('refused', 'square-missing');
  });

  test.each(['', 'halo', '[]', '"acts"', 'null', '{}', '{"acts":'])('is not made of %j', async (text) => {
    expect(await wholeIn(text)).toHaveProperty('refused', 'square-malformed');
  });

  test('is refused unread where it is longer than anything we make', async () => {
    expect(await wholeIn(`{"acts":[]}${' '.repeat(400_000)}`)).toHaveProperty('refused', 'square-too-large');
  });
});
