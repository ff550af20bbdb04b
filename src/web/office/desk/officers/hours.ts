// Hours on shift: warn at 12, ask for a relief plan at 18 (181 officers died in 2024). What the log says of a
// shift and the hour it is now; a plan ends the asking, not the counting. Pure.

export const WARN_HOURS = 12;
export const RELIEF_HOURS = 18;
const HOUR_MS = 3_600_000;

export type ShiftState = 'rested' | 'working' | 'long' | 'relief-needed' | 'relief-planned';

/** Whole minutes since a start; 0 before it. */
export const minutesOn = (startedAt: string, nowMs: number): number =>
  Math.max(0, Math.floor((nowMs - Date.parse(startedAt)) / 60_000));

/** What a running shift asks of the superior. */
export function shiftState(startedAt: string | null, planned: boolean, nowMs: number): ShiftState {
  if (startedAt === null) return 'rested';
  const hours = (nowMs - Date.parse(startedAt)) / HOUR_MS;
  if (hours >= RELIEF_HOURS) return planned ? 'relief-planned' : 'relief-needed';
  return hours >= WARN_HOURS ? 'long' : 'working';
}

/** Longest first: whom to relieve next. */
export const byHours = <T extends { readonly startedAt: string }>(shifts: readonly T[]): T[] =>
  [...shifts].sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0));
