// The witnesses of this log, as the writer sees them: it shows no checkpoint before the quorum has cosigned
// it. One that is away is asked again; one that is slow holds up nobody, once there are enough without it;
// one that has seen a larger or another tree stops the writer, because then ours is the wrong one.
import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal } from '../base/result.ts';
import type { Hash } from '../core/merkle.ts';
import { cosign, type WitnessAt } from './witness-client.ts';

type ProofFrom = (oldSize: number) => Promise<readonly Hash[]>;

export type Cosigners = {
  /**
   * Cosignature lines of at least the quorum. Rejects when stopped, or when a witness knows better than we.
   */
  readonly cosign: (checkpoint: string, size: number, proofFrom: ProofFrom) => Promise<string[]>;
};

/** A witness holds a larger tree of this log, or one that ours does not extend. */
export class WitnessDisagrees extends Error {
  override readonly name = 'WitnessDisagrees';
}

/** A log without witnesses. */
export const NO_COSIGNERS: Cosigners = { cosign: () => Promise.resolve([]) };

const PAUSE_MS_FIRST = 100;
const PAUSE_MS_MAX = 5_000;
/** What the others get when the quorum is there. Who needs longer is passed over until it has answered. */
const GRACE_MS = 100;
const DISAGREEMENTS = new Set(['witness-ahead', 'witness-forked']);

/** A checkpoint on its way, with the lines that it has so far. */
type Round = {
  readonly checkpoint: string;
  readonly size: number;
  readonly proof: ProofFrom;
  readonly lines: Map<WitnessAt, string>;
};

/**
 * Asks all witnesses at once, and again with growing pauses until `quorum` of them have cosigned.
 * `onCosigned` hears of every cosignature, also of one that came too late for its round.
 */
export function cosigners(
  witnesses: readonly WitnessAt[],
  quorum: number,
  stopped: AbortSignal,
  onCosigned: OnCosigned = () => undefined,
): Cosigners {
  const asking = new Asking(stopped, onCosigned);
  return {
    cosign: async (checkpoint, size, proof) => {
      const round: Round = { checkpoint, size, proof, lines: new Map() };
      for (let pauseMs = PAUSE_MS_FIRST; ; pauseMs = Math.min(2 * pauseMs, PAUSE_MS_MAX)) {
        await asking.ask(witnesses, quorum, round);
        asking.throwFault();
        if (round.lines.size >= quorum) return [...round.lines.values()];
        await pause(pauseMs, undefined, { signal: stopped });
      }
    },
  };
}

type OnCosigned = (
  witness: WitnessAt,
  cosigned: { readonly checkpoint: string; readonly line: string; readonly size: number },
) => void;

/** At most one question is on its way to each: a witness that never answers must not collect them. */
class Asking {
  readonly #stopped: AbortSignal;
  readonly #onCosigned: OnCosigned;
  readonly #seen = new Map<WitnessAt, number>();
  readonly #asked = new Map<WitnessAt, Promise<void>>();
  #fault: { readonly cause: unknown } | undefined;

  constructor(stopped: AbortSignal, onCosigned: OnCosigned) {
    this.#stopped = stopped;
    this.#onCosigned = onCosigned;
  }

  /** Throws what a witness held against us, also when nobody waited for her answer any more. */
  throwFault(): void {
    if (this.#fault) throw this.#fault.cause;
  }

  /** Asks who is free and has not cosigned. Resolves when there are enough lines, or no more to come. */
  async ask(witnesses: readonly WitnessAt[], quorum: number, round: Round): Promise<void> {
    let enough = (): void => undefined;
    const reached = new Promise<void>((resolve) => (enough = resolve));
    const questions = witnesses
      .filter((witness) => !round.lines.has(witness) && !this.#asked.has(witness))
      .map((witness) => {
        const question = this.#askOne(witness, round).then(() => {
          this.#asked.delete(witness);
          if (round.lines.size >= quorum || this.#fault) enough();
        });
        this.#asked.set(witness, question);
        return question;
      });
    await Promise.race([reached, Promise.all(this.#asked.values())]);
    if (round.lines.size < quorum) return;
    await Promise.race([Promise.all(questions), pause(GRACE_MS, undefined, { ref: false })]);
  }

  /** Adds her line, if she is there; never rejects. */
  async #askOne(witness: WitnessAt, { checkpoint, size, proof, lines }: Round): Promise<void> {
    try {
      const request = { checkpoint, oldSize: this.#seen.get(witness) ?? 0, proof };
      const answer = await cosign(witness, request, { signal: this.#stopped });
      if (!isRefusal(answer)) {
        this.#seen.set(witness, size);
        lines.set(witness, answer);
        this.#onCosigned(witness, { checkpoint, line: answer, size });
      } else if (DISAGREEMENTS.has(answer.refused)) {
        const theirs = JSON.stringify(answer.detail ?? {});
        throw new WitnessDisagrees(`${answer.refused}: ${witness.url} has seen ${theirs}, we have ${size}`);
      }
    } catch (cause) {
      this.#fault ??= { cause };
    }
  }
}
