// One row of the published table, from text to figures (columns as in data/PROVENANCE.md). A row is what KPU
// showed of one station: wrong sums are welcome, they are the input; what is no figure is named and left out.
import { csvCells } from '../../base/csv.ts';
import type { Cell, Form, Triple } from '../../modules/results/form.ts';
import { FileUnusable, type Line } from './csv-lines.ts';

/** Largest cell of a form (spec/results.md). */
const CELL_MAX = 9_999_999;

const VOTES = ['anies', 'prabowo', 'ganjar'] as const;
const SUMS = ['valid', 'invalid', 'total'] as const;
const GROUPS = ['dpt', 'used_dpt', 'used_dptb', 'used_dpk', 'used'];
const PEOPLE = GROUPS.flatMap((group) => [`${group}_m`, `${group}_f`, group]);
const FIGURES: readonly string[] = [...VOTES, ...SUMS, ...PEOPLE];

/** Figures of a row, in the order votes, V, I. An empty cell is EMPTY. */
export const FIGURES_COUNT = FIGURES.length;
export const EMPTY = -1;

export const FAULTS = {
  'quotes-wrong': 'quotes are not closed or misplaced',
  'cells-wrong': 'not as many cells as the header has',
  'line-too-long': 'the line is too long to be a row',
  'station-malformed': 'no code of a station (13 characters)',
  'station-unknown': 'no such station in this election',
  'station-twice': 'the station has a row already',
  'cell-not-integer': 'not a whole number',
  'cell-negative': 'a negative number',
  'cell-too-large': `larger than ${CELL_MAX}`,
  'time-malformed': 'not a time',
} as const;

/** Why a row is left out. `column` and `value` (its first 40 characters) where one cell is at fault. */
export type RowFault = {
  readonly line: number;
  readonly fault: keyof typeof FAULTS;
  readonly column?: string;
  readonly value?: string;
};

/** `line 7: valid "x1": not a whole number` */
export const faultText = ({ line, fault, column, value }: RowFault): string =>
  `line ${line}: ${column === undefined ? '' : `${column} ${JSON.stringify(value)}: `}${FAULTS[fault]}`;

/** Times are milliseconds, undefined when the cell is empty. */
export type RawRow = {
  readonly line: number;
  readonly station: string;
  readonly figures: Int32Array;
  readonly photoMs: number | undefined;
  readonly kpuMs: number | undefined;
  /** Any other column, by name; empty when there is none. */
  readonly cell: (column: string) => string;
};

/** Reads rows under a header; throws FileUnusable when columns are missing. `wanted`: stations to take. */
export function rowReader(header: string, wanted: (station: string) => boolean) {
  const head = csvCells(header) ?? [];
  const place = new Map(head.map((column, i) => [column.trim(), i]));
  const required = ['tps_code', 'kpu_ts', ...FIGURES];
  const missing = required.filter((column) => !place.has(column));
  if (missing.length > 0) throw new FileUnusable(`columns missing: ${missing.join(', ')}`);
  const places = FIGURES.map((column) => place.get(column) ?? 0);
  /** The row of a line, a fault, or undefined when its station is none of those wanted. */
  return ({ number: line, text }: Line): RawRow | RowFault | undefined => {
    if (text === undefined) return { line, fault: 'line-too-long' };
    const cells = csvCells(text);
    if (!cells) return { line, fault: 'quotes-wrong' };
    if (cells.length !== head.length) return { line, fault: 'cells-wrong' };
    const cell = (column: string) => cells[place.get(column) ?? -1] ?? '';
    const wrong = (fault: RowFault['fault'], column: string): RowFault =>
      ({ line, fault, column, value: cell(column).slice(0, 40) });
    const station = cell('tps_code');
    if (!/^\d\d[0-9A-Z]{2}\d{9}$/.test(station)) return wrong('station-malformed', 'tps_code');
    if (!wanted(station)) return undefined;
    const figures = new Int32Array(FIGURES_COUNT);
    for (let i = 0; i < FIGURES_COUNT; i++) {
      const figure = figureOf(cells[places[i] ?? 0] ?? '');
      if (typeof figure === 'string') return wrong(figure, FIGURES[i] ?? '');
      figures[i] = figure;
    }
    const [photoMs, kpuMs] = [timeOf(cell('first_photo_at')), timeOf(cell('kpu_ts'))];
    if (Number.isNaN(photoMs)) return wrong('time-malformed', 'first_photo_at');
    if (Number.isNaN(kpuMs)) return wrong('time-malformed', 'kpu_ts');
    return { line, station, figures, photoMs, kpuMs, cell };
  };
}

function figureOf(text: string): number | RowFault['fault'] {
  if (text === '') return EMPTY;
  if (/^(?:0|[1-9]\d*)$/.test(text)) return Number(text) <= CELL_MAX ? Number(text) : 'cell-too-large';
  return /^-\d+$/.test(text) ? 'cell-negative' : 'cell-not-integer';
}

/**
 * Milliseconds of `20240214183000` or `2024-02-14 18:30:00`, KPU's one clock, UTC+7 (data/PROVENANCE.md).
 * Undefined of an empty text, NaN of any other.
 */
export function timeOf(text: string): number | undefined {
  if (text === '') return undefined;
  const isTime = /^\d{14}$|^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text);
  const digits = isTime ? text.replaceAll(/\D/g, '') : '';
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits);
  if (!parts) return Number.NaN;
  const [, year, month, day, hour, minute, second] = parts;
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const ms = Date.parse(`${written}Z`);
  // Date.parse takes 31 February for 2 March; a time is what it says or none.
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(written)) return Number.NaN;
  return ms - 7 * 3_600_000;
}

/** Whether any vote cell is filled: only then did an officer have figures to enter. */
export const hasVotes = (figures: Int32Array) => isFilled(figures, 0, VOTES.length);

const isFilled = (figures: Int32Array, from: number, to: number): boolean =>
  figures.subarray(from, to).some((figure) => figure !== EMPTY);

/** The form that the figures show: a section of empty cells is null, an empty cell of another is null. */
export function formOf(figures: Int32Array): Form {
  const at = (i: number): Cell => (figures[i] === EMPTY ? null : (figures[i] ?? null));
  const filled = (from: number, to: number) => isFilled(figures, from, to);
  const row = (i: number): Triple => [at(i), at(i + 1), at(i + 2)];
  const [V, I] = [VOTES.length, VOTES.length + SUMS.length];
  return {
    I: filled(I, FIGURES_COUNT)
      ? { A: row(I), B1: row(I + 3), B2: row(I + 6), B3: row(I + 9), B4: row(I + 12) }
      : null,
    II: null,
    III: null,
    IV: filled(0, V) ? VOTES.map((_, i) => at(i)) : null,
    V: filled(V, I) ? { A: at(V), B: at(V + 1), C: at(V + 2) } : null,
  };
}
