// What a watcher saw of one form so far, kept at each keystroke, and the readings to compare it with.
import type { Contest } from '../../../../core/define.ts';
import type { Kept } from '../../app/use-draft.ts';
import { useDraft } from '../../app/use-draft.ts';
import { tallyIn } from '../day/station.ts';
import type { Station } from '../use-station.ts';
import { type Reading, readingsOf } from './readings.ts';
import type { Seen } from './seen.ts';
import { useShown } from './use-kept.ts';
import { seenDraft } from './watch-drafts.ts';

export type SeenView = {
  readonly seen: Seen;
  readonly set: (seen: Seen) => void;
  readonly kept: Kept;
  readonly readings: readonly Reading[];
};

/** Undefined until the draft was read. */
export function useSeen({ day }: Station, contest: Contest): SeenView | undefined {
  const draft = useDraft<{ [path: string]: number | null }>(seenDraft(day.station, contest.id));
  const [shown] = useShown(day.station, contest.id);
  if (draft.value === undefined) return undefined;
  return {
    seen: draft.value ?? {},
    set: (seen) => draft.set({ ...seen }),
    kept: draft.kept,
    readings: readingsOf(tallyIn(day.records, day.station, contest.id), shown),
  };
}
