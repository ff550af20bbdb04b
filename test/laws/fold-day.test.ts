// Voting day and evidence through the engine as the server runs it: sums, lists and views are those of the
// records, whatever came in whatever order, and the same after a restart.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonical } from '../../src/base/canonical.ts';
import { isRefusal } from '../../src/base/result.ts';
import type { SignedAct } from '../../src/core/act.ts';
import { openEngine } from '../../src/server/engine.ts';
import { createMemoryStore } from '../../src/server/memory-store.ts';
import { terang } from '../../src/system.ts';
import { MiniElection, type Person } from '../simulator/mini-election.ts';
import { MiniEngine } from '../simulator/mini-engine.ts';
import { castOf } from '../simulator/mini-log.ts';

const mini = new MiniElection();
const cast = castOf(mini);
const [HOME, ABROAD] = ['1701012001001', '9901010001001'] as const;
const VILLAGE = '1701012001';
const PEOPLE = { kpps1: cast.kpps1, kpps2: cast.kpps2, kppslN1: cast.kppslN1 } as const;
const RECORDS = [
  ...[HOME, ABROAD].flatMap((at) => [`voting.station/${at}`, `results.evidence/${at}/PPWP/1`]),
  ...Object.values(PEOPLE).map(({ officer }) => `voting.shift/${officer}`),
];
const SCOPES = ['voting', 'voting/shift', 'results/PPWP'];
const LABELS = [
  'voting/ready', 'voting/opened', 'voting/closed', 'voting/on-shift', 'PPWP/photographed', 'PPWP/objection',
];

const at = (minute: number): string => new Date(Date.UTC(2024, 1, 14, 0, minute)).toISOString();
type Step = { readonly who: keyof typeof PEOPLE; readonly kind: string; readonly n: number };
const KINDS = ['ready', 'oath', 'open', 'close', 'count', 'start', 'end', 'photograph'] as const;
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom('kpps1', 'kpps2', 'kppslN1'),
  kind: fc.constantFrom(...KINDS),
  n: fc.nat(59),
});

const BODIES: Readonly<Record<string, (n: number) => object>> = {
  ready: (n) => ({ access: n % 2 === 0, network: n % 3 === 0, power: true }),
  oath: () => ({ present: 7 }),
  open: (n) => ({ present: 5, witnesses: n }),
  close: (n) => ({ queue: n }),
  count: (n) => ({ J: 2 * n + 1, L: n, P: n + 1, hour: n % 7 }),
};

function signed({ who, kind, n }: Step): SignedAct {
  const by: Person = PEOPLE[who];
  const more = { at: `${at(n).slice(0, 19)}Z` };
  if (kind === 'start' || kind === 'end') {
    return mini.act(`voting.shift.${kind}`, [by], by.unit, `voting.shift/${by.officer}`, {}, more);
  }
  if (kind === 'photograph') {
    const pages = [{ bytes: n + 1, hash: 'c'.repeat(64), page: 1 + (n % 3) }];
    const record = `results.evidence/${by.unit}/PPWP/1`;
    const body = { attempt: 1, contest: 'PPWP', pages };
    return mini.act('results.evidence.photograph', [by], by.unit, record, body, more);
  }
  const act = kind === 'count' ? 'voting.turnout.count' : `voting.station.${kind}`;
  return mini.act(act, [by], by.unit, `voting.station/${by.unit}`, BODIES[kind]?.(n) ?? {}, more);
}

type Told = { readonly [member: string]: unknown };
type Open = { readonly late: boolean };
type Count = { readonly L: number; readonly P: number };

/** What the records add up to in plain words, for the nation (spec/office.md, Reading). */
function naive(records: ReadonlyMap<string, Told>): Record<string, Record<string, number>> {
  const sums: Record<string, Record<string, number>> = Object.fromEntries(SCOPES.map((name) => [name, {}]));
  const add = (scope: string, metric: string, value: number): void => {
    if (value !== 0) (sums[scope] ??= {})[metric] = (sums[scope]?.[metric] ?? 0) + value;
  };
  for (const [key, record] of records) {
    if (key.startsWith('voting.shift/') && record['since']) add('voting/shift', 'onShift', 1);
    if (key.startsWith('results.evidence/')) add('results/PPWP', 'photographed', 1);
    if (!key.startsWith('voting.station/')) continue;
    const words = { ready: 'ready', oath: 'sworn', open: 'opened', close: 'closed' };
    for (const [kind, metric] of Object.entries(words)) add('voting', metric, record[kind] ? 1 : 0);
    add('voting', 'openedLate', (record['open'] as Open | undefined)?.late ? 1 : 0);
    const hours = Object.entries((record['turnout'] ?? {}) as Record<string, Count>);
    const [, last] = hours.toSorted(([a], [b]) => Number(b) - Number(a))[0] ?? [];
    add('voting', 'turnout.L', last?.L ?? 0);
    add('voting', 'turnout.P', last?.P ?? 0);
  }
  return sums;
}

let dir = '';
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'fold-day-'))));
afterAll(() => rm(dir, { recursive: true }));
let runs = 0;

async function evening() {
  const store = createMemoryStore();
  const here = join(dir, String((runs += 1)));
  let running = await MiniEngine.open(store, here);
  await running.prepare();
  const { time } = running;
  return {
    dir: here,
    store,
    send: async (act: SignedAct) => {
      time.ms += 1_000;
      return !isRefusal(await running.engine.sequencer.submit(act));
    },
    snapshot: () => running.engine.snapshot(true),
    restart: async () => {
      await running.engine.stop();
      const engine = await openEngine({
        system: terang(), store, dir: here, log: mini.log, publisher: mini.actSigner, witnesses: [],
        quorum: 0, clock: () => time.ms, objects: mini.objectMap, durable: false,
      });
      running = new MiniEngine(mini, time, engine);
    },
    state: async () => {
      const records = await store.readRecords(RECORDS);
      const rows = await store.readSums(SCOPES.map((scope) => ({ unit: 'ID', scope })));
      const sums: Record<string, Readonly<Record<string, number>>> = {};
      for (const scope of SCOPES) sums[scope] = rows.find((row) => row.scope === scope)?.sums ?? {};
      const lists: Record<string, string[]> = {};
      for (const label of LABELS) lists[label] = await store.list({ label, below: 'ID', limit: 100 });
      return { records, sums, lists };
    },
    stop: () => running.engine.stop(),
  };
}

/** A list has as many as its sum says. */
const COUNTED = [
  ['voting/ready', 'voting', 'ready'],
  ['voting/opened', 'voting', 'opened'],
  ['voting/closed', 'voting', 'closed'],
  ['voting/on-shift', 'voting/shift', 'onShift'],
  ['PPWP/photographed', 'results/PPWP', 'photographed'],
] as const;

type State = Awaited<ReturnType<Awaited<ReturnType<typeof evening>>['state']>>;
const told = ({ records, sums, lists }: State): string =>
  canonical({ records: Object.fromEntries(records), sums, lists });

describe('voting day and evidence are a fold of the log', () => {
  test('sums and lists are those of the records, before a restart and after', async () => {
    const steps = fc.array(step, { minLength: 6, maxLength: 25 });
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const log = await evening();
        for (const one of all) if (await log.send(signed(one))) taken += 1;
        const state = await log.state();
        expect(state.sums).toEqual(naive(state.records));
        for (const [label, scope, metric] of COUNTED) {
          expect(state.lists[label]).toHaveLength(state.sums[scope]?.[metric] ?? 0);
        }
        await log.restart();
        expect(told(await log.state())).toBe(told(state));
        await log.stop();
      }),
      { numRuns: 15 },
    );
    expect(taken).toBeGreaterThan(60);
  });

  test('a photograph makes new the views above its station and no table; voting day, neither', async () => {
    const log = await evening();
    const views = join(log.dir, 'views', 'PPWP', VILLAGE);
    const files = () => readdir(views).catch(() => []);
    expect(await log.send(signed({ who: 'kpps1', kind: 'open', n: 3 }))).toBe(true);
    await log.snapshot();
    expect(await files()).toEqual([]);
    expect(await log.send(signed({ who: 'kpps1', kind: 'photograph', n: 3 }))).toBe(true);
    await log.snapshot();
    const [file = '', ...more] = await files();
    expect(more).toEqual([]);
    const text = await readFile(join(views, file), 'utf8');
    const view = JSON.parse(text) as { children: object[]; photographed: number };
    expect(view.photographed).toBe(1);
    const evidence = { pages: [{ page: 1 }] };
    expect(view.children[0]).toMatchObject({ state: 'missing', unit: HOME, evidence });
    await log.restart();
    await log.snapshot();
    expect(await readdir(join(log.dir, 'open', 'PPWP')).catch(() => [])).toEqual([]);
    await log.stop();
  });
});
