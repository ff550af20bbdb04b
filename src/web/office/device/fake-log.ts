// A log for tests of the outbox: takes acts as the API does, gives receipts that verify, and breaks the line
// or refuses as it is told. Taking the same act twice is a fault that it counts.
import { base64url, sha256, hex } from '../../../base/bytes.ts';
import { refuse, type Refusal } from '../../../base/result.ts';
import { signCheckpoint } from '../../../core/checkpoint.ts';
import { type Hash, inclusionProof, leafHash, nodeHash, treeRoot } from '../../../core/merkle.ts';
import { formatVkey, noteSigner } from '../../../core/note.ts';
import { formatProof } from '../../../core/proof.ts';
import { entryOf } from '../../../core/seal.ts';
import type { Answer, Receipt, Sending } from './api.ts';
import { ed25519 } from './ed25519.ts';

const signer = noteSigner('log.example/day', 'ed25519', new Uint8Array(32).fill(7), ed25519);
export const LOG_KEY = formatVkey(signer.key);

export class FakeLog {
  readonly entries: { readonly id: string; readonly entry: Uint8Array }[] = [];
  /** What it answers to an act instead of a receipt, by the act's id. */
  readonly refusals = new Map<string, Refusal>();
  /** The next deliveries that do not arrive, or arrive and are not answered. */
  lost: ('going' | 'coming')[] = [];

  get ids(): string[] {
    return this.entries.map(({ id }) => id);
  }

  readonly sendActs = async (acts: readonly Sending[]): Promise<Answer<readonly Answer<Receipt>[]>> => {
    const lost = this.lost.shift();
    if (lost === 'going') return refuse('unreachable');
    const taken = acts.map((act) => this.#take(act));
    if (lost === 'coming') return refuse('unreachable');
    return taken.map((one) => (typeof one === 'number' ? this.receipt(one) : one));
  };

  #take({ bytes, signatures }: Sending): number | Refusal {
    const id = hex(sha256(bytes));
    const refusal = this.refusals.get(id);
    if (refusal) return refusal;
    const known = this.ids.indexOf(id);
    if (known >= 0) return known;
    const seal = { received: '2024-02-14T11:32:07.412Z', signatures };
    this.entries.push({ id, entry: entryOf(bytes, seal) });
    return this.entries.length - 1;
  }

  /** The receipt of a leaf in the tree as it is now. */
  receipt(leaf: number): Receipt {
    const hashes = this.entries.map(({ entry }) => leafHash(entry));
    const read = (level: number, index: number): Hash =>
      level === 0
        ? (hashes[index] as Hash)
        : nodeHash(read(level - 1, 2 * index), read(level - 1, 2 * index + 1));
    const size = hashes.length;
    const checkpoint = signCheckpoint({ root: treeRoot(size, read), size }, signer, ed25519);
    const proof = formatProof({ checkpoint, index: leaf, proof: inclusionProof(leaf, size, read) });
    const { id, entry } = this.entries[leaf] as { id: string; entry: Uint8Array };
    return { act: id, entry: base64url(entry), leaf, proof };
  }
}
