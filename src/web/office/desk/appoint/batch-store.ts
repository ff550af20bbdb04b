// Appointments on their way, kept on this device before anything is sent: officer ids, codes, salts,
// names, and when each decree was signed. Whatever is killed, the same decree is made again from here,
// with the same act id, and so nobody is appointed twice. Codes are secrets and names are people's: both
// leave the device only where the office sends them, and go from it when they have served: handed over, run
// out, or their officer has left (spec/office.md).
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Signer } from '../../../../core/act.ts';
import type { Invitee } from './decrees.ts';

/** With which key, and when, the decree's act is signed: with the rest of it this makes the act's bytes. */
export type Signing = {
  readonly at: string;
  readonly key: string;
  readonly officer: string;
  /** Who signs beside her. */
  readonly with?: readonly Signer[];
};

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
  /** Who is asked to sign beside her; undefined where she appoints alone. */
  readonly with?: readonly Signer[];
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
  /** Of one batch, or of all. */
  readonly decrees: (batch?: string) => Promise<StoredDecree[]>;
  /** All of it or nothing, on the disk. */
  readonly add: (batch: Batch, decrees: readonly StoredDecree[]) => Promise<void>;
  /** Both keep only what was not removed meanwhile. */
  readonly putBatch: (batch: Batch) => Promise<void>;
  readonly putDecree: (decree: StoredDecree) => Promise<void>;
  /** Removes a batch with every code and name in it. */
  readonly remove: (batch: string) => Promise<void>;
  readonly close: () => void;
};

const NAME = 'terang-desk';
const STRICT = { durability: 'strict' } as const;

let store: Promise<BatchStore> | undefined;

/** The store of this device, opened once. */
export const batchStore = (): Promise<BatchStore> => (store ??= openBatches());

/** Removes those that serve nobody here: another officer's, and those whose invitations have run out. */
export async function tidyBatches(batches: BatchStore, officer: string, nowMs: number): Promise<void> {
  for (const batch of await batches.batches())
    if (batch.officer !== officer || Date.parse(batch.expires ?? '') < nowMs) await batches.remove(batch.id);
}

/** Removes every batch: whoever leaves the device leaves no name and no code on it. */
export async function removeBatches(batches: BatchStore): Promise<void> {
  for (const { id } of await batches.batches()) await batches.remove(id);
}

/** Invitations that would go with her who leaves now. */
export const invitationsIn = async (batches: BatchStore): Promise<number> =>
  (await batches.batches()).reduce((sum, { officers }) => sum + officers, 0);

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
      if (await change.store.getKey(batch.id)) await change.store.put(batch);
      await change.done;
    },
    async putDecree(decree) {
      const change = database.transaction(['batches', 'decrees'], 'readwrite', STRICT);
      if (await change.objectStore('batches').getKey(decree.batch))
        await change.objectStore('decrees').put(decree);
      await change.done;
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
