// The text of an Atom feed (RFC 4287). Everything that comes from outside is escaped here, names of regions
// and reasons of officers included: whoever wrote them may want to be markup.
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// Control characters have no place in XML, not even escaped.
// oxlint-disable-next-line no-control-regex -- these are the ones that are taken away
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as XML has it, in content and in attributes. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(FORBIDDEN, '\ufffd')
    .replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

export type FeedEntry = {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly category: 'figures' | 'correction';
  readonly content: string;
  /** Pages that it is about, the first being its own. */
  readonly links: readonly [string, ...string[]];
};

export type Feed = {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly updated: string;
  readonly author: string;
  readonly language: string;
  readonly licence: string;
  /** Addresses of the feed itself and of the page it goes with. */
  readonly self: string;
  readonly page: string;
  readonly entries: readonly FeedEntry[];
};

const entryText = ({ id, title, updated, category, content, links }: FeedEntry): string =>
  [
    '<entry>',
    `<id>${escaped(id)}</id>`,
    `<title>${escaped(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<category term="${category}"/>`,
    ...links.map((href, i) => `<link rel="${i === 0 ? 'alternate' : 'related'}" href="${escaped(href)}"/>`),
    `<content type="text">${escaped(content)}</content>`,
    '</entry>',
  ].join('\n');

/** The feed, entries in the order given. */
export const feedText = (feed: Feed): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">`,
    `<id>${escaped(feed.id)}</id>`,
    `<title>${escaped(feed.title)}</title>`,
    `<subtitle>${escaped(feed.subtitle)}</subtitle>`,
    `<updated>${feed.updated}</updated>`,
    `<author><name>${escaped(feed.author)}</name></author>`,
    `<rights>${escaped(feed.licence)}</rights>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(feed.page)}"/>`,
    ...feed.entries.map(entryText),
    '</feed>',
    '',
  ].join('\n');
