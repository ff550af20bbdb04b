// The queues of a desk: what stands in each, which list of the log it comes from, and in what order. A
// queue is a list of stations of one contest below one unit. Pure, but for the reading itself.
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import { ATTEMPT, asTally, parseTallyKey, type Tally, tallyKey } from '../../../../modules/results/record.ts';
import { stationKey, stationOf, type VotingStation } from '../../../../modules/voting/record.ts';
import type { Api } from '../../device/api.ts';
import { keysOf, recordsOf } from '../data/reading.ts';

export const QUEUES = ['disputed', 'withheld', 'objection', 'overdue', 'incomplete', 'corrected'] as const;
export type QueueName = (typeof QUEUES)[number];
export const isQueue = (name: string | undefined): name is QueueName =>
  (QUEUES as readonly string[]).includes(name ?? '');

/** Items of one queue that are brought to the desk; more are said to be there. */
export const ITEMS_MAX = 500;
/** Closed stations looked through for those that are overdue. */
const CLOSED_MAX = 2_000;
/** A form is overdue when its station closed so long ago (80 % came within six hours in 2024). */
export const OVERDUE_HOURS = 6;
const HOUR_MS = 3_600_000;

export type Item = {
  readonly station: string;
  readonly tally: Tally | undefined;
  /** When the station closed, where that is why it stands here. */
  readonly closedAt?: string;
};

export type Items = { readonly items: readonly Item[]; readonly more: boolean };

const LABELS: Readonly<Record<Exclude<QueueName, 'overdue'>, string>> = {
  disputed: 'disputed',
  withheld: 'withheld',
  objection: 'objection',
  incomplete: 'incomplete',
  corrected: 'corrected',
};

/** Station of a record's key: `results.tally/<station>/…`, `results.evidence/<station>/…`. */
export const stationIn = (key: string): string => parseTallyKey(key)?.station ?? key.split('/')[1] ?? '';

/** The items of a queue, in the order in which they are worked through. */
export async function itemsOf(
  api: Api,
  queue: QueueName,
  asked: { readonly contest: string; readonly below: string; readonly nowMs: number },
): Promise<Items | Refusal> {
  if (queue === 'overdue') return overdueOf(api, asked);
  const label = `${asked.contest}/${LABELS[queue]}`;
  const keys = await keysOf(api, { label, below: asked.below }, ITEMS_MAX);
  if (isRefusal(keys)) return keys;
  const stations = keys.keys.map(stationIn);
  const tallies = await talliesOf(api, stations, asked.contest);
  if (isRefusal(tallies)) return tallies;
  const items = stations.map((station) => ({ station, tally: tallies.get(station) }));
  return { items: inOrder(queue, items), more: keys.more };
}

async function talliesOf(
  api: Api,
  stations: readonly string[],
  contest: string,
): Promise<ReadonlyMap<string, Tally> | Refusal> {
  const keys = stations.map((station) => tallyKey(station, contest, ATTEMPT));
  const records = await recordsOf(api, keys);
  if (isRefusal(records)) return records;
  return new Map([...records].map(([key, record]) => [stationIn(key), asTally(record as never)]));
}

async function overdueOf(
  api: Api,
  { contest, below, nowMs }: { readonly contest: string; readonly below: string; readonly nowMs: number },
): Promise<Items | Refusal> {
  const closed = await keysOf(api, { label: 'voting/closed', below }, CLOSED_MAX);
  if (isRefusal(closed)) return closed;
  const days = await recordsOf(api, closed.keys);
  if (isRefusal(days)) return days;
  const late = [...days].flatMap(([key, record]) => overdueSince(key, stationOf(record as never), nowMs));
  const tallies = await talliesOf(
    api,
    late.map(({ station }) => station),
    contest,
  );
  if (isRefusal(tallies)) return tallies;
  const items = late
    .map(({ station, closedAt }) => ({ station, closedAt, tally: tallies.get(station) }))
    .filter(({ tally }) => tally === undefined || tally.state === 'waiting');
  return {
    items: inOrder('overdue', items).slice(0, ITEMS_MAX),
    more: closed.more || items.length > ITEMS_MAX,
  };
}

function overdueSince(
  key: string,
  day: VotingStation,
  nowMs: number,
): { station: string; closedAt: string }[] {
  const station = key.slice(stationKey('').length);
  if (!day.close || nowMs - Date.parse(day.close.at) < OVERDUE_HOURS * HOUR_MS) return [];
  return [{ station, closedAt: day.close.at }];
}

/**
 * Longest waiting first: by the leaf of the oldest act on the form; what is overdue by the hour of closing;
 * corrections the newest first, because they are read and not worked off.
 */
export function inOrder(queue: QueueName, items: readonly Item[]): Item[] {
  const oldest = ({ tally }: Item): number => tally?.acts[0] ?? Number.MAX_SAFE_INTEGER;
  const newest = ({ tally }: Item): number => tally?.acts.at(-1) ?? 0;
  const order: Readonly<Record<string, (a: Item, b: Item) => number>> = {
    corrected: (a, b) => newest(b) - newest(a),
    overdue: (a, b) => compare(a.closedAt ?? '', b.closedAt ?? ''),
  };
  const by = order[queue] ?? ((a: Item, b: Item) => oldest(a) - oldest(b));
  return [...items].sort((a, b) => by(a, b) || compare(a.station, b.station));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What a record of sums says of the length of each queue; undefined where no sum says it. */
export function lengthOf(queue: QueueName, sums: { readonly [metric: string]: number }): number | undefined {
  if (queue === 'objection') return sums['objections.open'] ?? 0;
  if (queue === 'overdue') return undefined;
  return queue === 'corrected' ? undefined : (sums[`state.${queue}`] ?? 0);
}

export const ITEM_HEADER = [
  'station',
  'village',
  'state',
  'rules',
  'differs',
  'corrections',
  'closed_at',
] as const;

/** An item as a line of the exported list. */
export const itemCells = ({ station, tally, closedAt }: Item, village: string): (string | number)[] => [
  station,
  village,
  tally?.state ?? 'missing',
  (tally?.broken ?? []).map(({ rule }) => rule).join(' '),
  (tally?.differs ?? []).join(' '),
  tally?.corrections.length ?? 0,
  closedAt ?? '',
];
