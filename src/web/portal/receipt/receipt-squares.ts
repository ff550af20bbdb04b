// A receipt as texts for codes (spec/office.md, "Squares", kind T): the act's bytes, its seal, and the proof
// that its leaf is in the log, so that whoever reads them needs nothing else to check it.
import { base64url } from '../../../base/bytes.ts';
import type { Json } from '../../../base/canonical.ts';
import { isRefusal } from '../../../base/result.ts';
import { splitEntry } from '../../../core/seal.ts';
import { squaresOf } from '../../kit/squares.ts';
import type { LogEntry } from '../tiles.ts';

/** Nothing for an entry so large that no code is for it. */
export async function receiptSquares(entry: LogEntry, proof: string): Promise<readonly string[]> {
  const { actBytes, seal } = splitEntry(entry.bytes);
  const value = { act: base64url(actBytes), leaf: entry.index, proof, seal: seal as unknown as Json };
  const parts = await squaresOf('T', value);
  return isRefusal(parts) ? [] : parts;
}
