// Lists as CSV for whoever asked for them (RFC 4180), opened in a spreadsheet without harm: a cell that a
// spreadsheet would take for a formula is a text again, and no cell can end its line. The first character
// says UTF-8, because spreadsheets guess otherwise and names come out wrong.

export type CsvCell = string | number | null | undefined;

/** What a spreadsheet computes rather than shows, the full-width spellings included. */
// oxlint-disable-next-line no-control-regex -- spreadsheets skip a NUL before a formula
const FORMULA = /^[\s\u0000]*[=+\-@＝＋－＠\t\r]/u;
const BYTE_ORDER_MARK = '\ufeff';

/** One cell: a formula gets an apostrophe in front, line breaks become blanks, quotes are doubled. */
export function csvCell(value: CsvCell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const flat = value.replaceAll(/[\r\n\u2028\u2029]+/g, ' ');
  const safe = FORMULA.test(flat) ? `'${flat}` : flat;
  return /[",;']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A whole file, its header first. */
export const csvText = (header: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  BYTE_ORDER_MARK + [header, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
