// One line of CSV (RFC 4180). A cell holds no line break here: the files are codes, names and numbers, and a
// quote that is never closed must cost its own line only, not swallow the lines after it. Spreadsheets set to
// a language whose decimal sign is the comma write semicolons between cells.

export type CsvSeparator = ',' | ';';

/** Cells of a line without its line end; undefined when its quotes are not those of RFC 4180. */
export function csvCells(line: string, separator: CsvSeparator = ','): string[] | undefined {
  if (!line.includes('"')) return line.split(separator);
  const cells: string[] = [];
  const cell =
    separator === ',' ? /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y : /(?:"((?:[^"]|"")*)"|([^";]*))(;|$)/y;
  for (;;) {
    const match = cell.exec(line);
    if (!match) return undefined;
    cells.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] === '') return cells;
  }
}
