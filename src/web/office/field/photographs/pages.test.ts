import { describe, expect, test } from 'vitest';
import { type Change, type Device, StorageFault } from '../../device/database.ts';
import { freshDevice, item } from '../../device/fake-device.ts';
import { freeAmong } from '../../device/sending.ts';
import type { OutboxItem, Photograph } from '../../device/stored.ts';
import { dropPhotograph, keepPhotograph, sendPhotographAgain } from './keep.ts';
import { nextPage, PAGES_MAX, pagesOf, stateOf } from './pages.ts';
import type { Shrunk } from './shrink.ts';

const FORM = { station: '0001010001001', contest: 'PPWP' };
const shrunk = (seed: number): Shrunk => {
  const bytes = Uint8Array.from({ length: 1_000 }, (_, i) => (i * seed) % 251);
  return { bytes, type: 'image/jpeg', preview: bytes.subarray(0, 9) };
};

/** A device with photographs taken in this order, by page. */
async function withPages(...pages: number[]): Promise<{ device: Device; ids: string[] }> {
  const device = await freshDevice();
  const ids: string[] = [];
  for (const [i, page] of pages.entries()) {
    await keepPhotograph(device, shrunk(i + 1), { ...FORM, page, takenAt: i });
    ids.push((await all(device)).find(({ takenAt }) => takenAt === i)?.id ?? '');
  }
  return { device, ids };
}
const all = (device: Device): Promise<Photograph[]> => device.all('photographs');
const sign = async (device: Device, ids: string[], extra: Partial<OutboxItem> = {}): Promise<OutboxItem> => {
  const signed = await item(7, { photographs: ids, ...extra });
  await device.change(['outbox'], (change) => change.put('outbox', signed));
  return signed;
};

describe('a page taken again', () => {
  test('takes the place of one that was not signed', async () => {
    const { device, ids } = await withPages(1, 2, 1);
    expect(new Set((await all(device)).map(({ id }) => id))).toEqual(new Set([ids[1], ids[2]]));
    expect(pagesOf(await all(device), FORM).map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  });

  test('stands beside one that was signed, which goes on to the store', async () => {
    const { device, ids } = await withPages(1);
    await sign(device, ids);
    await keepPhotograph(device, shrunk(9), { ...FORM, page: 1, takenAt: 9 });
    expect(await all(device)).toHaveLength(2);
    expect(pagesOf(await all(device), FORM)[0]?.takenAt).toBe(9);
  });

  test('leaves other pages, forms and stations alone', async () => {
    const { device } = await withPages(1);
    for (const of of [{ page: 2 }, { contest: 'DPD' }, { station: '0001010001002' }])
      await keepPhotograph(device, shrunk(3 + (await all(device)).length), {
        ...FORM,
        page: 1,
        takenAt: 5,
        ...of,
      });
    expect(await all(device)).toHaveLength(4);
  });

  test('with the same bytes does not begin a second upload', async () => {
    const { device, ids } = await withPages(1);
    await sign(device, ids);
    const location = '/upload';
    await device.change(['photographs'], async (change: Change) => {
      const kept = await change.get('photographs', ids[0] ?? '');
      if (kept) await change.put('photographs', { ...kept, location });
    });
    expect(await keepPhotograph(device, shrunk(1), { ...FORM, page: 1, takenAt: 9 })).toBe('known');
    expect(await all(device)).toMatchObject([{ id: ids[0], location }]);
  });

  test('with the bytes of another page is not put in twice: a page has a picture of its own', async () => {
    const { device, ids } = await withPages(1);
    expect(await keepPhotograph(device, shrunk(1), { ...FORM, page: 2, takenAt: 9 })).toBe('known');
    expect(await all(device)).toMatchObject([{ id: ids[0], page: 1, takenAt: 0 }]);
    expect(await keepPhotograph(device, shrunk(1), { ...FORM, page: 1, takenAt: 9 })).toBe('kept');
  });
});

describe('a telephone without room', () => {
  const failing = (device: Device, fault: unknown): Device => ({
    ...device,
    change: async (_stores, work) => {
      await work({
        get: async () => undefined,
        all: async () => [],
        put: async () => undefined,
        remove: async () => undefined,
      });
      throw fault;
    },
  });

  test('says so, and keeps what it has', async () => {
    const { device, ids } = await withPages(1);
    const taken = { ...FORM, page: 1, takenAt: 9 };
    expect(await keepPhotograph(failing(device, new StorageFault('full')), shrunk(5), taken)).toBe('full');
    expect(await keepPhotograph(failing(device, new StorageFault('lost')), shrunk(5), taken)).toBe('lost');
    expect((await all(device)).map(({ id }) => id)).toEqual(ids);
  });
});

test('what nobody signed can be thrown away, what was signed cannot', async () => {
  const { device, ids } = await withPages(1, 2);
  await sign(device, [ids[0] ?? '']);
  for (const id of ids) await dropPhotograph(device, id);
  expect((await all(device)).map(({ id }) => id)).toEqual([ids[0]]);
});

test('a refused photograph can be sent again, from its beginning', async () => {
  const { device, ids } = await withPages(1);
  const [id = ''] = ids;
  await device.change(['photographs'], async (change: Change) => {
    const kept = await change.get('photographs', id);
    if (kept) await change.put('photographs', { ...kept, refusal: 'photograph-wrong', location: '/x' });
  });
  await sendPhotographAgain(device, id);
  const kept = await device.get('photographs', id);
  expect([kept?.refusal, kept?.location, kept?.bytes?.length]).toEqual([undefined, undefined, 1_000]);
});

describe('from the camera to the public', () => {
  const photograph = { id: 'p', uploaded: false };
  const act = (extra: Partial<OutboxItem> = {}) => item(8, { photographs: ['p'], ...extra });

  test('a photograph is a draft, waits, goes, has come, is published', async () => {
    const waiting = await act();
    const states = [
      stateOf(photograph, []),
      stateOf(photograph, [waiting]),
      stateOf(photograph, [waiting], 0),
      stateOf({ ...photograph, location: '/x' }, [waiting]),
      stateOf({ ...photograph, uploaded: true }, [waiting]),
      stateOf({ ...photograph, uploaded: true }, [{ ...waiting, state: 'received' }]),
    ];
    expect(states).toEqual(['draft', 'waiting', 'sending', 'sending', 'sent', 'published']);
  });

  test('it waits while figures of hers wait, and its act waits for its bytes', async () => {
    const [figures, waiting] = [await item(9), await act()];
    expect(stateOf({ ...photograph, location: '/x' }, [figures, waiting])).toBe('figures');
    expect(stateOf(photograph, [{ ...figures, state: 'received' }, waiting])).toBe('waiting');
    const kept = { id: 'p', uploaded: false } as Photograph;
    expect([figures, waiting].map(freeAmong([figures, waiting], [kept]))).toEqual([true, false]);
    expect(freeAmong([waiting], [{ ...kept, uploaded: true }])(waiting)).toBe(true);
  });

  test('a refusal of it or of its act is said, until another act stands', async () => {
    const refused = await act({ state: 'refused' });
    expect(stateOf({ ...photograph, refusal: 'photograph-wrong' }, [await act()])).toBe('refused');
    expect(stateOf(photograph, [refused])).toBe('refused');
    expect(stateOf(photograph, [refused, { ...refused, id: 'again', state: 'waiting' }])).toBe('waiting');
  });
});

test('the page to be taken next is the first that has no photograph', () => {
  expect([nextPage([]), nextPage([1, 2]), nextPage([1, 3])]).toEqual([1, 3, 2]);
  expect(nextPage(Array.from({ length: PAGES_MAX }, (_, i) => i + 1))).toBeUndefined();
});
