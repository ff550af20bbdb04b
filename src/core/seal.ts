// The entry that stands in the log for an act: act bytes, a line feed, the seal (spec/act.md).
import { concat, textOf, utf8 } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';

export const ENTRY_BYTES_MAX = 65_535;
const LINE_FEED = 0x0a;

export type Seal = { readonly received: string; readonly signatures: readonly string[] };

const DOMAIN = utf8('terang/act/v1\n');

/** What an officer's signature is over. */
export const signedBytes = (actBytes: Uint8Array): Uint8Array => concat(DOMAIN, actBytes);

/** The entry of an act received at a time. */
export const entryOf = (actBytes: Uint8Array, seal: Seal): Uint8Array =>
  concat(actBytes, Uint8Array.of(LINE_FEED), utf8(canonical(seal)));

/** The parts of an entry that this log made; throws on bytes that it cannot have made. */
export function splitEntry(entry: Uint8Array): { actBytes: Uint8Array; seal: Seal } {
  const at = entry.indexOf(LINE_FEED);
  if (at < 0) throw new TypeError('entry without a seal');
  return { actBytes: entry.subarray(0, at), seal: JSON.parse(textOf(entry.subarray(at + 1))) as Seal };
}
