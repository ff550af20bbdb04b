// The newest state of the tree and the pages made from it: read once and made once for all who ask within a
// moment, however many they are. A tree that cannot be read leaves the last state known, marked so.
import { utf8 } from '../../base/bytes.ts';
import type { Head, PublishedTree } from './published.ts';
import type { Fault } from './render-task.tsx';
import { TreeFault } from './tiles.ts';

export type Content = string | Uint8Array;
export type Made = Content | Fault;
export type Newest = { readonly head: Head; readonly at: number; readonly pages: Map<string, Promise<Made>> };

/** How long one reading of latest.json and checkpoint serves every reader. */
const HEAD_KEPT_MS = 500;
const PAGES_KEPT = 500;

export const isContent = (made: Made): made is Content =>
  typeof made === 'string' || made instanceof Uint8Array;

/** Gives the newest head. Rejects with what the tree threw where none is known. */
export function newestOf(
  { head: read }: Pick<PublishedTree, 'head'>,
  now: () => number,
  onFault?: (fault: unknown) => void,
): () => Newest | Promise<Newest> {
  let kept: Newest | undefined;
  let reading: Promise<Newest> | undefined;

  /** The head as the tree has it, or the last one known, marked so, while the tree cannot be read. */
  async function headNow(): Promise<Head> {
    try {
      return await read();
    } catch (fault) {
      // A tree that contradicts itself is no state to go on showing.
      if (kept === undefined || fault instanceof TreeFault) throw fault;
      onFault?.(fault);
      if (kept.head.stale?.kind === 'silent') return kept.head;
      return { ...kept.head, stale: { kind: 'silent', time: new Date(kept.at).toISOString() } };
    }
  }
  async function readNewest(): Promise<Newest> {
    const at = now();
    const head = await headNow();
    const before = kept;
    const same =
      before &&
      head.checkpoint.text === before.head.checkpoint.text &&
      head.latest?.size === before.head.latest?.size &&
      head.stale?.kind === before.head.stale?.kind;
    kept = { head: same ? before.head : head, at, pages: same ? before.pages : new Map() };
    return kept;
  }
  return () => {
    if (kept && now() - kept.at < HEAD_KEPT_MS) return kept;
    reading ??= readNewest().finally(() => (reading = undefined));
    return reading;
  };
}

/** One making for all who ask for the same page, also while it is made. What is no page is not kept. */
export function madeOnce(
  pages: Map<string, Promise<Made>>,
  key: string,
  make: () => Promise<Made>,
): Promise<Made> {
  const known = pages.get(key);
  if (known) return known;
  if (pages.size >= PAGES_KEPT) pages.delete(pages.keys().next().value!);
  const making = make().then((made) => (typeof made === 'string' ? utf8(made) : made));
  pages.set(key, making);
  const forget = (): unknown => pages.delete(key);
  making.then((made) => isContent(made) || forget(), forget);
  return making;
}
