// A region's feed: what its figures were at the end of each quarter of an hour, and every correction in
// between. An entry's id depends only on what it is about, so it is the same on every mirror and after every
// restart; of a quarter that has ended it never changes.
import { hex, sha256, utf8 } from '../../../base/bytes.ts';
import { NATION } from '../../../base/unit.ts';
import { DATA_LICENCE } from '../../../modules/results/export-table.ts';
import { addressIn, type Page, unitAddress, unitName } from '../page.ts';
import type { Snapshot } from '../published.ts';
import { readEntry } from '../tiles.ts';
import type { View } from '../view.ts';
import { correctionsBetween, figuresIn, type Correction } from './corrections.ts';
import { type FeedEntry, feedText } from './feed-xml.ts';
import { feedPath, withAt } from './names.ts';
import type { Reading } from './regions.ts';

const QUARTER_MS = 15 * 60 * 1000;
/** A day of quarters; an older feed is had with `?at=`. */
const QUARTERS_MAX = 96;
const ENTRIES_MAX = 200;

/** A UUID of our own making (RFC 9562, version 8): the first bits of a hash of what it names. */
function uuidOf(...parts: readonly (string | number)[]): string {
  const bytes = sha256(utf8(JSON.stringify(parts))).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}

type Quarter = { readonly start: number; readonly snapshot: Snapshot };

/** The last snapshot of each quarter of an hour, ascending. */
async function quartersUpTo({ tree, head }: Reading): Promise<Quarter[]> {
  const { until: snapshots } = await tree.snapshots.around(head);
  const last = new Map<number, Snapshot>();
  for (const snapshot of snapshots) last.set(Math.floor(Date.parse(snapshot.at) / QUARTER_MS), snapshot);
  return [...last].map(([start, snapshot]) => ({ start, snapshot }));
}

/**
 * The feed of a unit (nation to village) in the page's language. The unit exists, something was published.
 */
export async function makeFeed(page: Page, reading: Reading, unit: string): Promise<string> {
  const { tree, head, contest } = reading;
  const quarters = (await quartersUpTo(reading)).slice(-QUARTERS_MAX - 1);
  const entries: FeedEntry[] = [];
  let before: View | undefined;
  for (const [i, { start, snapshot }] of quarters.entries()) {
    const { view } = await tree.find({ ...head, latest: snapshot }, contest.id, unit);
    if (view === undefined || view.tree.size === before?.tree.size) continue;
    // The oldest of more quarters than are told is there to be compared with.
    if (i > 0 || quarters.length <= QUARTERS_MAX) {
      entries.push(figuresEntry(page, view, start));
      for (const correction of await correctionsBetween(reading, before, view)) {
        entries.push(await correctionEntry(page, reading, correction));
      }
    }
    before = view;
  }
  const newest = entries.toSorted((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0));
  return feedText({
    id: feedId(page, unit),
    title: page.say('feed.title', { unit: unitName(page, unit), contest: contest.name }),
    subtitle: page.say('feed.subtitle'),
    updated: newest[0]?.updated ?? head.latest?.at ?? '',
    author: page.election.name,
    language: page.language,
    licence: `${page.say('open.licence.fact')} ${DATA_LICENCE}`,
    self: addressIn(page, page.language, feedPath(unit)),
    page: unitAddress(page, unit),
    entries: newest.slice(0, ENTRIES_MAX),
  });
}

const feedId = (page: Page, unit: string): string =>
  uuidOf(page.head.checkpoint.origin, page.election.id, page.contest.id, unit, page.language);

function figuresEntry(page: Page, view: View, quarter: number): FeedEntry {
  const { say, format, contest } = page;
  const { unit, confirmed, forms, stations, tree } = view;
  const votes = contest.options.map(
    ({ no, name }, i) => `${no}. ${name}: ${format.number(confirmed.votes[i] ?? 0)}`,
  );
  const counts = { confirmed: format.number(forms.confirmed), stations: format.number(stations) };
  const permalink = withAt(unitAddress(page, unit), tree.size);
  return {
    id: uuidOf(page.head.checkpoint.origin, page.election.id, contest.id, unit, 'figures', quarter),
    title: `${unit === NATION ? say('unit.nation') : view.name}: ${say('status.count', counts)}`,
    updated: view.at,
    category: 'figures',
    content: [
      say('status.provisional'),
      ...votes,
      `${say('figure.valid')}: ${format.number(confirmed.valid)}`,
      `${say('figure.invalid')}: ${format.number(confirmed.invalid)}`,
      `${say('status.tree', { size: format.number(tree.size) })} · ${say('status.paper')}`,
    ].join('\n'),
    links: [permalink, `/tree/views/${contest.id}/${unit}/${tree.size}.json`],
  };
}

async function correctionEntry(
  page: Page,
  { tree, head }: Reading,
  correction: Correction,
): Promise<FeedEntry> {
  const { say, contest } = page;
  const { station, village, leaf } = correction;
  const { act, received } = await readEntry(tree.source, head.checkpoint.size, leaf);
  const { reason } = act.body as { reason?: string };
  const name = `${unitName(page, station)}, ${unitName(page, village)}`;
  return {
    id: uuidOf(head.checkpoint.origin, page.election.id, contest.id, station, 'correction', leaf),
    title: say('feed.correction', { station: name }),
    updated: received,
    category: 'correction',
    content: [
      `${say('history.reason')}: ${reason ?? ''}`,
      ...changesOf(page, correction),
      say('foot.paper'),
    ].join('\n'),
    links: [unitAddress(page, station), addressIn(page, page.language, `/leaf/${leaf}`)],
  };
}

/** Old → new of the figures that a reader compares; empty where the view before had no form in force. */
function changesOf({ say, format, contest }: Page, { before, after }: Correction): string[] {
  const old = figuresIn(before);
  const now = figuresIn(after);
  if (old === undefined || now === undefined) return [];
  const compared: [string, number, number][] = [
    ...contest.options.map(({ no, name }, i): [string, number, number] => [
      `${no}. ${name}`,
      old.votes[i] ?? 0,
      now.votes[i] ?? 0,
    ]),
    [say('figure.valid'), old.valid, now.valid],
    [say('figure.invalid'), old.invalid, now.invalid],
  ];
  return compared
    .filter(([, from, to]) => from !== to)
    .map(([field, from, to]) =>
      say('history.changed', { field, old: format.number(from), new: format.number(to) }),
    );
}
