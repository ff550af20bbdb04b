// The published tree as the pages need it: the election as adopted, and each unit's newest view, found by
// walking from the nation's view down and checking every file against the hash that the view above it names.
// What does not match is never shown. Obeys spec/log.md and spec/views.md.
import { hex, sha256, textOf } from '../../base/bytes.ts';
import { ancestorsOf, NATION } from '../../base/unit.ts';
import type { Contest, UnitTree, Voting } from '../../core/define.ts';
import { parseContests, parseRuleSet, parseUnits, ruleValueOf } from '../../modules/registry/objects.ts';
import { unitTree } from '../../modules/registry/units.ts';
import type { TreeSource } from './source.ts';
import type { Moment } from './time/moment.ts';
import { type Snapshots, snapshotsOf } from './time/snapshots.ts';
import { type Checkpoint, orFault, readCheckpoint, readEntry, TreeFault } from './tiles.ts';
import { childRow, isRegionRow, type RegionRow, type View, type ViewRef } from './view.ts';

export type Snapshot = {
  readonly at: string;
  readonly leaf: number;
  readonly root: string;
  readonly size: number;
  readonly views: Readonly<Record<string, string>>;
};

export type PublishedElection = {
  readonly id: string;
  readonly name: string;
  readonly contests: readonly Contest[];
  readonly voting: Voting;
  readonly ruleValue: (name: string) => number;
  readonly units: UnitTree;
};

/** The tree at one moment: everything a page shows is of this head. */
export type Head = {
  readonly checkpoint: Checkpoint;
  readonly latest: Snapshot | undefined;
  /** The moment asked for, on a page of the past; `latest` is then the last publication up to it. */
  readonly past?: Moment | undefined;
  /** What keeps this from being the state of now; undefined where nothing is known to. */
  readonly stale?: Stale | undefined;
};

/**
 * `behind`: the log went on, and its figures did not: entries that no figure counts, the last of them
 * received at `time`. `silent`: the tree cannot be read since `time`.
 */
export type Stale =
  | { readonly kind: 'behind'; readonly entries: number; readonly time: string }
  | { readonly kind: 'silent'; readonly time: string };

/** Figures are published every minute or so; after this the reader is told that they are not. */
const BEHIND_MS = 10 * 60_000;

/** A unit's newest view, or the row that its parent has of it where no form of it has come yet. */
export type Found = { readonly view: View | undefined; readonly row: RegionRow | undefined };

export type PublishedTree = {
  readonly source: TreeSource;
  readonly snapshots: Snapshots;
  readonly head: () => Promise<Head>;
  readonly election: () => Promise<PublishedElection>;
  readonly find: (head: Head, contest: string, unit: string) => Promise<Found>;
  readonly viewOf: (contest: string, unit: string, ref: ViewRef) => Promise<View>;
};

/** Characters of view files kept in memory; the nation's and the largest cities' fit many times. */
const VIEW_CHARS_KEPT = 32_000_000;

/** Reads a published tree. Views are kept by hash: they never change. */
export function publishedTree(source: TreeSource): PublishedTree {
  const views = viewCache(source);
  let election: Promise<PublishedElection> | undefined;
  const viewOf = (contest: string, unit: string, { hash, size }: ViewRef): Promise<View> =>
    views(`views/${contest}/${unit}/${size}.json`, hash);

  const find = async (head: Head, contest: string, unit: string): Promise<Found> => {
    const hash = head.latest?.views[contest];
    if (head.latest === undefined || hash === undefined) return { view: undefined, row: undefined };
    let view = await viewOf(contest, NATION, { hash, size: head.latest.size });
    let row: RegionRow | undefined;
    for (const step of [...ancestorsOf(unit).reverse(), unit].slice(1)) {
      const child = childRow(view, step);
      if (child === undefined || !isRegionRow(child)) return { view: undefined, row: undefined };
      row = child;
      // Below a unit without a form there is no view, and its rows are all "missing".
      if (child.view === null) return { view: undefined, row: step === unit ? row : undefined };
      view = await viewOf(contest, step, child.view);
    }
    return { view, row };
  };

  return {
    source,
    snapshots: snapshotsOf(source),
    head: () => readHead(source),
    election: () => {
      election ??= readElection(source).catch((fault: unknown) => {
        election = undefined;
        throw fault;
      });
      return election;
    },
    find,
    viewOf,
  };
}

async function readHead(source: TreeSource): Promise<Head> {
  // latest.json first: a snapshot is listed only when the checkpoint, read after it, covers it.
  const latest = await source.read('latest.json');
  const note = await source.read('checkpoint');
  if (note === undefined) throw new TreeFault('the tree has no checkpoint');
  const head = {
    checkpoint: readCheckpoint(textOf(note)),
    latest: latest && (JSON.parse(textOf(latest)) as Snapshot),
  };
  return { ...head, stale: await behind(source, head) };
}

/** Compares two times of the log's own clock: a site that shows an old election is not behind. */
async function behind(source: TreeSource, { checkpoint, latest }: Head): Promise<Stale | undefined> {
  const entries = latest === undefined ? 0 : checkpoint.size - latest.leaf - 1;
  if (latest === undefined || entries <= 0) return undefined;
  const { received } = await readEntry(source, checkpoint.size, checkpoint.size - 1);
  const isBehind = Date.parse(received) - Date.parse(latest.at) > BEHIND_MS;
  return isBehind ? { kind: 'behind', entries, time: received } : undefined;
}

async function readNamed(source: TreeSource, path: string, hash: string): Promise<string> {
  const bytes = await source.read(path);
  if (bytes === undefined) throw new TreeFault(`${path} is missing`);
  if (hex(sha256(bytes)) !== hash) throw new TreeFault(`${path} has not the hash ${hash}`);
  return textOf(bytes);
}

type KeptView = { readonly reading: Promise<View>; chars: number };

/** Reads views by path and hash, keeping the newest up to a size. */
function viewCache(source: TreeSource): (path: string, hash: string) => Promise<View> {
  const kept = new Map<string, KeptView>();
  let chars = 0;
  const forget = (key: string): void => {
    chars -= kept.get(key)?.chars ?? 0;
    kept.delete(key);
  };
  const read = async (path: string, hash: string, key: string): Promise<View> => {
    const text = await readNamed(source, path, hash);
    const view = JSON.parse(text) as View;
    if (view.kind !== 'terang/view/v1') throw new TreeFault(`${path} is not a view`);
    const entry = kept.get(key);
    if (entry) entry.chars = text.length;
    chars += entry ? text.length : 0;
    for (const oldest of kept.keys()) {
      if (chars <= VIEW_CHARS_KEPT) break;
      forget(oldest);
    }
    return view;
  };
  return (path, hash) => {
    const key = `${path} ${hash}`;
    const known = kept.get(key);
    if (known) return known.reading;
    // The entry must stand before the reading ends, which is never in the same turn.
    const reading = Promise.resolve().then(() => read(path, hash, key));
    kept.set(key, { reading, chars: 0 });
    // A failure is not an answer to keep: the next reader tries again.
    reading.catch(() => forget(key));
    return reading;
  };
}

type Founding = { contests: string; election: string; name: string; ruleSet: string; units: string };

async function readElection(source: TreeSource): Promise<PublishedElection> {
  const { checkpoint } = await readHead(source);
  if (checkpoint.size === 0) throw new TreeFault('the log has no founding act');
  const founding = (await readEntry(source, checkpoint.size, 0)).act.body as Founding;
  const object = (hash: string): Promise<string> => readNamed(source, `objects/${hash}`, hash);
  const { contests, voting } = orFault(parseContests(await object(founding.contests)));
  const ruleSet = orFault(parseRuleSet(await object(founding.ruleSet)));
  const units = unitTree(orFault(parseUnits(await object(founding.units))), new Map());
  const ruleValue = ruleValueOf(ruleSet);
  return { id: founding.election, name: founding.name, contests, voting, ruleValue, units };
}
