// Checks what a receipt's codes say, with nothing but them and the keys that the page knew: that the entry is
// in the log that those keys signed, and that its act is signed by the keys that it names.
import { fromBase64url } from '../../../../base/bytes.ts';
import { entryOf, type Seal } from '../../../../core/seal.ts';
import { checkEntry, type EntryCheck } from '../../browser/entry-check.ts';

/** `fault` is a code; without one everything held. */
export type Checked = EntryCheck & { readonly seal: Seal };

const NOTHING = { leaf: 0, size: 0, witnesses: 0, officers: 0 };
const NO_SEAL: Seal = { received: '', signatures: [] };

/** `value` is a stranger's. Rejects only where the browser cannot check. */
export async function checkReceipt(value: unknown, policy: string): Promise<Checked> {
  const { act, leaf, proof, seal } = Object(value) as Record<string, unknown>;
  const actBytes = typeof act === 'string' ? fromBase64url(act) : undefined;
  if (actBytes === undefined || typeof proof !== 'string' || !isSeal(seal))
    return { ...NOTHING, seal: NO_SEAL, fault: 'receipt-malformed' };
  const checked = await checkEntry({ entry: entryOf(actBytes, seal), proof, policy });
  return { ...checked, seal, ...(checked.leaf !== leaf && !checked.fault && { fault: 'leaf' }) };
}

function isSeal(value: unknown): value is Seal {
  const { received, signatures } = Object(value) as Record<string, unknown>;
  return (
    typeof received === 'string' &&
    Array.isArray(signatures) &&
    signatures.every((signature) => typeof signature === 'string')
  );
}
