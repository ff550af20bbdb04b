// The list of snapshots (spec/views.md): a line for each snapshot act in the log, and the newest by itself.
// It can always be made again from the log. A line may be cut off by a crash or a full disk: it is mended
// before the next is added, and readers count only lines that end.
import { join } from 'node:path';
import { textOf, utf8 } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';
import { isRefusal } from '../base/result.ts';
import { parseAct } from '../core/parse.ts';
import { splitEntry } from '../core/seal.ts';
import { SNAPSHOT_ACT, type Snapshot as SnapshotBody } from '../modules/publication/index.ts';
import type { Disk } from './disk.ts';
import type { Snapshot } from './snapshots.ts';
import type { Store } from './store.ts';
import type { TreeFiles } from './tree-files.ts';

export type ListParts = {
  readonly dir: string;
  readonly disk: Disk;
  readonly durable: boolean;
  readonly files: TreeFiles;
  readonly store: Store;
  readonly step?: (name: string) => void | Promise<void>;
};

const LIST = 'snapshots.ndjson';
const LATEST = 'latest.json';
const READ_LEAVES = 2_048;

export const lineOf = ({ at, leaf, root, size, views }: Snapshot & { readonly leaf: number }): string =>
  canonical({ at, leaf, root, size, views });

/** The body of a snapshot act; undefined for the entry of any other act. */
export function snapshotIn(entry: Uint8Array): SnapshotBody | undefined {
  const act = parseAct(splitEntry(entry).actBytes);
  if (isRefusal(act)) throw new Error(`an entry that has no form: ${act.refused}`);
  return act.act === SNAPSHOT_ACT ? (act.body as SnapshotBody) : undefined;
}

export class SnapshotList {
  readonly #parts: ListParts;
  /** Whether the file is known to end in a whole line, and the newest to be shown. */
  #whole = false;

  constructor(parts: ListParts) {
    this.#parts = parts;
  }

  /** Adds a line, once, and shows it as the newest. */
  async add(snapshot: Snapshot & { readonly leaf: number }): Promise<void> {
    const { files, disk, dir, durable, step } = this.#parts;
    const line = lineOf(snapshot);
    const held = this.#whole ? undefined : await this.#cut();
    this.#whole = false;
    if (held === '') await files.replace(LIST, utf8(`${line}\n`));
    else if (held === undefined || !held.endsWith(`${line}\n`)) {
      // Crash or full disk here: half a line. #cut() takes it away again.
      await disk.append(join(dir, LIST), utf8(`${line}\n`), { durable });
    }
    await step?.('after-list');
    await files.replace(LATEST, utf8(line));
    this.#whole = true;
  }

  /** Lists what the log has up to the leaf of the last snapshot. Resolves to whether anything was missing. */
  async mend(lastLeaf: number): Promise<boolean> {
    const { files, store } = this.#parts;
    const newest = (await this.#cut()).trimEnd().split('\n').at(-1) ?? '';
    const listed = newest === '' ? -1 : (JSON.parse(newest) as { leaf: number }).leaf;
    for (let from = listed + 1; from <= lastLeaf; ) {
      const entries = await store.entries(from, Math.min(READ_LEAVES, lastLeaf + 1 - from));
      if (entries.length === 0) throw new Error(`the store lacks leaf ${from}`);
      for (const [i, entry] of entries.entries()) {
        const body = snapshotIn(entry);
        if (body) await this.add({ ...body, at: await this.#receivedOf(body.size - 1), leaf: from + i });
      }
      from += entries.length;
    }
    const latest = await files.read(LATEST);
    const shown = latest && textOf(latest);
    if (listed === lastLeaf && shown !== newest) await files.replace(LATEST, utf8(newest));
    return listed !== lastLeaf;
  }

  async #receivedOf(leaf: number): Promise<string> {
    const [entry] = await this.#parts.store.entries(leaf, 1);
    if (!entry) throw new Error(`the store lacks leaf ${leaf}`);
    return splitEntry(entry).seal.received;
  }

  /** The list as far as its lines are whole; what follows them is taken away. */
  async #cut(): Promise<string> {
    const bytes = (await this.#parts.files.read(LIST)) ?? new Uint8Array();
    // A character cut in two is in the part that goes.
    const whole = textOf(bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1));
    if (utf8(whole).length !== bytes.length) await this.#parts.files.replace(LIST, utf8(whole));
    return whole;
  }
}
