// An API for tests over a store in memory, with an intake that records what reached it and answers as it is
// told.
import type { FastifyInstance } from 'fastify';
import { Writable } from 'node:stream';
import { refuse, type Refusal } from '../base/result.ts';
import type { SignedAct } from '../core/act.ts';
import type { Election } from '../core/define.ts';
import { appFile } from './app-files.ts';
import { createApi, type ApiOptions, type ServiceStatus } from './http.ts';
import type { Intake, Receipt } from './intake.ts';
import { createLogger } from './log.ts';
import { createMemoryStore } from './memory-store.ts';
import { createMetrics } from './metrics.ts';
import type { Store } from './store.ts';

export const KNOWN_ACT = 'ab'.repeat(32);
export const KNOWN_KEY = 'results.tally/1701082001002/PPWP/1';
export const ONE_ACT = { act: 'e30', signatures: ['A'.repeat(86)] };

export const receiptOf = (leaf: number): Receipt => ({
  act: KNOWN_ACT,
  entry: 'e30Ke30',
  leaf,
  proof: 'c2sp.org/tlog-proof@v1\n',
});

const NAMES = new Map([
  ['ID', 'Indonesia'],
  ['17', 'BENGKULU'],
  ['18', 'LAMPUNG'],
  ['1701', 'BENGKULU SELATAN'],
]);
/** Two provinces, one of them with a regency; no stations. */
const units: Election['units'] = {
  exists: (unit) => NAMES.has(unit),
  nameOf: (unit) => NAMES.get(unit) ?? '',
  childrenOf: (unit) => (unit === 'ID' ? ['17', '18'] : unit === '17' ? ['1701'] : []),
  closedIn: () => [],
  stationCount: () => 3,
  zoneOf: () => 'Asia/Jakarta',
};
const [CONTESTS, RULES, UNITS] = ['c', 'd', 'e'].map((digit) => digit.repeat(64));
const VOTING = { closes: '13:00', day: '2024-02-14', opens: '07:00' };
const OBJECTS = new Map([
  [CONTESTS, JSON.stringify({ contests: [{ id: 'PPWP' }], voting: VOTING })],
  [RULES, '{"rules":[],"values":{}}'],
]);
const FOUNDED = {
  contests: CONTESTS,
  election: 'x-2024',
  frozen: true,
  name: 'X',
  ruleSet: RULES,
  stations: {},
  threshold: 1,
  units: UNITS,
};

/** A built app of three files. */
const APP = new Map(
  Object.entries({
    'index.html': '<!doctype html><title>x</title>',
    'app-ABCDEFG2.js': `void 0;${' '.repeat(2_000)}`,
    'service-worker.js': 'void 0;',
  }).map(([path, text]) => [path, appFile(path, Buffer.from(text))]),
);

export type ApiDouble = {
  readonly app: FastifyInstance;
  readonly store: Store;
  /** Every act that reached the intake. */
  readonly taken: SignedAct[];
  readonly logged: () => string;
};

type Overrides = Partial<Omit<ApiOptions, 'status'>> & {
  readonly submit?: (signed: SignedAct, n: number) => Promise<Receipt | Refusal>;
  readonly status?: () => ServiceStatus;
};

/** A store with one act, one record, one sums row. */
async function storeWithOne(): Promise<Store> {
  const store = createMemoryStore();
  await store.commit({
    before: await store.head(),
    after: { size: 1, root: KNOWN_ACT },
    acts: [{ id: KNOWN_ACT, entry: Buffer.from('{}\n{}'), leafHash: new Uint8Array(32) }],
    records: [
      { key: KNOWN_KEY, value: '{"state":"waiting"}', unit: '1701082001002', labels: ['waiting'] },
      { key: 'registry.election', value: JSON.stringify(FOUNDED) },
    ],
    sums: [{ unit: '17', scope: 'results/PPWP', sums: { 'forms.waiting': 1 } }],
  });
  return store;
}

export async function apiDouble({ submit, ...overrides }: Overrides = {}): Promise<ApiDouble> {
  const store = await storeWithOne();
  const taken: SignedAct[] = [];
  let log = '';
  const intake: Intake = {
    submit: async (signed) => {
      const n = taken.push(signed) - 1;
      return submit ? submit(signed, n) : receiptOf(n);
    },
    receipt: async (leaf) => (leaf === 0 ? receiptOf(0) : refuse('not-found')),
  };
  const to = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk);
      done();
    },
  });
  const app = await createApi({
    intake,
    store,
    status: () => ({ lead: true, queued: 0, writing: true }),
    version: '0.1.0',
    logger: createLogger('trace', to),
    metrics: createMetrics(),
    clock: () => 0,
    adopted: {
      election: () => ({ id: 'x-2024', units, contests: [], ruleValue: () => 0, voting: VOTING }),
      objectText: (hash) => OBJECTS.get(hash),
    },
    app: APP,
    limits: { readsPerMinute: Number.POSITIVE_INFINITY, writesPerMinute: Number.POSITIVE_INFINITY },
    ...overrides,
  });
  return { app, store, taken, logged: () => log };
}
