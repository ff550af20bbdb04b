import { afterEach, describe, expect, test, vi } from 'vitest';
import { openDevice, StorageFault } from './database.ts';
import { freshDevice, freshName } from './fake-device.ts';
import type { Draft } from './stored.ts';

const draft = (id: string, value: number): Draft => ({ id, officer: 'o', value, changedAt: 1 });

afterEach(() => vi.restoreAllMocks());

describe('what the device was given', () => {
  test('is there again after the app was closed', async () => {
    const name = freshName();
    const first = await openDevice(name);
    await first.change(['drafts'], (change) => change.put('drafts', draft('a', 1)));
    first.close();
    const second = await openDevice(name);
    expect(await second.get('drafts', 'a')).toEqual(draft('a', 1));
  });

  test('is all there or not at all', async () => {
    const device = await freshDevice();
    const half = device.change(['drafts', 'cache'], async (change) => {
      await change.put('drafts', draft('a', 1));
      throw new Error('killed');
    });
    await expect(half).rejects.toThrow('killed');
    expect(await device.all('drafts')).toEqual([]);
  });

  test('is asked for with strict durability', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const device = await freshDevice();
    await device.change(['drafts'], (change) => change.put('drafts', draft('a', 1)));
    expect(transaction.mock.calls).toContainEqual([['drafts'], 'readwrite', { durability: 'strict' }]);
  });

  test('is read back, and what is not there is a fault', async () => {
    const device = await freshDevice();
    // The disk answers with something else than what it was given.
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore) {
      return this.count();
    });
    const write = device.change(['drafts'], (change) => change.put('drafts', draft('a', 1)));
    await expect(write).rejects.toMatchObject({ kind: 'lost' });
  });

  test('counts as kept though it is changed again at once, here or in another window', async () => {
    const name = freshName();
    const [one, two] = [await openDevice(name), await openDevice(name)];
    const writes = [one, one, two, one].map((device, i) =>
      device.change(['drafts'], (change) => change.put('drafts', draft('a', i))),
    );
    await Promise.all(writes);
    expect(await two.get('drafts', 'a')).toEqual(draft('a', 3));
    one.close();
    two.close();
  });

  test('is not kept in silence when there is no room', async () => {
    const device = await freshDevice();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const write = device.change(['drafts'], (change) => change.put('drafts', draft('a', 1)));
    await expect(write).rejects.toBeInstanceOf(StorageFault);
    await expect(write).rejects.toMatchObject({ kind: 'full' });
  });

  test('is heard of in every window, and only what changed', async () => {
    const name = freshName();
    const [one, two] = [await openDevice(name), await openDevice(name)];
    const heard = Promise.withResolvers<readonly string[]>();
    two.onChange(heard.resolve);
    await one.change(['drafts', 'cache'], (change) => change.put('drafts', draft('a', 1)));
    expect(await heard.promise).toEqual(['drafts']);
    let told = 0;
    one.onChange(() => told++);
    await one.change(['drafts'], async (change) => void (await change.get('drafts', 'a')));
    expect(told).toBe(0);
    one.close();
    two.close();
  });
});
