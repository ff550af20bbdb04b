// A store that tests look into: every row that was ever committed, by its latest value, and a way to die
// with the process that used it.
import type { Batch, Store } from '../../src/server/store.ts';

/** Records, sums and leaves as lines, in order: equal states are equal texts. */
export type Rows = { readonly records: string[]; readonly sums: string[] };

export class WatchedStore {
  readonly inner: Store;
  readonly #records = new Map<string, string>();
  readonly #sums = new Map<string, string>();

  constructor(inner: Store) {
    this.inner = inner;
  }

  /** A process's own access; `reads` may fail for a time, `commit` may be replaced to inject a fault. */
  session(
    reads: { readonly fail: Error | undefined } = { fail: undefined },
    commit: (batch: Batch, real: Store['commit']) => Promise<void> = (batch, real) => real(batch),
  ) {
    let dead = false;
    const { inner } = this;
    const may = (): void => {
      if (reads.fail) throw reads.fail;
    };
    const real: Store['commit'] = async (batch) => {
      if (dead) throw new Error('the process is gone');
      await this.inner.commit(batch);
      this.#note(batch);
    };
    const store: Store = {
      ...inner,
      findActs: async (ids) => (may(), inner.findActs(ids)),
      readRecords: async (keys) => (may(), inner.readRecords(keys)),
      readSums: async (rows) => (may(), inner.readSums(rows)),
      commit: (batch) => commit(batch, real),
      close: async () => undefined,
    };
    return { store, kill: () => void (dead = true) };
  }

  rows(): Rows {
    return { records: [...this.#records.values()].sort(), sums: [...this.#sums.values()].sort() };
  }

  #note({ records, sums }: Batch): void {
    for (const { key, value, unit, labels } of records) {
      const place = unit === undefined ? '' : `${unit} ${[...new Set(labels)].sort().join('\n')}`;
      this.#records.set(key, JSON.stringify([key, value, place]));
    }
    for (const row of sums) {
      const text = JSON.stringify(row.sums);
      this.#sums.set(`${row.unit} ${row.scope}`, JSON.stringify([row.unit, row.scope, text]));
    }
  }
}
