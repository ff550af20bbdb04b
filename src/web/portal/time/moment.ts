// A moment that a reader asks for: a tree size, or an instant as people write it. The text comes from an
// address, so it may be anything: what has not exactly one of these forms is no moment.

export type Moment =
  | { readonly kind: 'size'; readonly size: number }
  /** Milliseconds since 1970. */
  | { readonly kind: 'time'; readonly time: number };

const SIZE = /^(0|[1-9]\d{0,14})$/;
// An address turns a bare + into a space: both are read as the sign that was meant.
const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(\.\d{1,3})?(Z|[+ -]\d\d:\d\d)?$/;

/** The country's three zones as a form offers them: WIB, WITA, WIT. */
export const ZONES = ['+07:00', '+08:00', '+09:00'] as const;
export type Zone = (typeof ZONES)[number];

/**
 * The moment of a text; undefined when it is none. A time without a zone is taken in `zone`, and in WIB where
 * that is none of the three.
 */
export function readMoment(text: string, zone: string | null): Moment | undefined {
  if (SIZE.test(text)) return { kind: 'size', size: Number(text) };
  const [, minute, second = ':00', part = '', own] = INSTANT.exec(text) ?? [];
  if (minute === undefined) return undefined;
  // The form's + also arrives as a space where a browser did not escape it.
  const given = zone?.replace(' ', '+');
  const offset = own?.replace(' ', '+') ?? ZONES.find((known) => known === given) ?? ZONES[0];
  const time = Date.parse(`${minute}${second}${part}${offset}`);
  return Number.isNaN(time) ? undefined : { kind: 'time', time };
}

/** The moment as an address writes it. */
export const momentText = (moment: Moment): string =>
  moment.kind === 'size' ? String(moment.size) : new Date(moment.time).toISOString();

/** A UTC text as the value of a datetime-local field in a zone. */
export function localMinute(utc: string, zone: Zone): string {
  const hours = Number(zone.slice(1, 3));
  return new Date(Date.parse(utc) + hours * 3_600_000).toISOString().slice(0, 16);
}
