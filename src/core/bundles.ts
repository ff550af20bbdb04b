// Entry bundles (C2SP tlog-tiles): up to 256 entries, each after its length in 2 bytes, big-endian. Pure. A
// bundle read may come from a stranger: it is believed only when each entry's hash is in a tile that a root
// covers.
import { concat } from '../base/bytes.ts';
import { refuse, type Refusal } from '../base/result.ts';
import {
  bundlePath,
  ENTRY_BYTES_MAX,
  TILE_WIDTH,
  type Bundle,
  type BundleAt,
  type TreeRead,
} from './tiles.ts';

/** Bytes of a bundle. Throws for an entry over 65,535 bytes: the sequencer must never have let it in. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > ENTRY_BYTES_MAX) throw new RangeError(`an entry of ${entry.length} bytes`);
    bytes[at] = entry.length >> 8;
    bytes[at + 1] = entry.length & 255;
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/** Entries of a bundle, 1 to 256, as views into its bytes. Refuses `bundle-malformed`. */
export function decodeBundle(bytes: Uint8Array): Uint8Array[] | Refusal {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const [high, low] = bytes.subarray(at, at + 2);
    if (high === undefined || low === undefined || entries.length === TILE_WIDTH)
      return refuse('bundle-malformed');
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length) return refuse('bundle-malformed');
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries.length === 0 ? refuse('bundle-malformed') : entries;
}

/**
 * Entries of a bundle from its file, or from the full one that took its place. Refuses `bundle-missing`,
 * `-malformed`.
 */
export async function readBundle(read: TreeRead, at: BundleAt): Promise<Uint8Array[] | Refusal> {
  const path = bundlePath(at);
  const bytes = (await read(path)) ?? (await read(bundlePath({ ...at, width: TILE_WIDTH })));
  if (bytes === undefined) return refuse('bundle-missing', { path });
  const entries = decodeBundle(bytes);
  if (!Array.isArray(entries) || (entries.length !== at.width && entries.length !== TILE_WIDTH)) {
    return refuse('bundle-malformed', { path });
  }
  return entries.slice(0, at.width);
}

export type BundleGrowth = { readonly bundles: readonly Bundle[]; readonly tail: Uint8Array };

/**
 * Bundles that are new or longer when entries are added at `size`; `tail` is the bytes of the bundle not yet
 * full.
 */
export function growBundles(size: number, tail: Uint8Array, entries: readonly Uint8Array[]): BundleGrowth {
  const bundles: Bundle[] = [];
  let rest = tail;
  let index = Math.floor(size / TILE_WIDTH);
  let width = size % TILE_WIDTH;
  for (let at = 0; at < entries.length; index++) {
    const taken = entries.slice(at, at + TILE_WIDTH - width);
    rest = concat(rest, encodeBundle(taken));
    width += taken.length;
    bundles.push({ bytes: rest, index, width });
    at += taken.length;
    if (width === TILE_WIDTH) {
      rest = new Uint8Array(0);
      width = 0;
    }
  }
  return { bundles, tail: rest };
}
