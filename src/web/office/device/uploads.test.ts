import { describe, expect, test } from 'vitest';
import { concat, hex, sha256 } from '../../../base/bytes.ts';
import { refuse } from '../../../base/result.ts';
import type { Device } from './database.ts';
import { freshDevice, item } from './fake-device.ts';
import type { Photograph } from './stored.ts';
import { uploadProgress } from './upload-progress.ts';
import { uploader, type UploadParts } from './uploads.ts';

const NOW = 1_700_000_000_000;

/** A store that speaks tus, and breaks the line before or after the n-th piece. */
class FakeStore {
  readonly whole = new Map<string, Uint8Array>();
  readonly uploads = new Map<string, { hash: string; length: number; bytes: Uint8Array }>();
  readonly requests: string[] = [];
  breaks: ('going' | 'coming' | undefined)[] = [];
  signedIn = true;

  readonly fetch = (async (path: string, init: RequestInit): Promise<Response> => {
    const method = init.method ?? 'GET';
    const headers = new Headers(init.headers);
    this.requests.push(method);
    const broken = method === 'HEAD' ? undefined : this.breaks.shift();
    if (broken === 'going') throw new TypeError('no network');
    const answer = this.#answer(method, path, headers, init.body as Uint8Array | undefined);
    if (broken === 'coming') throw new TypeError('no network');
    return answer;
  }) as typeof fetch;

  #answer(method: string, path: string, headers: Headers, body: Uint8Array | undefined): Response {
    if (!this.signedIn) return Response.json({ code: 'session-missing' }, { status: 401 });
    if (method === 'POST') return this.#create(headers);
    const upload = this.uploads.get(path);
    if (!upload) return new Response(null, { status: 404 });
    if (method === 'HEAD')
      return new Response(null, { status: 200, headers: { 'upload-offset': String(upload.bytes.length) } });
    if (Number(headers.get('upload-offset')) !== upload.bytes.length)
      return new Response(null, { status: 409 });
    upload.bytes = concat(upload.bytes, body ?? new Uint8Array());
    if (upload.bytes.length < upload.length) return new Response(null, { status: 204 });
    this.uploads.delete(path);
    if (hex(sha256(upload.bytes)) !== upload.hash) return new Response(null, { status: 460 });
    this.whole.set(upload.hash, upload.bytes);
    return new Response(null, { status: 204 });
  }

  #create(headers: Headers): Response {
    const hash = atob(headers.get('upload-metadata')?.split(' ')[1] ?? '');
    if (this.whole.has(hash)) return new Response(null, { status: 200 });
    const location = `/api/v1/office/photographs/${hash}`;
    const known = this.uploads.get(location);
    const length = Number(headers.get('upload-length'));
    this.uploads.set(location, known ?? { hash, length, bytes: new Uint8Array() });
    return new Response(null, { status: 201, headers: { location } });
  }
}

const picture = (size: number, page = 1): Photograph => {
  const bytes = new Uint8Array(size).map((_, i) => (i * 31 + page) % 251);
  return {
    id: hex(sha256(bytes)),
    station: '0',
    contest: 'PPWP',
    page,
    size,
    type: 'image/jpeg',
    bytes,
    preview: bytes.subarray(0, 3),
    takenAt: page,
    uploaded: false,
    nextTry: 0,
    attempts: 0,
  };
};

async function withPictures(...pictures: Photograph[]): Promise<Device> {
  const device = await freshDevice();
  const signed = await item(7);
  await device.change(['photographs', 'outbox'], async (change) => {
    for (const one of pictures) await change.put('photographs', one);
    await change.put('outbox', { ...signed, photographs: pictures.map(({ id }) => id) });
  });
  return device;
}

const within: UploadParts['within'] = (call) => call();
const stepsOf = (device: Device, store: FakeStore, now = NOW) =>
  uploader({ device, fetch: store.fetch, clock: () => now, chance: () => 1, within });

async function drain(step: () => Promise<boolean>): Promise<number> {
  let count = 0;
  while (await step()) if (++count > 100) throw new Error('it does not end');
  return count;
}

describe('a photograph', () => {
  test('goes up in pieces, lies in the store whole, and then leaves the telephone', async () => {
    const [one, store] = [picture(200_000), new FakeStore()];
    const device = await withPictures(one);
    await drain(stepsOf(device, store));
    expect(store.whole.get(one.id)).toEqual(one.bytes);
    expect(store.requests).toEqual(['POST', 'PATCH', 'PATCH', 'PATCH', 'PATCH']);
    expect(await device.get('photographs', one.id)).toMatchObject({ uploaded: true, bytes: null });
  });

  test('goes on from where it was, however often the line breaks or the telephone is killed', async () => {
    for (const broken of ['going', 'coming'] as const) {
      for (let at = 0; at < 5; at++) {
        const [one, store] = [picture(200_000), new FakeStore()];
        const device = await withPictures(one);
        store.breaks = [...Array<undefined>(at).fill(undefined), broken];
        await drain(stepsOf(device, store));
        // A new run knows nothing of the one before.
        await drain(stepsOf(device, store, NOW + 600_000));
        expect(store.whole.get(one.id)).toEqual(one.bytes);
        expect(await device.get('photographs', one.id)).toMatchObject({ uploaded: true });
        expect(store.requests.filter((method) => method === 'PATCH').length).toBeLessThanOrEqual(5);
      }
    }
  });

  test.each([
    ['and nothing once it is there', [], [0, 65_536, 131_072, 196_608, undefined]],
    ['and nothing once the line broke', [undefined, undefined, 'going'], [0, 65_536, undefined]],
  ] as const)('tells how far it is, piece by piece, %s', async (_, breaks, told) => {
    const [one, store, progress] = [picture(200_000), new FakeStore(), uploadProgress()];
    store.breaks = [...breaks];
    const heard: (number | undefined)[] = [];
    progress.onChange(() => heard.push(progress.of(one.id)));
    const parts = { fetch: store.fetch, clock: () => NOW, chance: () => 1, within, progress };
    await drain(uploader({ ...parts, device: await withPictures(one) }));
    expect(heard).toEqual(told);
  });

  test('that is there already is not sent again', async () => {
    const [one, store] = [picture(1_000), new FakeStore()];
    store.whole.set(one.id, one.bytes as Uint8Array);
    const device = await withPictures(one);
    await drain(stepsOf(device, store));
    expect(store.requests).toEqual(['POST']);
  });

  test('whose upload the store forgot begins anew', async () => {
    const [one, store] = [picture(1_000), new FakeStore()];
    const device = await withPictures({ ...one, location: '/api/v1/office/photographs/forgotten' });
    await drain(stepsOf(device, store));
    expect(store.whole.has(one.id)).toBe(true);
  });

  test('that the store finds to be another is refused and not tried for ever', async () => {
    const store = new FakeStore();
    const device = await withPictures({ ...picture(1_000), id: 'e'.repeat(64) });
    for (let day = 0; day < 9; day++) await drain(stepsOf(device, store, NOW + day * 86_400_000));
    expect(store.requests.filter((method) => method === 'POST')).toHaveLength(3);
    expect(await device.get('photographs', 'e'.repeat(64))).toMatchObject({ refusal: 'photograph-wrong' });
  });

  test('of which the store lost bytes goes up again from the beginning', async () => {
    const [one, store] = [picture(200_000), new FakeStore()];
    const device = await withPictures(one);
    const step = stepsOf(device, store);
    for (let pieces = 0; pieces < 3; pieces++) await step();
    for (const upload of store.uploads.values()) upload.bytes.fill(0);
    await drain(step);
    expect(store.whole.size).toBe(0);
    await drain(stepsOf(device, store, NOW + 600_000));
    expect(store.whole.get(one.id)).toEqual(one.bytes);
  });

  test('is not given up for what was said of the session', async () => {
    for (const code of ['challenge-unknown', 'sign-in-refused', 'session-forbidden', 'session-old']) {
      const device = await withPictures(picture(1_000));
      const closed = { fetch, clock: () => NOW, chance: () => 1, within: async () => refuse(code) };
      await drain(uploader({ device, ...closed }));
      expect(await device.all('photographs')).toMatchObject([{ attempts: 1 }]);
      expect((await device.all('photographs'))[0]).not.toHaveProperty('refusal');
    }
  });

  test('waits without a session and keeps its bytes', async () => {
    const [one, store] = [picture(1_000), new FakeStore()];
    store.signedIn = false;
    const device = await withPictures(one);
    await drain(stepsOf(device, store));
    expect(await device.get('photographs', one.id)).toMatchObject({ uploaded: false, bytes: one.bytes });
    store.signedIn = true;
    await drain(stepsOf(device, store, NOW + 600_000));
    expect(store.whole.has(one.id)).toBe(true);
  });

  test('comes after the ones taken before', async () => {
    const [first, second, store] = [picture(1_000, 1), picture(1_000, 2), new FakeStore()];
    const device = await withPictures(second, first);
    await drain(stepsOf(device, store));
    expect([...store.whole.keys()]).toEqual([first.id, second.id]);
  });

  test('that nobody has signed stays on the telephone', async () => {
    const [one, store] = [picture(1_000), new FakeStore()];
    const device = await freshDevice();
    await device.change(['photographs'], (change) => change.put('photographs', one));
    expect(await drain(stepsOf(device, store))).toBe(0);
    expect(store.requests).toEqual([]);
  });
});
