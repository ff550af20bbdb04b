// The laws of the vault's keys: a new one takes over every name, batch by batch, whatever happens on the way;
// nothing is lost by it and nothing comes back.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hex } from '../../src/base/bytes.ts';
import { storedSecret, storedSecrets } from '../../src/cli/keys.ts';
import { nameCommitment } from '../../src/core/name-commitment.ts';
import { startDatabase } from '../../src/server/embedded-postgres.ts';
import { createLogger } from '../../src/server/log.ts';
import { createMemoryStore } from '../../src/server/memory-store.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { migrate } from '../../src/server/migrations.ts';
import { createOffice } from '../../src/server/office/office.ts';
import type { Ask } from '../../src/server/office/office-tables.ts';
import { type RenewOptions, renewVault } from '../../src/server/office/vault-keys.ts';
import { open, seal, VaultInDoubt } from '../../src/server/office/vault.ts';

let dir = '';
let url = '';
let pool: pg.Pool;
let stop: () => Promise<void>;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'terang-vault-'));
  const database = await startDatabase({ dir: join(dir, 'db') });
  ({ url } = database);
  await migrate(url);
  pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => undefined);
  stop = database.stop;
}, 60_000);
afterAll(async () => {
  await pool.end();
  await stop();
  await rm(dir, { recursive: true, force: true });
});

test('a key that was put aside stands behind the new one, and behind none that is no key', async () => {
  const keys = join(dir, 'keys');
  const first = await storedSecret(keys, 'vault.secret.1');
  const [newest, ...aside] = await storedSecrets(keys, 'vault.secret');
  expect(aside).toEqual([first]);
  expect(newest).not.toEqual(first);
  await storedSecret(keys, 'vault.secret.old');
  expect(await storedSecrets(keys, 'vault.secret')).toEqual([newest, first]);
});

describe('a new key of the vault', () => {
  const [old, next] = [randomBytes(32), randomBytes(32)];
  const names = Array.from({ length: 450 }, (_, i) => ({
    officer: hex(randomBytes(16)),
    salt: hex(randomBytes(32)),
    text: `Nama ${i}`,
  }));
  const placeOf = ({ salt, text }: (typeof names)[number]) =>
    Buffer.from(nameCommitment(Buffer.from(salt, 'hex'), text), 'hex');
  const ask: Ask = async (sql, values) => (await pool.query(sql, values)).rows;
  const faults: Error[] = [];
  const told = (fault: Error): void => void faults.push(fault);
  const renew = (more: Partial<RenewOptions> = {}) =>
    renewVault({ ask, keys: [next, old], going: () => true, onFault: told, ...more });
  const rows = async (): Promise<{ commitment: Buffer; sealed: Buffer }[]> =>
    (await pool.query('select commitment, sealed from terang.vault')).rows;
  const textsUnder = async (...keys: [Buffer, ...Buffer[]]): Promise<string[]> =>
    (await rows()).map(({ commitment, sealed }) => open(keys, commitment, sealed).text);
  const texts = new Set(names.map(({ text }) => text));

  beforeEach(async () => {
    await pool.query('truncate terang.vault');
    faults.length = 0;
    const sealed = names.map((name) => Buffer.from(seal(old, placeOf(name), name)));
    const sql = `insert into terang.vault select *, 'o', 0 from unnest($1::bytea[], $2::bytea[])`;
    await pool.query(sql, [names.map(placeOf), sealed]);
  });

  test('comes over every name, after which the old key opens nothing and is not needed', async () => {
    expect(await renew()).toEqual({ renewed: names.length, inDoubt: 0 });
    expect(new Set(await textsUnder(next))).toEqual(texts);
    await expect(textsUnder(old)).rejects.toBeInstanceOf(VaultInDoubt);
    expect(await renew()).toEqual({ renewed: 0, inDoubt: 0 });
  });

  test('comes over them while the office serves, once an older key is put aside', async () => {
    const office = createOffice({
      databaseUrl: url,
      secrets: { challenges: randomBytes(32), vault: [next, old] },
      store: createMemoryStore(),
      clock: () => 0,
      origin: 'https://office.test',
      election: () => undefined,
      appointing: 'registry.officer.appoint',
      photographers: new Set(),
      logger: createLogger('silent'),
      metrics: createMetrics(),
    });
    try {
      const isOver = (): Promise<boolean> => textsUnder(next).then(() => true, () => false);
      await expect.poll(isOver, { timeout: 20_000 }).toBe(true);
    } finally {
      await office.close();
    }
    expect(new Set(await textsUnder(next))).toEqual(texts);
  });

  test('stopped between two batches goes on later, and all names are open on the way', async () => {
    let batches = 0;
    const { renewed } = await renew({ going: () => batches++ < 1 });
    expect(renewed).toBeGreaterThan(0);
    expect(renewed).toBeLessThan(names.length);
    expect(new Set(await textsUnder(next, old))).toEqual(texts);
    expect(await renew()).toEqual({ renewed: names.length - renewed, inDoubt: 0 });
  });

  test('brings back no name that was erased while it came', async () => {
    const [gone] = names;
    const erasing: Ask = async (sql, values) => {
      const found = await ask(sql, values);
      const erase = 'delete from terang.vault where commitment = $1';
      if (sql.startsWith('select')) await ask(erase, [placeOf(gone!)]);
      return found;
    };
    expect((await renew({ ask: erasing })).renewed).toBe(names.length - 1);
    expect(await textsUnder(next)).not.toContain(gone!.text);
  });

  test('leaves what it cannot open as it is, tells of it, and comes over the rest', async () => {
    const [spoilt] = names;
    const other = Buffer.from(seal(randomBytes(32), placeOf(spoilt!), spoilt!));
    await ask('update terang.vault set sealed = $2 where commitment = $1', [placeOf(spoilt!), other]);
    expect(await renew()).toEqual({ renewed: names.length - 1, inDoubt: 1 });
    expect(faults).toHaveLength(1);
    expect((await rows()).some(({ sealed }) => other.equals(sealed))).toBe(true);
  });
});
