// Days of a term as people write them, in the clock of the officer's own unit: the first second of the first
// day to the last second of the last. Three clocks in the country, so a date alone is not yet a time. Pure.
import { atText, parseAt } from '../../../../base/time.ts';

export type Day = { readonly year: number; readonly month: number; readonly day: number };

const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** As it is written in Indonesia: day, month, year. */
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

/**
 * The day that a text names: `2024-01-25`, `25-01-2024`, `25/1/2024`; undefined when there is no such
 * day.
 */
export function parseDay(text: string): Day | undefined {
  const yearFirst = YEAR_FIRST.exec(text);
  const dayFirst = yearFirst ? null : DAY_FIRST.exec(text);
  const [year, month, day] = yearFirst
    ? [yearFirst[1], yearFirst[2], yearFirst[3]].map(Number)
    : [dayFirst?.[3], dayFirst?.[2], dayFirst?.[1]].map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1;
  return exists && date.getUTCDate() === day ? { year, month, day } : undefined;
}

/** Minutes that a zone's clock is ahead of UTC at a moment. */
export function zoneMinutes(zone: string, ms: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(ms);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value ?? 0);
  const there = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return Math.round((there - Math.floor(ms / 1000) * 1000) / 60_000);
}

/** First (or last) second of a day on the clock of a zone, as an act writes times. */
export function boundOf({ year, month, day }: Day, zone: string, bound: 'first' | 'last'): string {
  const wanted =
    bound === 'first' ? Date.UTC(year, month - 1, day) : Date.UTC(year, month - 1, day + 1) - 1000;
  // Twice, because the offset that counts is the one at the moment that is looked for.
  const near = wanted - zoneMinutes(zone, wanted) * 60_000;
  return atText(wanted - zoneMinutes(zone, near) * 60_000);
}

/** The time that a cell names: an act's own form, or a day in a zone; undefined when it names none. */
export function timeIn(text: string, zone: string, bound: 'first' | 'last'): string | undefined {
  if (parseAt(text) !== undefined) return text;
  const day = parseDay(text);
  return day && boundOf(day, zone, bound);
}

/** The day of a moment on the clock of a zone, as a date field has it: `2024-02-14`. */
export const isoDay = (ms: number, zone: string): string =>
  new Date(ms + zoneMinutes(zone, ms) * 60_000).toISOString().slice(0, 10);
