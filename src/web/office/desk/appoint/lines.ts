// A file of appointments, read line by line before anything is sent: each bad line is named with its number
// and every reason, and one bad line costs no other. The file may come from any spreadsheet: comma or
// semicolon, with or without the mark of UTF-8, dates as they are written here. Names are never repeated in a
// fault. Pure.
import { csvCells, type CsvSeparator } from '../../../../base/csv.ts';
import { textOf } from '../../../../base/bytes.ts';

export const FILE_BYTES_MAX = 8_000_000;
export const LINES_MAX = 20_000;

/** Columns by their names, in the words that people give them. */
const COLUMNS = {
  unit: ['unit', 'kode', 'kode_wilayah', 'kode_unit', 'wilayah', 'tps', 'code'],
  role: ['role', 'jabatan', 'peran'],
  name: ['name', 'nama', 'nama_lengkap'],
  from: ['from', 'mulai', 'dari', 'tanggal_mulai'],
  until: ['until', 'selesai', 'sampai', 'berakhir', 'tanggal_selesai'],
  participant: ['participant', 'peserta'],
} as const;
export type Column = keyof typeof COLUMNS;
const REQUIRED: readonly Column[] = ['unit', 'name'];

/** A line whose cells could be told apart; empty cells are empty texts, absent columns too. */
export type Line = Readonly<Record<Column, string>> & { readonly line: number };

export const LINE_FAULTS = ['encoding', 'quotes', 'columns-many', 'columns-few'] as const;
export type LineFault = (typeof LINE_FAULTS)[number];
export type Unread = { readonly line: number; readonly fault: LineFault };

/** What is wrong with a file as a whole. */
export const FILE_FAULTS = [
  'file-empty',
  'file-too-large',
  'file-too-many-lines',
  'file-spreadsheet',
  'file-utf16',
  'file-header',
  'file-column-twice',
] as const;
export type FileFault = {
  readonly fault: (typeof FILE_FAULTS)[number];
  readonly columns?: readonly Column[];
};

export type ReadFile = { readonly lines: readonly Line[]; readonly unread: readonly Unread[] };

/** The lines of a file, and those that are none; or why the file is none at all. */
export function readLines(bytes: Uint8Array): ReadFile | FileFault {
  const fault = fileFault(bytes);
  if (fault !== undefined) return { fault };
  const raw = rawLines(bytes);
  if (raw.length > LINES_MAX + 1) return { fault: 'file-too-many-lines' };
  const [head, ...rest] = raw;
  if (head === undefined) return { fault: 'file-empty' };
  const separator = separatorOf(head.text ?? '');
  const columns = columnsOf(csvCells(head.text ?? '', separator) ?? []);
  if ('fault' in columns) return columns;
  if (rest.length === 0) return { fault: 'file-empty' };
  const lines: Line[] = [];
  const unread: Unread[] = [];
  for (const each of rest) {
    const read = lineOf(each, columns.places, columns.count, separator);
    if ('fault' in read) unread.push(read);
    else lines.push(read);
  }
  return { lines, unread };
}

function fileFault(bytes: Uint8Array): FileFault['fault'] | undefined {
  if (bytes.length === 0) return 'file-empty';
  if (bytes.length > FILE_BYTES_MAX) return 'file-too-large';
  const [a, b, c] = bytes;
  // The first bytes of a zip (xlsx, ods) and of an old xls.
  if ((a === 0x50 && b === 0x4b) || (a === 0xd0 && b === 0xcf && c === 0x11)) return 'file-spreadsheet';
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || b === 0) return 'file-utf16';
  return undefined;
}

type RawLine = { readonly line: number; readonly text: string | undefined };

/** Lines that are not blank, numbered as an editor numbers them; text is undefined where it is no UTF-8. */
function rawLines(bytes: Uint8Array): RawLine[] {
  const lines: RawLine[] = [];
  let from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let line = 1; from < bytes.length && lines.length <= LINES_MAX + 1; line++) {
    const end = bytes.indexOf(0x0a, from);
    const part = bytes.subarray(from, end < 0 ? bytes.length : end);
    from = end < 0 ? bytes.length : end + 1;
    const text = decoded(part);
    if (text === undefined || text.replaceAll(/[\s,;"]/g, '') !== '') lines.push({ line, text });
  }
  return lines;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return textOf(bytes).replace(/\r$/, '');
  } catch {
    return undefined;
  }
}

/** A header has no cell with a separator in it: whichever it has more of stands between its cells. */
const separatorOf = (head: string): CsvSeparator =>
  head.split(';').length > head.split(',').length ? ';' : ',';

type Places = { readonly places: ReadonlyMap<Column, number>; readonly count: number };

function columnsOf(cells: readonly string[]): Places | FileFault {
  const names = cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  );
  const places = new Map<Column, number>();
  for (const column of Object.keys(COLUMNS) as Column[]) {
    const known: readonly string[] = COLUMNS[column];
    const at = names.flatMap((name, i) => (known.includes(name) ? [i] : []));
    if (at.length > 1) return { fault: 'file-column-twice', columns: [column] };
    if (at[0] !== undefined) places.set(column, at[0]);
  }
  const missing = REQUIRED.filter((column) => !places.has(column));
  return missing.length > 0 ? { fault: 'file-header', columns: missing } : { places, count: cells.length };
}

function lineOf(
  { line, text }: RawLine,
  places: ReadonlyMap<Column, number>,
  count: number,
  separator: CsvSeparator,
): Line | Unread {
  if (text === undefined) return { line, fault: 'encoding' };
  const cells = csvCells(text, separator);
  if (cells === undefined) return { line, fault: 'quotes' };
  if (cells.slice(count).some((cell) => cell.trim() !== '')) return { line, fault: 'columns-many' };
  const last = Math.max(places.get('unit') ?? 0, places.get('name') ?? 0);
  if (cells.length <= last) return { line, fault: 'columns-few' };
  const cell = (column: Column): string => {
    const at = places.get(column);
    // An apostrophe in front is how our own lists keep a spreadsheet from computing.
    return at === undefined ? '' : (cells[at] ?? '').trim().replace(/^'(?=[=+\-@])/, '');
  };
  return {
    line,
    unit: cell('unit').replace(/^'/, ''),
    role: cell('role'),
    name: cell('name'),
    from: cell('from'),
    until: cell('until'),
    participant: cell('participant'),
  };
}
