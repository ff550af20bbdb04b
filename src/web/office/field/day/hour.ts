// The clock on the station's wall: three zones at home and many abroad, each station by its own.
import type { Voting } from '../../../../core/define.ts';

/** `07:00` as a language writes it: Indonesian with a point. */
export const timeOfDay = (time: string, language: string): string =>
  language === 'id' ? time.replace(':', '.') : time;

/** `9` as the full hour on that clock. */
export const hourText = (hour: number | string, language: string): string =>
  timeOfDay(`${String(hour).padStart(2, '0')}:00`, language);

/** The full hour there on voting day, 0 to 23; undefined on any other day, or when no day was laid down. */
export function hourOfVoting(voting: Voting | null, zone: string, now: number): number | undefined {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return voting?.day === day ? Number(part('hour')) : undefined;
}
