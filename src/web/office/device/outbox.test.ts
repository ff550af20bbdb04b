import { describe, expect, test } from 'vitest';
import { base64url, utf8 } from '../../../base/bytes.ts';
import { refuse } from '../../../base/result.ts';
import { signed } from './acts.ts';
import type { Device } from './database.ts';
import {
  clock,
  freshDevice,
  identity,
  item,
  OFFICER,
  officersDevice,
  partsOf,
  START,
  STATION,
} from './fake-device.ts';
import { FakeLog, LOG_KEY } from './fake-log.ts';
import {
  addItem,
  addSignature,
  canWithdraw,
  importUnsent,
  markExported,
  sendAgain,
  unsentValue,
  withdraw,
} from './outbox.ts';
import { isDue, sendAll, WAIT_MS_MAX, waitAfter } from './sending.ts';

const states = async (device: Device) => (await device.all('outbox')).map(({ state }) => state);
const LATER = START + WAIT_MS_MAX;

describe('an act in the outbox', () => {
  test('becomes received with a receipt that proves it', async () => {
    const [device, log] = [await officersDevice(), new FakeLog()];
    const { id } = await addItem(device, await item(7));
    await sendAll(partsOf(device, log));
    expect(await states(device)).toEqual(['received']);
    expect(await device.get('receipts', id)).toMatchObject({ id, leaf: 0, size: 1 });
  });

  test('of a desk that keeps nobody’s key is received by the log’s key that came with it', async () => {
    const [device, log] = [await freshDevice(), new FakeLog()];
    await addItem(device, await item(7, { log: LOG_KEY }));
    await addItem(device, await item(8));
    await sendAll(partsOf(device, log));
    expect((await states(device)).toSorted()).toEqual(['received', 'waiting']);
    const waiting = (await device.all('outbox')).filter(({ state }) => state === 'waiting');
    expect(waiting).toMatchObject([{ fault: 'receipt-wrong' }]);
  });

  test('stands there once, however often it is added, and drops its draft in the same step', async () => {
    const device = await officersDevice();
    const one = await item(7);
    const draft = { id: 'd', officer: OFFICER, value: 1, changedAt: 1 };
    await device.change(['drafts'], (change) => change.put('drafts', draft));
    await addItem(device, one, 'd');
    await addItem(device, one);
    expect(await device.all('outbox')).toEqual([one]);
    expect(await device.all('drafts')).toEqual([]);
  });

  test('is sent again when the line broke, there or back, and stands in the log once', async () => {
    for (const lost of ['going', 'coming'] as const) {
      const [device, log] = [await officersDevice(), new FakeLog()];
      const { id } = await addItem(device, await item(7));
      log.lost = [lost];
      await sendAll(partsOf(device, log));
      expect(await device.all('outbox')).toMatchObject([
        { state: 'waiting', fault: 'unreachable', attempts: 1 },
      ]);
      await sendAll(partsOf(device, log, LATER));
      expect(await states(device)).toEqual(['received']);
      expect(log.ids).toEqual([id]);
    }
  });

  test('keeps the mark that it has left by squares while it was being sent', async () => {
    const [device, log] = [await officersDevice(), new FakeLog()];
    const { id } = await addItem(device, await item(7));
    const sendActs: FakeLog['sendActs'] = async () => {
      await markExported(device, [id]);
      return refuse('unreachable');
    };
    await sendAll({ ...partsOf(device, log), api: { sendActs } });
    expect(await device.get('outbox', id)).toMatchObject({ exported: true, fault: 'unreachable' });
  });

  test('is refused with the reason, keeps its bytes, and can be sent again', async () => {
    const [device, log] = [await officersDevice(), new FakeLog()];
    const { id, bytes } = await addItem(device, await item(7));
    log.refusals.set(id, refuse('election-not-frozen'));
    await sendAll(partsOf(device, log));
    expect(await device.get('outbox', id)).toMatchObject({
      state: 'refused',
      refusal: { code: 'election-not-frozen' },
      bytes,
    });
    log.refusals.clear();
    expect(await sendAgain(device, id)).toBe(true);
    await sendAll(partsOf(device, log));
    expect(await states(device)).toEqual(['received']);
  });

  test.each(['busy', 'unavailable', 'too-many-requests', 'log-in-doubt'])(
    'only waits when the answer is %s',
    async (code) => {
      const [device, log] = [await officersDevice(), new FakeLog()];
      const { id } = await addItem(device, await item(7));
      log.refusals.set(id, refuse(code, { retryAfterSeconds: 60 }));
      await sendAll(partsOf(device, log));
      expect(await device.get('outbox', id)).toMatchObject({ state: 'waiting', nextTry: START + 60_000 });
    },
  );

  test('is not received for a receipt that proves something else', async () => {
    const [device, log] = [await officersDevice(), new FakeLog()];
    const [one, other] = [await item(7), await item(8)];
    await addItem(device, one);
    await log.sendActs([{ bytes: other.bytes, signatures: [] }]);
    const forged = { ...log.receipt(0), act: one.id };
    const api = { sendActs: async () => [forged] };
    await sendAll({ ...partsOf(device, log), api });
    expect(await device.all('outbox')).toMatchObject([{ state: 'waiting', fault: 'receipt-wrong' }]);
    expect(await device.all('receipts')).toEqual([]);
  });

  test('waits for the act that must come before it', async () => {
    const [device, log] = [await officersDevice(), new FakeLog()];
    const first = await addItem(device, await item(7));
    await addItem(device, await item(6, { after: first.id, queuedAt: 0 }));
    log.refusals.set(first.id, refuse('busy'));
    await sendAll(partsOf(device, log));
    expect(log.ids).toEqual([]);
    log.refusals.clear();
    await sendAll(partsOf(device, log, LATER));
    expect(await states(device)).toEqual(['received', 'received']);
    expect(log.ids[0]).toBe(first.id);
  });

  test('waits for its photographs, and figures do not', async () => {
    const [device, log] = [await officersDevice(), new FakeLog()];
    const hash = 'f'.repeat(64);
    await device.change(['photographs'], (change) =>
      change.put('photographs', {
        id: hash,
        station: STATION,
        contest: 'PPWP',
        page: 1,
        size: 3,
        type: 'image/jpeg',
        bytes: utf8('abc'),
        preview: utf8('a'),
        takenAt: 1,
        uploaded: false,
        nextTry: 0,
        attempts: 0,
      }),
    );
    await addItem(device, await item(6, { photographs: [hash], queuedAt: 0 }));
    const figures = await addItem(device, await item(7));
    let steps = 0;
    const uploadStep = async (): Promise<boolean> => {
      if (steps++ > 0) return false;
      expect(log.ids).toEqual([figures.id]);
      await device.change(['photographs'], async (change) => {
        const kept = await change.get('photographs', hash);
        if (kept) await change.put('photographs', { ...kept, uploaded: true });
      });
      return true;
    };
    await sendAll({ ...partsOf(device, log), uploadStep });
    expect(await states(device)).toEqual(['received', 'received']);
  });
});

describe('taking back', () => {
  test('undoes what has not left, and puts the draft in its place', async () => {
    const device = await officersDevice();
    const { id } = await addItem(device, await item(7));
    expect(await withdraw(device, id, { id: 'd', value: 5 })).toBe(true);
    expect(await device.all('outbox')).toEqual([]);
    expect(await device.get('drafts', 'd')).toMatchObject({ value: 5, officer: OFFICER });
  });

  test('is too late once it was tried, exported or imported', async () => {
    const one = await item(7);
    expect(canWithdraw(one)).toBe(true);
    for (const late of [
      { attempts: 1 },
      { exported: true },
      { imported: true },
      { state: 'received' },
    ] as const)
      expect(canWithdraw({ ...one, ...late })).toBe(false);
    const device = await officersDevice();
    await addItem(device, one);
    await markExported(device, [one.id]);
    expect(await withdraw(device, one.id)).toBe(false);
    expect(await states(device)).toEqual(['waiting']);
  });
});

describe('unsent acts on another telephone', () => {
  test('are taken in once, and sent from there under the same id', async () => {
    const [here, there, log] = [await officersDevice(), await officersDevice(), new FakeLog()];
    const items = [await item(7), await item(8)];
    for (const one of items) await addItem(here, one);
    const value = unsentValue(items);
    expect(await importUnsent(there, value, 'rehearsal', 5)).toEqual({ added: 2, known: 0, wrong: 0 });
    expect(await importUnsent(there, value, 'rehearsal', 5)).toEqual({ added: 0, known: 2, wrong: 0 });
    await sendAll(partsOf(there, log));
    await sendAll(partsOf(here, log));
    expect([...(await states(here)), ...(await states(there))]).toEqual(Array(4).fill('received'));
    expect(log.entries).toHaveLength(2);
  });

  test('are taken in anew when the copy that came first was spoilt', async () => {
    const [device, log] = [await officersDevice(), new FakeLog()];
    const one = await item(7);
    const spoilt = { ...one, signatures: ['A'.repeat(86)] };
    await importUnsent(device, unsentValue([spoilt]), 'rehearsal', 5);
    const kept = (await device.get('outbox', one.id))!;
    const refusal = { code: 'signature-bad' as const, detail: {} };
    await device.change(['outbox'], (change) => change.put('outbox', { ...kept, state: 'refused', refusal }));
    expect(await importUnsent(device, unsentValue([spoilt]), 'rehearsal', 6)).toMatchObject({ added: 0 });
    expect(await importUnsent(device, unsentValue([one]), 'rehearsal', 6)).toMatchObject({ added: 1 });
    await sendAll(partsOf(device, log));
    expect(await states(device)).toEqual(['received']);
  });

  test('are refused when they are none, or of another election', async () => {
    const device = await officersDevice();
    const one = await item(7);
    const act = base64url(one.bytes);
    const wrong = [
      {},
      null,
      { acts: 1 },
      { acts: [null] },
      { acts: [{ act, signatures: [] }] },
      { acts: [{ act, signatures: ['x'] }] },
      { acts: [{ act: 'e30', signatures: one.signatures }] },
      { acts: [{ act: base64url(utf8(` ${JSON.stringify(one.act)}`)), signatures: one.signatures }] },
    ];
    for (const value of wrong)
      expect(await importUnsent(device, value as never, 'rehearsal', 5)).toMatchObject({
        added: 0,
        wrong: 1,
      });
    expect(await importUnsent(device, unsentValue([one]), 'another', 5)).toMatchObject({
      added: 0,
      wrong: 1,
    });
    expect(await device.all('outbox')).toEqual([]);
  });
});

test('an act that asks for another hand is a draft until it has it', async () => {
  const [device, log] = [await officersDevice(), new FakeLog()];
  const other = { key: 'b'.repeat(64), officer: 'b'.repeat(32) };
  const two = await signed(identity(), clock, {
    act: 'results.tally.correct',
    unit: STATION,
    record: 'r',
    body: {},
    with: [other],
  });
  await addItem(device, two);
  await sendAll(partsOf(device, log));
  expect(await states(device)).toEqual(['draft']);
  expect(await addSignature(device, two.id, 'c'.repeat(32), 'S'.repeat(86))).toBeUndefined();
  await addSignature(device, two.id, other.officer, 'S'.repeat(86));
  await sendAll(partsOf(device, log));
  expect(await states(device)).toEqual(['received']);
});

describe('waiting', () => {
  test('doubles, keeps to what the server asks, and ends at five minutes', () => {
    const gone = refuse('unreachable');
    expect([1, 2, 3, 40].map((n) => waitAfter(n, gone, 1))).toEqual([2_000, 4_000, 8_000, WAIT_MS_MAX]);
    expect(waitAfter(1, refuse('busy', { retryAfterSeconds: 30 }), 0)).toBe(30_000);
    expect(waitAfter(1, refuse('busy', { retryAfterSeconds: 1e9 }), 0)).toBe(WAIT_MS_MAX);
  });

  test('does not last for days when the clock is put back', () => {
    expect(isDue(START + 1_000, START)).toBe(false);
    expect(isDue(START + 86_400_000, START)).toBe(true);
  });
});
