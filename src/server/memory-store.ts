// The store in memory, for replays without a server and for tests. The same promise as postgres-store.ts,
// less durability: a commit is whole or not at all, the head moves by compare-and-swap. Built for millions of
// leaves: entries, ids and hashes lie in large buffers and not in objects of their own.
import type { StateRecord } from '../core/define.ts';
import { checkBatch } from './batch-check.ts';
import { planFacets, type FacetRow, type KnownLabels } from './facet-changes.ts';
import { bytesColumn, idIndex } from './leaf-columns.ts';
import {
  HeadMoved,
  type Batch,
  type Head,
  type ListQuery,
  type RecordRow,
  type Store,
  type SumsRow,
} from './store.ts';

const EMPTY_ROOT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const isAtOrBelow = (unit: string, above: string): boolean => above === 'ID' || unit.startsWith(above);
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Lists by label, then unit. */
function createLists() {
  const labels = new Map<string, Map<string, Set<string>>>();
  const keysOf = ({ label, unit }: FacetRow): Set<string> => {
    const units = labels.get(label) ?? new Map<string, Set<string>>();
    labels.set(label, units);
    const keys = units.get(unit) ?? new Set<string>();
    units.set(unit, keys);
    return keys;
  };
  return {
    add: (row: FacetRow): unknown => keysOf(row).add(row.key),
    remove: (row: FacetRow): unknown => {
      keysOf(row).delete(row.key);
      return keysOf(row).size > 0 || labels.get(row.label)?.delete(row.unit);
    },
    find({ label, below, only, limit, after }: ListQuery, afterUnit: string): string[] {
      const units = labels.get(label) ?? new Map<string, Set<string>>();
      const found: string[] = [];
      const wanted = (code: string): boolean => (only ? code === below : isAtOrBelow(code, below));
      for (const unit of [...units.keys()].filter(wanted).sort(byCodeUnit)) {
        if (after !== undefined && unit < afterUnit) continue;
        const keys = [...(units.get(unit) ?? [])].sort(byCodeUnit);
        found.push(...keys.filter((key) => after === undefined || unit > afterUnit || key > after));
        if (found.length >= limit) break;
      }
      return found.slice(0, limit);
    },
  };
}

/** Records as their canonical text, with their place in the lists. */
function createRecords() {
  const values = new Map<string, string>();
  const places = new Map<string, KnownLabels>();
  const lists = createLists();
  return {
    write(rows: readonly RecordRow[]): void {
      const known = rows.map((row) => places.get(row.key)).filter((place) => place !== undefined);
      const change = planFacets(known, rows);
      for (const row of change.gone) lists.remove(row);
      for (const row of change.come) lists.add(row);
      for (const [i, { key, value }] of rows.entries()) {
        values.set(key, value);
        const unit = change.units[i] ?? null;
        if (unit === null) places.delete(key);
        else places.set(key, { key, unit, labels: change.labels[i] ?? '' });
      }
    },
    read(keys: readonly string[]): Map<string, StateRecord> {
      const found = new Map<string, StateRecord>();
      for (const key of keys) {
        const value = values.get(key);
        if (value !== undefined) found.set(key, JSON.parse(value));
      }
      return found;
    },
    list(query: ListQuery): string[] {
      const unit = query.after === undefined ? '' : places.get(query.after)?.unit;
      return typeof unit === 'string' ? lists.find(query, unit) : [];
    },
  };
}

/** A store that lives as long as the process. */
export function createMemoryStore(): Store {
  let head: Head = { size: 0, root: EMPTY_ROOT };
  const ids = idIndex();
  const entries = bytesColumn();
  const hashes = bytesColumn();
  const records = createRecords();
  const sums = new Map<string, SumsRow>();

  /** Everything that can refuse, before anything is written. */
  const check = (batch: Batch): void => {
    checkBatch(batch);
    const { before, acts } = batch;
    if (before.size !== head.size || before.root !== head.root) {
      throw new HeadMoved(`the head is not at ${before.size} ${before.root}`);
    }
    if (acts.some((act) => ids.find(act.id) !== undefined)) throw new Error('the same act in two leaves');
  };
  return {
    head: async () => head,
    findActs: async (wanted) => {
      const found = new Map<string, number>();
      for (const id of wanted) {
        const leaf = ids.find(id);
        if (leaf !== undefined) found.set(id, leaf);
      }
      return found;
    },
    readRecords: async (keys) => records.read(keys),
    readSums: async (rows) =>
      rows.map(({ unit, scope }) => sums.get(`${unit}\n${scope}`)).filter((row) => row !== undefined),
    list: async (query) => records.list(query),
    commit: async (batch) => {
      check(batch);
      for (const { id, entry, leafHash } of batch.acts) {
        ids.add(id);
        entries.push(entry);
        hashes.push(leafHash);
      }
      records.write(batch.records);
      for (const row of batch.sums)
        sums.set(`${row.unit}\n${row.scope}`, { ...row, sums: { ...row.sums } });
      head = batch.after;
    },
    entries: async (from, count) => entries.slice(from, count),
    leafHashes: async (from, count) => hashes.slice(from, count),
    lead: async () => true,
    close: async () => undefined,
  };
}
