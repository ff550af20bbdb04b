// The whole table of an area in little memory: figures in one array, not a form for each of 290,896 stations.
// A row that cannot be used is named and does not stop the others.
import type { Form } from '../../modules/results/form.ts';
import { FileUnusable, readLines } from './csv-lines.ts';
import { FIGURES_COUNT, formOf, hasVotes, rowReader, type RawRow, type RowFault } from './row.ts';

const FAULTS_KEPT_MAX = 1_000;

/** What to take from a file: stations in an area (`all` or a unit's code) that exist, forms of a time. */
export type RowsWanted = {
  readonly area: string;
  readonly exists: (station: string) => boolean;
  readonly fromMs: number;
  readonly untilMs: number;
};

export type Row = {
  readonly station: string;
  readonly form: Form;
  readonly hasVotes: boolean;
  readonly atMs: number;
};

/** Rows in the order of their stations' codes. */
export type Rows = {
  readonly stations: readonly string[];
  readonly row: (position: number) => Row;
  readonly hasVotes: (position: number) => boolean;
  /** When the station's first form reached KPU: milliseconds, by first_photo_at, else kpu_ts. */
  readonly atMs: (position: number) => number;
  /** Rows with any vote. */
  readonly forms: number;
  /** The first thousand rows left out, and how many there were. */
  readonly faults: readonly RowFault[];
  readonly faultCount: number;
};

const isFault = (row: RawRow | RowFault): row is RowFault => 'fault' in row;

/** Whether a unit lies in an area, `all` or a code. */
export const isIn = (area: string, unit: string): boolean =>
  area === 'all' || area === 'ID' || unit.startsWith(area);

/** Reads a table. Throws FileUnusable when the file is no such table; rows at fault are in the answer. */
export async function readRows(path: string | URL, wanted: RowsWanted): Promise<Rows> {
  const table = new Table();
  const faults: RowFault[] = [];
  let faultCount = 0;
  let parse: ReturnType<typeof rowReader> | undefined;
  const seen = new Set<string>();
  for await (const lines of readLines(path)) {
    for (const line of lines) {
      if (!parse) {
        parse = rowReader(line.text ?? '', (station) => isIn(wanted.area, station));
        continue;
      }
      const row = parse(line);
      if (row === undefined) continue;
      const fault = isFault(row) ? row : faultOf(row, wanted, seen);
      if (fault) {
        faultCount += 1;
        if (faults.length < FAULTS_KEPT_MAX) faults.push(fault);
      } else if (!isFault(row)) {
        seen.add(table.add(row.station, row.figures, timeOfRow(row, wanted)));
      }
    }
  }
  if (!parse) throw new FileUnusable('the file is empty');
  return { ...table.sorted(), faults, faultCount };
}

/**
 * A form without any time is taken for one of the first hour after voting closed, 14:00 WIB; one with a time
 * at which no officer was in office for the nearest one: its figures are no less real.
 */
function timeOfRow(row: RawRow, { fromMs, untilMs }: RowsWanted): number {
  const atMs = row.photoMs ?? row.kpuMs ?? fromMs + 14 * 3_600_000;
  return Math.min(Math.max(atMs, fromMs), untilMs);
}

function faultOf(row: RawRow, wanted: RowsWanted, seen: ReadonlySet<string>): RowFault | undefined {
  const { line, station } = row;
  const about = { line, column: 'tps_code', value: station };
  if (!wanted.exists(station)) return { ...about, fault: 'station-unknown' };
  if (seen.has(station)) return { ...about, fault: 'station-twice' };
  return undefined;
}

class Table {
  #stations: string[] = [];
  #times: number[] = [];
  #figures = new Int32Array(1_024 * FIGURES_COUNT);

  /** Takes a row; gives its station back. */
  add(station: string, figures: Int32Array, atMs: number): string {
    const start = this.#stations.length * FIGURES_COUNT;
    if (start + FIGURES_COUNT > this.#figures.length) {
      const larger = new Int32Array(2 * this.#figures.length);
      larger.set(this.#figures);
      this.#figures = larger;
    }
    this.#figures.set(figures, start);
    this.#times.push(atMs);
    // A copy: a piece cut out of the file's text would keep all of that text alive.
    const copy = Buffer.from(station).toString();
    this.#stations.push(copy);
    return copy;
  }

  /** The table read through an index by station code: the rows themselves stay where they are. */
  sorted(): Omit<Rows, 'faults' | 'faultCount'> {
    const [stations, times, figures] = [this.#stations, this.#times, this.#figures];
    const order = Uint32Array.from(stations.keys());
    order.sort((a, b) => ((stations[a] ?? '') < (stations[b] ?? '') ? -1 : 1));
    const placeOf = (position: number) => order[position] ?? 0;
    const figuresAt = (position: number) => {
      const start = placeOf(position) * FIGURES_COUNT;
      return figures.subarray(start, start + FIGURES_COUNT);
    };
    const atMs = (position: number) => times[placeOf(position)] ?? 0;
    const voted = (position: number) => hasVotes(figuresAt(position));
    const names = Array.from(order, (place) => stations[place] ?? '');
    return {
      stations: names,
      atMs,
      hasVotes: voted,
      forms: names.reduce((forms, _, position) => forms + Number(voted(position)), 0),
      row: (position) => {
        const form = formOf(figuresAt(position));
        return { station: names[position] ?? '', form, hasVotes: voted(position), atMs: atMs(position) };
      },
    };
  }
}
