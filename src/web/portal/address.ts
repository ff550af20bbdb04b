// What a reader's address asks for. Every address has one spelling here; whatever has another is not found.
// The path is never decoded, so `%2e%2e`, `//` and NUL never become anything.
import { type Asked, readAsked } from './search/asked.ts';
import { WORKER_PATH } from './scan/scan-data.ts';
import { type EntryFilter, readRegisters } from './registers/address.ts';
import { type Moment, readMoment } from './time/moment.ts';
import { readDataPath } from './data/names.ts';
import { type Language, SOURCE, TRANSLATED } from '../../base/words.ts';

export type Address = {
  readonly kind:
    | 'tree'
    | 'asset'
    | 'fixed'
    | 'raw'
    | 'unit'
    | 'leaf'
    | 'log'
    | 'data'
    | 'about'
    | 'search'
    | 'receipt'
    | 'download'
    | 'feed'
    | 'openapi'
    | 'translation'
    | 'register'
    | 'register-file'
    | 'entries'
    | 'witnesses'
    | 'releases'
    | 'embed'
    | 'picture'
    | 'scan'
    | 'moved'
    /** A page that is there, at a moment that cannot be read. */
    | 'mistimed'
    | 'unknown';
  readonly language: Language;
  /** The path without its language, as alternates link to it. */
  readonly path: string;
  /** A unit's code, a leaf's number, a file's path: what the kind is about. */
  readonly rest?: string;
  readonly contest?: string;
  /** The past moment that is asked for. */
  readonly at?: Moment;
  /** The rule by which withheld forms are sifted. */
  readonly rule?: string;
  /** By what the entries of the log are sifted. */
  readonly filter?: EntryFilter;
  /** What the search is asked. */
  readonly asked?: Asked;
  /** A translation that a reader suggests, as she wrote it. */
  readonly suggested?: string;
};

/** Pages of figures: these can be asked for as they stood at a moment. */
const HAVE_PAST: ReadonlySet<string> = new Set(['unit', 'register', 'embed', 'picture', 'data']);

const PATH_MAX = 200;
const UNIT = /^\/(\d{2}(?:[0-9A-Z]{2}(?:\d{2}(?:\d{4}(?:\d{3})?)?)?)?)$/;
/** The feed, and the page of data, of a region. */
const FEED = /^\/feed\/(ID|\d{2}(?:[0-9A-Z]{2}(?:\d{2}(?:\d{4})?)?)?)\.xml$/;
const DATA = /^\/data\/(\d{2}(?:[0-9A-Z]{2}(?:\d{2}(?:\d{4})?)?)?)$/;
const LEAF = '(0|[1-9]\\d{0,14})';

/** The list of texts, a topic, or one text by its key. */
const TRANSLATION = /^\/terjemahan(?:\/([A-Za-z0-9.-]{1,80}))?$/;
const SUGGESTION_MAX = 2_000;

const FIXED: Readonly<Record<string, string>> = {
  '/favicon.svg': 'favicon',
  '/favicon.ico': 'favicon',
  '/robots.txt': 'robots',
  [WORKER_PATH]: 'worker',
  '/.well-known/security.txt': 'security',
};
const PAGES: Readonly<Record<string, Address['kind']>> = {
  '/log': 'log',
  '/data': 'data',
  '/tentang': 'about',
  '/cari': 'search',
  '/pindai': 'scan',
};

/** Reads an address. Total: what it does not know is `unknown`; what people type a slash wrong is `moved`. */
export function readAddress(path: string, query: URLSearchParams): Address {
  const read = readExact(path, query);
  if (read.kind !== 'unknown' || path.length > PATH_MAX) return read;
  const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
  // Only a path that is known by its shape is ever sent on: never to another host.
  return readExact(other, query).kind === 'unknown' ? read : { ...read, kind: 'moved', rest: other };
}

function readExact(path: string, query: URLSearchParams): Address {
  if (path.length > PATH_MAX) return { kind: 'unknown', language: 'id', path: '/' };
  const own = { language: 'id', path: '/' } as const;
  if (path.startsWith('/tree/')) return { ...own, kind: 'tree', rest: path.slice('/tree/'.length) };
  if (path.startsWith('/assets/')) return { ...own, kind: 'asset', rest: path.slice('/assets/'.length) };
  if (path === '/openapi.json') return { ...own, kind: 'openapi' };
  const data = path.startsWith('/data/') ? path.slice('/data/'.length) : '';
  if (readDataPath(data)) return { ...own, kind: 'download', rest: data };
  if (Object.hasOwn(FIXED, path)) return { ...own, kind: 'fixed', rest: FIXED[path]! };
  const raw = new RegExp(`^/leaf/(${LEAF}(\\.(entry|tlog-proof)|/tanda-terima\\.pdf))$`).exec(path);
  if (raw) return { ...own, kind: 'raw', rest: raw[1]! };
  const translated = TRANSLATED.find((language) => path.startsWith(`/${language}/`));
  const contest = query.get('contest');
  const asked = contest === null ? {} : { contest };
  const untranslated = translated === undefined ? path : path.slice(translated.length + 1);
  const page = readRegisters(untranslated, query) ?? pageOf(untranslated);
  const at = query.get('at') ?? '';
  if (HAVE_PAST.has(page.kind) && at !== '') {
    const moment = readMoment(at, query.get('zone'));
    if (moment === undefined)
      return { kind: 'mistimed', path: page.path, language: translated ?? SOURCE, ...asked };
    return { ...page, language: translated ?? SOURCE, ...asked, at: moment };
  }
  const text = page.kind === 'translation' ? query.get('text')?.slice(0, SUGGESTION_MAX) : undefined;
  if (text !== undefined) return { ...page, language: translated ?? SOURCE, suggested: text };
  const search = page.kind === 'search' ? { asked: readAsked(query) } : {};
  return { ...page, language: translated ?? SOURCE, ...asked, ...search };
}

function pageOf(path: string): Pick<Address, 'kind' | 'path' | 'rest'> {
  if (path === '/') return { kind: 'unit', path, rest: 'ID' };
  const unit = UNIT.exec(path)?.[1];
  if (unit !== undefined) return { kind: 'unit', path, rest: unit };
  const feed = FEED.exec(path)?.[1];
  if (feed !== undefined) return { kind: 'feed', path, rest: feed };
  const data = DATA.exec(path)?.[1];
  if (data !== undefined) return { kind: 'data', path, rest: data };
  const leaf = new RegExp(`^/leaf/${LEAF}$`).exec(path)?.[1];
  if (leaf !== undefined) return { kind: 'leaf', path, rest: leaf };
  const receipt = new RegExp(`^/leaf/${LEAF}/tanda-terima$`).exec(path)?.[1];
  if (receipt !== undefined) return { kind: 'receipt', path, rest: receipt };
  const translation = TRANSLATION.exec(path);
  if (translation) return { kind: 'translation', path, rest: translation[1] ?? '' };
  return Object.hasOwn(PAGES, path) ? { kind: PAGES[path]!, path } : { kind: 'unknown', path: '/' };
}
