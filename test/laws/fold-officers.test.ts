// Officers' lives through the engine as the server runs it: appointed, invited, enrolled, handed over to,
// removed, in whatever order; their records, lists and sums are the same after a restart.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonical } from '../../src/base/canonical.ts';
import { isRefusal } from '../../src/base/result.ts';
import type { SignedAct } from '../../src/core/act.ts';
import { openEngine } from '../../src/server/engine.ts';
import { createMemoryStore } from '../../src/server/memory-store.ts';
import { terang } from '../../src/system.ts';
import { GOOD_FORM, inRightOf, MiniElection, type Person } from '../simulator/mini-election.ts';
import { MiniEngine } from '../simulator/mini-engine.ts';
import { castOf } from '../simulator/mini-log.ts';
import {
  arrivals, endingDelegation, granting, inviting, openingNames, removing, revokingKey, watchersOf,
} from '../simulator/mini-officers.ts';

const mini = new MiniElection();
const { kpps1, kpps2, pps, ppk, ppk2, kpuKabkota } = castOf(mini);
const watchers = watchersOf(mini);
const phone = mini.person('kpps-1', 'KPPS', kpps1.unit, 'second');
const late = mini.person('late', 'KPPS', '1701012001002');
const PEOPLE = [kpps1, kpps2, pps, ppk, ppk2, late, ...Object.values(watchers)];
const RECORDS = [
  ...PEOPLE.map(({ officer }) => `registry.officer/${officer}`),
  'registry.names/170101', `results.tally/${kpps1.unit}/PPWP/1`, 'registry.body/1701012001',
];
const LABELS = ['officer/invited', 'officer/enrolled', 'officer/revoked'];
const DESK_ACTS = ['registry.officer.invite', 'registry.officer.revoke', 'results.tally.takeover'];

const takeover = (by: Person): SignedAct => {
  const body = { attempt: 1, contest: 'PPWP', form: GOOD_FORM, of: 'a'.repeat(64), reason: 'gladi' };
  const record = `results.tally/${kpps1.unit}/PPWP/1`;
  return mini.act('results.tally.takeover', [by], kpps1.unit, record, body);
};

/** Each step makes its acts when it is its turn; `head` is the last act of an officer's record. */
type Step = (head: (who: Person) => Promise<string | null>) => SignedAct[] | Promise<SignedAct[]>;
const STEPS: Readonly<Record<string, Step>> = {
  arrive: () => arrivals(mini, watchers),
  appoint: () => [mini.appoint(pps, [late], late.unit, { reason: 'gladi' })],
  enrol: () => [mini.enrol(late, { reason: 'gladi' })],
  grant: () => [granting(mini, ppk, pps, '170101', DESK_ACTS)],
  grantDown: () => [granting(mini, pps, kpps2, pps.unit, DESK_ACTS)],
  end: () => [endingDelegation(mini, kpuKabkota, ppk, pps)],
  lose: () => [revokingKey(mini, [pps], kpps1, phone)],
  again: () => [mini.enrol(phone, { reason: 'gladi' })],
  inviteFor: () => [inviting(mini, [inRightOf(ppk, pps)], late)],
  names: () => [openingNames(mini, ppk, '170101'), openingNames(mini, watchers.panwaslu, '170101')],
  enter: () => [mini.enter(kpps2, GOOD_FORM), mini.enter(phone, GOOD_FORM)],
  takeFor: () => [takeover(inRightOf(ppk, pps)), takeover(inRightOf(pps, kpps2))],
  removeFor: async (head) => [removing(mini, [inRightOf(ppk, pps)], kpps2, await head(kpps2))],
  removeWitness: async (head) => {
    const { peserta1, saksi1, saksi2 } = watchers;
    return [
      removing(mini, [peserta1], saksi2, await head(saksi2)),
      removing(mini, [peserta1], saksi1, await head(saksi1)),
    ];
  },
};

let dir = '';
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'fold-officers-'))));
afterAll(() => rm(dir, { recursive: true }));
let runs = 0;

async function evening() {
  const store = createMemoryStore();
  const here = join(dir, String((runs += 1)));
  let running = await MiniEngine.open(store, here);
  await running.prepare();
  const { time } = running;
  const head = async ({ officer }: Person): Promise<string | null> => {
    const key = `registry.officer/${officer}`;
    const found = (await store.readRecords([key])).get(key)?.['head'];
    return typeof found === 'string' ? found : null;
  };
  return {
    play: async (step: Step) => {
      let taken = 0;
      for (const act of await step(head)) {
        time.ms += 1_000;
        if (!isRefusal(await running.engine.sequencer.submit(act))) taken += 1;
      }
      return taken;
    },
    restart: async () => {
      await running.engine.stop();
      const engine = await openEngine({
        system: terang(), store, dir: here, log: mini.log, publisher: mini.actSigner, witnesses: [],
        quorum: 0, clock: () => time.ms, objects: mini.objectMap, durable: false,
      });
      running = new MiniEngine(mini, time, engine);
    },
    told: async () => {
      const records = Object.fromEntries(await store.readRecords(RECORDS));
      const [row] = await store.readSums([{ unit: 'ID', scope: 'registry/officers' }]);
      const lists: Record<string, string[]> = {};
      for (const label of LABELS) lists[label] = await store.list({ label, below: 'ID', limit: 100 });
      return { records, sums: row?.sums ?? {}, lists };
    },
    stop: () => running.engine.stop(),
  };
}

test('officers in any order of events: each in one list, and all as before after a restart', async () => {
  const order = fc.shuffledSubarray(Object.keys(STEPS), { minLength: 7 });
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(true, false), order, fc.nat({ max: 9 }), async (first, steps, cut) => {
      const [log, broken] = [await evening(), await evening()];
      // Half of the evenings begin as most do, so that much is taken.
      const all = first ? ['arrive', 'appoint', 'enrol', 'grant', 'grantDown', ...steps] : steps;
      for (const [n, name] of all.entries()) {
        taken += await log.play(STEPS[name] as Step);
        await broken.play(STEPS[name] as Step);
        if (n === cut) await broken.restart();
      }
      const state = await log.told();
      expect(canonical(await broken.told())).toBe(canonical(state));
      const [invited = [], enrolled = []] = LABELS.map((label) => state.lists[label]);
      expect(invited.length + enrolled.length).toBe(state.sums['officers']);
      expect(enrolled).toHaveLength(state.sums['keys'] ?? 0);
      await Promise.all([log.stop(), broken.stop()]);
    }),
    { numRuns: 8 },
  );
  expect(taken).toBeGreaterThan(80);
});
