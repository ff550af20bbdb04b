// What changed between two snapshots, as rows of stations: whoever holds the earlier rows replaces those
// named here and has the later ones. Only views whose hash differs are read, so its cost is that of the
// change.
import { canonical } from '../../../base/canonical.ts';
import { levelOf } from '../../../base/unit.ts';
import { stationTable } from '../../../modules/results/export-stations.ts';
import { rowObject } from '../../../modules/results/export-table.ts';
import { refuse, type Refusal } from '../../../base/result.ts';
import { isRegionRow, type RegionRow, type StationRow, type View, type ViewRef } from '../view.ts';
import { childrenOf, type Reading, stationState } from './regions.ts';

/**
 * Villages whose views are compared for one file; beyond them a reader asks for a smaller unit or a shorter
 * time.
 */
const VILLAGES_MAX = 2_000;
const READ_AT_ONCE = 32;

/** A view's place before and after; undefined where there was none yet. */
type Change = { readonly unit: string; readonly before: ViewRef | undefined; readonly after: ViewRef };

/**
 * NDJSON of the stations below a unit whose row differs, by code; `{"state":null,"station":…}` for one that
 * is no more. `before` is undefined when nothing was published yet. Refusals: `delta-too-large`.
 */
export async function deltaText(
  before: Reading | undefined,
  after: Reading,
  unit: string,
): Promise<string | Refusal> {
  const villages = await changedVillages(before, after, unit);
  if (villages === undefined) return refuse('delta-too-large', { villages: VILLAGES_MAX });
  const lines: string[] = [];
  for (let from = 0; from < villages.length; from += READ_AT_ONCE) {
    const some = villages
      .slice(from, from + READ_AT_ONCE)
      .map((change) => changedRows(before, after, change));
    for (const rows of await Promise.all(some)) for (const row of rows) lines.push(`${row}\n`);
  }
  return lines.join('');
}

/** Villages below a unit whose view is another, by code; undefined when there are too many. */
async function changedVillages(before: Reading | undefined, after: Reading, unit: string) {
  const [old, now] = await Promise.all([before && refOf(before, unit), refOf(after, unit)]);
  let changed: Change[] = now && now.hash !== old?.hash ? [{ unit, before: old, after: now }] : [];
  while (changed.length > 0 && levelOf(changed[0]?.unit ?? '') < 10) {
    const below: Change[] = [];
    for (const change of changed) {
      below.push(...(await changedBelow(after, change)));
      if (below.length > VILLAGES_MAX) return undefined;
    }
    changed = below;
  }
  return changed;
}

/** Where a unit's view stands at a head. */
async function refOf({ tree, head, contest }: Reading, unit: string): Promise<ViewRef | undefined> {
  const { latest } = head;
  const hash = latest?.views[contest.id];
  if (latest === undefined || hash === undefined) return undefined;
  if (levelOf(unit) === 0) return { hash, size: latest.size };
  const { row } = await tree.find(head, contest.id, unit);
  return row?.view ?? undefined;
}

async function readBoth(
  { tree, contest }: Reading,
  { unit, before, after }: Change,
): Promise<[before: View | undefined, after: View]> {
  return Promise.all([before && tree.viewOf(contest.id, unit, before), tree.viewOf(contest.id, unit, after)]);
}

async function changedBelow(reading: Reading, change: Change): Promise<Change[]> {
  const [before, after] = await readBoth(reading, change);
  const known = new Map(before?.children.filter(isRegionRow).map((row) => [row.unit, row.view ?? undefined]));
  return after.children.filter(isRegionRow).flatMap(({ unit, view }) => {
    const old = known.get(unit);
    return view === null || view.hash === old?.hash ? [] : [{ unit, before: old, after: view }];
  });
}

async function changedRows(before: Reading | undefined, after: Reading, change: Change): Promise<string[]> {
  const [oldView, newView] = await readBoth(after, change);
  const lines = rowLines(after, childrenOf(after, change.unit, newView));
  // What was published before a village had a view is that all its stations are missing.
  const known = rowLines(after, before ? childrenOf(before, change.unit, oldView) : []);
  const gone = [...known.keys()].filter((station) => !lines.has(station));
  for (const station of gone) lines.set(station, canonical({ state: null, station }));
  return [...lines]
    .filter(([station, line]) => known.get(station) !== line)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, line]) => line);
}

/** Lines of a village's rows, by station. */
function rowLines({ contest }: Reading, rows: readonly (RegionRow | StationRow)[]): Map<string, string> {
  const stations = rows.filter((row): row is StationRow => !isRegionRow(row));
  const table = stationTable(contest, stations.map(stationState));
  return new Map(table.rows.map((row) => [String(row[0]), canonical(rowObject(table, row))]));
}
