// What the office keeps in PostgreSQL (db/schema.sql): sessions, challenges that were answered, passkeys. No
// token stands here, only its hash; no name, that is in the vault. Each question is one statement; what
// counts before it adds is asked in turn, or two at once would pass a limit together.
import pg from 'pg';

export type SessionRow = {
  readonly id: string;
  readonly officer: string;
  /** The key that it stands on. */
  readonly key: string;
  /** Passkey that she signed in with; null: with the key itself. */
  readonly passkey: string | null;
  readonly device: string;
  readonly created: number;
  readonly used: number;
};

export type PasskeyRow = Omit<SessionRow, 'passkey'> & {
  /** COSE. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
};

export type OfficeTables = {
  readonly findSession: (token: Uint8Array) => Promise<SessionRow | undefined>;
  /**
   * Opens a session; of the officer's others, those used longest ago end when there would be more than `max`.
   */
  readonly openSession: (token: Uint8Array, row: SessionRow, max: number) => Promise<void>;
  readonly touchSession: (id: string, used: number) => Promise<void>;
  readonly sessionsOf: (officer: string) => Promise<SessionRow[]>;
  /** Ends sessions of an officer: one, or all but one. The number that ended. */
  readonly endSession: (officer: string, id: string) => Promise<number>;
  readonly endOthers: (officer: string, but: string) => Promise<number>;
  /** Ends what nobody used since, or was opened before. */
  readonly endIdle: (usedBefore: number, createdBefore: number) => Promise<void>;
  /** Whether this challenge was not answered before; it is from now on. */
  readonly spend: (challenge: Uint8Array, expires: number, now: number) => Promise<boolean>;
  readonly findPasskey: (id: string) => Promise<PasskeyRow | undefined>;
  readonly passkeysOf: (officer: string) => Promise<PasskeyRow[]>;
  /** False when the officer has `max` already, or the credential is known. */
  readonly addPasskey: (row: PasskeyRow, max: number) => Promise<boolean>;
  readonly usePasskey: (id: string, counter: number, used: number) => Promise<void>;
  /** Removes a passkey with its sessions; the number of sessions, or undefined when it is not hers. */
  readonly removePasskey: (officer: string, id: string) => Promise<number | undefined>;
};

const SESSION = 'id, officer, key, passkey, device, created, used';
const PASSKEY = 'id, officer, key, public_key, counter, device, created, used';

type Row = Record<string, unknown>;
export type Ask = (sql: string, values: unknown[]) => Promise<Row[]>;

/** Does work in one transaction, and no two of one name at once, in whichever process. */
export type InTurn = <T>(name: string, work: (ask: Ask) => Promise<T>) => Promise<T>;

export type Connections = {
  readonly ask: Ask;
  readonly inTurn: InTurn;
  readonly close: () => Promise<void>;
};

/** Connections of the office: few, so that it never takes them from the log. */
export function officeConnections(url: string): Connections {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'terang-office',
    max: 4,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 10_000,
  });
  // A connection lost while nobody uses it: the next question makes another.
  pool.on('error', () => undefined);
  return {
    ask: asking(pool),
    inTurn: async (name, work) => {
      const client = await pool.connect();
      let fault: unknown;
      try {
        await client.query('begin');
        // Its own statement: what is counted after it sees what the one before has added.
        await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
        const value = await work(asking(client));
        await client.query('commit');
        return value;
      } catch (error) {
        fault = error;
        throw error;
      } finally {
        // A connection whose transaction broke is not used again: closing it rolls back.
        client.release(fault !== undefined);
      }
    },
    close: () => pool.end(),
  };
}

const asking =
  (client: Pick<pg.Pool, 'query'> | pg.PoolClient): Ask =>
  async (sql, values) =>
    (await client.query(sql, values)).rows as Row[];

const sessionOf = (row: Row): SessionRow =>
  ({ ...row, created: Number(row['created']), used: Number(row['used']) }) as SessionRow;

const passkeyOf = ({ public_key: publicKey, ...row }: Row): PasskeyRow =>
  ({
    ...row,
    publicKey: new Uint8Array(publicKey as Uint8Array),
    counter: Number(row['counter']),
    created: Number(row['created']),
    used: Number(row['used']),
  }) as unknown as PasskeyRow;

function sessions(ask: Ask) {
  return {
    findSession: async (token: Uint8Array) => {
      const [row] = await ask(`select ${SESSION} from terang.sessions where token = $1`, [token]);
      return row && sessionOf(row);
    },
    openSession: async (token: Uint8Array, row: SessionRow, max: number) => {
      const { id, officer, key, passkey, device, created, used } = row;
      await ask(
        `with gone as (delete from terang.sessions where id in
           (select id from terang.sessions where officer = $3 order by used desc, id offset $9::int - 1))
         insert into terang.sessions (token, ${SESSION}) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [token, id, officer, key, passkey, device, created, used, max],
      );
    },
    touchSession: async (id: string, used: number) => {
      await ask('update terang.sessions set used = greatest(used, $2) where id = $1', [id, used]);
    },
    sessionsOf: async (officer: string) => {
      const sql = `select ${SESSION} from terang.sessions where officer = $1 order by created desc, id`;
      return (await ask(sql, [officer])).map(sessionOf);
    },
    endSession: async (officer: string, id: string) => {
      const sql = 'delete from terang.sessions where officer = $1 and id = $2 returning 1';
      return (await ask(sql, [officer, id])).length;
    },
    endOthers: async (officer: string, but: string) => {
      const sql = 'delete from terang.sessions where officer = $1 and id <> $2 returning 1';
      return (await ask(sql, [officer, but])).length;
    },
    endIdle: async (usedBefore: number, createdBefore: number) => {
      await ask('delete from terang.sessions where used < $1 or created < $2', [usedBefore, createdBefore]);
    },
  };
}

function passkeys({ ask, inTurn }: Pick<Connections, 'ask' | 'inTurn'>) {
  return {
    findPasskey: async (id: string) => {
      const [row] = await ask(`select ${PASSKEY} from terang.passkeys where id = $1`, [id]);
      return row && passkeyOf(row);
    },
    passkeysOf: async (officer: string) => {
      const sql = `select ${PASSKEY} from terang.passkeys where officer = $1 order by created desc, id`;
      return (await ask(sql, [officer])).map(passkeyOf);
    },
    addPasskey: async (row: PasskeyRow, max: number) => {
      const { id, officer, key, publicKey, counter, device, created, used } = row;
      return inTurn(`passkeys/${officer}`, async (alone) => {
        const added = await alone(
          `insert into terang.passkeys (${PASSKEY}) select $1, $2, $3, $4, $5, $6, $7, $8
           where (select count(*) from terang.passkeys where officer = $2) < $9
           on conflict do nothing returning 1`,
          [id, officer, key, publicKey, counter, device, created, used, max],
        );
        return added.length > 0;
      });
    },
    usePasskey: async (id: string, counter: number, used: number) => {
      await ask('update terang.passkeys set counter = $2, used = $3 where id = $1', [id, counter, used]);
    },
    removePasskey: async (officer: string, id: string) => {
      const [row] = await ask(
        `with gone as (delete from terang.passkeys where officer = $1 and id = $2 returning id),
              ended as (delete from terang.sessions where passkey in (select id from gone) returning 1)
         select (select count(*) from gone) as gone, (select count(*) from ended) as ended`,
        [officer, id],
      );
      return Number(row?.['gone']) === 0 ? undefined : Number(row?.['ended']);
    },
  };
}

/** The durable tables. */
export function officeTables(connections: Pick<Connections, 'ask' | 'inTurn'>): OfficeTables {
  const { ask } = connections;
  return {
    ...sessions(ask),
    ...passkeys(connections),
    spend: async (challenge, expires, now) => {
      await ask('delete from terang.challenges where expires < $1', [now]);
      const sql = 'insert into terang.challenges values ($1, $2) on conflict do nothing returning 1';
      return (await ask(sql, [challenge, expires])).length > 0;
    },
  };
}
