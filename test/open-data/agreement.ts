// Compares, for tests, what every format says of a published tree with what its views say: the views are what
// the publisher signed, so each figure elsewhere must be one of theirs.
import { parquetReadObjects } from 'hyparquet';
import { expect } from 'vitest';
import { csvCells } from '../../src/base/csv.ts';
import { levelOf } from '../../src/base/unit.ts';
import { isRegionRow, type RegionRow, type StationRow, type View } from '../../src/web/portal/view.ts';
import type { Reader } from './reader.ts';

export type Line = Record<string, string | number | null>;
type Snapshot = { readonly size: number; readonly views: Readonly<Record<string, string>> };

const NEAREST: Readonly<Record<number, string>> = {
  0: 'province',
  2: 'regency',
  4: 'subdistrict',
  6: 'village',
  10: 'station',
};

/** Every view that a snapshot's hash covers, the nation's first. */
export async function viewsOf(reader: Reader, contest: string, { size }: Snapshot): Promise<View[]> {
  const views: View[] = [];
  const read = async (unit: string, at: number): Promise<void> => {
    const view = await reader.json<View>(`/tree/views/${contest}/${unit}/${at}.json`);
    views.push(view);
    for (const row of view.children) if (isRegionRow(row) && row.view) await read(row.unit, row.view.size);
  };
  await read('ID', size);
  return views;
}

export const snapshotsOf = async (reader: Reader): Promise<Snapshot[]> =>
  (await reader.lines('/tree/snapshots.ndjson')) as unknown as Snapshot[];

/** Cells of a CSV as NDJSON has them: by its description, whole numbers as numbers, empty as null. */
async function csvLines(reader: Reader, address: string): Promise<Line[]> {
  const [path = '', query = ''] = address.split('?');
  const described = `${path}-metadata.json?${query}`;
  const { tableSchema } = await reader.json<{
    tableSchema: { columns: { name: string; datatype: string }[] };
  }>(described);
  const text = await reader.text(address);
  expect(text.endsWith('\n')).toBe(true);
  const [header = [], ...rows] = text
    .slice(0, -1)
    .split('\n')
    .map((line) => csvCells(line) ?? []);
  expect(header).toEqual(tableSchema.columns.map(({ name }) => name));
  return rows.map((row) =>
    Object.fromEntries(
      tableSchema.columns.map(({ name, datatype }, i) => {
        const cell = row[i] ?? '';
        return [name, cell === '' ? null : datatype === 'integer' ? Number(cell) : cell];
      }),
    ),
  );
}

/** CSV cannot tell an empty text from nothing. */
const blank = (line: Line): Line =>
  Object.fromEntries(Object.entries(line).map(([name, cell]) => [name, cell === '' ? null : cell]));

const byName = (line: Line): [string, string | number | null][] =>
  Object.entries(line).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** The three formats of a table say the same; its lines. */
async function oneTable(reader: Reader, address: string, at: string): Promise<Line[]> {
  const lines = await reader.lines(`${address}.ndjson?${at}`);
  expect(await csvLines(reader, `${address}.csv?${at}`)).toEqual(lines.map(blank));
  const parquet = await reader.get(`${address}.parquet?${at}`);
  expect(parquet.status).toBe(200);
  // A table without rows has no columns to read; it exists and is empty.
  const rows = (await parquetReadObjects({ file: parquet.body.slice().buffer })) as Line[];
  expect(rows.map(byName)).toEqual(lines.map(byName));
  return lines;
}

const votesIn = (line: Line): number[] =>
  Object.entries(line)
    .filter(([name]) => name.startsWith('votes_'))
    .toSorted(([a], [b]) => Number(a.slice(6)) - Number(b.slice(6)))
    .map(([, votes]) => Number(votes));

function expectRegion(
  line: Line,
  { confirmed, corrections, forms, name, stations, unit, view }: RegionRow,
): void {
  expect(line).toMatchObject({ unit, name, stations, corrections });
  for (const [state, count] of Object.entries(forms)) expect(line[`forms_${state}`]).toBe(count);
  const { votes, ...figures } = confirmed;
  expect(line).toMatchObject(figures);
  expect(votesIn(line)).toEqual(votes);
  expect([line['view_size'], line['view_sha256']]).toEqual([view?.size ?? null, view?.hash ?? null]);
}

function expectStation(line: Line, row: StationRow): void {
  expect(line).toMatchObject({ station: row.unit, state: row.state });
  if (row.state === 'missing') return;
  expect(line).toMatchObject({ corrections: row.corrections, leaf: row.acts.at(-1), attempt: row.attempt });
  expect([line['valid'], line['invalid'], line['total']]).toEqual([
    row.form?.V?.A ?? null,
    row.form?.V?.B ?? null,
    row.form?.V?.C ?? null,
  ]);
  const ids = `${String(line['broken'])} ${String(line['warnings'])}`.split(' ').filter((id) => id !== '');
  expect(ids.toSorted()).toEqual(row.broken.map(({ rule }) => rule).toSorted());
}

/** The nearest table and the report of a view's unit say what the view says. */
export async function expectAgreement(
  reader: Reader,
  contest: string,
  view: View,
  size: number,
): Promise<void> {
  const { unit, children } = view;
  const address = `/data/${contest}/${unit}`;
  const lines = await oneTable(reader, `${address}/${NEAREST[levelOf(unit)]}`, `at=${size}`);
  expect(lines.map((line) => line['unit'] ?? line['station'])).toEqual(children.map((row) => row.unit));
  for (const [i, row] of children.entries()) {
    const line = lines[i] ?? {};
    if (isRegionRow(row)) expectRegion(line, row);
    else expectStation(line, row);
  }
  const counted = levelOf(unit) === 10 ? lines.filter((line) => line['state'] === 'confirmed') : lines;
  for (const figure of ['valid', 'invalid', 'total'] as const) {
    const sum = counted.reduce((all, line) => all + Number(line[figure]), 0);
    expect([unit, figure, sum]).toEqual([unit, figure, view.confirmed[figure]]);
  }
  await expectReport(reader, `${address}/report.json?at=${size}`, view);
}

type Report = {
  readonly Election: {
    readonly BallotCounts: { GpUnitId: string; BallotsCast: number; BallotsRejected: number }[];
    readonly Contest: { ContestSelection: { VoteCounts: { GpUnitId: string; Count: number }[] }[] }[];
  }[];
};

async function expectReport(reader: Reader, address: string, { unit, confirmed }: View): Promise<void> {
  const { Election: elections } = await reader.json<Report>(address);
  const [{ BallotCounts: ballots, Contest: contests } = { BallotCounts: [], Contest: [] }] = elections;
  const own = `unit-${unit}`;
  const votes = contests[0]?.ContestSelection.map(
    ({ VoteCounts: counts }) => counts.find(({ GpUnitId }) => GpUnitId === own)?.Count,
  );
  expect(votes).toEqual(confirmed.votes);
  expect(ballots.find(({ GpUnitId }) => GpUnitId === own)).toMatchObject({
    BallotsCast: confirmed.total,
    BallotsRejected: confirmed.invalid,
  });
}

/** Rows of all stations of a unit at a size, by station. */
async function stationsAt(reader: Reader, address: string, size: number): Promise<Map<string, Line>> {
  const lines = await reader.lines(`${address}/station.ndjson?at=${size}`);
  return new Map(lines.map((line) => [String(line['station']), line]));
}

/**
 * Earlier rows with a file of changes put over them are the later rows; from 0, but for stations still
 * missing.
 */
export async function expectDelta(reader: Reader, address: string, from: number, to: number): Promise<void> {
  const rows = from === 0 ? new Map<string, Line>() : await stationsAt(reader, address, from);
  const changes = await reader.lines(`${address}/delta/${from}-${to}.ndjson`);
  for (const line of changes) {
    const station = String(line['station']);
    expect(line).not.toEqual(rows.get(station));
    if (line['state'] === null) rows.delete(station);
    else rows.set(station, line);
  }
  const later = [...(await stationsAt(reader, address, to))];
  const expected = later.filter(
    ([station, { state }]) => from > 0 || rows.has(station) || state !== 'missing',
  );
  expect(rows).toEqual(new Map(expected));
}

/** Each table that the tree lists has the bytes that the views give at its size. */
export async function expectWritten(reader: Reader): Promise<number> {
  const { files } = await reader.json<{
    files: { contest: string; path: string; size: number; unit: string }[];
  }>('/tree/open/index.json');
  for (const { contest, path, size, unit } of files) {
    const made = await reader.text(`/data/${contest}/${unit}/station.csv?at=${size}`);
    expect(made).toBe(await reader.text(`/tree/${path}`));
  }
  return files.length;
}
