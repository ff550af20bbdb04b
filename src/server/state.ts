// The state of the log's fold, kept between storage and admission: records and sums at hand, the rest in
// the store. One writer owns it. Order matters: what a batch changed stays at hand until its commit is
// done, so a read never goes behind the writer.
import { canonical } from '../base/canonical.ts';
import { NATION } from '../base/unit.ts';
import type { StateRecord, ViewReader } from '../core/define.ts';
import { ELECTION_RECORD } from '../core/election-record.ts';
import { addSums, Ledger, sumsKey, type Changes, type SumsKey } from '../core/ledger.ts';
import type { System } from '../core/system.ts';
import { isRefusal } from '../base/result.ts';
import type { Gather } from './snapshots.ts';
import type { RecordRow, Store, SumsRow } from './store.ts';

type Sums = Readonly<Record<string, number>>;

/** Records and sums rows kept at hand; beyond it the oldest go. About 1 KB a record. */
export const RECORDS_MAX = 100_000;
const SUMS_MAX = 50_000;
/** What every judgement and every snapshot reads never goes. */
const ALWAYS: ReadonlySet<string> = new Set([ELECTION_RECORD]);

export class State {
  readonly ledger = new Ledger();
  readonly #system: System;
  readonly #store: Store;
  readonly #objectText: (hash: string) => string | undefined;
  readonly #sums = new Map<SumsKey, Sums>();

  constructor(system: System, store: Store, objectText: (hash: string) => string | undefined) {
    this.#system = system;
    this.#store = store;
    this.#objectText = objectText;
  }

  /** Brings what every judgement needs: the election, the nation's sums, the log's size and last time. */
  async open(lastReceivedMs: number): Promise<void> {
    this.ledger.size = (await this.#store.head()).size;
    this.ledger.lastReceivedMs = lastReceivedMs;
    await this.bring([ELECTION_RECORD]);
    const record = this.ledger.read(ELECTION_RECORD);
    if (record) {
      const election = this.#system.adopt(record, this.#objectText);
      if (isRefusal(election)) {
        throw new Error(`the stored election does not fit its objects: ${election.refused}`);
      }
      this.ledger.election = election;
    }
    const rows = this.#system.nationScopes.map((scope) => ({ unit: NATION, scope }));
    for (const row of await this.#store.readSums(rows)) this.ledger.bringNation(row.scope, row.sums);
  }

  /** Brings records to hand. */
  async bring(keys: Iterable<string>): Promise<void> {
    const missing = [...new Set(keys)].filter((key) => !this.ledger.has(key));
    if (missing.length > 0) this.ledger.bring(missing, await this.#store.readRecords(missing));
  }

  /** Rows to store for some changes: whole new values. Also the sums at hand become the new ones. */
  async rowsOf(changes: Changes): Promise<{ records: RecordRow[]; sums: SumsRow[] }> {
    await this.#bringSums([...changes.deltas.keys()]);
    const sums: SumsRow[] = [];
    for (const [key, delta] of changes.deltas) {
      const row = this.#sums.get(key) ?? {};
      const next = inOrder(addSums(row, delta), row);
      this.#sums.delete(key);
      this.#sums.set(key, next);
      const [unit = '', scope = ''] = key.split(' ');
      sums.push({ unit, scope, sums: next });
    }
    return { records: [...changes.records].map(([key, record]) => this.#row(key, record)), sums };
  }

  #row(key: string, record: StateRecord): RecordRow {
    const facets = this.#system.recordKind(key)?.facets(key, record);
    const value = canonical(record);
    return facets ? { key, value, unit: facets.unit, labels: facets.labels } : { key, value };
  }

  async #bringSums(keys: readonly SumsKey[]): Promise<void> {
    const missing = keys.filter((key) => !this.#sums.has(key));
    if (missing.length === 0) return;
    const rows = missing.map((key) => {
      const [unit = '', scope = ''] = key.split(' ');
      return { unit, scope };
    });
    const read = await this.#store.readSums(rows);
    const found = new Map(read.map((row) => [sumsKey(row.unit, row.scope), row.sums]));
    for (const key of missing) this.#sums.set(key, found.get(key) ?? {});
  }

  /** A reader over sums and records as of the last batch whose rows were made. */
  readonly gather: Gather = async (sums, records): Promise<ViewReader> => {
    const keys = sums.map(({ unit, scope }) => sumsKey(unit, scope));
    await Promise.all([this.#bringSums(keys), this.bring(records)]);
    return {
      sums: (unit, scope) => {
        const row = this.#sums.get(sumsKey(unit, scope));
        if (!row) throw new Error(`sums not at hand: ${unit} ${scope}`);
        return row;
      },
      record: (key) => this.ledger.read(key),
    };
  };

  /** Lets go of the oldest. Only between batches: everything at hand is then in the store too. */
  trim(): void {
    this.ledger.forget(RECORDS_MAX, ALWAYS);
    for (const key of this.#sums.keys()) {
      if (this.#sums.size <= SUMS_MAX) return;
      this.#sums.delete(key);
    }
  }
}

/** New metrics take their place by name: the same sums are the same bytes, however the acts were batched. */
function inOrder(next: Sums, row: Sums): Sums {
  if (!Object.keys(next).some((metric) => !(metric in row))) return next;
  return Object.fromEntries(Object.entries(next).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
