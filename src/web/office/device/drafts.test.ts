import { describe, expect, test } from 'vitest';
import type { Device } from './database.ts';
import { draftWriter, type Kept, settled } from './drafts.ts';
import { freshDevice, item } from './fake-device.ts';
import { addItem } from './outbox.ts';

const ID = 'form/1';
const ME = 'a'.repeat(32);

async function typed(device: Device, values: readonly number[]): Promise<Kept[]> {
  const told: Kept[] = [];
  const writer = draftWriter(device, ID, () => 5);
  const deaf = writer.onKept((kept) => told.push(kept));
  for (const value of values) writer.write(ME, value);
  await writer.idle();
  deaf();
  return told;
}

describe('a draft', () => {
  test('is kept as it was typed last, whatever came between', async () => {
    const device = await freshDevice();
    const told = await typed(device, [1, 12, 123]);
    expect(await device.get('drafts', ID)).toEqual({ id: ID, officer: ME, value: 123, changedAt: 5 });
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
    expect(await device.get('drafts', ID)).toMatchObject({ value: 12 });
  });

  test('is never called kept while a newer keystroke is not', async () => {
    expect(await typed(await freshDevice(), [1, 2])).toEqual(['keeping', 'keeping', 'kept']);
  });

  test('is read by the next screen with its last keystroke, though that is still on its way', async () => {
    const device = await freshDevice();
    const writer = draftWriter(device, ID);
    writer.write(ME, 19);
    writer.write(ME, 198);
    await settled(device, ID);
    expect(await device.get('drafts', ID)).toMatchObject({ value: 198 });
    expect(draftWriter(device, ID)).toBe(writer);
  });

  test('does not come back after it was signed', async () => {
    const device = await freshDevice();
    const writer = draftWriter(device, ID);
    writer.write(ME, 7);
    writer.write(ME, 70);
    await settled(device, ID);
    await addItem(device, await item(7), ID);
    await writer.idle();
    expect(await device.all('drafts')).toEqual([]);
    expect(await device.all('outbox')).toHaveLength(1);
  });
});
