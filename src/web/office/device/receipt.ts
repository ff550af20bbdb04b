// A receipt is believed when it proves what it says: that these bytes, with a seal, are a leaf of the tree
// whose checkpoint the log's key signed. The key is the one that was pinned at enrolment. Whatever the server
// answers, nothing here throws.
import { equalBytes, fromBase64url, hex, sha256 } from '../../../base/bytes.ts';
import { isRefusal, refuse, type Refusal } from '../../../base/result.ts';
import { leafHash } from '../../../core/merkle.ts';
import { parseVkey } from '../../../core/note.ts';
import type { Policy } from '../../../core/policy.ts';
import { verifyProof } from '../../../core/proof.ts';
import { splitEntry } from '../../../core/seal.ts';
import type { Receipt } from './api.ts';
import type { OutboxItem } from './stored.ts';

export type Proven = { readonly leaf: number; readonly received: string; readonly size: number };

/** Only the log is asked for here: who cosigned is for the public's checks, with a policy of their own. */
function policyOf(log: string): Policy | Refusal {
  const key = parseVkey(log);
  return isRefusal(key) ? key : { groups: [], logs: [{ key }], quorum: 'none', witnesses: [] };
}

/** What a receipt proves of an act, or `receipt-wrong` with the fault. `log` is the pinned vkey. */
export async function proven(
  receipt: Receipt,
  item: Pick<OutboxItem, 'id' | 'bytes'>,
  log: string,
): Promise<Proven | Refusal> {
  const wrong = (fault: string): Refusal => refuse('receipt-wrong', { fault });
  try {
    const entry = fromBase64url(receipt.entry);
    if (entry === undefined || receipt.act !== item.id) return wrong('act');
    const { actBytes, seal } = splitEntry(entry);
    if (!equalBytes(actBytes, item.bytes) || hex(sha256(actBytes)) !== item.id) return wrong('act');
    const policy = policyOf(log);
    if (isRefusal(policy)) return wrong(policy.refused);
    const { ed25519 } = await import('./ed25519.ts');
    const found = verifyProof(receipt.proof, leafHash(entry), policy, ed25519);
    if (isRefusal(found)) return wrong(found.refused);
    if (found.index !== receipt.leaf) return wrong('leaf');
    return { leaf: found.index, received: seal.received, size: found.checkpoint.size };
  } catch {
    return wrong('malformed');
  }
}
