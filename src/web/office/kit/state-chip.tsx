// The five states of what an officer made, each with an icon, a word and a ground of its own: outline, dots,
// hatch, ink, and the warm signal for what needs her. It reads the same without colour and on paper.
import type { ComponentChildren } from 'preact';
import type { OutboxState } from '../device/stored.ts';

/** Drawn in a square of 16 points, strokes only. */
const ICONS: Readonly<Record<OutboxState, string>> = {
  draft: 'M3 13l1-4 7-7 3 3-7 7zM9 4l3 3',
  waiting: 'M8 2a6 6 0 100 12A6 6 0 008 2zM8 5v3l2 2',
  sending: 'M8 14V3M3 8l5-5 5 5',
  received: 'M2 8l4 4 8-8',
  refused: 'M8 2v8M8 13v1',
};

export function StateIcon({ state }: { state: OutboxState }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={ICONS[state]} />
    </svg>
  );
}

/** `children` is the word. */
export function StateChip({ state, children }: { state: OutboxState; children: ComponentChildren }) {
  return (
    <span class={`chip chip-${state}`}>
      <StateIcon state={state} />
      <span>{children}</span>
    </span>
  );
}
