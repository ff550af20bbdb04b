// Numbers, percentages and times as a reader of one language writes them. A percentage is always made of its
// two integers, so that no caller can lose the base; a time always carries its zone.
import { type Language, LOCALES } from '../../base/words.ts';

export type Formatting = {
  readonly number: (n: number) => string;
  /** Two places; undefined when there is nothing to be a part of. */
  readonly percent: (part: number, whole: number) => string | undefined;
  /** Day and time with zone, from a UTC text. */
  readonly time: (utc: string, zone: string) => string;
  /** Hours and minutes with zone, where the day is plain. */
  readonly clock: (utc: string, zone: string) => string;
  readonly bytes: (n: number) => string;
};

const ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** What stands between day and clock where it is not a comma and a space. */
const COMMAS: Readonly<Record<string, string>> = { ar: '، ', ja: ' ', zh: ' ' };

const made = new Map<Language, Formatting>();

/** The formats of one language. */
export function formattingFor(language: Language): Formatting {
  const formatting = made.get(language) ?? makeFormatting(language);
  made.set(language, formatting);
  return formatting;
}

function makeFormatting(language: Language): Formatting {
  const locale = LOCALES[language];
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const number = (n: number): string => numbers.format(n);
  const day = inZones(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const minute = inZones(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const second = inZones(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  return {
    number,
    percent: (part, whole) => (whole > 0 ? percents.format(part / whole) : undefined),
    time: (utc, zone) => {
      const moment = new Date(utc);
      const comma = COMMAS[locale.slice(0, 2)] ?? ', ';
      return `${day(moment, zone)}${comma}${second(moment, zone)} ${zoneName(moment, zone)}`;
    },
    clock: (utc, zone) => {
      const moment = new Date(utc);
      return `${minute(moment, zone)} ${zoneName(moment, zone)}`;
    },
    bytes: (n) => sizeText(number, n),
  };
}

const KIB = 1024;

/** Whole units: nobody decides anything by a tenth of one. */
function sizeText(number: (n: number) => string, n: number): string {
  if (n < KIB) return `${number(n)} B`;
  if (n < 100 * KIB * KIB) return `${number(Math.round(n / KIB))} KiB`;
  return `${number(Math.round(n / (KIB * KIB)))} MiB`;
}

/** A format by zone: to make one costs far more than to use it, and there are a few hundred zones. */
function inZones(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (moment: Date, zone: string) => string {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (moment, zone) => {
    const format = formats.get(zone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    formats.set(zone, format);
    return format.format(moment);
  };
}

const zoneName = (moment: Date, zone: string): string => ZONES[zone] ?? offsetName(moment, zone);

/** `UTC+9` for a zone without a name of its own here. */
function offsetName(moment: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(
    moment,
  );
  return (parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC').replace('GMT', 'UTC');
}
