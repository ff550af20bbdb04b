import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../base/result.ts';
import type { Receipt } from './api.ts';
import { item } from './fake-device.ts';
import { FakeLog, LOG_KEY } from './fake-log.ts';
import { proven } from './receipt.ts';
import type { OutboxItem } from './stored.ts';

let items: OutboxItem[] = [];
let receipts: Receipt[] = [];
beforeAll(async () => {
  const log = new FakeLog();
  items = [await item(7), await item(8), await item(9)];
  await log.sendActs(items.map(({ bytes, signatures }) => ({ bytes, signatures: signatures as string[] })));
  receipts = items.map((_, leaf) => log.receipt(leaf));
});
const at = <T>(list: readonly T[], i: number): T => list[i] as T;

describe('a receipt', () => {
  test('proves its own act, at its leaf, in the log of the pinned key', async () => {
    for (const [i, receipt] of receipts.entries())
      expect(await proven(receipt, at(items, i), LOG_KEY)).toMatchObject({ leaf: i, size: 3 });
  });

  test('proves no other act, no other leaf, and nothing to another key', async () => {
    const wrong = { refused: 'receipt-wrong' };
    const mine = at(items, 0);
    expect(await proven(at(receipts, 1), mine, LOG_KEY)).toMatchObject(wrong);
    expect(await proven({ ...at(receipts, 1), act: mine.id }, mine, LOG_KEY)).toMatchObject(wrong);
    expect(await proven({ ...at(receipts, 0), leaf: 1 }, mine, LOG_KEY)).toMatchObject(wrong);
    expect(await proven({ ...at(receipts, 0), proof: at(receipts, 1).proof }, mine, LOG_KEY)).toMatchObject(
      wrong,
    );
    const another = 'log.example/other+00000000+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    expect(await proven(at(receipts, 0), mine, another)).toMatchObject(wrong);
    expect(await proven(at(receipts, 0), mine, '')).toMatchObject(wrong);
  });

  test('with one letter changed anywhere proves nothing, and never throws', async () => {
    const member = fc.constantFrom('entry' as const, 'proof' as const);
    const letters = fc.constantFrom('A', '9', 'z', '_', '\n', ' ');
    await fc.assert(
      fc.asyncProperty(member, fc.nat(), letters, async (name, place, letter) => {
        const receipt = at(receipts, 0);
        const text = receipt[name];
        const spot = place % text.length;
        fc.pre(text[spot] !== letter);
        const changed = text.slice(0, spot) + letter + text.slice(spot + 1);
        expect(isRefusal(await proven({ ...receipt, [name]: changed }, at(items, 0), LOG_KEY))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
