// What is committed and not yet published: one publication at a time, and what is committed meanwhile waits
// and is published as one growth. Receipts leave from here, and only from here: after the checkpoint that
// covers their leaves is signed, cosigned and shown.
import { base64url } from '../base/bytes.ts';
import type { Refusal } from '../base/result.ts';
import type { Admitted, Parsed } from './admission.ts';
import type { Receipt } from './intake.ts';
import { joinGrowth, type TreeWriter, type Unpublished } from './tree-writer.ts';

/** An act that somebody waits for. */
export type Waiting = {
  readonly parsed: Parsed;
  /** The log's clock when the act came in; leaves stand in the order of arrival. */
  readonly receivedMs: number;
  readonly settle: (outcome: Receipt | Refusal) => void;
  readonly fail: (cause: unknown) => void;
};

export type WaitingLeaf = Admitted & { readonly waiting: Waiting };
type Committed = { readonly leaves: readonly WaitingLeaf[]; readonly growth: Unpublished };

export const waitingOf = (those: readonly { readonly waiting: Waiting }[]): Waiting[] =>
  those.map(({ waiting }) => waiting);

export class Publishing {
  readonly #tree: TreeWriter;
  readonly #step: ((name: string) => void | Promise<void>) | undefined;
  readonly #onFault: (cause: unknown) => void;
  #next: Committed | undefined;
  #running: Promise<void> | undefined;
  #fault: { readonly cause: unknown } | undefined;

  /** `onFault` hears of the first fault; those who wait have then been told. */
  constructor(
    tree: TreeWriter,
    step: ((name: string) => void | Promise<void>) | undefined,
    onFault: (cause: unknown) => void,
  ) {
    this.#tree = tree;
    this.#step = step;
    this.#onFault = onFault;
  }

  /** Takes leaves whose commit is done. */
  add({ leaves, growth }: Committed): void {
    if (this.#fault) return failAll(leaves, this.#fault.cause);
    const waits = this.#next;
    this.#next = waits
      ? { leaves: [...waits.leaves, ...leaves], growth: joinGrowth(waits.growth, growth) }
      : { leaves, growth };
    this.#running ??= this.#run();
  }

  /** Resolves when nothing is left to publish. */
  async settled(): Promise<void> {
    await this.#running;
  }

  /** Publishes no more; those who wait are told that it is not known. */
  end(cause: unknown): void {
    this.#fault ??= { cause };
    failAll(this.#next?.leaves ?? [], cause);
    this.#next = undefined;
  }

  async #run(): Promise<void> {
    for (let next = this.#next; next; next = this.#next) {
      this.#next = undefined;
      try {
        const { proof } = await this.#tree.publish(next.growth);
        // Crash here: published, not acknowledged. The officer sends again.
        await this.#step?.('after-publish');
        for (const { leaf, entry, waiting } of next.leaves) {
          waiting.settle(receiptOf(leaf.id, entry, leaf.index, () => proof(leaf.index)));
        }
      } catch (cause) {
        failAll(next.leaves, cause);
        this.end(cause);
        this.#onFault(cause);
      }
    }
    // In the same turn as the last look at what waits: nothing can come in between and be forgotten.
    this.#running = undefined;
  }
}

function failAll(leaves: readonly WaitingLeaf[], cause: unknown): void {
  for (const { fail } of waitingOf(leaves)) fail(cause);
}

/** Its texts are made when somebody reads them: a replay of a million acts reads none. */
export const receiptOf = (act: string, entry: Uint8Array, leaf: number, proof: () => string): Receipt => ({
  act,
  leaf,
  get entry() {
    return base64url(entry);
  },
  get proof() {
    return proof();
  },
});
