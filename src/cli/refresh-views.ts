// Keeps the public views fresh while a service runs: a second after the last snapshot, later when one takes
// long.
import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '../server/engine.ts';

const PAUSE_MS_MIN = 1_000;

/** Resolves once `over` is aborted and the snapshot under way is done; rejects when one fails. */
export async function refreshViews({ snapshot }: Engine, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const startedMs = performance.now();
    await snapshot();
    const tookMs = performance.now() - startedMs;
    await pause(Math.max(PAUSE_MS_MIN, 2 * tookMs), undefined, { signal: over }).catch(() => undefined);
  }
}
