// The office for tests: a running log of the small election on the evening of voting day, the office over a
// real database, the API before both, and a clock that tests move.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { base64url, utf8 } from '../../src/base/bytes.ts';
import { rolesFor } from '../../src/cli/open-office.ts';
import { signDeterministically } from '../../src/cli/rehearsal/deterministic-signer.ts';
import { atText } from '../../src/base/time.ts';
import { headOf } from '../../src/core/admit.ts';
import type { SignedAct } from '../../src/core/act.ts';
import type { Receipt } from '../../src/server/intake.ts';
import { startDatabase } from '../../src/server/embedded-postgres.ts';
import { createApi } from '../../src/server/http.ts';
import { createLogger } from '../../src/server/log.ts';
import { createMemoryStore } from '../../src/server/memory-store.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { migrate } from '../../src/server/migrations.ts';
import { createOffice, type OfficeOptions } from '../../src/server/office/office.ts';
import type { Store } from '../../src/server/store.ts';
import { MiniEngine } from '../simulator/mini-engine.ts';
import type { Person } from '../simulator/mini-election.ts';

export const OFFICE = '/api/v1/office';
export const ORIGIN = 'https://office.test';
const NO_LIMITS = {
  readsPerMinute: Number.POSITIVE_INFINITY,
  writesPerMinute: Number.POSITIVE_INFINITY,
};

export type Asked = {
  readonly cookie?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly address?: string;
};

export type OfficeWorld = {
  readonly app: FastifyInstance;
  readonly running: MiniEngine;
  readonly database: pg.Pool;
  readonly dir: string;
  readonly logged: () => string;
  readonly ask: (
    method: InjectOptions['method'],
    path: string,
    asked?: Asked,
  ) => Promise<LightMyRequestResponse>;
  readonly challenge: () => Promise<string>;
  /** What a person's device sends to sign in. */
  readonly signInBody: (person: Person, challenge: string) => Record<string, string>;
  /** Signs in with the person's key; the cookie pair. */
  readonly signIn: (person: Person) => Promise<string>;
  readonly must: (signed: SignedAct) => Promise<Receipt>;
  /** Id of the last act on a record. */
  readonly headOf: (record: string) => Promise<string | null>;
  readonly later: (ms: number) => void;
  /** This moment as an act spells it. */
  readonly at: () => string;
  readonly close: () => Promise<void>;
};

/** The cookie pair that an answer sets; empty when it sets none. */
export const cookieOf = (answer: LightMyRequestResponse): string =>
  /^__Host-terang=[^;]*/.exec(String(answer.headers['set-cookie'] ?? ''))?.[0] ?? '';

export const signatureOf = (person: Person, challenge: string): string =>
  base64url(signDeterministically(person.secret, utf8(`terang/session/v1\n${challenge}\n${person.officer}`)));

/** Opens a world of its own. */
export async function openOfficeWorld(more: Partial<OfficeOptions> = {}): Promise<OfficeWorld> {
  const dir = await mkdtemp(join(tmpdir(), 'terang-office-'));
  const database = await startDatabase({ dir: join(dir, 'db') });
  await migrate(database.url);
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  // Its connections may hear the database stop before they have said goodbye.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const store = createMemoryStore();
  const running = await MiniEngine.open(store, join(dir, 'tree'));
  await running.prepare();
  const { app, office, logged } = await serving(running, store, database.url, more);
  const close = async (): Promise<void> => {
    await app.close();
    await office.close();
    await pool.end();
    await running.engine.stop();
    await database.stop();
    await rm(dir, { recursive: true, force: true });
  };
  return { ...asking(app), app, running, database: pool, dir, logged, ...moving(running, store), close };
}

/** The office and the API before it, with what they log. */
async function serving(running: MiniEngine, store: Store, databaseUrl: string, more: Partial<OfficeOptions>) {
  let log = '';
  const to = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk);
      done();
    },
  });
  const shared = {
    store,
    clock: () => running.time.ms,
    logger: createLogger('trace', to),
    metrics: createMetrics(),
  };
  const office = createOffice({
    ...shared,
    databaseUrl,
    secrets: { challenges: new Uint8Array(32).fill(1), vault: [new Uint8Array(32).fill(2)] },
    origin: ORIGIN,
    election: () => running.engine.state.ledger.election,
    appointing: 'registry.officer.appoint',
    photographers: rolesFor('results.evidence.photograph'),
    ...more,
  });
  const app = await createApi({
    ...shared,
    intake: running.engine.sequencer,
    version: '0.1.0',
    limits: NO_LIMITS,
    office,
    status: () => ({ lead: true, queued: 0, writing: true }),
  });
  return { app, office, logged: () => log };
}

const moving = (running: MiniEngine, store: Store) => ({
  headOf: async (record: string) => headOf((await store.readRecords([record])).get(record)),
  at: (): string => atText(running.time.ms),
  must: (signed: SignedAct): Promise<Receipt> => running.must(signed),
  later: (ms: number): void => void (running.time.ms += ms),
});

function asking(app: FastifyInstance) {
  const ask: OfficeWorld['ask'] = (method, path, { cookie, body, headers = {}, address } = {}) =>
    app.inject({
      method: method ?? 'GET',
      url: path.startsWith('/api') ? path : `${OFFICE}${path}`,
      headers: { ...headers, ...(cookie ? { cookie } : {}) },
      ...(body === undefined ? {} : { payload: body as object }),
      ...(address === undefined ? {} : { remoteAddress: address }),
    });
  const challenge = async (): Promise<string> =>
    (await ask('POST', '/challenge', { body: {} })).json().challenge;
  const signInBody = (person: Person, given: string): Record<string, string> => ({
    challenge: given,
    device: 'HP uji',
    key: person.key,
    officer: person.officer,
    signature: signatureOf(person, given),
  });
  const signIn = async (person: Person): Promise<string> => {
    const answer = await ask('POST', '/sessions', { body: signInBody(person, await challenge()) });
    if (answer.statusCode !== 200) throw new Error(`not signed in: ${answer.body}`);
    return cookieOf(answer);
  };
  return { ask, challenge, signInBody, signIn };
}
