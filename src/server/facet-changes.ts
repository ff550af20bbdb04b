// Which rows of the lists a batch adds and removes. Pure, and shared by both stores, so that their lists
// cannot differ.
import type { RecordRow } from './store.ts';

export type FacetRow = { readonly label: string; readonly unit: string; readonly key: string };

/** A record's place in the lists as stored: its unit, and its labels sorted, one a line. */
export type KnownLabels = { readonly key: string; readonly unit: string | null; readonly labels: string };

export type FacetChange = {
  readonly gone: readonly FacetRow[];
  readonly come: readonly FacetRow[];
  /** For each record in order: what to store beside it. */
  readonly units: readonly (string | null)[];
  readonly labels: readonly string[];
};

/** Labels as stored: sorted, each once, one a line. A record without a unit stands in no list. */
const labelsOf = (row: RecordRow): string =>
  row.unit === undefined ? '' : [...new Set(row.labels ?? [])].sort().join('\n');

const rowsOf = (known: KnownLabels): FacetRow[] =>
  known.unit === null || known.labels === ''
    ? []
    : known.labels.split('\n').map((label) => ({ label, unit: known.unit ?? '', key: known.key }));

/** The difference between what `before` says of the records and what `rows` say. */
export function planFacets(before: readonly KnownLabels[], rows: readonly RecordRow[]): FacetChange {
  const known = new Map(before.map((row) => [row.key, row]));
  const gone: FacetRow[] = [];
  const come: FacetRow[] = [];
  const units: (string | null)[] = [];
  const labels: string[] = [];
  for (const row of rows) {
    const now: KnownLabels = { key: row.key, unit: row.unit ?? null, labels: labelsOf(row) };
    const old = known.get(row.key);
    units.push(now.unit);
    labels.push(now.labels);
    if (old && old.unit === now.unit && old.labels === now.labels) continue;
    const [oldRows, newRows] = [old ? rowsOf(old) : [], rowsOf(now)];
    const same = (a: FacetRow, b: FacetRow): boolean => a.label === b.label && a.unit === b.unit;
    gone.push(...oldRows.filter((a) => !newRows.some((b) => same(a, b))));
    come.push(...newRows.filter((a) => !oldRows.some((b) => same(a, b))));
  }
  return { gone, come, units, labels };
}
