import { describe, expect, test } from 'vitest';
import { refuse } from '../../../base/result.ts';
import { item, Killed, killing, OFFICER, officersDevice, partsOf, START } from './fake-device.ts';
import { FakeLog } from './fake-log.ts';
import { addItem } from './outbox.ts';
import { sendAll, WAIT_MS_MAX } from './sending.ts';

const LATER = START + WAIT_MS_MAX;

describe('killed at every step', () => {
  test('nothing is lost and nothing doubled', async () => {
    for (const when of ['before', 'after'] as const) {
      let reached = true;
      for (let at = 0; reached; at++) {
        const [device, log] = [await officersDevice(), new FakeLog()];
        const items = [await item(7), await item(8), await item(9)];
        for (const one of items) await addItem(device, one);
        log.refusals.set(items[1]!.id, refuse('turnout-wrong'));
        const killed = killing(device, log, at, when);
        await sendAll({ ...partsOf(device, log), ...killed }).catch((err: unknown) => {
          if (!(err instanceof Killed)) throw err;
        });
        reached = killed.reached();
        await sendAll(partsOf(device, log, LATER));
        expect(log.ids.toSorted()).toEqual([items[0]!.id, items[2]!.id].toSorted());
        const kept = await device.all('outbox');
        expect(kept.map(({ state }) => state).toSorted()).toEqual(['received', 'received', 'refused']);
        expect((await device.all('receipts')).map(({ id }) => id).toSorted()).toEqual(log.ids.toSorted());
      }
    }
  });

  test('between typing and signing there is the draft or the act, never neither', async () => {
    for (const when of ['before', 'after'] as const) {
      const device = await officersDevice();
      await device.change(['drafts'], (change) =>
        change.put('drafts', { id: 'd', officer: OFFICER, value: 1, changedAt: 1 }),
      );
      const shell = killing(device, new FakeLog(), 0, when).device;
      await expect(addItem(shell, await item(7), 'd')).rejects.toThrow();
      const there = [(await device.all('drafts')).length, (await device.all('outbox')).length];
      expect(there).toEqual(when === 'before' ? [1, 0] : [0, 1]);
    }
  });
});
