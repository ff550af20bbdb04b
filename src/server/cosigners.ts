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

type Round = { readonly checkpoint: string; readonly size: number; readonly proof: ProofFrom };

/** Asks all witnesses at once, and again with growing pauses until `quorum` of them have cosigned. */
export function cosigners(witnesses: readonly WitnessAt[], quorum: number, stopped: AbortSignal): Cosigners {
  const seen = new Map<string, number>();
  /** At most one question is on its way to each: a witness that never answers must not collect them. */
  const asked = new Map<WitnessAt, Promise<void>>();
  let fault: unknown;

  /** Her line; undefined when she is away. */
  const askOne = async (witness: WitnessAt, round: Round): Promise<string | undefined> => {
    const { checkpoint, size, proof } = round;
    const request = { checkpoint, oldSize: seen.get(witness.url) ?? 0, proof };
    const answer = await cosign(witness, request, { signal: stopped });
    if (!isRefusal(answer)) {
      seen.set(witness.url, size);
      return answer;
    }
    if (!DISAGREEMENTS.has(answer.refused)) return undefined;
    const theirs = String(answer.detail?.['size']);
    throw new WitnessDisagrees(`${answer.refused}: ${witness.url} has seen ${theirs}, we have ${size}`);
  };

  /** Asks who is free and has not cosigned; resolves with their questions. */
  const ask = (round: Round, lines: Map<WitnessAt, string>, enough: () => void): Promise<void>[] =>
    witnesses.flatMap((witness) => {
      if (lines.has(witness) || asked.has(witness)) return [];
      const question = askOne(witness, round)
        .then((line) => void (line !== undefined && lines.set(witness, line)))
        // Even when nobody waits for this answer any more: the next checkpoint must not be shown.
        .catch((cause: unknown) => void (fault ??= cause))
        .then(() => {
          asked.delete(witness);
          if (lines.size >= quorum || fault !== undefined) enough();
        });
      asked.set(witness, question);
      return [question];
    });

  return {
    cosign: async (checkpoint, size, proof) => {
      const lines = new Map<WitnessAt, string>();
      for (let pauseMs = PAUSE_MS_FIRST; ; pauseMs = Math.min(2 * pauseMs, PAUSE_MS_MAX)) {
        let enough = (): void => undefined;
        const reached = new Promise<void>((resolve) => (enough = resolve));
        const questions = ask({ checkpoint, size, proof }, lines, enough);
        await Promise.race([reached, Promise.all(asked.values())]);
        if (lines.size >= quorum) {
          await Promise.race([Promise.all(questions), pause(GRACE_MS, undefined, { ref: false })]);
        }
        if (fault !== undefined) throw fault;
        if (lines.size >= quorum) return [...lines.values()];
        await pause(pauseMs, undefined, { signal: stopped });
      }
    },
  };
}
