// The outbox: every signed act on its way to the log, and what an officer may do with one before it arrives.
// An act stands here once, by its id, however often it is added, imported or answered. Nothing is ever
// removed but what was taken back before it left the device, and the enrolment of a key that is taken off it
// (enrolment.ts). Sending is sending.ts.
import { base64url, fromBase64url, textOf } from '../../../base/bytes.ts';
import { canonical, type Json } from '../../../base/canonical.ts';
import { type Act, signersOf } from '../../../core/act.ts';
import { ACT_BYTES_MAX, written } from './acts.ts';
import type { Device } from './database.ts';
import type { OutboxItem } from './stored.ts';

const IMPORT_ACTS_MAX = 200;
const SIGNATURE = /^[A-Za-z0-9_-]{86}$/;

/**
 * Puts a signed act into the outbox and drops the draft that it came from, both or neither. When the act is
 * there already, only signatures that were missing are added.
 */
export function addItem(device: Device, item: OutboxItem, draft?: string): Promise<OutboxItem> {
  return device.change(['outbox', 'drafts'], async (change) => {
    const known = await change.get('outbox', item.id);
    const kept = known === undefined ? item : withSignatures(known, item.signatures);
    if (kept !== known) await change.put('outbox', kept);
    if (draft !== undefined) await change.remove('drafts', draft);
    return kept;
  });
}

function withSignatures(item: OutboxItem, others: readonly (string | null)[]): OutboxItem {
  const signatures = item.signatures.map((own, i) => own ?? others[i] ?? null);
  if (item.state !== 'draft' || String(signatures) === String(item.signatures)) return item;
  return { ...item, signatures, state: signatures.includes(null) ? 'draft' : 'waiting' };
}

/** Adds a co-signature that came from another device. Whether it is valid, the caller has checked. */
export const addSignature = (
  device: Device,
  act: string,
  officer: string,
  signature: string,
): Promise<OutboxItem | undefined> =>
  device.change(['outbox'], async (change) => {
    const item = await change.get('outbox', act);
    const place = item === undefined ? -1 : signersOf(item.act).findIndex((by) => by.officer === officer);
    if (item === undefined || place < 0) return undefined;
    const kept = withSignatures(
      item,
      item.signatures.map((_, i) => (i === place ? signature : null)),
    );
    if (kept !== item) await change.put('outbox', kept);
    return kept;
  });

/** Whether an act has certainly not left this device, so that taking it back undoes it. */
export const canWithdraw = ({ state, attempts, exported, imported }: OutboxItem): boolean =>
  (state === 'waiting' || state === 'draft') && attempts === 0 && !exported && !imported;

/** Takes an act back that has not left. `draft` is put in its place, so that what was typed stays. */
export const withdraw = (device: Device, id: string, draft?: { id: string; value: Json }): Promise<boolean> =>
  device.change(['outbox', 'drafts'], async (change) => {
    const item = await change.get('outbox', id);
    if (item === undefined || !canWithdraw(item)) return false;
    await change.remove('outbox', id);
    if (draft) {
      const { officer } = item.act.by;
      await change.put('drafts', { ...draft, officer, changedAt: item.queuedAt });
    }
    return true;
  });

/** Puts a refused act into the queue again: what was missing may be there now. */
export const sendAgain = (device: Device, id: string): Promise<boolean> =>
  device.change(['outbox'], async (change) => {
    const item = await change.get('outbox', id);
    if (item?.state !== 'refused') return false;
    const { refusal: _, ...rest } = item;
    await change.put('outbox', { ...rest, state: 'waiting', nextTry: 0 });
    return true;
  });

/**
 * What goes into squares of kind U, or a file (spec/office.md): whole acts, for whichever device sends them.
 */
export function unsentValue(items: readonly OutboxItem[]): Json {
  return {
    acts: items.map(({ bytes, signatures }) => ({ act: base64url(bytes), signatures: [...signatures] })),
  };
}

/** Marks that acts have left by squares or file: from then on they cannot be taken back. */
export const markExported = (device: Device, ids: readonly string[]): Promise<void> =>
  device.change(['outbox'], async (change) => {
    for (const id of ids) {
      const item = await change.get('outbox', id);
      if (item && !item.exported) await change.put('outbox', { ...item, exported: true });
    }
  });

export type Imported = { readonly added: number; readonly known: number; readonly wrong: number };

/**
 * Takes in acts that another device made. They are a stranger's: what is no act of this election in its one
 * spelling is counted as wrong; whether it is signed and allowed, the log judges.
 */
export async function importUnsent(
  device: Device,
  value: Json,
  election: string,
  now: number,
): Promise<Imported> {
  const read = readUnsent(value, election, now);
  return device.change(['outbox'], async (change) => {
    let added = 0;
    for (const item of read.items) {
      const known = await change.get('outbox', item.id);
      if (known !== undefined && !isSpoilt(known, item)) continue;
      await change.put('outbox', item);
      added++;
    }
    return { added, known: read.items.length - added, wrong: read.wrong };
  });
}

/** A copy that the log refused must not stand in the way of the same act with the signatures it has. */
const isSpoilt = ({ imported, signatures, state }: OutboxItem, other: OutboxItem): boolean =>
  imported === true && state === 'refused' && String(signatures) !== String(other.signatures);

/** The acts of a U value, and how many of its members are none. */
export function readUnsent(
  value: Json,
  election: string,
  now: number,
): { items: OutboxItem[]; wrong: number } {
  const listed = isObject(value) && Array.isArray(value['acts']) ? value['acts'] : [];
  const items = listed.slice(0, IMPORT_ACTS_MAX).map((one) => itemFrom(one, election, now));
  const good = items.filter((item) => item !== undefined);
  return { items: good, wrong: Math.max(1, listed.length) - good.length };
}

function itemFrom(value: Json, election: string, now: number): OutboxItem | undefined {
  if (!isObject(value) || typeof value['act'] !== 'string' || !Array.isArray(value['signatures']))
    return undefined;
  const bytes = fromBase64url(value['act']);
  const act = bytes && bytes.length <= ACT_BYTES_MAX ? readAct(bytes) : undefined;
  if (bytes === undefined || act === undefined || act.election !== election) return undefined;
  const signatures = value['signatures'];
  if (signatures.length !== signersOf(act).length) return undefined;
  if (!signatures.every((one) => typeof one === 'string' && SIGNATURE.test(one))) return undefined;
  return {
    ...written(act),
    signatures: signatures as string[],
    state: 'waiting',
    queuedAt: now,
    attempts: 0,
    nextTry: 0,
    imported: true,
  };
}

/** The act that bytes say in their one spelling, with the members that this app reads; else undefined. */
export function readAct(bytes: Uint8Array): Act | undefined {
  try {
    const text = textOf(bytes);
    const value = JSON.parse(text) as Json;
    const texts = ['act', 'at', 'election', 'record', 'unit'] as const;
    if (!isObject(value) || canonical(value) !== text) return undefined;
    if (!texts.every((name) => typeof value[name] === 'string') || !isObject(value['body'])) return undefined;
    const others = value['with'] ?? [];
    const signers = Array.isArray(others) && others.length <= 8 ? [value['by'], ...others] : [null];
    const named = signers.every(
      (by) => isObject(by) && typeof by['key'] === 'string' && typeof by['officer'] === 'string',
    );
    return named ? (value as unknown as Act) : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: Json | undefined): value is { [member: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
