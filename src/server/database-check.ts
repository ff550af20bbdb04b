// Looks at a PostgreSQL that somebody else runs before the log is trusted to it. A server that acknowledges
// without syncing would turn every receipt into a lie, so it is refused here and not discovered after a power
// cut.
import pg from 'pg';

const VERSION_MIN = 150_000;

/** Resolves when the server will do; throws with the reason and what to change when not. */
export async function checkDatabase(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    await client.end().catch(() => undefined);
    // never the URL: it holds a password
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`cannot connect to the database that DATABASE_URL names: ${reason}`, { cause });
  }
  try {
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int as number,
              current_setting('server_version') as version,
              current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
              current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby`,
    );
    const found = rows[0];
    if (found.number < VERSION_MIN)
      throw new Error(`the database is PostgreSQL ${found.version}; 15 or newer is needed`);
    if (found.encoding !== 'UTF8')
      throw new Error(`the database's encoding is ${found.encoding}; UTF8 is needed`);
    if (found.standby) throw new Error('the database is a standby and cannot be written: name the primary');
    if (found.fsync !== 'on' || found.pages !== 'on') {
      throw new Error(
        'the database runs without fsync or full_page_writes: what it acknowledges would not be durable',
      );
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}
