// What a batch must be before any store touches anything: a mistake here is a bug of the sequencer, so it
// throws.
import type { Batch } from './store.ts';

const ENTRY_BYTES_MAX = 65_535;
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Throws when a batch is not the leaves between its two heads, each once, with each changed row once. */
export function checkBatch({ before, after, acts, records, sums }: Batch): void {
  if (acts.length === 0 || after.size !== before.size + acts.length) {
    throw new TypeError('a batch holds the leaves between its two heads');
  }
  if (!isHash(before.root) || !isHash(after.root)) throw new TypeError('a root is 64 hexadecimal digits');
  for (const { id, entry, leafHash } of acts) {
    if (!isHash(id) || leafHash.length !== 32) throw new TypeError('ids and leaf hashes have 32 bytes');
    if (entry.length < 1 || entry.length > ENTRY_BYTES_MAX)
      throw new RangeError(`an entry has 1 to ${ENTRY_BYTES_MAX} bytes`);
  }
  const once = (names: readonly string[]): boolean => new Set(names).size === names.length;
  if (!once(acts.map((act) => act.id))) throw new TypeError('the same act twice in a batch');
  if (!once(records.map((row) => row.key))) throw new TypeError('the same record twice in a batch');
  if (!once(sums.map((row) => `${row.unit}\n${row.scope}`)))
    throw new TypeError('the same sums twice in a batch');
}
