// The device's database (IndexedDB). What `change` resolved for is on the disk: every write asks for strict
// durability and is read back before it counts. Several windows may hold it; each hears of the others'
// changes. It never loses in silence: what could not be kept rejects with a StorageFault.
import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { equalBytes } from '../../../base/bytes.ts';
import { type Stored, type StoreName, STORES } from './stored.ts';

const NAME = 'terang';
const VERSION = 1;
const CHANNEL = 'terang-device';

/**
 * `full`: no room. `lost`: what was read back is not what was written. `closed`: another window took over.
 */
export class StorageFault extends Error {
  readonly kind: 'full' | 'lost' | 'closed';

  constructor(kind: StorageFault['kind'], cause?: unknown) {
    super(`the device could not keep it: ${kind}`, { cause });
    this.kind = kind;
  }
}

type Row = Stored[StoreName];

/** One transaction: what is read in it cannot change before what is written in it. */
export type Change = {
  readonly get: <S extends StoreName>(store: S, id: string) => Promise<Stored[S] | undefined>;
  readonly all: <S extends StoreName>(store: S) => Promise<Stored[S][]>;
  readonly put: <S extends StoreName>(store: S, value: Stored[S]) => Promise<void>;
  readonly remove: (store: StoreName, id: string) => Promise<void>;
};

export type Device = {
  readonly get: <S extends StoreName>(store: S, id: string) => Promise<Stored[S] | undefined>;
  /** Everything of a store, by id. */
  readonly all: <S extends StoreName>(store: S) => Promise<Stored[S][]>;
  /**
   * All or nothing of what `work` does, on the disk and read back. `work` may await only what it is given.
   * Rejects with StorageFault, or with what `work` threw, and then nothing was changed.
   */
  readonly change: <T>(stores: readonly StoreName[], work: (change: Change) => Promise<T>) => Promise<T>;
  /** Calls back after changes, of other windows too, with the stores that changed. Returns how to stop. */
  readonly onChange: (heard: (stores: readonly StoreName[]) => void) => () => void;
  readonly close: () => void;
};

type Writing = IDBPTransaction<unknown, string[], 'readwrite'>;

/** Opens the database, making it where there is none. `name` for tests. */
export async function openDevice(name: string = NAME): Promise<Device> {
  let blocked = false;
  const database = await openDB(name, VERSION, {
    upgrade(db) {
      for (const store of STORES)
        if (!db.objectStoreNames.contains(store)) db.createObjectStore(store, { keyPath: 'id' });
    },
    // A newer version of the app wants the database: what is written here is written, so let it have it.
    blocking(_version, _blocked, event) {
      blocked = true;
      (event.target as IDBDatabase).close();
    },
  });
  const hearing = new Set<(stores: readonly StoreName[]) => void>();
  const tell = (stores: readonly StoreName[]): void => hearing.forEach((heard) => heard(stores));
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL + name);
  channel?.addEventListener('message', ({ data }) => tell(data as StoreName[]));
  return {
    get: (store, id) => database.get(store, id),
    all: (store) => database.getAll(store),
    async change(stores, work) {
      if (blocked) throw new StorageFault('closed');
      const { value, rows } = await inOne(database, stores, work);
      const changed = stores.filter((store) => [...rows.values()].some((row) => row.store === store));
      if (changed.length > 0) {
        tell(changed);
        channel?.postMessage(changed);
      }
      return value;
    },
    onChange(heard) {
      hearing.add(heard);
      return () => hearing.delete(heard);
    },
    close() {
      channel?.close();
      database.close();
    },
  };
}

/** Rows as written, by store and id; null was removed. */
type Rows = Map<string, { readonly store: StoreName; readonly id: string; readonly row: Row | null }>;

async function inOne<T>(
  database: IDBPDatabase,
  stores: readonly StoreName[],
  work: (change: Change) => Promise<T>,
): Promise<{ value: T; rows: Rows }> {
  const rows: Rows = new Map();
  let transaction: Writing;
  let found: Promise<boolean>;
  try {
    transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' });
    found = readBack(database, stores, rows);
  } catch (cause) {
    throw new StorageFault('closed', cause);
  }
  // Seen below, in whichever way it ends; unhandled it would end the page's script.
  transaction.done.catch(() => undefined);
  found.catch(() => undefined);
  let value: T;
  try {
    value = await work(changeIn(transaction, rows));
  } catch (err) {
    try {
      transaction.abort();
    } catch {
      // It had ended by itself, and so changed nothing.
    }
    throw faultOf(err);
  }
  try {
    await transaction.done;
  } catch (err) {
    throw faultOf(err ?? transaction.error);
  }
  if (!(await found)) throw new StorageFault('lost');
  return { value, rows };
}

function changeIn(transaction: Writing, rows: Rows): Change {
  return {
    get: (store, id) => transaction.objectStore(store).get(id),
    all: (store) => transaction.objectStore(store).getAll(),
    async put(store, row) {
      rows.set(`${store}/${row.id}`, { store, id: row.id, row });
      await transaction.objectStore(store).put(row);
    },
    async remove(store, id) {
      rows.set(`${store}/${id}`, { store, id, row: null });
      await transaction.objectStore(store).delete(id);
    },
  };
}

const faultOf = (err: unknown): unknown =>
  err instanceof DOMException && (err.name === 'QuotaExceededError' || err.name === 'UnknownError')
    ? new StorageFault('full', err)
    : err;

/**
 * Whether everything that was written, or removed, is what the database says right after the writing. It
 * takes its place in the queue together with the writing: asked for later it would come behind what others
 * began meanwhile, and take their newer row for a loss.
 */
async function readBack(database: IDBPDatabase, stores: readonly StoreName[], rows: Rows): Promise<boolean> {
  const transaction = database.transaction([...stores], 'readonly');
  // A question about nothing, answered when it is its turn, keeps the place until then.
  await transaction.objectStore(stores[0] as StoreName).getKey('');
  const found = await Promise.all(
    [...rows.values()].map(async ({ store, id, row }) => {
      const read = (await transaction.objectStore(store).get(id)) as Row | undefined;
      return row === null ? read === undefined : isSame(row, read);
    }),
  );
  return !found.includes(false);
}

/** Whether two stored values are equal, member by member; of keys only that both are keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Uint8Array) return b instanceof Uint8Array && equalBytes(a, b);
  if (typeof CryptoKey !== 'undefined' && a instanceof CryptoKey) return b instanceof CryptoKey;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => isSame(left[name], right[name]));
}

/** Asks the browser not to clear this origin when room is short. Whether it promised. */
export async function askToPersist(): Promise<boolean> {
  if (!navigator.storage?.persist) return false;
  return (await navigator.storage.persisted()) || (await navigator.storage.persist());
}

/** Bytes used and bytes there are for this origin; undefined where the browser does not say. */
export async function roomLeft(): Promise<{ used: number; whole: number } | undefined> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  return usage === undefined || quota === undefined ? undefined : { used: usage, whole: quota };
}
