// The whole way for tests: HTTP, intake, judgement, storage, published tree, on the small election of the
// simulator, and everything that could be half-written afterwards as one text to compare.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { base64url, hex, sha256 } from '../../src/base/bytes.ts';
import { canonical } from '../../src/base/canonical.ts';
import type { SignedAct } from '../../src/core/act.ts';
import { createApi } from '../../src/server/http.ts';
import { createLogger } from '../../src/server/log.ts';
import { createMemoryStore } from '../../src/server/memory-store.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import type { Store } from '../../src/server/store.ts';
import { MiniEngine } from '../simulator/mini-engine.ts';

const NONE = { readsPerMinute: Number.POSITIVE_INFINITY, writesPerMinute: Number.POSITIVE_INFINITY };

export type RunningApi = {
  readonly app: FastifyInstance;
  readonly running: MiniEngine;
  readonly store: Store;
  readonly dir: string;
  /** Sends an act as an officer's telephone does. */
  readonly post: (signed: SignedAct) => Promise<LightMyRequestResponse>;
  /** Sends any body. */
  readonly raw: (payload: string | Buffer, type?: string) => Promise<LightMyRequestResponse>;
  /** Head, records, sums, entries, files: everything that there is, as one text. */
  readonly everything: () => Promise<string>;
  readonly close: () => Promise<void>;
};

/** A store that remembers which records and sums were ever written, so that all of them can be read. */
function remembering(store: Store) {
  const records = new Set<string>();
  const sums = new Map<string, { unit: string; scope: string }>();
  const commit: Store['commit'] = async (batch) => {
    await store.commit(batch);
    for (const { key } of batch.records) records.add(key);
    for (const { unit, scope } of batch.sums) sums.set(`${unit} ${scope}`, { unit, scope });
  };
  return { store: { ...store, commit }, records, sums };
}

async function filesBelow(dir: string): Promise<string[]> {
  const paths = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = paths.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.sort().map(async (path) => `${path} ${hex(sha256(await readFile(path)))}`));
}

/** The election on the evening of voting day, behind its API. */
export async function openRunningApi(): Promise<RunningApi> {
  const dir = await mkdtemp(join(tmpdir(), 'running-api-'));
  const { store, records, sums } = remembering(createMemoryStore());
  const running = await MiniEngine.open(store, dir);
  await running.prepare();
  const { sequencer, state } = running.engine;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const app = await createApi({
    intake: sequencer, store, version: '0.1.0', logger: createLogger('silent', silent),
    metrics: createMetrics(), clock: () => 0, limits: NONE,
    status: () => ({ lead: true, queued: sequencer.queued, writing: true }),
  });
  const raw = (payload: string | Buffer, type = 'application/json') =>
    app.inject({ method: 'POST', url: '/api/v1/acts', headers: { 'content-type': type }, payload });
  return {
    app, running, store, dir, raw,
    post: ({ bytes, signatures }) => raw(JSON.stringify({ act: base64url(bytes), signatures })),
    everything: async () => {
      const head = await store.head();
      const known = await store.readRecords([...records].sort());
      const rows = await store.readSums([...sums.values()]);
      const entries = await store.entries(0, head.size + 10);
      const { size, election, lastReceivedMs } = state.ledger;
      const stations = election?.units.stationCount('ID') ?? 0;
      return canonical({
        head, records: Object.fromEntries(known), sums: rows as never, files: await filesBelow(dir),
        entries: entries.map((entry) => hex(sha256(entry))), ledger: { size, stations, lastReceivedMs },
      });
    },
    close: async () => {
      await app.close();
      await running.engine.stop();
      await rm(dir, { recursive: true });
    },
  };
}
