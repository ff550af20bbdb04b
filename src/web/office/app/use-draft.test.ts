import { describe, expect, test } from 'vitest';
import type { Device } from '../device/database.ts';
import { freshDevice } from '../device/fake-device.ts';
import { draftWriter, type Kept } from './use-draft.ts';

const OF = { id: 'form/1', officer: 'a'.repeat(32) };

async function typed(device: Device, values: readonly number[]) {
  const told: Kept[] = [];
  const writer = draftWriter(
    device,
    OF,
    (kept) => told.push(kept),
    () => 5,
  );
  for (const value of values) writer.write(value);
  await writer.idle();
  return told;
}

describe('a draft', () => {
  test('is kept as it was typed last, whatever came between', async () => {
    const device = await freshDevice();
    const told = await typed(device, [1, 12, 123]);
    expect(await device.get('drafts', OF.id)).toEqual({ ...OF, value: 123, changedAt: 5 });
    expect(told.at(-1)).toBe('kept');
  });

  test('is not called kept when the device did not take it, and is when the next keystroke is', async () => {
    const device = await freshDevice();
    let full = true;
    const change: Device['change'] = (stores, work) =>
      full ? Promise.reject(new Error('full')) : device.change(stores, work);
    const shell = { ...device, change };
    expect((await typed(shell, [1])).at(-1)).toBe('failed');
    full = false;
    expect((await typed(shell, [12])).at(-1)).toBe('kept');
    expect(await device.get('drafts', OF.id)).toMatchObject({ value: 12 });
  });

  test('is never called kept while a newer keystroke is not', async () => {
    const device = await freshDevice();
    const told: Kept[] = [];
    const writer = draftWriter(device, OF, (kept) => told.push(kept));
    writer.write(1);
    writer.write(2);
    await writer.idle();
    expect(told).toEqual(['keeping', 'keeping', 'kept']);
  });
});
