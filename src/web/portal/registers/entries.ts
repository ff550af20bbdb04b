// Entries of the log, newest first, sifted by kind, unit and officer. Bounded: a page reads at most
// BUNDLES_MAX bundles and says how far it got; the next page goes on from there. It shows what the files say;
// whether they agree with the signed root is the verifier's question.
import { isBelow } from '../../../base/unit.ts';
import type { Act } from '../../../core/act.ts';
import { readBundle } from '../../../core/bundles.ts';
import { splitEntry } from '../../../core/seal.ts';
import { TILE_WIDTH } from '../../../core/tiles.ts';
import { textOf } from '../../../base/bytes.ts';
import type { TreeSource } from '../source.ts';
import { orFault } from '../tiles.ts';
import type { EntryFilter } from './address.ts';

export type EntryLine = { readonly leaf: number; readonly received: string; readonly act: Act };
export type Entries = {
  readonly lines: readonly EntryLine[];
  /** Leaves from `from` up to but not including `before` were looked at. */
  readonly from: number;
  readonly before: number;
};

export const ENTRIES_SHOWN = 50;
const BUNDLES_MAX = 8;

/** One page of entries of a log of `size`. Throws TreeFault when a bundle is missing or malformed. */
export async function readEntries(source: TreeSource, size: number, filter: EntryFilter): Promise<Entries> {
  const before = Math.min(filter.before ?? size, size);
  const lines: EntryLine[] = [];
  let from = before;
  for (let read = 0; from > 0 && read < BUNDLES_MAX && lines.length < ENTRIES_SHOWN; read++) {
    const index = Math.floor((from - 1) / TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const entries = orFault(await readBundle((path) => source.read(path), { index, width }));
    while (from > index * TILE_WIDTH && lines.length < ENTRIES_SHOWN) {
      from--;
      const { actBytes, seal } = splitEntry(entries[from % TILE_WIDTH]!);
      const act = JSON.parse(textOf(actBytes)) as Act;
      if (passes(act, filter)) lines.push({ leaf: from, received: seal.received, act });
    }
  }
  return { lines, from, before };
}

/** Whether an act is of a kind (or a part of its name), about a unit or below it, signed by an officer. */
export function passes(act: Act, { kind, unit, officer }: EntryFilter): boolean {
  if (kind !== undefined && act.act !== kind && !act.act.startsWith(`${kind}.`)) return false;
  if (unit !== undefined && act.unit !== unit && !isBelow(act.unit, unit)) return false;
  if (officer === undefined) return true;
  return [act.by, ...(act.with ?? [])].some((signer) => signer.officer.startsWith(officer));
}
