import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonical } from '../../src/base/canonical.ts';
import { isRefusal } from '../../src/base/result.ts';
import { parseReceived } from '../../src/base/time.ts';
import { ancestorsOf } from '../../src/base/unit.ts';
import type { SignedAct } from '../../src/core/act.ts';
import { splitEntry } from '../../src/core/seal.ts';
import { openEngine } from '../../src/server/engine.ts';
import { createMemoryStore } from '../../src/server/memory-store.ts';
import type { Store } from '../../src/server/store.ts';
import { terang } from '../../src/system.ts';
import { GOOD_FORM, MiniElection, NIGHT_MS } from '../simulator/mini-election.ts';
import { MiniEngine } from '../simulator/mini-engine.ts';
import { castOf } from '../simulator/mini-log.ts';

const SCOPE = 'results/PPWP';
const mini = new MiniElection();
const cast = castOf(mini);
const HOME = '1701012001001';
const ABROAD = '9901010001001';
const UNITS = [...new Set([HOME, ABROAD].flatMap((station) => ancestorsOf(station)))];
const TALLIES = [HOME, ABROAD].map((station) => `results.tally/${station}/PPWP/1`);

/** Forms that agree, that break a rule, that are not complete. */
const FORMS = [
  GOOD_FORM,
  { ...GOOD_FORM, IV: [91, 40, 15] },
  { ...GOOD_FORM, IV: [0, 145, 0] },
  { ...GOOD_FORM, I: null },
];
const WHO = ['kpps1', 'kpps2', 'kpps3', 'kppslN1', 'kppslN2', 'pps', 'correct'] as const;
type Step = { readonly who: (typeof WHO)[number]; readonly form: number };
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(...WHO),
  form: fc.nat({ max: FORMS.length - 1 }),
});

async function actOf({ who, form }: Step, n: number, store: Store): Promise<SignedAct> {
  const at = `2024-02-14T10:00:${String(n).padStart(2, '0')}Z`;
  const body = FORMS[form] as object;
  const [key = ''] = TALLIES;
  if (who === 'correct') {
    const head = (await store.readRecords([key])).get(key)?.['head'];
    return mini.correct([cast.ppk, cast.ppk2], HOME, body, typeof head === 'string' ? head : '0'.repeat(64));
  }
  if (who !== 'pps') return mini.enter(cast[who], body, { at });
  const takeover = { attempt: 1, contest: 'PPWP', form: body, of: 'a'.repeat(64), reason: `kali ${n}` };
  return mini.act('results.tally.takeover', [cast.pps], HOME, key, takeover, { at });
}

type Tally = {
  state: string;
  form: typeof GOOD_FORM | null;
  broken: { rule: string; severity: string }[];
  corrections: unknown[];
};

type Tallies = readonly (readonly [station: string, tally: Tally])[];

/** What the tallies below a unit add up to, in plain loops (spec/views.md). */
function naiveSums(tallies: Tallies, unit: string): Record<string, number> {
  const sums: Record<string, number> = {};
  const add = (metric: string, value: number) => {
    if (value !== 0) sums[metric] = (sums[metric] ?? 0) + value;
  };
  for (const [station, { state, form, broken, corrections }] of tallies) {
    if (unit !== 'ID' && !station.startsWith(unit)) continue;
    add(`state.${state}`, 1);
    add('corrections', corrections.length);
    for (const { rule, severity } of broken) add(`${severity === 'error' ? 'rule' : 'warning'}.${rule}`, 1);
    if (!form) continue;
    for (const kind of state === 'confirmed' ? ['reported', 'confirmed'] : ['reported']) {
      add(`${kind}.electorate`, form.I?.A[2] ?? 0);
      add(`${kind}.users`, form.I?.B4[2] ?? 0);
      add(`${kind}.valid`, form.V.A);
      add(`${kind}.invalid`, form.V.B);
      add(`${kind}.total`, form.V.C);
      form.IV.forEach((votes, i) => add(`${kind}.votes.${i}`, votes));
    }
  }
  return sums;
}

let dir = '';
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'fold-'))));
afterAll(() => rm(dir, { recursive: true }));
let runs = 0;

/** A log on the evening of voting day that can be closed and opened again on what it has stored. */
async function evening() {
  const store = createMemoryStore();
  const at = join(dir, String((runs += 1)));
  let running = await MiniEngine.open(store, at);
  await running.prepare();
  const { time } = running;
  return {
    store, time,
    send: (signed: SignedAct) => running.engine.sequencer.submit(signed),
    restart: async () => {
      await running.engine.stop();
      const engine = await openEngine({
        system: terang(), store, dir: at, log: mini.log, publisher: mini.actSigner, witnesses: [], quorum: 0,
        clock: () => time.ms, objects: mini.objectMap, durable: false,
      });
      running = new MiniEngine(mini, time, engine);
    },
    state: async () => {
      const records = await store.readRecords(TALLIES);
      const sums = await store.readSums(UNITS.map((unit) => ({ unit, scope: SCOPE })));
      const byUnit = Object.fromEntries(sums.map((row) => [row.unit, row.sums]));
      return { head: await store.head(), records: Object.fromEntries(records), sums: byUnit };
    },
    stop: () => running.engine.stop(),
  };
}
type Evening = Awaited<ReturnType<typeof evening>>;

async function play(
  log: Evening, steps: readonly Step[], restartAfter: ReadonlySet<number>,
): Promise<number> {
  let taken = 0;
  for (const [n, one] of steps.entries()) {
    log.time.ms += 1_000;
    const outcome = await log.send(await actOf(one, n, log.store));
    if (!isRefusal(outcome)) taken += 1;
    if (restartAfter.has(n)) await log.restart();
  }
  return taken;
}

describe('state is a fold of the log', () => {
  test('sums at every unit are those of the records below it, whatever came in whatever order', async () => {
    let taken = 0;
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const log = await evening();
        taken += await play(log, steps, new Set());
        const { records, sums } = await log.state();
        await log.stop();
        const tallies: Tallies = Object.entries(records).map(([key, record]) => [
          key.split('/')[1] ?? '', record as unknown as Tally,
        ]);
        for (const [, { state }] of tallies) seen.add(state);
        for (const unit of UNITS) expect([unit, sums[unit] ?? {}]).toEqual([unit, naiveSums(tallies, unit)]);
      }),
      { numRuns: 25 },
    );
    expect(taken).toBeGreaterThan(50);
    expect(seen.size).toBeGreaterThan(2);
  });

  test('folded in one go it is, byte for byte, what it is with stops and starts between', async () => {
    const stops = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), stops, async (steps, after) => {
        const [whole, broken] = [await evening(), await evening()];
        await play(whole, steps, new Set());
        await play(broken, steps, new Set(after));
        expect(canonical(await broken.state())).toBe(canonical(await whole.state()));
        await Promise.all([whole.stop(), broken.stop()]);
      }),
      { numRuns: 8 },
    );
  });

  test('entries by three officers of a station commute: in any order the same form is in force', async () => {
    const who = fc.shuffledSubarray(['kpps1', 'kpps2', 'kpps3'] as const, { minLength: 3 });
    const others = fc.shuffledSubarray(['kppslN1', 'kppslN2'] as const, { minLength: 2 });
    const formOf = { kpps1: 0, kpps2: 1, kpps3: 0, kppslN1: 2, kppslN2: 2 };
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(who, others, fc.nat({ max: 3 }), async (home, abroad, cut) => {
        const log = await evening();
        const order = [...home.slice(0, cut), ...abroad, ...home.slice(cut)];
        await play(log, order.map((name) => ({ who: name, form: formOf[name] })), new Set());
        const { records, sums } = await log.state();
        const tallies = TALLIES.map((key) => records[key]);
        const inForce = tallies.map((tally) => [tally?.['state'] ?? null, tally?.['form'] ?? null]);
        ends.add(canonical([inForce, sums]));
        await log.stop();
      }),
      { numRuns: 20 },
    );
    expect(ends.size).toBe(1);
  });

  test("the log's time never goes back, whatever the machine's clock does", async () => {
    const log = await evening();
    const jumps = [5_000, -3_600_000, 10, -1, 0, 60_000, -86_400_000];
    for (const [n, jump] of jumps.entries()) {
      log.time.ms += jump;
      const person = n % 2 === 0 ? cast.kpps1 : cast.kppslN1;
      const outcome = await log.send(mini.enter(person, GOOD_FORM, { at: `2024-02-14T09:00:0${n}Z` }));
      expect(isRefusal(outcome)).toBe(false);
    }
    const { size } = await log.store.head();
    const entries = await log.store.entries(0, size);
    const times = entries.map((entry) => parseReceived(splitEntry(entry).seal.received) ?? Number.NaN);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeGreaterThanOrEqual(NIGHT_MS + 5_000);
    await log.restart();
    await log.send(mini.enter(cast.kpps3, FORMS[1] as object));
    const [last] = await log.store.entries(size, 1);
    const { received } = splitEntry(last as Uint8Array).seal;
    expect(parseReceived(received)).toBeGreaterThanOrEqual(times.at(-1) ?? 0);
    await log.stop();
  });
});
