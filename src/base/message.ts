// One text with places for values: {name}, {n, plural, one{# form} other{# forms}}, {role, select, KPPS{…}
// other{…}}: the part of ICU MessageFormat that our languages need. A text that does not parse is a bug and
// throws; tests parse every text. Nothing here escapes for HTML: whoever sets the text into a page does.

export type Values = Readonly<Record<string, string | number>>;

type Branches = ReadonlyMap<string, Message>;
type Piece =
  | string
  | { readonly name: string; readonly kind: 'value' | 'plural' | 'select'; readonly branches: Branches };
export type Message = readonly Piece[];

/** How one language writes numbers, chooses plural branches, and sets a foreign name among its words. */
export type Locale = {
  readonly number: (n: number) => string;
  readonly plural: (n: number) => string;
  readonly isolated: (text: string) => string;
};

/** First strong isolate and its end: what `<bdi>` is in markup, for texts that also stand in attributes. */
const [ISOLATE, END_ISOLATE] = ['\u2068', '\u2069'];
/** A text of our own with a Latin letter in front, such as a row of the form, still runs as its words do. */
const RIGHT_TO_LEFT_ISOLATE = '\u2067';
const HAS_ARABIC = /\p{Script=Arabic}/u;
const isolate = (text: string): string =>
  `${HAS_ARABIC.test(text) ? RIGHT_TO_LEFT_ISOLATE : ISOLATE}${text}${END_ISOLATE}`;

/**
 * The conventions of a BCP 47 locale. In a text that runs from right to left every value is isolated, so that
 * a Latin name or a code leaves the order of the words around it alone.
 */
export function localeOf(tag: string, direction: 'ltr' | 'rtl' = 'ltr'): Locale {
  const numbers = new Intl.NumberFormat(tag);
  const plurals = new Intl.PluralRules(tag);
  return {
    number: (n) => numbers.format(n),
    plural: (n) => plurals.select(n),
    isolated: (text) => (direction === 'rtl' ? isolate(text) : text),
  };
}

const DEPTH_MAX = 4;
const NO_BRANCHES: Branches = new Map();

/** The message of a text; throws SyntaxError. */
export function parseMessage(text: string): Message {
  const reader = { text, at: 0 };
  const message = readPieces(reader, 0);
  if (reader.at < text.length) fail(reader);
  return message;
}

type Reader = { readonly text: string; at: number };

function fail({ text, at }: Reader): never {
  throw new SyntaxError(`message does not parse at ${at}: ${text}`);
}

function readPieces(reader: Reader, depth: number): Message {
  const pieces: Piece[] = [];
  while (reader.at < reader.text.length && reader.text[reader.at] !== '}') {
    if (reader.text[reader.at] === '{') pieces.push(readPlace(reader, depth + 1));
    else pieces.push(take(reader, /[^{}]+/y));
  }
  return pieces;
}

/** Takes what the pattern (sticky) matches here, or fails. */
function take(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found === undefined) return fail(reader);
  reader.at += found.length;
  return found;
}

function readPlace(reader: Reader, depth: number): Piece {
  if (depth > DEPTH_MAX) fail(reader);
  take(reader, /\{\s*/y);
  const name = take(reader, /[A-Za-z][A-Za-z0-9]*/y);
  take(reader, /\s*/y);
  if (reader.text[reader.at] === '}') {
    reader.at++;
    return { name, kind: 'value', branches: NO_BRANCHES };
  }
  take(reader, /,\s*/y);
  const kind = take(reader, /plural|select/y) as 'plural' | 'select';
  take(reader, /\s*,\s*/y);
  const branches = new Map<string, Message>();
  while (reader.text[reader.at] !== '}') {
    const branch = take(reader, /[A-Za-z0-9_=-]+/y);
    take(reader, /\s*\{/y);
    branches.set(branch, readPieces(reader, depth));
    take(reader, /\}\s*/y);
  }
  reader.at++;
  if (!branches.has('other')) fail(reader);
  return { name, kind, branches };
}

/**
 * The text with its values in place; numbers as the locale writes them. `missing` says what stands for an
 * absent value.
 */
export function formatMessage(
  message: Message,
  values: Values,
  locale: Locale,
  missing: (name: string) => string,
  count?: number,
): string {
  let text = '';
  for (const piece of message) {
    if (typeof piece === 'string') {
      text += count === undefined ? piece : piece.replaceAll('#', locale.isolated(locale.number(count)));
      continue;
    }
    const value = values[piece.name];
    if (value === undefined) text += missing(piece.name);
    else if (piece.kind === 'value') {
      text += locale.isolated(typeof value === 'number' ? locale.number(value) : value);
    } else {
      // "1.234" is already written for one language and would be counted as one: a bug of the caller.
      if (piece.kind === 'plural' && typeof value !== 'number') missing(`${piece.name} as a number`);
      const number = piece.kind === 'plural' ? Number(value) : count;
      text += formatMessage(
        branchOf(piece.branches, piece.kind, value, locale),
        values,
        locale,
        missing,
        number,
      );
    }
  }
  return text;
}

function branchOf(
  branches: Branches,
  kind: 'plural' | 'select',
  value: string | number,
  locale: Locale,
): Message {
  const other = branches.get('other') ?? [];
  if (kind === 'select') return branches.get(String(value)) ?? other;
  const form = typeof value === 'number' ? locale.plural(value) : 'other';
  return branches.get(`=${value}`) ?? branches.get(form) ?? other;
}

/** The branches of each plural of a message, `=0` and the like left out: `[['one', 'other']]`. */
export function pluralsOf(message: Message): string[][] {
  return message.flatMap((piece) => {
    if (typeof piece === 'string') return [];
    const inner = [...piece.branches.values()].flatMap(pluralsOf);
    const own = [...piece.branches.keys()].filter((branch) => !branch.startsWith('='));
    return piece.kind === 'plural' ? [own, ...inner] : inner;
  });
}

/** Names of the values that a message uses, sorted. */
export function placesOf(message: Message): string[] {
  const names = new Set<string>();
  const visit = (pieces: Message): void => {
    for (const piece of pieces) {
      if (typeof piece === 'string') continue;
      names.add(piece.name);
      for (const branch of piece.branches.values()) visit(branch);
    }
  };
  visit(message);
  return [...names].sort();
}
