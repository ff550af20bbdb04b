// The one writer (design §1, append to publish). Acts come in, are judged in order, committed in batches, published, and only
// then acknowledged: a receipt says durable, signed, cosigned. While batch n commits, batch n + 1 is read and its signatures
// are checked; while n is published, n + 1 commits. A full queue refuses; it never grows without limit.
import { base64url } from '../base/bytes.ts';
import { isRefusal, refuse, type Refusal } from '../base/result.ts';
import { parseReceived, type Clock } from '../base/time.ts';
import type { SignedAct } from '../core/act.ts';
import { actId } from '../core/parse.ts';
import { splitEntry } from '../core/seal.ts';
import type { System } from '../core/system.ts';
import { admitOne, parseSigned, prepare, type Admitted, type Parsed } from './admission.ts';
import type { Receipt } from './intake.ts';
import type { State } from './state.ts';
import type { Head, Store } from './store.ts';
import type { Published, TreeWriter } from './tree-writer.ts';

export const BATCH_MAX = 1_000;
export const QUEUE_MAX = 8_000;

type Waiting = {
  readonly parsed: Parsed;
  /** The log's clock when the act came in; leaves stand in the order of arrival. */
  readonly receivedMs: number;
  readonly settle: (outcome: Receipt | Refusal) => void;
  readonly fail: (cause: unknown) => void;
};
type Committed = {
  readonly admitted: readonly (Admitted & { readonly waiting: Waiting })[];
  readonly publish: () => Promise<Published>;
};

export type SequencerParts = {
  readonly system: System;
  readonly store: Store;
  readonly state: State;
  readonly tree: TreeWriter;
  readonly clock: Clock;
  readonly objectText: (hash: string) => string | undefined;
  /** Called for each admitted leaf, in order, before its batch commits: what it touched makes views old. */
  readonly onAdmitted?: (admitted: Admitted) => void;
  /** Crash points for the fault table: called by name between steps. */
  readonly step?: (name: string) => void | Promise<void>;
};

export class Sequencer {
  readonly #parts: SequencerParts;
  #queue: Waiting[] = [];
  readonly #inFlight = new Map<string, Promise<Receipt | Refusal>>();
  #running: Promise<void> | undefined;
  #committing: Promise<void> = Promise.resolve();
  #publishing: Promise<void> = Promise.resolve();
  #barrier: (() => Promise<void>) | undefined;
  #head: Promise<Head> | undefined;
  #failure: unknown;
  #stopped = false;

  constructor(parts: SequencerParts) {
    this.#parts = parts;
  }

  get queued(): number {
    return this.#queue.length;
  }

  /** Why the writer stopped by itself; undefined while all is well. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Takes an act. Resolves with a receipt when it is durable, published and cosigned, or with the refusal. */
  submit(signed: SignedAct): Promise<Receipt | Refusal> {
    if (this.#failure !== undefined) return Promise.resolve(refuse('log-in-doubt'));
    if (this.#stopped) return Promise.resolve(refuse('unavailable'));
    // Counts what waits for commit and publication too: a witness that is down must not fill the memory.
    if (this.#inFlight.size >= QUEUE_MAX) return Promise.resolve(refuse('busy', { retryAfterSeconds: 2 }));
    const parsed = parseSigned(this.#parts.system, signed);
    if (isRefusal(parsed)) return Promise.resolve(parsed);
    const known = this.#inFlight.get(parsed.id);
    if (known) return known;
    const receivedMs = this.#parts.clock();
    const outcome = new Promise<Receipt | Refusal>((settle, fail) => {
      this.#queue.push({ parsed, receivedMs, settle, fail });
    });
    this.#inFlight.set(parsed.id, outcome);
    const forget = () => void this.#inFlight.delete(parsed.id);
    outcome.then(forget, forget);
    this.#kick();
    return outcome;
  }

  /** Runs something while no act is being admitted and all that was admitted is committed: state and head stand still. */
  async still(work: () => Promise<void>): Promise<void> {
    await new Promise<void>((done, fail) => {
      const before = this.#barrier;
      this.#barrier = async () => {
        await before?.();
        await work().then(done, fail);
      };
      this.#kick();
    });
  }

  /** The head as planned; as committed inside `still`. */
  head(): Promise<Head> {
    return this.#head ?? this.#parts.store.head();
  }

  /** Lets what is queued finish, then takes no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    while (this.#running) await this.#running;
    await Promise.allSettled([this.#committing, this.#publishing]);
  }

  #kick(): void {
    this.#running ??= Promise.resolve()
      .then(() => this.#run())
      .catch((cause: unknown) => this.#doubt(cause))
      .finally(() => {
        this.#running = undefined;
        if (this.#failure === undefined && (this.#queue.length > 0 || this.#barrier)) this.#kick();
      });
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0 || this.#barrier) {
      if (this.#barrier) {
        await this.#committing;
        const work = this.#barrier;
        this.#barrier = undefined;
        await work();
        continue;
      }
      await this.#batch(this.#queue.splice(0, BATCH_MAX));
      if (this.#failure !== undefined) throw this.#failure;
    }
  }

  async #batch(batch: Waiting[]): Promise<void> {
    try {
      const fresh = await this.#refuseKnown(batch);
      const checked = await prepare(this.#parts.state, fresh.map(({ parsed }) => parsed));
      const admitted = this.#admit(fresh, checked);
      await this.#committing;
      if (this.#failure !== undefined) throw this.#failure;
      this.#parts.state.trim(new Set());
      if (admitted.length > 0) this.#commit(admitted);
    } catch (cause) {
      // What was admitted in memory and not committed cannot be taken back: the ledger is ahead of the log.
      for (const waiting of batch) waiting.fail(cause);
      throw cause;
    }
  }

  /** An act that is in the log already gets the receipt of its first leaf. */
  async #refuseKnown(batch: readonly Waiting[]): Promise<Waiting[]> {
    const known = await this.#parts.store.findActs(batch.map(({ parsed }) => parsed.id));
    const fresh: Waiting[] = [];
    for (const waiting of batch) {
      const leaf = known.get(waiting.parsed.id);
      if (leaf === undefined) fresh.push(waiting);
      else this.receipt(leaf).then(waiting.settle, waiting.fail);
    }
    return fresh;
  }

  #admit(batch: readonly Waiting[], checked: Awaited<ReturnType<typeof prepare>>): Committed['admitted'][number][] {
    const { system, state, objectText, onAdmitted } = this.#parts;
    const admitted: Committed['admitted'][number][] = [];
    for (const waiting of batch) {
      const { parsed } = waiting;
      // The log's time never goes back, whatever the machine's clock does.
      const receivedMs = Math.max(waiting.receivedMs, state.ledger.lastReceivedMs);
      const outcome = admitOne(system, state, parsed, checked.get(parsed.id), receivedMs, objectText);
      if (isRefusal(outcome)) waiting.settle(outcome);
      else {
        admitted.push({ ...outcome, waiting });
        onAdmitted?.(outcome);
      }
    }
    return admitted;
  }

  #commit(admitted: Committed['admitted']): void {
    const { state, store, tree, step } = this.#parts;
    const changes = state.ledger.take();
    const planned = tree.plan(admitted.map(({ entry }) => entry));
    const before = this.head();
    this.#head = Promise.resolve(planned.head);
    this.#committing = (async () => {
      const rows = await state.rowsOf(changes);
      const acts = admitted.map(({ leaf, entry }, i) => ({
        id: leaf.id, entry, leafHash: planned.leafHashes[i] as Uint8Array,
      }));
      await step?.('before-commit');
      await store.commit({ before: await before, after: planned.head, acts, ...rows });
      // Crash here: durable, not acknowledged. The officer sends again and gets the receipt of this leaf.
      await step?.('after-commit');
      this.#publish({ admitted, publish: () => tree.publish(planned) });
    })();
    this.#committing.catch((cause: unknown) => {
      for (const { waiting } of admitted) waiting.fail(cause);
      this.#doubt(cause);
    });
  }

  #publish({ admitted, publish }: Committed): void {
    this.#publishing = this.#publishing
      .then(async () => {
        const { proof } = await publish();
        await this.#parts.step?.('after-publish');
        for (const { leaf, entry, waiting } of admitted) {
          waiting.settle(receiptOf(leaf.id, entry, leaf.index, () => proof(leaf.index)));
        }
      })
      .catch((cause: unknown) => {
        for (const { waiting } of admitted) waiting.fail(cause);
        this.#doubt(cause);
      });
  }

  /** After a fault between memory, store and tree this writer must not go on: a restart reads what is true. */
  #doubt(cause: unknown): void {
    this.#failure ??= cause;
    for (const waiting of this.#queue.splice(0)) waiting.settle(refuse('unavailable'));
  }

  /** The receipt of a leaf that is in the published tree. */
  async receipt(index: number): Promise<Receipt | Refusal> {
    await this.#committing.catch(() => undefined);
    await this.#publishing;
    const { store, tree } = this.#parts;
    const [entry] = await store.entries(index, 1);
    if (!entry || index >= tree.signedSize) return refuse('not-found');
    const { actBytes } = splitEntry(entry);
    const proof = await tree.proofOf(index);
    return receiptOf(actId(actBytes), entry, index, () => proof);
  }
}

/** Its texts are made when somebody reads them: a replay of a million acts reads none. */
const receiptOf = (act: string, entry: Uint8Array, leaf: number, proof: () => string): Receipt => ({
  act,
  leaf,
  get entry() {
    return base64url(entry);
  },
  get proof() {
    return proof();
  },
});

/** The log's time of a stored entry, milliseconds. */
export const receivedMsOf = (entry: Uint8Array): number => parseReceived(splitEntry(entry).seal.received) ?? 0;
