// What this machine can do with none of our code in the way: the second column of the table. Signatures by
// Node's crypto on its thread pool with keys already read; rows into the very PostgreSQL that we start;
// syncs, hashes, file reads by the system.
import { createPublicKey, hash, verify } from 'node:crypto';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { fromBase64url, fromHex } from '../src/base/bytes.ts';
import type { SignedAct } from '../src/core/act.ts';
import { signedBytes } from '../src/core/seal.ts';
import { startDatabase } from '../src/server/embedded-postgres.ts';
import { MEGABYTE, perSecond } from './measure.ts';
import type { Row } from './row.ts';
import { firstActs, type Sample } from './sample.ts';

export type Limits = {
  readonly signatures: number;
  readonly rows: number;
  readonly syncs: number;
  readonly hashes: number;
  readonly reads: number;
};

const MEASURE_MS = 3_000;
const BATCH = 1_000;
const CHECKS_AT_ONCE = 64;
const SPKI = fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200') as Uint8Array;

/** Enrolments carry the key that signs them: real messages, each with a key of its own. */
function checksOf(acts: readonly SignedAct[]) {
  return acts.flatMap(({ bytes, signatures }) => {
    const { act, body } = JSON.parse(Buffer.from(bytes).toString()) as {
      act: string;
      body: { key: string };
    };
    if (act !== 'registry.key.enrol') return [];
    const point = fromBase64url(body.key) as Uint8Array;
    const key = createPublicKey({ format: 'der', type: 'spki', key: Buffer.concat([SPKI, point]) });
    const signature = fromBase64url(signatures[0] ?? '') as Uint8Array;
    return [{ key: { key, dsaEncoding: 'ieee-p1363' } as const, signature, message: signedBytes(bytes) }];
  });
}

async function signatureLimit(acts: readonly SignedAct[]): Promise<number> {
  const checks = checksOf(acts);
  const one = (at: number): Promise<void> =>
    new Promise((done, fail) => {
      const check = checks[at];
      if (!check) return done();
      verify('sha256', check.message, check.key, check.signature, (error, valid) =>
        error === null && valid ? done() : fail(error ?? new Error('a signature of the rehearsal is bad')),
      );
    });
  return perSecond(MEASURE_MS, async () => {
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < checks.length) await one(next++);
    };
    await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, lane));
    return checks.length;
  });
}

/** Rows of an act's size, with the indexes of the log's table, a thousand in a transaction. */
async function rowLimit(dir: string, entries: readonly Uint8Array[]): Promise<number> {
  const database = await startDatabase({ dir: join(dir, 'database') });
  const client = new pg.Client({ connectionString: database.url });
  try {
    await client.connect();
    await client.query('create table raw (n bigint primary key, id bytea unique, entry bytea, hash bytea)');
    await client.query('alter table raw alter column entry set storage external');
    let n = 0;
    return await perSecond(MEASURE_MS, async () => {
      const batch = Array.from(
        { length: BATCH },
        (_, i) => entries[(n + i) % entries.length] as Uint8Array,
      );
      const ids = batch.map((_, i) => hash('sha256', `${n + i}`, 'buffer'));
      const numbers = batch.map((_, i) => n + i);
      const text =
        'insert into raw select * from unnest($1::bigint[], $2::bytea[], $3::bytea[], $2::bytea[])';
      await client.query({ name: 'raw', text, values: [numbers, ids, batch] });
      n += BATCH;
      return BATCH;
    });
  } finally {
    await client.end();
    await database.stop();
  }
}

async function syncLimit(dir: string): Promise<number> {
  const file = await open(join(dir, 'synced'), 'w');
  const page = Buffer.alloc(8_192, 1);
  try {
    return await perSecond(MEASURE_MS / 2, async () => {
      await file.write(page);
      await file.datasync();
      return 1;
    });
  } finally {
    await file.close();
  }
}

async function readLimit(dir: string): Promise<number> {
  const paths = Array.from({ length: 200 }, (_, i) => join(dir, `tile-${i}`));
  await Promise.all(paths.map((path) => writeFile(path, Buffer.alloc(8_192, 1))));
  return perSecond(MEASURE_MS / 2, async () => {
    await Promise.all(paths.map((path) => readFile(path)));
    return paths.length;
  });
}

/** Measures all limits, some fifteen seconds. */
export async function measureLimits({
  sample,
}: {
  sample: Sample;
}): Promise<{ limits: Limits; rows: Row[] }> {
  const dir = await mkdtemp(join(tmpdir(), 'terang-bench-limits-'));
  try {
    const acts = (await firstActs(sample, 8_000)).map(({ signed }) => signed);
    const entries = acts.map(({ bytes }) => Buffer.concat([bytes, Buffer.alloc(150, 0x20)]));
    const hashes = await perSecond(MEASURE_MS / 3, () => {
      for (const entry of entries) hash('sha256', entry, 'buffer');
      return entries.length;
    });
    const limits: Limits = {
      signatures: await signatureLimit(acts),
      rows: await rowLimit(dir, entries),
      hashes,
      syncs: await syncLimit(dir),
      reads: await readLimit(dir),
    };
    const bytes = entries.reduce((sum, entry) => sum + entry.length, 0) / entries.length;
    return { limits, rows: rowsOf(limits, bytes) };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

const rowsOf = (limits: Limits, entryBytes: number): Row[] => [
  { what: 'P-256 checks, thread pool', ours: limits.signatures, unit: 'checks/s' },
  { what: 'rows of an act into PostgreSQL, fsync', ours: limits.rows, unit: 'rows/s', note: `by ${BATCH}` },
  { what: 'appends of 8 KiB, each synced', ours: limits.syncs, unit: 'syncs/s' },
  {
    what: 'SHA-256 of an entry, one thread',
    ours: limits.hashes,
    unit: 'hashes/s',
    note: `${Math.round(entryBytes)} bytes, ${Math.round((limits.hashes * entryBytes) / MEGABYTE)} MiB/s`,
  },
  { what: 'reads of a file of 8 KiB', ours: limits.reads, unit: 'reads/s' },
];
