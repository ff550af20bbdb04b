// A file of data from its name: read out of the published views at one head, written in the format asked for.
// The same name at the same tree size gives the same bytes on every mirror.
import { hex, sha256, utf8 } from '../../../base/bytes.ts';
import { canonical } from '../../../base/canonical.ts';
import { NATION } from '../../../base/unit.ts';
import { electionReport, type ReportUnit } from '../../../modules/results/export-report.ts';
import { figures } from '../../../modules/results/form.ts';
import { csvText, csvwMetadata, DATA_LICENCE, ndjsonText } from '../../../modules/results/export-table.ts';
import { readEntry } from '../tiles.ts';
import type { RegionRow, StationRow, View } from '../view.ts';
import type { DataFile, TableFormat } from './names.ts';
import { parquetBytes } from './parquet.ts';
import { childrenOf, noFigures, type Reading, tableBelow, untouchedRow, viewPathOf } from './regions.ts';

export type Made = { readonly bytes: Uint8Array; readonly type: string };
type TableFile = Extract<DataFile, { kind: 'table' }>;

export const MEDIA_TYPES: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  'csv-metadata.json': 'application/csvm+json',
  ndjson: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
};

/** A table in its format. The unit exists. */
export async function makeTable(reading: Reading, file: TableFile): Promise<Made> {
  const { unit, rows, format } = file;
  const table = await tableBelow(reading, unit, rows);
  const title = `${reading.election.name} · ${reading.contest.name} · ${nameOf(reading, unit)} · ${rows}`;
  const size = reading.head.latest?.size ?? 0;
  const source = (await viewPathOf(reading, unit)) ?? '/tree/latest.json';
  const made = (bytes: Uint8Array): Made => ({ bytes, type: MEDIA_TYPES[format] });
  if (format === 'parquet') return made(parquetBytes(table, { title, size, source }));
  if (format === 'ndjson') return made(utf8(ndjsonText(table)));
  const csv = utf8(csvText(table));
  if (format === 'csv') return made(csv);
  // The description stays with its table: both are asked for at the same size.
  const url = `${rows}.csv?at=${size}`;
  const about = { title, file: url, made: { sha256: hex(sha256(csv)), size, source } };
  return made(utf8(csvwMetadata(table, about)));
}

const nameOf = ({ election }: Reading, unit: string): string =>
  unit === NATION ? election.name : election.units.nameOf(unit);

/** The report of a unit and what lies directly below it, as NIST SP 1500-100 has it. The unit exists. */
export async function makeReport(reading: Reading, unit: string): Promise<Made> {
  const { tree, election, head, contest } = reading;
  const { view, row } = await tree.find(head, contest.id, unit);
  const source = (await viewPathOf(reading, unit)) ?? '/tree/latest.json';
  const own = view ?? row ?? untouchedRow(reading, unit);
  const below = childrenOf(reading, unit, view).map((child) => reportUnit(reading, child));
  const entry = await readEntry(tree.source, head.checkpoint.size, 0);
  const founding = entry.act.body as { from: string; until: string };
  const report = electionReport({
    election,
    days: { first: founding.from.slice(0, 10), last: founding.until.slice(0, 10) },
    contest,
    units: [{ ...reportUnit(reading, own), name: nameOf(reading, unit) }, ...below],
    at: head.latest?.at ?? entry.received,
    size: head.latest?.size ?? 0,
    source,
    licence: DATA_LICENCE,
  });
  return { bytes: utf8(canonical(report)), type: 'application/json' };
}

function reportUnit({ contest }: Reading, row: View | RegionRow | StationRow): ReportUnit {
  if ('forms' in row) {
    const { confirmed, forms, name, stations, unit } = row;
    return { unit, name, confirmed, forms: forms.confirmed, stations };
  }
  const { unit } = row;
  const counted = row.state === 'confirmed' ? row.form : null;
  const confirmed = counted === null ? noFigures(contest) : figures(counted);
  return { unit, name: `TPS ${unit.slice(10)}`, confirmed, forms: counted === null ? 0 : 1, stations: 1 };
}
