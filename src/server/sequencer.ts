// The one writer (design §1, append to publish). Acts come in, are judged in order, committed in batches,
// published, and only then acknowledged: a receipt says durable, signed, cosigned. While batch n commits,
// batch n + 1 is read and its signatures are checked; what is committed while a publication is under way is
// published with the next one. A full queue refuses; it never grows without limit. Every act gets one
// answer, always.
import { isRefusal, refuse, type Refusal } from '../base/result.ts';
import { parseReceived, type Clock } from '../base/time.ts';
import type { SignedAct } from '../core/act.ts';
import { actId } from '../core/parse.ts';
import { splitEntry } from '../core/seal.ts';
import type { System } from '../core/system.ts';
import { admitOne, parseSigned, prepare, type Admitted, type Checked } from './admission.ts';
import type { Receipt } from './intake.ts';
import { Publishing, receiptOf, waitingOf, type Waiting, type WaitingLeaf as Leaf } from './publishing.ts';
import type { State } from './state.ts';
import { CommitInDoubt, type Batch, type Head, type Store } from './store.ts';
import type { TreeWriter } from './tree-writer.ts';

export const BATCH_MAX = 1_000;
export const QUEUE_MAX = 8_000;

type Refused = { readonly waiting: Waiting; readonly refusal: Refusal };
/** A batch as judged. */
type Judged = { readonly leaves: readonly Leaf[]; readonly refused: readonly Refused[] };
type Still = {
  readonly work: () => Promise<void>;
  readonly done: () => void;
  readonly fail: (cause: unknown) => void;
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
  #stills: Still[] = [];
  #running: Promise<void> | undefined;
  #committing: Promise<void> = Promise.resolve();
  readonly #publishing: Publishing;
  #failure: { readonly cause: unknown } | undefined;
  #stopped = false;

  constructor(parts: SequencerParts) {
    this.#parts = parts;
    this.#publishing = new Publishing(parts.tree, parts.step, (cause) => this.#doubt(cause));
  }

  get queued(): number {
    return this.#queue.length;
  }

  /** Why the writer stopped by itself; undefined while all is well. */
  get failure(): unknown {
    return this.#failure?.cause;
  }

  /**
   * Takes an act. Resolves with a receipt when it is durable, published and cosigned, or with the refusal;
   * rejects when that is not known, or the writer stopped: sending again is then right, and harmless.
   */
  submit(signed: SignedAct, queueMax = QUEUE_MAX): Promise<Receipt | Refusal> {
    if (this.#failure) return Promise.resolve(refuse('log-in-doubt'));
    if (this.#stopped) return Promise.resolve(refuse('unavailable'));
    // Counts what waits for commit and publication too: a witness that is down must not fill the memory.
    if (this.#inFlight.size >= queueMax) return Promise.resolve(refuse('busy', { retryAfterSeconds: 2 }));
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

  /** Runs something while no act is being admitted and all that was admitted is committed. */
  still(work: () => Promise<void>): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure.cause);
    return new Promise<void>((done, fail) => {
      this.#stills.push({ work, done, fail });
      this.#kick();
    });
  }

  /** The head as planned; as committed inside `still`. */
  get head(): Head {
    return this.#parts.tree.head;
  }

  /** Answers what is queued, then takes no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    while (this.#running) await this.#running;
    await this.#committing.catch(() => undefined);
    await this.#publishing.settled();
  }

  #kick(): void {
    this.#running ??= Promise.resolve()
      .then(() => this.#run())
      .catch((cause: unknown) => this.#doubt(cause))
      .finally(() => {
        this.#running = undefined;
        if (!this.#failure && (this.#queue.length > 0 || this.#stills.length > 0)) this.#kick();
      });
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0 || this.#stills.length > 0) {
      if (this.#stills.length > 0) {
        await this.#committing;
        const { work, done, fail } = this.#stills.shift() as Still;
        await work().then(done, fail);
      }
      // One of each in turn: neither views nor acts can keep the other waiting for ever.
      if (this.#queue.length > 0) await this.#batch(this.#queue.splice(0, BATCH_MAX));
      if (this.#failure) return;
    }
  }

  async #batch(batch: readonly Waiting[]): Promise<void> {
    let fresh: Waiting[];
    let checked: Map<string, Checked>;
    try {
      fresh = await this.#answerKnown(batch);
      checked = await prepare(this.#parts.state, fresh.map(({ parsed }) => parsed));
    } catch (cause) {
      // Nothing was admitted: the storage could not be asked this time, and the log is as it was.
      for (const waiting of batch) waiting.fail(cause);
      return;
    }
    try {
      const judged = this.#admit(fresh, checked);
      await this.#committing;
      if (this.#failure) throw this.#failure.cause;
      this.#parts.state.trim();
      if (judged.leaves.length > 0) this.#commit(judged);
      else settleRefused(judged);
    } catch (cause) {
      // What was admitted in memory and not committed cannot be taken back: the ledger is ahead of the log.
      this.#doubt(cause, batch);
    }
  }

  /** An act that is in the log already gets the receipt of its first leaf. */
  async #answerKnown(batch: readonly Waiting[]): Promise<Waiting[]> {
    const known = await this.#parts.store.findActs(batch.map(({ parsed }) => parsed.id));
    const fresh: Waiting[] = [];
    for (const waiting of batch) {
      const leaf = known.get(waiting.parsed.id);
      if (leaf === undefined) fresh.push(waiting);
      else {
        // In the log and in no checkpoint: that is not "not found".
        const answer = this.receipt(leaf).then((found) => (isRefusal(found) ? refuse('unavailable') : found));
        answer.then(waiting.settle, waiting.fail);
      }
    }
    return fresh;
  }

  #admit(batch: readonly Waiting[], checked: ReadonlyMap<string, Checked>): Judged {
    const { system, state, objectText, onAdmitted } = this.#parts;
    const leaves: Leaf[] = [];
    const refused: Refused[] = [];
    for (const waiting of batch) {
      const { parsed } = waiting;
      // The log's time never goes back, whatever the machine's clock does.
      const receivedMs = Math.max(waiting.receivedMs, state.ledger.lastReceivedMs);
      const outcome = admitOne(system, state, parsed, checked.get(parsed.id), receivedMs, objectText);
      if (isRefusal(outcome)) refused.push({ waiting, refusal: outcome });
      else {
        leaves.push({ ...outcome, waiting });
        onAdmitted?.(outcome);
      }
    }
    return { leaves, refused };
  }

  #commit(judged: Judged): void {
    const { leaves } = judged;
    const { state, tree, step } = this.#parts;
    const changes = state.ledger.take();
    // The head that this writer stands on, whatever the store says now: there the compare-and-swap bites.
    const before = this.head;
    const planned = tree.plan(leaves.map(({ entry }) => entry));
    this.#committing = (async () => {
      const rows = await state.rowsOf(changes);
      const acts = leaves.map(({ leaf, entry }, i) => ({
        id: leaf.id,
        entry,
        leafHash: planned.leafHashes[i] as Uint8Array,
      }));
      await step?.('before-commit');
      await this.#store({ before, after: planned.head, acts, ...rows });
      // Crash here: durable, not acknowledged. The officer sends again and gets the receipt of this leaf.
      await step?.('after-commit');
      settleRefused(judged);
      this.#publishing.add({ leaves, growth: planned });
    })();
    this.#committing.catch((cause: unknown) =>
      this.#doubt(cause, [...waitingOf(leaves), ...waitingOf(judged.refused)]),
    );
  }

  /** Commits; where the answer was lost, asks which it was, and goes on only when it is certain. */
  async #store(batch: Batch): Promise<void> {
    const { store } = this.#parts;
    try {
      await store.commit(batch);
    } catch (cause) {
      if (!(cause instanceof CommitInDoubt)) throw cause;
      const { size, root } = await store.head();
      if (size !== batch.after.size || root !== batch.after.root) throw cause;
    }
  }

  /**
   * After a fault between memory, store and tree this writer must not go on: a restart reads what is true.
   * All who wait are told: those whose acts may be in the log, that it is not known; the others, that it is
   * not.
   */
  #doubt(cause: unknown, affected: readonly Waiting[] = []): void {
    this.#failure ??= { cause };
    for (const waiting of affected) waiting.fail(cause);
    this.#publishing.end(cause);
    for (const waiting of this.#queue.splice(0)) waiting.settle(refuse('unavailable'));
    for (const { fail } of this.#stills.splice(0)) fail(cause);
  }

  /** The receipt of a leaf that is in the published tree; refuses `not-found`. */
  async receipt(index: number): Promise<Receipt | Refusal> {
    const { store, tree } = this.#parts;
    if (index >= tree.signedSize) return refuse('not-found');
    const [entry] = await store.entries(index, 1);
    if (!entry) return refuse('not-found');
    const proof = await tree.proofOf(index);
    return receiptOf(actId(splitEntry(entry).actBytes), entry, index, () => proof);
  }
}

/** Only when what they were judged by is durable: no refusal may rest on an act that was then lost. */
function settleRefused({ refused }: Judged): void {
  for (const { waiting, refusal } of refused) waiting.settle(refusal);
}

/** The log's time of a stored entry, milliseconds. */
export const receivedMsOf = (entry: Uint8Array): number =>
  parseReceived(splitEntry(entry).seal.received) ?? 0;
