// What every page is given: the words and formats of one language, the tree at one moment, and how to write
// an address.
import { isAbroad, levelOf, NATION } from '../../base/unit.ts';
import type { Contest } from '../../core/define.ts';
import { type Language } from '../../base/words.ts';
import type { Formatting } from '../kit/formatting.ts';
import type { Assets } from './assets.ts';
import type { Carried } from './glance/carried.ts';
import type { Head, PublishedElection } from './published.ts';
import { type Counting, countingAt } from './time/counting.ts';
import { momentText } from './time/moment.ts';
import { isKey, type Say } from './words/speak.ts';

export type Page = {
  readonly say: Say;
  readonly format: Formatting;
  readonly language: Language;
  readonly election: PublishedElection;
  readonly head: Head;
  readonly contest: Contest;
  readonly assets: Assets;
  readonly carried: Carried | undefined;
  /** Path without the language, e.g. `/1701`. */
  readonly path: string;
  /** This site's own address, without the slash at its end. */
  readonly site: string;
  /** What stands before a photograph's hash in its address. */
  readonly evidence: string;
  /** Address of the API that takes reports of readers, where there is one. */
  readonly api?: string | undefined;
};

/** Pages of figures: these, and no others, have a past of their own. */
const HAS_PAST = /^\/(([0-9A-Z]+)?|data|(data|daftar|embed|gambar)\/[0-9A-Za-z/.-]+)$/;

/** The same page at another moment: a size, or now. */
export const atMoment = (page: Page, size?: number): Page => ({
  ...page,
  head: { ...page.head, past: size === undefined ? undefined : { kind: 'size', size } },
});

/**
 * Address of a path in a language; the contest stays where there is more than one, and so does the moment.
 */
export function addressIn(
  page: Pick<Page, 'election' | 'contest'> & { readonly head?: Head },
  language: Language,
  path: string,
): string {
  const prefixed = language === 'id' ? path : `/${language}${path === '/' ? '/' : path}`;
  const first = page.election.contests[0];
  const query = [
    ...(page.contest.id === first?.id ? [] : [`contest=${page.contest.id}`]),
    ...(page.head?.past && HAS_PAST.test(path) ? [`at=${shownMoment(page.head)}`] : []),
  ];
  return query.length === 0 ? prefixed : `${prefixed}?${query.join('&')}`;
}

/** A page of the past leads on by the size that it shows, whatever was asked for. */
const shownMoment = ({ latest, past }: Head): string =>
  past?.kind === 'size' || latest === undefined ? momentText(past!) : String(latest.size);

/** Address of a unit's page. */
export const unitAddress = (page: Page, unit: string): string =>
  addressIn(page, page.language, unit === NATION ? '/' : `/${unit}`);

/** What kind of unit a code names, in words. */
export function levelName(page: Page, unit: string): string {
  const abroad = isAbroad(unit) ? `level.99.${levelOf(unit)}` : '';
  const key = isKey(abroad) ? abroad : `level.${levelOf(unit)}`;
  return isKey(key) ? page.say(key) : '';
}

/** A unit's name as people say it; a station's is its number in its village. */
export function unitName(page: Page, unit: string): string {
  if (unit === NATION) return page.say('unit.nation');
  if (unit.length === 13) return page.say('unit.station', { number: unit.slice(10) });
  return page.election.units.exists(unit) ? page.election.units.nameOf(unit) : unit;
}

const CAPITAL_ZONE = 'Asia/Jakarta';

/** Time zone of a unit; the nation, and what the unit object does not place, takes the capital's. */
export function zoneOf(page: Page, unit: string): string {
  if (unit === NATION || !page.election.units.exists(unit)) return CAPITAL_ZONE;
  return page.election.units.zoneOf(unit) || CAPITAL_ZONE;
}

/** The moment of the figures shown, by the log's own clock; 0 before the first publication. */
export const momentOf = ({ head }: Pick<Page, 'head'>): number =>
  head.latest === undefined ? 0 : Date.parse(head.latest.at);

/** Counting at a unit's stations, at the moment of the figures shown. */
export const countingOf = (page: Pick<Page, 'election' | 'head'>, unit: string): Counting =>
  countingAt(page.election, unit, momentOf(page));

/** Whether what is missing at every station of a unit is late. */
export const isLate = (page: Pick<Page, 'election' | 'head'>, unit: string): boolean =>
  countingOf(page, unit).state === 'over';

/** When counting there must have ended, as its own clock says it. */
export const countingEndsText = (page: Page, unit: string): string =>
  page.format.time(new Date(countingOf(page, unit).ends).toISOString(), zoneOf(page, unit));

/** What a body or a watcher is called. */
export const roleName = ({ say }: Pick<Page, 'say'>, role: string): string =>
  say.has(`registry.role.${role}`) ? say(`registry.role.${role}`) : role;
