import { describe, expect, test } from 'vitest';
import { isUsablePin, pinOf, tried, waitOf } from './pin.ts';
import type { Pin } from './stored.ts';

const ROUNDS = 10;
const NOW = 1_700_000_000_000;

describe('a PIN', () => {
  test.each(['111111', '123456', '654321', '12345', '1234567', 'abcdef', ''])('%s is not taken', (pin) => {
    expect(isUsablePin(pin)).toBe(false);
  });
  test.each(['281904', '000001', '112233'])('%s is', (pin) => expect(isUsablePin(pin)).toBe(true));

  test('opens, and nothing else does; two devices keep different things of the same PIN', async () => {
    const [one, two] = [await pinOf('281904', ROUNDS), await pinOf('281904', ROUNDS)];
    expect(one.check).not.toEqual(two.check);
    expect((await tried(one, '281904', NOW)).right).toBe(true);
    expect((await tried(one, '281905', NOW)).right).toBe(false);
    expect((await tried({ ...one, salt: two.salt }, '281904', NOW)).right).toBe(false);
  });
});

describe('the wait after wrong tries', () => {
  const after = (failures: number): Pin => ({
    salt: new Uint8Array(16),
    rounds: ROUNDS,
    check: new Uint8Array(32),
    failures,
    failedAt: NOW,
  });
  test('begins with the fifth try and doubles up to an hour', () => {
    const waits = [0, 3, 4, 5, 6, 30].map((failures) => waitOf(after(failures), NOW));
    expect(waits).toEqual([0, 0, 15_000, 30_000, 60_000, 3_600_000]);
  });
  test('is over when its time is, and is not longer than itself on a clock that was put back', () => {
    expect(waitOf(after(4), NOW + 15_000)).toBe(0);
    expect(waitOf(after(4), NOW - 86_400_000)).toBe(15_000);
  });
  test('takes no try, right or wrong, and counts none', async () => {
    const kept = { ...(await pinOf('281904', ROUNDS)), failures: 4, failedAt: NOW };
    expect(await tried(kept, '281904', NOW + 1)).toEqual({ right: false, kept });
    expect((await tried(kept, '281904', NOW + 15_000)).kept.failures).toBe(0);
    const again = await tried(kept, '000000', NOW + 15_000);
    expect(again.kept).toMatchObject({ failures: 5, failedAt: NOW + 15_000 });
  });
});
