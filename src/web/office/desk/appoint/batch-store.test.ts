import * as fake from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import {
  type Batch,
  type BatchStore,
  invitationsIn,
  openBatches,
  removeBatches,
  type StoredDecree,
  tidyBatches,
} from './batch-store.ts';

Object.assign(globalThis, fake);

const [HERS, ANOTHERS] = ['a'.repeat(32), 'b'.repeat(32)];
const NOW = Date.parse('2024-02-14T00:00:00Z');
const EXPIRED = '2024-02-13T23:59:59Z';

const decreeOf = (batch: string): StoredDecree => ({
  id: `${batch}/00000`,
  batch,
  unit: '1701082001',
  invitees: [
    {
      line: 1,
      unit: '1701082001001',
      role: 'KPPS',
      name: `Contoh ${batch}`,
      from: '2024-01-25T00:00:00Z',
      until: '2024-02-25T00:00:00Z',
      officer: 'c'.repeat(32),
      code: '7K3MQ9TDXW2FHN5A',
      salt: 'd'.repeat(64),
    },
  ],
  named: true,
  signing: null,
  act: null,
  state: 'made',
});

let opened = 0;
async function holding(batches: { readonly [id: string]: Partial<Batch> }): Promise<BatchStore> {
  const store = await openBatches(`kept-batches-${opened++}`);
  for (const [id, extra] of Object.entries(batches)) {
    const batch = { createdAt: NOW, officer: HERS, election: 'x-2024', officers: 1, decrees: 1 } as const;
    await store.add({ ...batch, state: 'running', ...extra, id }, [decreeOf(id)]);
  }
  return store;
}

/** Names that the device holds, by batch, those without a batch included. */
const namesIn = async (store: BatchStore): Promise<string[]> =>
  (await store.decrees()).flatMap(({ invitees }) => invitees.map(({ name }) => name));

describe('names and codes of a batch', () => {
  test('stay while it is hers and its invitations are good, whatever has become of it', async () => {
    const good = { expires: '2024-02-14T00:00:00Z' };
    const store = await holding({ a: {}, b: { ...good, state: 'stopped' }, c: { ...good, state: 'done' } });
    await tidyBatches(store, HERS, NOW);
    expect(await namesIn(store)).toHaveLength(3);
  });

  test('go when its invitations have run out, and when another uses the device', async () => {
    const store = await holding({ a: { expires: EXPIRED }, b: { officer: ANOTHERS }, c: {} });
    await tidyBatches(store, HERS, NOW);
    expect(await namesIn(store)).toEqual(['Contoh c']);
  });

  test('go with her who leaves, and she is told how many before', async () => {
    const store = await holding({ a: { officers: 40 }, b: { officers: 2, state: 'done' } });
    expect(await invitationsIn(store)).toBe(42);
    await removeBatches(store);
    expect([await namesIn(store), await store.batches(), await invitationsIn(store)]).toEqual([[], [], 0]);
  });

  test('are not brought back by what was still being sent when they went', async () => {
    const store = await holding({ a: {} });
    const [batch, [decree]] = [await store.batch('a'), await store.decrees('a')];
    await store.remove('a');
    await store.putDecree({ ...(decree as StoredDecree), state: 'signed' });
    await store.putBatch({ ...(batch as Batch), state: 'done' });
    expect([await namesIn(store), await store.batches()]).toEqual([[], []]);
  });
});
