// What time an act says. The device's clock is corrected by the server's, as its answers last showed it; `at`
// never goes back while the clock only jumps a little, so that of two counts the later one stands. It claims
// nothing: the log writes its own time beside it.
import { atText, type Clock } from '../../../base/time.ts';

/**
 * How far ahead of the clock a second act may be put to stay behind the first. The log refuses 10 minutes.
 */
const AHEAD_MS_MAX = 5 * 60_000;
/** Answers are seconds old when they come; a smaller difference says nothing. */
const NOISE_MS = 2_000;

export type ActClock = {
  /** The next `at`, whole seconds, UTC. */
  readonly at: () => string;
  /** Milliseconds, corrected. */
  readonly now: Clock;
  /** Takes the `Date` of an answer to a request that left at `sentMs` (device's clock). */
  readonly hear: (date: string | null, sentMs: number) => void;
  /** Server's clock minus the device's, in milliseconds; undefined before the first answer ever. */
  readonly offset: () => number | undefined;
};

export type KeptClock = { readonly offset?: number; readonly last?: number };

/** `kept` as the device kept it; `keep` is called with what to keep next. */
export function actClock(device: Clock, kept: KeptClock, keep: (kept: KeptClock) => void): ActClock {
  let { offset, last = 0 } = kept;
  const remember = (): void => keep(offset === undefined ? { last } : { offset, last });
  const now = (): number => device() + (offset ?? 0);
  return {
    now,
    offset: () => offset,
    at() {
      const moment = now();
      last = last >= moment - 1000 && last <= moment + AHEAD_MS_MAX ? last + 1000 : moment;
      remember();
      return atText(last);
    },
    hear(date, sentMs) {
      const server = date === null ? Number.NaN : Date.parse(date);
      const heard = server - (sentMs + device()) / 2;
      if (Number.isNaN(heard) || Math.abs(heard - (offset ?? 0)) <= NOISE_MS) return;
      offset = heard;
      remember();
    },
  };
}
