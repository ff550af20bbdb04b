// The last checkpoint that each witness has cosigned, as a file of the tree (spec/log.md): so that everybody
// sees how far a witness is that fell behind. It proves nothing that the checkpoint does not, and holds
// nothing up: a witness's file is written at most once a second, no receipt waits for it, and a disk that
// fails here is told of and nothing more.
import { setTimeout as pause } from 'node:timers/promises';
import { utf8 } from '../base/bytes.ts';
import { isRefusal } from '../base/result.ts';
import { cosignedPath } from '../core/cosignature.ts';
import { parseVkey } from '../core/note.ts';
import { isTreePath, type TreeFiles } from './tree-files.ts';
import type { WitnessAt } from './witness-client.ts';

/** A checkpoint with the log's signature, and hers. */
export type Cosigned = { readonly checkpoint: string; readonly line: string; readonly size: number };

export type CosignedOptions = {
  readonly replace: TreeFiles['replace'];
  readonly onFault: ((cause: unknown) => void) | undefined;
  /** Pause after a file was written, in milliseconds. */
  readonly pauseMs?: number;
};

type Kept = { size: number; waiting: Cosigned | undefined; writing: Promise<void> | undefined };

const PAUSE_MS = 1_000;

export class CosignedFiles {
  readonly #options: CosignedOptions;
  readonly #kept = new Map<string, Kept>();
  readonly #ending = new AbortController();

  constructor(options: CosignedOptions) {
    this.#options = options;
  }

  /** Takes what a witness has just cosigned; an older one than hers before is passed over. */
  add(witness: WitnessAt, cosigned: Cosigned): void {
    const key = parseVkey(witness.vkey);
    const path = isRefusal(key) ? '' : cosignedPath(key.name);
    // A name that no file of the tree can have: its witness is seen on the checkpoint alone.
    if (!isTreePath(path)) return;
    const kept = this.#kept.get(path) ?? { size: 0, waiting: undefined, writing: undefined };
    this.#kept.set(path, kept);
    if (cosigned.size < kept.size) return;
    kept.size = cosigned.size;
    kept.waiting = cosigned;
    kept.writing ??= this.#write(path, kept);
  }

  /** Writes what waits, at once, and resolves when all is written. */
  async end(): Promise<void> {
    this.#ending.abort();
    for (const { writing } of this.#kept.values()) await writing;
  }

  async #write(path: string, kept: Kept): Promise<void> {
    const { replace, onFault = () => undefined, pauseMs = PAUSE_MS } = this.#options;
    while (kept.waiting) {
      const { checkpoint, line } = kept.waiting;
      kept.waiting = undefined;
      await replace(path, utf8(checkpoint + line)).catch(onFault);
      const { signal } = this.#ending;
      if (!signal.aborted) await pause(pauseMs, undefined, { ref: false, signal }).catch(() => undefined);
    }
    // In the same turn as the last look: nothing that came in between is forgotten.
    kept.writing = undefined;
  }
}
