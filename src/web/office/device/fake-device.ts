// A device for tests: a database in memory, an officer with a key, acts of hers, and a way to be killed at
// the n-th step. A step is a write to the disk or a delivery to the log.
import * as fake from 'fake-indexeddb';
import { signed } from './acts.ts';
import { actClock } from './clock.ts';
import { type Device, openDevice } from './database.ts';
import { type FakeLog, LOG_KEY } from './fake-log.ts';
import { makeKey } from './keys.ts';
import type { SendingParts } from './sending.ts';
import type { Identity, OutboxItem } from './stored.ts';

Object.assign(globalThis, fake);

export const STATION = '0000000001001';
export const OFFICER = 'a'.repeat(32);
export const START = Date.parse('2024-02-14T00:00:00Z');
const key = await makeKey();
let opened = 0;

/** A database that nobody has opened before. */
export const freshDevice = (): Promise<Device> => openDevice(freshName());
export const freshName = (): string => `fake-${opened++}`;

export const identity = (): Identity => ({
  id: key.id,
  election: 'rehearsal',
  officer: OFFICER,
  role: 'KPPS',
  unit: STATION,
  name: null,
  from: '2024-01-25T00:00:00Z',
  until: '2024-02-25T00:00:00Z',
  publicKey: key.publicKey,
  privateKey: key.privateKey,
  log: LOG_KEY,
  state: 'made',
  madeAt: 1,
  pin: null,
});

/** A device with an officer. */
export async function officersDevice(): Promise<Device> {
  const device = await freshDevice();
  await device.change(['identity'], (change) => change.put('identity', identity()));
  return device;
}

export const clock = actClock(
  () => START,
  {},
  () => undefined,
);

/** A signed act: the turnout of an hour. */
export async function item(hour: number, extra: Partial<OutboxItem> = {}): Promise<OutboxItem> {
  const body = { J: 3, L: 1, P: 2, hour };
  const record = `voting.station/${STATION}`;
  const one = await signed(identity(), clock, { act: 'voting.turnout.count', unit: STATION, record, body });
  return { ...one, ...extra };
}

export const partsOf = (device: Device, log: FakeLog, now = START): SendingParts => ({
  device,
  api: log,
  lock: (work) => work(),
  clock: () => now,
  chance: () => 1,
  uploadStep: async () => false,
});

export class Killed extends Error {}

/** Ends everything at the n-th step, before it or after it. `reached`: there was such a step. */
export function killing(device: Device, log: FakeLog, at: number, when: 'before' | 'after') {
  let step = 0;
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    if (step > at) throw new Killed();
    const mine = step++;
    if (mine === at && when === 'before') throw new Killed();
    const value = await work();
    if (mine === at) throw new Killed();
    return value;
  };
  const shell: Device = { ...device, change: (stores, work) => guard(() => device.change(stores, work)) };
  const sendActs: FakeLog['sendActs'] = (acts) => guard(() => log.sendActs(acts));
  return { device: shell, api: { sendActs }, reached: () => step > at };
}
