// Brings a database to the schema this program was written for: db/schema.sql when it is empty, then the
// numbered steps of db/migrations that it lacks. One transaction: a crash leaves the old version whole. Two
// processes that start at once wait for each other. It never goes backwards, and refuses a database that is
// newer than the program.
import { readFile } from 'node:fs/promises';
import pg from 'pg';

const SCHEMA = new URL('../../db/schema.sql', import.meta.url);

/** Version that db/schema.sql states in its first line. */
export const SCHEMA_VERSION = 3;

/** Name of the lock under which the schema changes; any constant that no other program uses. */
const MIGRATION_LOCK = 7_301_001;

/** Steps to newer versions, in order. */
const STEPS = [
  { version: 2, file: new URL('../../db/migrations/2-reports.sql', import.meta.url) },
  { version: 3, file: new URL('../../db/migrations/3-office.sql', import.meta.url) },
] as const;

async function versionOf(client: pg.Client): Promise<number> {
  const exists = await client.query("select to_regclass('terang.migrations') is not null as yes");
  if (!exists.rows[0].yes) return 0;
  const found = await client.query('select coalesce(max(version), 0) as version from terang.migrations');
  return Number(found.rows[0].version);
}

/**
 * Applies what is missing and returns the version reached.
 * Throws when the database is newer than the program, or holds a schema `terang` that is not ours.
 */
export async function migrate(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // a lost connection rejects the query that is under way; that is enough
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const found = await versionOf(client);
    if (found > SCHEMA_VERSION) {
      throw new Error(
        `the database has schema version ${found}; this program knows ${SCHEMA_VERSION}: use a newer one`,
      );
    }
    if (found === 0) {
      await client.query(await readFile(SCHEMA, 'utf8'));
      await client.query('insert into terang.migrations (version) values ($1)', [SCHEMA_VERSION]);
    } else {
      for (const step of STEPS.filter(({ version }) => version > found)) {
        await client.query(await readFile(step.file, 'utf8'));
        await client.query('insert into terang.migrations (version) values ($1)', [step.version]);
      }
    }
    await client.query('commit'); // crash before this line: the old version stands, whole
    return SCHEMA_VERSION;
  } finally {
    await client.end().catch(() => undefined);
  }
}
