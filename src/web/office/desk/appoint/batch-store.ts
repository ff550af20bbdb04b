// Appointments on their way, kept on this device before anything is sent: officer ids, codes, salts,
// names, and when each decree was signed. Whatever is killed, the same decree is made again from here,
// with the same act id, and so nobody is appointed twice. Codes are secrets and names are people's: both
// leave the device only where the office sends them, and the whole goes when she says so.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Invitee } from './decrees.ts';

/** With which key, and when, the decree's act is signed: with the rest of it this makes the act's bytes. */
export type Signing = { readonly at: string; readonly key: string; readonly officer: string };

export type StoredDecree = {
  /** `<batch>/<n>`, n in five digits: in order. */
  readonly id: string;
  readonly batch: string;
  readonly unit: string;
  readonly invitees: readonly Invitee[];
  /** Whether the vault has the names. */
  readonly named: boolean;
  readonly signing: Signing | null;
  readonly act: string | null;
  readonly state: 'made' | 'signed' | 'received' | 'refused';
  readonly leaf?: number;
  readonly refusal?: string;
};

export type Batch = {
  readonly id: string;
  readonly createdAt: number;
  readonly officer: string;
  readonly election: string;
  /** The giver of the delegation under which it is signed. */
  readonly for?: string;
  readonly expires?: string;
  readonly reason?: string;
  readonly officers: number;
  readonly decrees: number;
  /** `stopped`: by her. `done`: every decree has its answer. */
  readonly state: 'running' | 'stopped' | 'done';
};

interface Schema extends DBSchema {
  batches: { key: string; value: Batch };
  decrees: { key: string; value: StoredDecree; indexes: { batch: string } };
}

export type BatchStore = {
  readonly batches: () => Promise<Batch[]>;
  readonly batch: (id: string) => Promise<Batch | undefined>;
  readonly decrees: (batch: string) => Promise<StoredDecree[]>;
  /** All of it or nothing, on the disk. */
  readonly add: (batch: Batch, decrees: readonly StoredDecree[]) => Promise<void>;
  readonly putBatch: (batch: Batch) => Promise<void>;
  readonly putDecree: (decree: StoredDecree) => Promise<void>;
  /** Removes a batch with every code and name in it. */
  readonly remove: (batch: string) => Promise<void>;
  readonly close: () => void;
};

const NAME = 'terang-desk';
const STRICT = { durability: 'strict' } as const;

/** Opens the store; `name` for tests. */
export async function openBatches(name: string = NAME): Promise<BatchStore> {
  const database = await openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('batches', { keyPath: 'id' });
      db.createObjectStore('decrees', { keyPath: 'id' }).createIndex('batch', 'batch');
    },
    blocking: (_version, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  return storeOver(database);
}

function storeOver(database: IDBPDatabase<Schema>): BatchStore {
  return {
    batches: () => database.getAll('batches'),
    batch: (id) => database.get('batches', id),
    decrees: (batch) => database.getAllFromIndex('decrees', 'batch', batch),
    async add(batch, decrees) {
      const change = database.transaction(['batches', 'decrees'], 'readwrite', STRICT);
      await Promise.all([
        change.objectStore('batches').add(batch),
        ...decrees.map((decree) => change.objectStore('decrees').add(decree)),
        change.done,
      ]);
    },
    async putBatch(batch) {
      const change = database.transaction('batches', 'readwrite', STRICT);
      await Promise.all([change.store.put(batch), change.done]);
    },
    async putDecree(decree) {
      const change = database.transaction('decrees', 'readwrite', STRICT);
      await Promise.all([change.store.put(decree), change.done]);
    },
    async remove(batch) {
      const change = database.transaction(['batches', 'decrees'], 'readwrite', STRICT);
      const keys = await change.objectStore('decrees').index('batch').getAllKeys(batch);
      for (const key of keys) await change.objectStore('decrees').delete(key);
      await change.objectStore('batches').delete(batch);
      await change.done;
    },
    close: () => database.close(),
  };
}
