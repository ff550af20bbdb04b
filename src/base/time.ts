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

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The clock of a zone; that of UTC where this machine does not know the zone. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const shape = { dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' } as const;
  try {
    const clock = new Intl.DateTimeFormat('sv-SE', { ...shape, timeZone: zone });
    clocks.set(zone, clock);
    return clock;
  } catch {
    return clockOf('UTC');
  }
}

/** `2024-02-14T18:32:05`: what the clock of an IANA zone shows. Later on one clock is greater as a text. */
export const localText = (ms: number, zone: string): string => clockOf(zone).format(ms).replace(' ', 'T');

/** Milliseconds of a `received` text; undefined when it is not one. */
export function parseReceived(text: string): number | undefined {
  if (!MILLISECONDS.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) || receivedText(ms) !== text ? undefined : ms;
}
