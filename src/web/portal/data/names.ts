// Which files of data there are, and their names below /data/. Every file has one name, and what has another
// is not found; the reader's text is matched whole and never becomes a path of a disk.
import { LEVELS, levelOf, NATION } from '../../../base/unit.ts';

/** What a table has rows of. */
export const ROW_LEVELS = ['province', 'regency', 'subdistrict', 'village', 'station'] as const;
export type RowLevel = (typeof ROW_LEVELS)[number];
export const TABLE_FORMATS = ['csv', 'csv-metadata.json', 'ndjson', 'parquet'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export type DataFile =
  | { readonly kind: 'catalogue' }
  | ({ readonly contest: string; readonly unit: string } & (
      | { readonly kind: 'table'; readonly rows: RowLevel; readonly format: TableFormat }
      | { readonly kind: 'report' }
      | { readonly kind: 'delta'; readonly from: number; readonly to: number | undefined }
    ));

/** How far below a unit a table may reach: so many views are read for it, and no more. */
const LEVELS_BELOW_MAX = 3;

/** Digits of the codes that a table has rows of. */
export const digitsOf = (rows: RowLevel): number => LEVELS[ROW_LEVELS.indexOf(rows)] ?? 0;

/** The tables that a unit has, the nearest level first; none for a station. */
export function tablesOf(unit: string): readonly RowLevel[] {
  const below = ROW_LEVELS.filter((rows) => digitsOf(rows) > levelOf(unit));
  return below.slice(0, LEVELS_BELOW_MAX);
}

const UNIT = String.raw`(ID|\d{2}(?:[0-9A-Z]{2}(?:\d{2}(?:\d{4})?)?)?)`;
const PLACE = `([A-Z][A-Z0-9_]{0,31})/${UNIT}`;
const FORMATS = TABLE_FORMATS.map((format) => format.replaceAll('.', String.raw`\.`)).join('|');
const TABLE = new RegExp(String.raw`^${PLACE}/(${ROW_LEVELS.join('|')})\.(${FORMATS})$`);
const REPORT = new RegExp(String.raw`^${PLACE}/report\.json$`);
const SIZE = String.raw`(0|[1-9]\d{0,14})`;
const DELTA = new RegExp(String.raw`^${PLACE}/delta/${SIZE}(?:-${SIZE})?\.ndjson$`);

/**
 * The file that a path below /data/ names; undefined for every other text. Whether unit and contest exist is
 * not asked.
 */
export function readDataPath(path: string): DataFile | undefined {
  if (path === 'catalogue.jsonld') return { kind: 'catalogue' };
  const table = TABLE.exec(path);
  if (table) {
    const [, contest = '', unit = ''] = table;
    const [rows, format] = table.slice(3) as [RowLevel, TableFormat];
    return tablesOf(unit).includes(rows) ? { kind: 'table', contest, unit, rows, format } : undefined;
  }
  const report = REPORT.exec(path);
  if (report) return { kind: 'report', contest: report[1] ?? '', unit: report[2] ?? '' };
  const delta = DELTA.exec(path);
  if (!delta) return undefined;
  const [, contest = '', unit = '', from, to] = delta;
  if (to !== undefined && Number(to) <= Number(from)) return undefined;
  return { kind: 'delta', contest, unit, from: Number(from), to: to === undefined ? undefined : Number(to) };
}

/** Path of a file, as links write it. */
export function dataPath(file: DataFile): string {
  if (file.kind === 'catalogue') return '/data/catalogue.jsonld';
  const place = `/data/${file.contest}/${file.unit}`;
  if (file.kind === 'report') return `${place}/report.json`;
  if (file.kind === 'table') return `${place}/${file.rows}.${file.format}`;
  return `${place}/delta/${file.from}${file.to === undefined ? '' : `-${file.to}`}.ndjson`;
}

/** Path of a region's feed. */
export const feedPath = (unit: string): string => `/feed/${unit}.xml`;

/** Path of the page that lists a region's data. */
export const dataPagePath = (unit: string): string => (unit === NATION ? '/data' : `/data/${unit}`);

/** An address at a tree size, where it will say the same for ever. */
export const withAt = (address: string, size: number): string =>
  `${address}${address.includes('?') ? '&' : '?'}at=${size}`;
