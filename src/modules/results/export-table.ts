// A table of open data as a value, and the texts it is written in: CSV (RFC 4180), NDJSON, and the
// description of the CSV (CSV on the Web, W3C 2015). The same cells in each; an empty cell is "not captured",
// never 0.
import { canonical } from '../../base/canonical.ts';

/** Text, whole number, or nothing captured. */
export type Cell = string | number | null;

export type Column = {
  readonly name: string;
  readonly datatype: 'string' | 'integer';
  /** Never empty. */
  readonly required?: true;
};

/** Rows have one cell for each column; the first column names the row and is unique. */
export type Table = { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };

/**
 * What the data may be used for. Votes counted are facts, which no copyright covers (Undang-Undang 28/2014,
 * Article 41); where somewhere a right exists none the less, it is waived.
 */
export const DATA_LICENCE = 'https://creativecommons.org/publicdomain/zero/1.0/';

const NEEDS_QUOTES = /[",\r\n]/;

/** Names of regions have commas and quotes; figures and codes never. */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Header first, every line ended by LF. */
export function csvText({ columns, rows }: Table): string {
  const lines = [columns.map(({ name }) => name), ...rows].map((row) => row.map(csvCell).join(','));
  return `${lines.join('\n')}\n`;
}

/** A row as an object, its members named by the columns. */
export const rowObject = ({ columns }: Pick<Table, 'columns'>, row: readonly Cell[]): Record<string, Cell> =>
  Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null]));

/** A row a line, canonical JSON, every line ended by LF; empty for a table without rows. */
export const ndjsonText = (table: Table): string =>
  table.rows.map((row) => `${canonical(rowObject(table, row))}\n`).join('');

export type AboutTable = {
  readonly title: string;
  /** Name of the CSV, relative to its description. */
  readonly file: string;
  /**
   * Hash of the CSV, hexadecimal; the size of the log it was made at; address of the view it was made from.
   */
  readonly made?: { readonly sha256: string; readonly size: number; readonly source: string };
};

/** CSV on the Web metadata of a table, canonical JSON. */
export const csvwMetadata = (
  { columns }: Pick<Table, 'columns'>,
  { title, file, made }: AboutTable,
): string =>
  canonical({
    '@context': 'http://www.w3.org/ns/csvw',
    'dc:license': { '@id': DATA_LICENCE },
    'dc:title': title,
    ...(made && {
      'dc:source': { '@id': made.source },
      'schema:sha256': made.sha256,
      'schema:version': String(made.size),
    }),
    tableSchema: {
      columns: columns.map(({ name, datatype, required }) => ({
        datatype,
        name,
        required: required ?? false,
        titles: name,
      })),
      primaryKey: columns[0]?.name ?? '',
    },
    url: file,
  });
