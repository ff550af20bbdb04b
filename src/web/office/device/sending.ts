// Brings the outbox to the log. One window at a time sends (a lock of the browser), acts before photographs.
// Killed anywhere it begins again: an act that may or may not have arrived is sent once more, and its id
// makes that harmless. An act leaves the queue only for a receipt that was checked, or for a refusal by the
// log.
import { isRefusal, type Refusal } from '../../../base/result.ts';
import { type Answer, type Api, isPassing, type Receipt } from './api.ts';
import type { Device } from './database.ts';
import { proven, type Proven } from './receipt.ts';
import type { OutboxItem, Photograph } from './stored.ts';

const BATCH_ACTS_MAX = 20;
const BATCH_BYTES_MAX = 200_000;
const FIRST_WAIT_MS = 2_000;
export const WAIT_MS_MAX = 5 * 60_000;
/** Rounds of one run; what is left waits for the next. */
const ROUNDS_MAX = 1_000;

/** Runs work in one window only; without doing it where another window is at it. */
export type Lock = (work: () => Promise<void>) => Promise<void>;

export type SendingParts = {
  readonly device: Device;
  readonly api: Pick<Api, 'sendActs'>;
  readonly lock: Lock;
  /** The device's clock, in milliseconds. */
  readonly clock: () => number;
  /** 0 … 1: spreads the tries of many telephones that lost the network together. */
  readonly chance: () => number;
  /** Sends one piece of one photograph. Whether there was any to send. */
  readonly uploadStep: () => Promise<boolean>;
};

/** The browser's lock. Without one there is one window, as in browsers of before 2022. */
export const browserLock: Lock = async (work) => {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request('terang-outbox', { ifAvailable: true }, (lock) => lock && work());
};

/** Sends everything that can be sent now. Rejects only with what the database threw. */
export const sendAll = (parts: SendingParts): Promise<void> =>
  parts.lock(async () => {
    await takeUp(parts.device);
    for (let round = 0; round < ROUNDS_MAX; round++) {
      const batch = await takeBatch(parts);
      if (batch.length > 0) await settle(parts, batch, await send(parts, batch));
      else if (!(await parts.uploadStep())) return;
    }
  });

/** Nobody else holds the lock: what is marked as being sent was left so by a window that was killed. */
const takeUp = (device: Device): Promise<void> =>
  device.change(['outbox'], async (change) => {
    for (const item of await change.all('outbox'))
      if (item.state === 'sending') await change.put('outbox', { ...item, state: 'waiting' });
  });

/** Due by the device's clock. One that was put back must not keep an act here for days. */
export const isDue = (nextTry: number, now: number): boolean => nextTry <= now || nextTry > now + WAIT_MS_MAX;

/** Marks the next acts as being sent. The mark is on the disk before the first byte leaves. */
const takeBatch = ({ device, clock }: SendingParts): Promise<OutboxItem[]> =>
  device.change(['outbox', 'photographs'], async (change) => {
    const items = await change.all('outbox');
    const free = freeAmong(items, await change.all('photographs'));
    const now = clock();
    const due = items
      .filter((item) => item.state === 'waiting' && isDue(item.nextTry, now) && free(item))
      .sort((a, b) => a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1));
    const batch: OutboxItem[] = [];
    let bytes = 0;
    for (const item of due.slice(0, BATCH_ACTS_MAX)) {
      bytes += item.bytes.length;
      if (batch.length > 0 && bytes > BATCH_BYTES_MAX) break;
      batch.push({ ...item, state: 'sending', attempts: item.attempts + 1 });
    }
    for (const item of batch) await change.put('outbox', item);
    return batch;
  });

/** Says whether all that an act waits for has happened: another act's receipt, photographs in the store. */
export function freeAmong(
  items: readonly OutboxItem[],
  photographs: readonly Photograph[],
): (item: OutboxItem) => boolean {
  const states = new Map(items.map(({ id, state }) => [id, state]));
  const missing = new Set(photographs.filter(({ uploaded }) => !uploaded).map(({ id }) => id));
  return ({ after, photographs: needed = [] }) =>
    (after === undefined || (states.get(after) ?? 'received') === 'received') &&
    !needed.some((hash) => missing.has(hash));
}

type Outcome = Proven | Refusal;

/** An outcome for each act; a refusal of the whole is everybody's. */
async function send({ api, device }: SendingParts, batch: readonly OutboxItem[]): Promise<Outcome[]> {
  const acts = batch.map(({ bytes, signatures }) => ({ bytes, signatures: signatures as string[] }));
  const answers: Answer<readonly Answer<Receipt>[]> = await api.sendActs(acts);
  if (isRefusal(answers)) {
    // Said of the delivery and not of any act: each stays in the queue, whatever the code.
    return batch.map(() => (isPassing(answers) ? answers : { ...answers, refused: 'unavailable' }));
  }
  const identities = await device.all('identity');
  const outcomes: Outcome[] = [];
  for (const [i, item] of batch.entries()) {
    const answer = answers[i] as Answer<Receipt>;
    const log = identities.find(({ election }) => election === item.act.election)?.log ?? item.log ?? '';
    const outcome = isRefusal(answer) ? answer : await proven(answer, item, log);
    outcomes.push(outcome);
    // Kept at once: a kill here costs nothing, because the receipt can be asked for again.
    if (!isRefusal(answer) && !isRefusal(outcome)) await keepReceipt(device, item, answer, outcome);
  }
  return outcomes;
}

/** Receipt, state and, for an enrolment, the key's own state, in one step. */
const keepReceipt = (device: Device, item: OutboxItem, receipt: Receipt, found: Proven): Promise<void> =>
  device.change(['outbox', 'receipts', 'identity'], async (change) => {
    const { leaf, received, size } = found;
    const { refusal: _, fault: __, ...rest } = (await change.get('outbox', item.id)) ?? item;
    await change.put('receipts', { id: item.id, entry: receipt.entry, leaf, proof: receipt.proof, size });
    await change.put('outbox', { ...rest, state: 'received', leaf, received });
    if (item.act.act !== 'registry.key.enrol') return;
    const identity = await change.get('identity', item.act.by.key);
    if (identity?.state === 'made') await change.put('identity', { ...identity, state: 'enrolled' });
  });

/** Puts back what got no answer, with a later time, and marks what the log refused. */
const settle = (
  { device, clock, chance }: SendingParts,
  batch: readonly OutboxItem[],
  outcomes: readonly Outcome[],
): Promise<void> =>
  device.change(['outbox'], async (change) => {
    for (const [i, outcome] of outcomes.entries()) {
      const sent = batch[i];
      if (sent === undefined || !isRefusal(outcome)) continue;
      const { refused: code, detail } = outcome;
      // As it is now: what was marked meanwhile stays marked, what was taken away (enrolment.ts) stays away.
      const kept = await change.get('outbox', sent.id);
      if (kept === undefined || kept.state === 'received') continue;
      const { refusal: _, fault: __, ...item } = kept;
      if (isPassing(outcome) || code === 'receipt-wrong') {
        const nextTry = clock() + waitAfter(item.attempts, outcome, chance());
        await change.put('outbox', { ...item, state: 'waiting', fault: code, nextTry });
      } else {
        const refusal = detail === undefined ? { code } : { code, reason: detail };
        await change.put('outbox', { ...item, state: 'refused', refusal });
      }
    }
  });

/**
 * Milliseconds to wait: doubled with each try, as long as the server asks at least, never beyond five
 * minutes.
 */
export function waitAfter(attempts: number, refusal: Refusal, chance: number): number {
  const asked = Number(refusal.detail?.['retryAfterSeconds'] ?? 0) * 1000;
  const doubled = FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20);
  const spread = Math.min(doubled, WAIT_MS_MAX) * (0.5 + chance / 2);
  return Math.min(Math.max(asked, spread), WAIT_MS_MAX);
}
