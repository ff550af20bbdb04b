// A rehearsal opened from files: the election's objects, the table's rows, and the acts in order.
import { isRefusal } from '../base/result.ts';
import { formatVkey } from '../core/note.ts';
import { parseUnits } from '../modules/registry/objects.ts';
import { unitTree } from '../modules/registry/units.ts';
import type { SystemKeys } from './keys.ts';
import { readElection } from './rehearsal/election-files.ts';
import { countActs, rehearsal } from './rehearsal/rehearsal.ts';
import { readRevisions } from './rehearsal/revisions.ts';
import { isIn, readRows, type Rows } from './rehearsal/rows.ts';
import type { RehearsalItem } from './rehearsal/signed-act.ts';

export type RehearsalOptions = {
  readonly csv: string | URL;
  readonly area: string;
  readonly seed: string;
  readonly revisions?: string | URL;
  readonly keys: SystemKeys;
};

export type OpenedRehearsal = {
  readonly rows: Rows;
  readonly actCount: number;
  readonly objects: ReadonlyMap<string, string>;
  readonly items: () => AsyncIterable<RehearsalItem[]> | Iterable<RehearsalItem[]>;
};

const CHUNK = 500;

/** Reads everything a rehearsal needs. Throws for an area that is no unit and for a file that is no table. */
export async function openRehearsal(options: RehearsalOptions): Promise<OpenedRehearsal> {
  const files = await readElection();
  const units = parseUnits(files.objects.units.text);
  if (isRefusal(units)) throw new Error('the unit object of data/ is malformed');
  const tree = unitTree(units, new Map());
  const area = options.area === 'ID' ? 'all' : options.area;
  if (area !== 'all' && !tree.exists(area)) throw new Error(`no such area: ${area} (a unit code, or "all")`);
  const { from, until } = files.definition.terms.KPPS;
  const wanted = { area, exists: tree.exists, fromMs: Date.parse(from), untilMs: Date.parse(until) };
  const rows = await readRows(options.csv, wanted);
  const inArea = (station: string): boolean => isIn(area, station);
  const revisions = options.revisions ? await readRevisions(options.revisions, inArea) : new Map();
  const { founding, night } = countActs(rows, revisions);
  const source = {
    files, rows, revisions, seed: options.seed, stationCount: tree.stationCount('ID'),
    publisherKey: options.keys.publisherKey, logVkey: formatVkey(options.keys.log.key),
  };
  return {
    rows,
    actCount: founding + night,
    objects: new Map(Object.values(files.objects).map(({ hash, text }) => [hash, text])),
    items: () => chunks(rehearsal(source)),
  };
}

function* chunks(items: Iterable<RehearsalItem>): Generator<RehearsalItem[]> {
  let chunk: RehearsalItem[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === CHUNK) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}
