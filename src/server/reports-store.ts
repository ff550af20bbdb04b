// Where reports of readers are kept, in PostgreSQL (db/schema.sql), apart from everything that the log gives.
// A proof is a row's name, so what was worked for once counts once. A report that was answered is on disk. It
// must never hold who sent it, or when within the hour.
import pg from 'pg';


export type Placed = { readonly station: string; readonly contest: string };

export type ReportRow = Placed & {
  /** Hash that the sender worked for, hexadecimal. */
  readonly proof: string;
  readonly category: string;
  readonly field: string | null;
  /** The hour in which it came, and nothing finer. */
  readonly hour: string;
  /** Corrections that the form had when the report came. */
  readonly corrections: number;
  /** Leaf of the first correction after it. */
  readonly handled: number | null;
};

export type ReportStore = {
  /** `used`: this proof was taken before; `full`: the station has enough of this hour, or altogether. */
  readonly add: (row: ReportRow) => Promise<'kept' | 'used' | 'full'>;
  /** Forms with reports that nobody has handled, in order, after one. */
  readonly unhandled: (after: Placed | undefined, limit: number) => Promise<readonly Placed[]>;
  /** Marks what the corrections of a form have handled. */
  readonly handle: (station: string, contest: string, leaves: readonly number[]) => Promise<void>;
  /** Villages whose file is older than their reports. */
  readonly unpublished: (limit: number) => Promise<readonly { village: string; contest: string }[]>;
  readonly ofVillage: (place: { village: string; contest: string }) => Promise<readonly ReportRow[]>;
  /** Has every village's file written again. */
  readonly republish: () => Promise<void>;
  /** Adds reports that the tree had, as they stand there; those that are here already are left alone. */
  readonly restore: (rows: readonly ReportRow[]) => Promise<void>;
  /** Notes that these rows, as they were read, stand in the tree. */
  readonly published: (rows: readonly ReportRow[]) => Promise<void>;
};

/** Reports that one station takes: of one hour, and altogether. A flood hides nothing and fills no disk. */
export const STATION_HOUR_MAX = 50;
export const STATION_MAX = 500;

const ROW = `proof, station, contest, category, field, hour, corrections, handled`;

/** The durable store; one connection, so that two reports never pass one limit together. */
export function createReportStore(url: string): ReportStore & { readonly close: () => Promise<void> } {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 });
  // A connection lost while nobody uses it: the next question makes another.
  pool.on('error', () => undefined);
  const ask = async (sql: string, values: unknown[]) => (await pool.query(sql, values)).rows;
  return {
    add: (row) => add(ask, row),
    unhandled: (after, limit) =>
      ask(
        `select distinct station, contest from terang.reports
         where handled is null and (station, contest) > ($1, $2) order by station, contest limit $3`,
        [after?.station ?? '', after?.contest ?? '', limit],
      ),
    handle: async (station, contest, leaves) => {
      await ask(
        `update terang.reports set handled = ($3::bigint[])[corrections + 1], published = false
         where station = $1 and contest = $2 and handled is null and corrections < cardinality($3::bigint[])`,
        [station, contest, leaves],
      );
    },
    unpublished: (limit) =>
      ask(
        `select distinct left(station, 10) as village, contest from terang.reports
         where not published order by 1, 2 limit $1`,
        [limit],
      ),
    ofVillage: async ({ village, contest }) =>
      (
        await ask(
          `select ${ROW} from terang.reports
           where station between $1 || '000' and $1 || '999' and contest = $2 order by station, hour, proof`,
          [village, contest],
        )
      ).map((row) => ({ ...row, handled: row.handled === null ? null : Number(row.handled) })),
    published: async (rows) => {
      await ask(
        `update terang.reports r set published = true
         from unnest($1::text[], $2::bigint[]) as read (proof, handled)
         where r.proof = read.proof and r.handled is not distinct from read.handled`,
        [rows.map(({ proof }) => proof), rows.map(({ handled }) => handled)],
      );
    },
    republish: async () => {
      await ask('update terang.reports set published = false where published', []);
    },
    restore: (rows) => restore(ask, rows),
    close: () => pool.end(),
  };
}

type Ask = (sql: string, values: unknown[]) => Promise<unknown[]>;

async function add(ask: Ask, row: ReportRow): Promise<'kept' | 'used' | 'full'> {
  const { proof, station, contest, category, field, hour, corrections } = row;
  const known = await ask('select 1 from terang.reports where proof = $1', [proof]);
  if (known.length > 0) return 'used';
  const kept = await ask(
    `insert into terang.reports (proof, station, contest, category, field, hour, corrections)
     select $1, $2, $3, $4, $5, $6, $7
     where (select count(*) from terang.reports where station = $2) < $8
       and (select count(*) from terang.reports where station = $2 and hour = $6) < $9
     on conflict do nothing returning 1`,
    [proof, station, contest, category, field, hour, corrections, STATION_MAX, STATION_HOUR_MAX],
  );
  return kept.length > 0 ? 'kept' : 'full';
}

async function restore(ask: Ask, rows: readonly ReportRow[]): Promise<void> {
  const column = (of: (row: ReportRow) => unknown): unknown[] => rows.map(of);
  await ask(
    `insert into terang.reports (${ROW})
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
       $7::integer[], $8::bigint[])
     on conflict do nothing`,
    [
      column(({ proof }) => proof), column(({ station }) => station), column(({ contest }) => contest),
      column(({ category }) => category), column(({ field }) => field), column(({ hour }) => hour),
      column(({ corrections }) => corrections), column(({ handled }) => handled),
    ],
  );
}
