// The witnesses of this log, as the writer sees them: it shows no checkpoint before the quorum has cosigned it. A witness that
// is away is asked again later; one that has seen a larger or another tree stops the writer, because then ours is the wrong one.
import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal } from '../base/result.ts';
import type { Hash } from '../core/merkle.ts';
import { cosign, type WitnessAt } from './witness-client.ts';

type ProofFrom = (oldSize: number) => Promise<readonly Hash[]>;

export type Cosigners = {
  /** Cosignature lines of at least the quorum. Rejects when stopped, or when a witness knows better than we. */
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
const DISAGREEMENTS = new Set(['witness-ahead', 'witness-forked']);

/** Asks all witnesses at once, and again with growing pauses until `quorum` of them have cosigned. */
export function cosigners(witnesses: readonly WitnessAt[], quorum: number, stopped: AbortSignal): Cosigners {
  const seen = new Map<string, number>();
  const askOne = async (witness: WitnessAt, checkpoint: string, size: number, proof: ProofFrom): Promise<string | undefined> => {
    const answer = await cosign(witness, { checkpoint, oldSize: seen.get(witness.url) ?? 0, proof }, { signal: stopped });
    if (!isRefusal(answer)) {
      seen.set(witness.url, size);
      return answer;
    }
    if (!DISAGREEMENTS.has(answer.refused)) return undefined;
    throw new WitnessDisagrees(`${answer.refused}: ${witness.url} has seen ${String(answer.detail?.['size'])}, we have ${size}`);
  };
  return {
    cosign: async (checkpoint, size, proofFrom) => {
      for (let pauseMs = PAUSE_MS_FIRST; ; pauseMs = Math.min(2 * pauseMs, PAUSE_MS_MAX)) {
        const asked = witnesses.map((witness) => askOne(witness, checkpoint, size, proofFrom));
        const lines = (await Promise.all(asked)).filter((line) => line !== undefined);
        if (lines.length >= quorum) return lines;
        await pause(pauseMs, undefined, { signal: stopped });
      }
    },
  };
}
