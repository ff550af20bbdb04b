// What the scanning page brings along, so that a code can be understood and checked without a network: words,
// names, and the keys that are trusted. One type for the server that writes it and the script that reads it.
import type { Contest } from '../../../core/define.ts';

export type ScanData = {
  readonly words: Readonly<Record<string, string>>;
  /** Without candidates of parties: their names would make the page too large for a telephone. */
  readonly contests: readonly Pick<Contest, 'id' | 'name' | 'options'>[];
  /**
   * Names of provinces, regencies and missions abroad, with a time zone where it is not the province's. Of
   * what lies below only codes are known.
   */
  readonly places: Readonly<Record<string, readonly [name: string, zone?: string]>>;
  /** What acts and their signers are called; `<act>.abroad` where it is another word there. */
  readonly acts: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, string>>;
  /** C2SP tlog-policy of the tree that the page was made from, and how large its log was. */
  readonly policy: string;
  readonly size: number;
  /** Path in front of a unit's code, in the page's language. */
  readonly unitPath: string;
  readonly scripts: { readonly check: string; readonly reader: string; readonly wasm: string };
  /** All that the page needs without a network. */
  readonly keep: readonly string[];
};

/** Where the service worker's script stands, and the name of what it keeps. */
export const WORKER_PATH = '/pindai.js';
export const CACHE_NAME = 'terang-pindai';
