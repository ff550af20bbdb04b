// What the server asks of durable storage. Two keep this promise: postgres-store.ts (the real one) and
// memory-store.ts (headless replay and tests). One writer; `commit` is all or nothing.
import type { StateRecord } from '../core/define.ts';

/** The tree head: number of leaves and RFC 6962 root, hexadecimal. */
export type Head = { readonly size: number; readonly root: string };

export type StoredAct = { readonly id: string; readonly entry: Uint8Array; readonly leafHash: Uint8Array };

export type SumsRow = {
  readonly unit: string;
  readonly scope: string;
  readonly sums: Readonly<Record<string, number>>;
};

export type RecordRow = {
  readonly key: string;
  /** Canonical JSON text; the same text on every replay. */
  readonly value: string;
  /** Unit the record stands under for lists, and its labels; absent when it stands in none. */
  readonly unit?: string;
  readonly labels?: readonly string[];
};

export type Batch = {
  readonly before: Head;
  readonly after: Head;
  /** Leaves before.size, before.size + 1, … */
  readonly acts: readonly StoredAct[];
  /** Whole new values of every record and sums row that changed. */
  readonly records: readonly RecordRow[];
  readonly sums: readonly SumsRow[];
};

export type ListQuery = {
  readonly label: string;
  readonly below: string;
  /** Only records at `below` itself. */
  readonly only?: true;
  readonly after?: string;
  readonly limit: number;
};

export type Store = {
  /** The head as committed. */
  head(): Promise<Head>;
  /** Leaf index by act id, for those that are in the log. */
  findActs(ids: readonly string[]): Promise<Map<string, number>>;
  readRecords(keys: readonly string[]): Promise<Map<string, StateRecord>>;
  readSums(rows: readonly { readonly unit: string; readonly scope: string }[]): Promise<SumsRow[]>;
  /**
   * Keys of records under `below` (a unit; itself or below) that carry a label, by unit and then key,
   * ascending, after a key, at most `limit`. After a key that names no record in a list there is nothing.
   */
  list(query: ListQuery): Promise<string[]>;
  /**
   * Compare-and-swap on the head: throws HeadMoved when `before` is not the head any more. After any throw
   * nothing is written, except after CommitInDoubt: then ask head(), which waits until it is decided.
   */
  commit(batch: Batch): Promise<void>;
  /** Entries from a leaf on, at most `count`. */
  entries(from: number, count: number): Promise<Uint8Array[]>;
  /** Leaf hashes from a leaf on, at most `count`: enough to rebuild the tree. */
  leafHashes(from: number, count: number): Promise<Uint8Array[]>;
  /** A name for the lease of the one writer; resolves to false when another process holds it. */
  lead(): Promise<boolean>;
  close(): Promise<void>;
};

/** Another writer has moved the tree head: this one must stop. */
export class HeadMoved extends Error {
  override readonly name = 'HeadMoved';
}

/**
 * The connection was lost while a commit was on its way. It stands whole or not at all; head() tells which.
 */
export class CommitInDoubt extends Error {
  override readonly name = 'CommitInDoubt';
}
