// The store in PostgreSQL (db/schema.sql). A commit is one transaction whose first statement moves the head
// by compare-and-swap: it is there whole or not at all, and of two writers one stops. It must never say
// "done" before PostgreSQL said COMMIT, and never hide that it does not know.
import pg from 'pg';
import type { StateRecord } from '../core/define.ts';
import { checkBatch } from './batch-check.ts';
import { planFacets, type KnownLabels } from './facet-changes.ts';
import { CommitInDoubt, HeadMoved, type Batch, type Head, type Store, type SumsRow } from './store.ts';
import { acts, facets, head, lists, records, sums } from './statements.ts';

export type PostgresOptions = {
  readonly url: string;
  /**
   * The connection that holds the leadership was lost: another process may lead from now on. Stop writing.
   */
  readonly onLostLead?: (cause: Error) => void;
};

/** Name of the lock that the one writer holds for as long as it leads. */
const LEAD_LOCK = 7_301_003;
const READERS_MAX = 6;
const CONNECT_MS_MAX = 10_000;

/**
 * The writer's plans must not depend on how full the tables were when they were first made: by index, always.
 * What is acknowledged is on disk whatever the server's default is.
 */
const WRITER_SETTINGS = `
  set synchronous_commit = on; set plan_cache_mode = force_generic_plan;
  set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off`;

const hexOf = (bytes: Buffer): string => bytes.toString('hex');

/** One connection of its own, made when first needed, dropped after any fault, made again at the next use. */
function ownConnection(url: string, name: string, settings: string) {
  let current: Promise<pg.Client> | undefined;
  const connect = (): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString: url,
      application_name: name,
      connectionTimeoutMillis: CONNECT_MS_MAX,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    const made = (async () => {
      await client.connect();
      await client.query(settings);
      return client;
    })();
    // Lost, maybe between two queries. What an old connection says late is not about the new one.
    client.on('error', () => current === made && drop());
    made.catch(() => client.end().catch(() => undefined));
    return made;
  };
  const drop = (): void => {
    const dropped = current;
    current = undefined;
    // Ending it makes the server roll back what was open.
    void dropped?.then((client) => client.end()).catch(() => undefined);
  };
  return {
    get: async (): Promise<pg.Client> => {
      const asked = (current ??= connect());
      return asked.catch((error: unknown) => {
        if (current === asked) current = undefined; // the next question tries again
        throw error;
      });
    },
    drop,
    close: async (): Promise<void> => {
      const closing = current;
      current = undefined;
      await closing?.then((client) => client.end()).catch(() => undefined);
    },
  };
}

async function writeActs(client: pg.Client, batch: Batch): Promise<void> {
  // Three blobs, cut up by the server: bytes travel as bytes, not as text twice their size.
  const lengths = batch.acts.map((act) => act.entry.length);
  const offsets: number[] = [];
  let end = 0;
  for (const length of lengths) {
    offsets.push(end + 1);
    end += length;
  }
  const ids = Buffer.from(batch.acts.map((act) => act.id).join(''), 'hex');
  const entries = Buffer.concat(batch.acts.map((act) => act.entry));
  const hashes = Buffer.concat(batch.acts.map((act) => act.leafHash));
  await client.query({
    ...acts.insert,
    values: [batch.before.size, ids, entries, hashes, offsets, lengths],
  });
}

async function writeRecords(client: pg.Client, batch: Batch): Promise<void> {
  const rows = batch.records;
  if (rows.length === 0) return;
  const keys = rows.map((row) => row.key);
  const known = await client.query<KnownLabels>({ ...records.labels, values: [keys] });
  const change = planFacets(known.rows, rows);
  const values = [keys, rows.map((row) => row.value), change.units, change.labels];
  await client.query({ ...records.upsert, values });
  for (const [statement, list] of [
    [facets.remove, change.gone],
    [facets.insert, change.come],
  ] as const) {
    if (list.length === 0) continue;
    const columns = [list.map((row) => row.label), list.map((row) => row.unit), list.map((row) => row.key)];
    await client.query({ ...statement, values: columns });
  }
}

async function writeSums(client: pg.Client, rows: readonly SumsRow[]): Promise<void> {
  if (rows.length === 0) return;
  const texts = rows.map((row) => JSON.stringify(row.sums));
  await client.query({
    ...sums.upsert,
    values: [rows.map((row) => row.unit), rows.map((row) => row.scope), texts],
  });
}

async function write(client: pg.Client, batch: Batch): Promise<void> {
  const { before, after } = batch;
  await client.query('begin');
  const place = [after.size, Buffer.from(after.root, 'hex'), before.size, Buffer.from(before.root, 'hex')];
  const moved = await client.query({ ...head.move, values: place });
  if (moved.rowCount !== 1) throw new HeadMoved(`the head is not at ${before.size} ${before.root}`);
  await writeActs(client, batch);
  await writeRecords(client, batch);
  await writeSums(client, batch.sums);
}

/** The reading half: every question is one statement on a connection of the pool. */
function reader(pool: pg.Pool) {
  return {
    async findActs(ids: readonly string[]): Promise<Map<string, number>> {
      if (ids.length === 0) return new Map();
      const found = await pool.query({ ...acts.find, values: [ids.map((id) => Buffer.from(id, 'hex'))] });
      return new Map(found.rows.map((row) => [hexOf(row.id), Number(row.leaf)]));
    },
    async readRecords(keys: readonly string[]): Promise<Map<string, StateRecord>> {
      if (keys.length === 0) return new Map();
      const found = await pool.query({ ...records.read, values: [keys] });
      return new Map(found.rows.map((row) => [row.key, JSON.parse(row.value)]));
    },
    async readSums(rows: readonly { readonly unit: string; readonly scope: string }[]): Promise<SumsRow[]> {
      if (rows.length === 0) return [];
      const values = [rows.map((row) => row.unit), rows.map((row) => row.scope)];
      const found = await pool.query({ ...sums.read, values });
      return found.rows.map((row) => ({ unit: row.unit, scope: row.scope, sums: JSON.parse(row.sums) }));
    },
    async list({ label, below, only, after, limit }: Parameters<Store['list']>[0]): Promise<string[]> {
      const statement = after === undefined ? lists.first : lists.next;
      // Units at or below a unit are those that begin with it. A space comes before all digits and letters,
      // '~' after them.
      const [from, to] = only
        ? [below, `${below} `]
        : below === 'ID'
          ? ['', '~']
          : [below, `${below}~`];
      const values = [label, from, to, limit, ...(after === undefined ? [] : [after])];
      return (await pool.query({ ...statement, values })).rows.map((row) => row.key);
    },
    async entries(from: number, count: number): Promise<Uint8Array[]> {
      return (await pool.query({ ...acts.entries, values: [from, from + count] })).rows.map(
        (row) => row.entry,
      );
    },
    async leafHashes(from: number, count: number): Promise<Uint8Array[]> {
      return (await pool.query({ ...acts.hashes, values: [from, from + count] })).rows.map(
        (row) => row.leaf_hash,
      );
    },
  };
}

/** The lease of the one writer: a session lock, so that it ends with the connection, however that ends. */
function leadership(options: PostgresOptions) {
  let holding: pg.Client | undefined;
  return {
    async lead(): Promise<boolean> {
      if (holding) return true;
      const client = new pg.Client({
        connectionString: options.url,
        application_name: 'terang-lead',
        connectionTimeoutMillis: CONNECT_MS_MAX,
        keepAlive: true,
        keepAliveInitialDelayMillis: 10_000,
      });
      let cause = new Error('the connection ended');
      client.on('error', (error) => (cause = error));
      client.on('end', () => {
        if (holding !== client) return; // closed by us, or never held
        holding = undefined;
        options.onLostLead?.(cause);
      });
      await client.connect();
      const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [LEAD_LOCK]);
      if (rows[0].held) holding = client;
      else await client.end();
      return rows[0].held;
    },
    async resign(): Promise<void> {
      const client = holding;
      holding = undefined;
      await client?.end().catch(() => undefined);
    },
  };
}

/**
 * The writing half: one connection, one transaction at a time, and the truth about a commit without an
 * answer.
 */
function writing(url: string) {
  const connection = ownConnection(url, 'terang-write', WRITER_SETTINGS);
  let inDoubt = false;
  let committing = false;

  const commitOne = async (batch: Batch): Promise<void> => {
    const client = await connection.get();
    try {
      await write(client, batch);
    } catch (error) {
      // Nothing was asked to be committed: rolled back by hand where the connection lives, by the server
      // where not.
      await client.query('rollback').catch(() => connection.drop());
      throw error;
    }
    try {
      await client.query('commit'); // crash here: there whole, or not at all; head() tells
    } catch (cause) {
      inDoubt = true;
      connection.drop();
      throw new CommitInDoubt(`no answer to the commit of leaves up to ${batch.after.size}`, { cause });
    }
  };

  const commit = async (batch: Batch): Promise<void> => {
    checkBatch(batch);
    // Two on one connection would become one transaction.
    if (committing) throw new Error('one commit at a time');
    committing = true;
    await commitOne(batch).finally(() => (committing = false));
  };

  /**
   * The head, read after a commit whose end we did not see. A plain read could come too early: the lost
   * session may still be committing. It holds the head's row, so asking for that row waits for its end.
   */
  const settledHead = async (): Promise<pg.QueryResult> => {
    const found = await (await connection.get()).query(head.settled);
    inDoubt = false;
    return found;
  };
  return { commit, settledHead, inDoubt: () => inDoubt, close: connection.close };
}

/** A store over a migrated database. Nothing connects before the first question. */
export function createPostgresStore(options: PostgresOptions): Store {
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: 'terang-read',
    max: READERS_MAX,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    statement_timeout: 60_000,
  });
  pool.on('error', () => undefined); // an idle reader was lost; the pool makes another
  const writer = writing(options.url);
  const { lead, resign } = leadership(options);

  const readHead = async (): Promise<Head> => {
    const { rows } = await (writer.inDoubt() ? writer.settledHead() : pool.query(head.read));
    return { size: Number(rows[0].size), root: hexOf(rows[0].root) };
  };
  const close = async (): Promise<void> => {
    await Promise.all([writer.close(), resign(), pool.end()]);
  };
  return { head: readHead, ...reader(pool), commit: writer.commit, lead, close };
}
