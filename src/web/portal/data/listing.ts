// What the page of data lists for a region: each file with its bytes and hash, which are made here once and
// kept, so that a reader who then fetches one gets what the page named.
import { levelOf, NATION } from '../../../base/unit.ts';
import type { Contest } from '../../../core/define.ts';
import type { Page } from '../page.ts';
import type { PublishedTree } from '../published.ts';
import type { Keep, KeptFile } from './kept.ts';
import { makeReport, makeTable } from './make.ts';
import { dataPath, type RowLevel, type DataFile, tablesOf, withAt } from './names.ts';
import { type OpenFile, readOpenFiles } from './open-files.ts';
import type { Reading } from './regions.ts';

export type ListedFile = { readonly path: string; readonly bytes: number; readonly sha256: string };
export type ListedTable = {
  readonly rows: RowLevel;
  readonly description: string;
  readonly files: readonly ListedFile[];
};

export type Listing = {
  readonly unit: string;
  /** Tables of what lies below, the nearest level first; empty before the first snapshot. */
  readonly tables: readonly ListedTable[];
  readonly report: ListedFile | undefined;
  /** Tables that stand in the tree, of regencies at or below. */
  readonly written: readonly OpenFile[];
  /** Address of what changed since the snapshot before. */
  readonly delta: string | undefined;
};

type UnitFile = Exclude<DataFile, { kind: 'catalogue' | 'delta' }>;

/** Key under which a file of a head is kept; the answer to its address has the same. */
export const keptKey = (file: UnitFile, size: number): string => `${dataPath(file)} ${size}`;

/** A file of a unit, made or kept. */
export const fileOf = (keep: Keep, reading: Reading, file: UnitFile): Promise<KeptFile> =>
  keep(keptKey(file, reading.head.latest?.size ?? 0), () =>
    file.kind === 'table' ? makeTable(reading, file) : makeReport(reading, file.unit),
  );

/** Lists a region's data; the unit exists. Nothing is made before the first snapshot. */
export async function listData(tree: PublishedTree, keep: Keep, page: Page, unit: string): Promise<Listing> {
  const { contest, election, head } = page;
  const reading: Reading = { tree, election, head, contest };
  const files = await readOpenFiles(tree);
  const written = files.filter((file) => file.contest === contest.id && file.unit.startsWith(unit));
  // What the tree lists is of now; a page of the past leads to what is made of the views of then.
  const shown = unit !== NATION && levelOf(unit) <= 4 && head.past === undefined;
  const own = { unit, written: shown ? written : [] };
  if (head.latest === undefined) return { ...own, tables: [], report: undefined, delta: undefined };
  const tables: ListedTable[] = [];
  // One after the other: this page waits rather than the figures' pages.
  for (const rows of tablesOf(unit)) tables.push(await listTable(keep, reading, unit, rows));
  const report = { kind: 'report', contest: contest.id, unit } as const;
  const { sha256, bytes } = await fileOf(keep, reading, report);
  return {
    ...own,
    tables,
    report: { path: pathAt(reading, report), bytes: bytes.length, sha256 },
    delta: await deltaPath(reading, contest, unit),
  };
}

/** Address of a file; on a page of the past, of the file as it was then. */
const pathAt = ({ head }: Reading, file: UnitFile): string =>
  head.past === undefined ? dataPath(file) : withAt(dataPath(file), head.latest?.size ?? 0);

async function listTable(keep: Keep, reading: Reading, unit: string, rows: RowLevel): Promise<ListedTable> {
  const table = { kind: 'table', contest: reading.contest.id, unit, rows } as const;
  const files: ListedFile[] = [];
  for (const format of ['csv', 'ndjson', 'parquet'] as const) {
    const { bytes, sha256 } = await fileOf(keep, reading, { ...table, format });
    files.push({ path: pathAt(reading, { ...table, format }), bytes: bytes.length, sha256 });
  }
  return { rows, description: pathAt(reading, { ...table, format: 'csv-metadata.json' }), files };
}

async function deltaPath(
  { tree, head }: Reading,
  contest: Contest,
  unit: string,
): Promise<string | undefined> {
  const { until } = await tree.snapshots.around(head);
  const from = until.at(-2)?.size;
  if (from === undefined || head.latest === undefined) return undefined;
  return dataPath({ kind: 'delta', contest: contest.id, unit, from, to: head.latest.size });
}
