// What a telephone keeps, store by store. Everything an officer typed or signed lies in one of these until a
// receipt or her own word releases it; what came from the server lies in `cache` and may be lost at any time.
import type { Json } from '../../../base/canonical.ts';
import type { Act } from '../../../core/act.ts';

/** A PIN as a gate for whoever holds the telephone (pin.ts). Times are the device's, in milliseconds. */
export type Pin = {
  readonly salt: Uint8Array;
  readonly rounds: number;
  readonly check: Uint8Array;
  readonly failures: number;
  readonly failedAt: number;
};

/** Who uses this device, and her key. `id` is the key's id. The name never leaves the device. */
export type Identity = {
  readonly id: string;
  readonly election: string;
  readonly officer: string;
  readonly role: string;
  readonly unit: string;
  readonly from: string;
  readonly until: string;
  readonly name: string | null;
  readonly participant?: string;
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
  /** Key of the log (C2SP vkey) as it was at enrolment: receipts are checked against it ever after. */
  readonly log: string;
  /** `made`: the enrolment has no receipt yet. */
  readonly state: 'made' | 'enrolled';
  readonly madeAt: number;
  readonly pin: Pin | null;
};

/** What is typed and not signed. `id` names the task, e.g. `form/1701082001002/PPWP`. */
export type Draft = {
  readonly id: string;
  readonly officer: string;
  readonly value: Json;
  readonly changedAt: number;
};

/** The states that a person sees; `draft` also stands for everything in the store of drafts. */
export type OutboxState = 'draft' | 'waiting' | 'sending' | 'received' | 'refused';

/** An act with its signatures on the way to the log. `id` is the act's id, so it stands here once. */
export type OutboxItem = {
  readonly id: string;
  readonly act: Act;
  readonly bytes: Uint8Array;
  /** In the order of its signers; null has not signed yet, and the item is a draft until none is null. */
  readonly signatures: readonly (string | null)[];
  readonly state: OutboxState;
  readonly queuedAt: number;
  readonly attempts: number;
  /** Not sent again before this moment of the device's clock. */
  readonly nextTry: number;
  /** Id of an act that must be received first: a key's enrolment. */
  readonly after?: string;
  /** Hashes of photographs that must lie in the store first. */
  readonly photographs?: readonly string[];
  /** Why the log refused it. */
  readonly refusal?: { readonly code: string; readonly reason?: { readonly [member: string]: Json } };
  /** Why the last try brought no answer. */
  readonly fault?: string;
  /** It left this device by squares or file: it cannot be taken back any more. */
  readonly exported?: true;
  /** It was signed on another device. */
  readonly imported?: true;
  /** Key of the log, where no officer of this device has it pinned: of a desk's guest, of one who left. */
  readonly log?: string;
  readonly leaf?: number;
  readonly received?: string;
};

/** A receipt as the server gave it, checked. `id` is the act's id. */
export type KeptReceipt = {
  readonly id: string;
  readonly entry: string;
  readonly leaf: number;
  readonly proof: string;
  readonly size: number;
};

export type Cached = { readonly id: string; readonly value: Json; readonly at: number };

/** A page of a form. `id` is the SHA-256 of the bytes, which are dropped once the store has them. */
export type Photograph = {
  readonly id: string;
  readonly station: string;
  readonly contest: string;
  readonly page: number;
  readonly size: number;
  readonly type: 'image/jpeg' | 'image/webp';
  readonly bytes: Uint8Array | null;
  /** A small picture for the screen, kept when the bytes are gone. */
  readonly preview: Uint8Array;
  readonly takenAt: number;
  /** Where the upload goes on (tus), while it is not whole. */
  readonly location?: string;
  readonly uploaded: boolean;
  readonly nextTry: number;
  readonly attempts: number;
  /** How often the store found the whole to be another. */
  readonly wrong?: number;
  readonly refusal?: string;
};

export type Stored = {
  readonly identity: Identity;
  readonly drafts: Draft;
  readonly outbox: OutboxItem;
  readonly receipts: KeptReceipt;
  readonly cache: Cached;
  readonly photographs: Photograph;
};
export type StoreName = keyof Stored;
export const STORES: readonly StoreName[] = [
  'identity',
  'drafts',
  'outbox',
  'receipts',
  'cache',
  'photographs',
];
