// The box before a step, as on a printed list: empty, ticked, or with the sign of what it waits for.
import type { StepState } from './steps.ts';

/** Drawn in a square of 24 points, within its frame. */
const SIGNS: Readonly<Record<StepState, string>> = {
  todo: '',
  later: '',
  draft: 'M7 17l1-4 7-7 3 3-7 7z',
  waiting: 'M12 7v5l4 3',
  sending: 'M12 18V7M7 12l5-5 5 5',
  received: 'M6 12l4 5 8-10',
  done: 'M6 12l4 5 8-10',
  refused: 'M12 6v8M12 17v1',
  needs: 'M12 6v8M12 17v1',
};

export function StepMark({ state }: { state: StepState }) {
  return (
    <svg class={`mark mark-${state}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="2" y="2" width="20" height="20" />
      <path d={SIGNS[state]} />
    </svg>
  );
}
