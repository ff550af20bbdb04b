// Times are UTC texts with one spelling each (spec/act.md); the clock is always an argument.
const SECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const MILLISECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Milliseconds since 1970, UTC. */
export type Clock = () => number;

/** `2024-02-14T11:32:05Z`, the form of an act's `at`. */
export const atText = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** `2024-02-14T11:32:07.412Z`, the form of a leaf's `received`. */
export const receivedText = (ms: number): string => new Date(ms).toISOString();

/** Milliseconds of an `at` text; undefined when it is not one (31 February included). */
export function parseAt(text: string): number | undefined {
  if (!SECONDS.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) || atText(ms) !== text ? undefined : ms;
}

/** Milliseconds of a `received` text; undefined when it is not one. */
export function parseReceived(text: string): number | undefined {
  if (!MILLISECONDS.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) || receivedText(ms) !== text ? undefined : ms;
}
