// x-pseudo, a language for tests: every text of a words table accented, two fifths longer and in brackets.
// What a page shows without brackets is in no table; what leaves the page at 320 px would leave it in some
// language.
import { type Message, parseMessage } from '../../src/base/message.ts';
import type { Words } from '../../src/base/words.ts';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = Array.from('àƀçđéƒĝĥíĵķļɱñöþǫŕšţûṽŵẋýžÀƁÇĐÉƑĜĤÍĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ');
const LONGER = 0.4;

const accented = (text: string): string =>
  Array.from(text, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('');

/** More words, not one long one: a language of 40 % longer texts still has spaces. */
const padding = (length: number): string => ' íñí'.repeat(Math.ceil((length * LONGER) / 4));

const written = (message: Message): string =>
  message
    .map((piece) => {
      if (typeof piece === 'string') return accented(piece);
      if (piece.kind === 'value') return `{${piece.name}}`;
      const branches = [...piece.branches].map(([name, branch]) => `${name}{${written(branch)}}`);
      return `{${piece.name}, ${piece.kind}, ${branches.join(' ')}}`;
    })
    .join('');

/** `Halo, {name}` → `⟦Ĥàļö, {name} íñí⟧`. */
export const pseudoText = (text: string): string => `⟦${written(parseMessage(text))}${padding(text.length)}⟧`;

/** A folder's words with x-pseudo in the place of the source. */
export const pseudoWords = (words: Words): Words => ({
  id: Object.fromEntries(Object.entries(words.id).map(([key, text]) => [key, pseudoText(text)])),
});

const TAG = /<(\/?)([a-zA-Z0-9]+)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>|<![^>]*>/g;
const SPOKEN = /\s(?:aria-label|title|alt|placeholder|content)="([^"]*)"/g;
/** What is the same in every language: codes, commands, files, moments; and what code draws. */
const SAME = new Set(['code', 'pre', 'time', 'script', 'style', 'textarea']);
const EMPTY = new Set(['meta', 'link', 'br', 'input', 'img', 'rect', 'circle', 'path', 'use']);

const decoded = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** What a page shows or speaks, piece by piece, without what is the same in every language. */
export function shownTexts(html: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  let from = 0;
  for (const tag of html.matchAll(TAG)) {
    if (!open.some((name) => SAME.has(name))) found.push(html.slice(from, tag.index));
    from = tag.index + tag[0].length;
    const [, closing, name = '', attributes = ''] = tag;
    if (!/name="(?:viewport|color-scheme|twitter:card)"|property=/.test(attributes)) {
      for (const [, text = ''] of attributes.matchAll(SPOKEN)) found.push(text);
    }
    if (closing) open.splice(open.lastIndexOf(name), 1);
    else if (!EMPTY.has(name) && !tag[0].endsWith('/>')) open.push(name);
  }
  return found.map((text) => decoded(text).trim()).filter((text) => text !== '');
}

/** Addresses, names of files, articles of the law and cells of the form are the same in every language. */
const ADDRESS = new RegExp(
  [
    String.raw`https?:\/\/\S+|\S+\.(?:csv|json|ndjson|parquet|xml)(?![a-z])`,
    String.raw`(?:KPT|PKPU|UU) \d+\/\d+[\w ,.()]*`,
    String.raw`(?<![\p{L}])[IV]+\.[\dA-Z.]*`,
  ].join('|'),
  'gu',
);

/**
 * A text without what stands in brackets and without the given names; letters that remain are in no table.
 */
export function unsaid(text: string, names: readonly string[]): string {
  let rest = text.replaceAll(ADDRESS, ' ');
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  for (const name of names) rest = rest.replaceAll(name, ' ');
  return rest.replaceAll(/\s+/g, ' ').trim();
}
