// The C.HASIL form (spec/results.md "Form") as a flat row of cells, and packed: a form takes some forty bytes
// instead of a thousand, and equal forms have equal packed texts. Nothing is lost: the canonical text comes
// back from it.
import { hasMembers } from './canonical.js';

/** @typedef {import('./objects.js').Contest} Contest */
/** Cells in the order I, II, III, V, IV; null is not captured. @typedef {(number | null)[]} Cells */

export const I_A = 0;
export const I_B1 = 3;
export const I_B2 = 6;
export const I_B3 = 9;
export const I_B4 = 12;
export const II = 15;
export const III = 19;
export const V = 22;
export const IV = 25;
const CELL_MAX = 9_999_999;
const ROWS = ['A', 'B1', 'B2', 'B3', 'B4'];
const BALLOTS = ['1', '2', '3', '4'];
const COUNTS = ['A', 'B', 'C'];
const COLUMNS = ['0', '1', '2'];

/** Where the totals of the options stand among the cells. @param {Contest} contest @returns {number[]} */
export function voteCells(contest) {
  let at = IV;
  return contest.widths.map((width) => {
    if (contest.type === 'options') return at++;
    at += width + 2;
    return at - 1;
  });
}

/** @param {Contest} contest @returns {number} how many cells a form of this contest has */
export const cellCount = (contest) =>
  IV + contest.widths.reduce((sum, width) => sum + (contest.type === 'options' ? 1 : width + 2), 0);

/** @param {unknown} value */
const isCell = (value) =>
  value === null || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= CELL_MAX);

/** @param {unknown} value @param {number} length @returns {(number | null)[] | undefined} */
const cellList = (value, length) =>
  Array.isArray(value) && value.length === length && value.every(isCell) ? value : undefined;

/** @param {unknown} value @param {readonly string[]} names @returns {(number | null)[] | undefined} */
function cellMembers(value, names) {
  if (!hasMembers(value, names)) return undefined;
  const cells = names.map((name) => value[name]);
  return cells.every(isCell) ? /** @type {(number | null)[]} */ (cells) : undefined;
}

/** @param {unknown} value @returns {(number | null)[] | undefined} */
function electorate(value) {
  if (!hasMembers(value, ROWS)) return undefined;
  const rows = ROWS.map((name) => cellList(value[name], 3));
  return rows.includes(undefined) ? undefined : /** @type {(number | null)[][]} */ (rows).flat();
}

/** @param {unknown} value @param {Contest} contest @returns {(number | null)[] | undefined} */
function votes(value, contest) {
  if (contest.type === 'options') return cellList(value, contest.widths.length);
  if (!Array.isArray(value) || value.length !== contest.widths.length) return undefined;
  const cells = [];
  for (const [p, item] of value.entries()) {
    if (!hasMembers(item, ['candidates', 'party', 'total'])) return undefined;
    const candidates = cellList(item['candidates'], contest.widths[p] ?? 0);
    if (!candidates || !isCell(item['party']) || !isCell(item['total'])) return undefined;
    cells.push(...candidates, item['party'], item['total']);
  }
  return /** @type {(number | null)[]} */ (cells);
}

/**
 * @param {unknown} form
 * @param {Contest} contest
 * @returns {string | undefined} the packed form; undefined when its shape is not that of the contest
 */
export function packForm(form, contest) {
  if (!hasMembers(form, ['I', 'II', 'III', 'IV', 'V'])) return undefined;
  const sections = [
    form['I'] === null ? null : electorate(form['I']),
    form['II'] === null ? null : cellMembers(form['II'], BALLOTS),
    form['III'] === null ? null : cellList(form['III'], 3),
    form['V'] === null ? null : cellMembers(form['V'], COUNTS),
    form['IV'] === null ? null : votes(form['IV'], contest),
  ];
  let present = 0;
  let packed = '';
  for (const [i, cells] of sections.entries()) {
    if (cells === undefined) return undefined;
    if (cells === null) continue;
    present |= 1 << i;
    for (const cell of cells) packed += packCell(cell);
  }
  return String.fromCharCode(present) + packed;
}

/**
 * Seven bits a character, low first, so that a packed form is a text of one-byte characters.
 * @param {number | null} cell
 */
function packCell(cell) {
  let rest = cell === null ? 0 : cell + 1;
  if (rest < 128) return String.fromCharCode(rest);
  let packed = '';
  while (rest >= 128) {
    packed += String.fromCharCode((rest & 127) | 128);
    rest >>>= 7;
  }
  return packed + String.fromCharCode(rest);
}

/**
 * Whether a section of the packed form is not null: 0 I, 1 II, 2 III, 3 V, 4 IV.
 * @param {string} packed
 * @param {number} section
 */
export const hasSection = (packed, section) => ((packed.charCodeAt(0) >> section) & 1) === 1;

/** @param {string} packed @param {Contest} contest @returns {Cells} null where a section or a cell is null */
export function unpackForm(packed, contest) {
  const ends = [II, III, V, IV, cellCount(contest)];
  /** @type {Cells} */
  const cells = [];
  let at = 1;
  for (const [section, end] of ends.entries()) {
    const present = hasSection(packed, section);
    while (cells.length < end) {
      if (!present) {
        cells.push(null);
        continue;
      }
      let value = 0;
      let shift = 0;
      let code = packed.charCodeAt(at++);
      for (; code >= 128; code = packed.charCodeAt(at++)) {
        value |= (code & 127) << shift;
        shift += 7;
      }
      value |= code << shift;
      cells.push(value === 0 ? null : value - 1);
    }
  }
  return cells;
}

/** Canonical JSON of a packed form. @param {string} packed @param {Contest} contest */
export function formText(packed, contest) {
  const c = unpackForm(packed, contest);
  /** @param {number} from */
  const three = (from) => `[${c[from]},${c[from + 1]},${c[from + 2]}]`;
  const i = hasSection(packed, 0)
    ? `{"A":${three(I_A)},"B1":${three(I_B1)},"B2":${three(I_B2)},"B3":${three(I_B3)},"B4":${three(I_B4)}}`
    : 'null';
  const ii = hasSection(packed, 1)
    ? `{"1":${c[II]},"2":${c[II + 1]},"3":${c[II + 2]},"4":${c[II + 3]}}`
    : 'null';
  const iii = hasSection(packed, 2) ? three(III) : 'null';
  const v = hasSection(packed, 3) ? `{"A":${c[V]},"B":${c[V + 1]},"C":${c[V + 2]}}` : 'null';
  const iv = hasSection(packed, 4) ? votesText(c, contest) : 'null';
  return `{"I":${i},"II":${ii},"III":${iii},"IV":${iv},"V":${v}}`;
}

/** @param {Cells} cells @param {Contest} contest */
function votesText(cells, contest) {
  if (contest.type === 'options') return `[${cells.slice(IV).map(String).join(',')}]`;
  let at = IV;
  const parties = contest.widths.map((width) => {
    const candidates = cells
      .slice(at, at + width)
      .map(String)
      .join(',');
    at += width + 2;
    return `{"candidates":[${candidates}],"party":${cells[at - 2]},"total":${cells[at - 1]}}`;
  });
  return `[${parties.join(',')}]`;
}

/**
 * Paths of the cells in which two forms differ, sorted as texts; a section null on one side is named alone.
 * @param {string} a @param {string} b @param {Contest} contest @returns {string[]}
 */
export function differences(a, b, contest) {
  const [x, y] = [unpackForm(a, contest), unpackForm(b, contest)];
  const paths = cellPaths(contest);
  const names = ['I', 'II', 'III', 'V', 'IV'];
  const ends = [II, III, V, IV, cellCount(contest)];
  /** @type {string[]} */
  const differing = [];
  let from = 0;
  for (const [section, end] of ends.entries()) {
    if (hasSection(a, section) !== hasSection(b, section)) differing.push(names[section] ?? '');
    else for (let i = from; i < end; i++) if (x[i] !== y[i]) differing.push(paths[i] ?? '');
    from = end;
  }
  return differing.sort();
}

/** @param {Contest} contest @returns {string[]} the path of each cell */
function cellPaths(contest) {
  const paths = [
    ...ROWS.flatMap((row) => COLUMNS.map((column) => `I.${row}.${column}`)),
    ...BALLOTS.map((no) => `II.${no}`),
    ...COLUMNS.map((column) => `III.${column}`),
    ...COUNTS.map((name) => `V.${name}`),
  ];
  for (const [p, width] of contest.widths.entries()) {
    if (contest.type === 'options') paths.push(`IV.${p}`);
    else
      paths.push(
        ...Array.from({ length: width }, (_, i) => `IV.${p}.candidates.${i}`),
        `IV.${p}.party`,
        `IV.${p}.total`,
      );
  }
  return paths;
}
