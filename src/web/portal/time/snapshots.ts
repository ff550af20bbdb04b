// The list of what was published when (snapshots.ndjson, spec/views.md), read once and then only from where
// it was last read, with the last line once more: a list that has another line there is another tree's. A
// line counts when it ends in a line feed; whatever is newer than the head that a page shows is not shown.
import { equalBytes, textOf } from '../../../base/bytes.ts';
import type { Head, Snapshot } from '../published.ts';
import type { TreeSource } from '../source.ts';
import type { Moment } from './moment.ts';

export type Snapshots = {
  /** What had been published up to a head's own, by size, and, on a page of the past, what came next. */
  readonly around: (head: Head) => Promise<Around>;
  /** The head as it stood at a moment; undefined when the log has not come so far. */
  readonly headAt: (head: Head, moment: Moment) => Promise<PastHead | undefined>;
};
export type Around = { readonly until: readonly Snapshot[]; readonly next: Snapshot | undefined };
/** `settled`: no later publication can change what this moment shows. */
export type PastHead = { readonly head: Head; readonly settled: boolean };

const LINE_FEED = 0x0a;
const LIST = 'snapshots.ndjson';

/** Reads the list of a tree. */
export function snapshotsOf(source: TreeSource): Snapshots {
  let kept: readonly Snapshot[] = [];
  /** Bytes that were read, of whole lines, and the last of these lines. */
  let read = { end: 0, last: new Uint8Array() };
  const readOn = async (): Promise<void> => {
    const from = read;
    const start = from.end - from.last.length;
    const bytes = await readFrom(source, start);
    // Another reader came here first.
    if (read !== from) return;
    const { last } = from;
    const goesOn = bytes !== undefined && equalBytes(bytes.subarray(0, last.length), last);
    if (!goesOn && from.end > 0) {
      // Shorter, or other: nothing of the old is kept.
      [kept, read] = [[], { end: 0, last: new Uint8Array() }];
      return readOn();
    }
    const added = wholeLines((bytes ?? new Uint8Array()).subarray(last.length));
    if (added.length === 0) return;
    const lines = textOf(added).trimEnd().split('\n');
    kept = [...kept, ...lines.map((line) => JSON.parse(line) as Snapshot)];
    const newest = added.subarray(added.lastIndexOf(LINE_FEED, -2) + 1);
    read = { end: from.end + added.length, last: newest.slice() };
  };
  /** A page says for ever what it said once: the list is known to the head's own line before it is used. */
  const listed = async (latest: Snapshot): Promise<readonly Snapshot[]> => {
    if ((kept.at(-1)?.size ?? 0) < latest.size) await readOn();
    const known = kept.slice(
      0,
      after(kept, ({ size }) => size <= latest.size),
    );
    return known.at(-1)?.size === latest.size ? known : [...known, latest];
  };
  return {
    async around({ latest, past }) {
      const until = latest === undefined ? [] : await listed(latest);
      return { until, next: past === undefined ? undefined : kept[until.length] };
    },
    async headAt(head, moment) {
      const { latest } = head;
      if (moment.kind === 'size' && moment.size > head.checkpoint.size) return undefined;
      if (latest === undefined) return { head: { ...head, past: moment }, settled: false };
      const all = await listed(latest);
      const found = all[after(all, (snapshot) => !isBefore(moment, snapshot)) - 1];
      return { head: { ...head, latest: found, past: moment }, settled: isBefore(moment, latest) };
    },
  };
}

const wholeLines = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.lastIndexOf(LINE_FEED) + 1);

async function readFrom(source: TreeSource, start: number): Promise<Uint8Array | undefined> {
  if (source.readFrom) return source.readFrom(LIST, start);
  const bytes = await source.read(LIST);
  return bytes && bytes.length > start ? bytes.subarray(start) : undefined;
}

/** Whether a moment lies before a snapshot: then that one was not yet to be seen. */
const isBefore = (moment: Moment, snapshot: Snapshot): boolean =>
  moment.kind === 'size' ? moment.size < snapshot.size : moment.time < Date.parse(snapshot.at);

/** How many of a list, from its start, hold; those that hold come first. */
export function after<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
