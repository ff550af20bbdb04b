import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isRefusal } from '../../src/base/result.ts';
import type { SignedAct } from '../../src/core/act.ts';
import { createMemoryStore } from '../../src/server/memory-store.ts';
import { MiniEngine } from '../simulator/mini-engine.ts';
import { GOOD_FORM, type Person } from '../simulator/mini-election.ts';
import { expectAgreement, expectDelta, expectWritten, snapshotsOf, viewsOf } from './agreement.ts';
import { readerOf } from './reader.ts';

type Step =
  | { readonly do: 'enter'; readonly who: number; readonly form: object }
  | { readonly do: 'correct'; readonly form: object }
  | { readonly do: 'snapshot' };

const votes = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60));
/** Forms that agree, that break a rule, and that were captured in part. */
const form = fc.tuple(votes, fc.constantFrom('whole', 'wrong', 'part')).map(([[a, b, c], how]) => ({
  ...GOOD_FORM,
  ...(how === 'part' && { I: null }),
  IV: how === 'wrong' ? [a, b, c] : [a, b, 145 - a - b],
}));
const few = fc.constantFrom(GOOD_FORM, { ...GOOD_FORM, IV: [40, 90, 15] });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('enter' as const), who: fc.nat(4), form: fc.oneof(few, form) }),
  fc.record({ do: fc.constant('correct' as const), form }),
  fc.constant({ do: 'snapshot' as const }),
);

const STATION = '1701012001001';
const RECORD = `results.tally/${STATION}/PPWP/1`;

/** Does the steps on a new log, refusals included, and publishes at the end. */
async function published(dir: string, steps: readonly Step[]): Promise<void> {
  const night = await MiniEngine.open(createMemoryStore(), dir);
  await night.prepare();
  const { kpps1, kpps2, kpps3, kppslN1, kppslN2, kpuKabkota, ppk } = night.cast;
  const people: readonly Person[] = [kpps1, kpps2, kpps3, kppslN1, kppslN2];
  let head = (await night.confirmOne()).at(-1)?.act ?? null;
  const send = async (act: SignedAct, about: string): Promise<void> => {
    night.time.ms += 240_000;
    const outcome = await night.engine.sequencer.submit(act);
    if (!isRefusal(outcome) && about === RECORD) head = outcome.act;
  };
  for (const each of steps) {
    if (each.do === 'snapshot') await night.engine.snapshot();
    else if (each.do === 'enter') {
      const person = people[each.who] ?? kpps1;
      await send(night.mini.enter(person, each.form), `results.tally/${person.unit}/PPWP/1`);
    } else {
      const body = {
        attempt: 1,
        contest: 'PPWP',
        evidence: '0'.repeat(64),
        form: each.form,
        reason: 'salah baca',
      };
      const signers = [ppk, kpuKabkota];
      const act = night.mini.act('results.tally.correct', signers, STATION, RECORD, body, { basis: head });
      await send(act, RECORD);
    }
  }
  await night.engine.snapshot(true);
  await night.engine.stop();
}

test('every format says what the views say; changes lead from one to the next', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const dir = await mkdtemp(join(tmpdir(), 'open-data-'));
      try {
        await published(dir, steps);
        const reader = readerOf(dir);
        const snapshots = await snapshotsOf(reader);
        for (const snapshot of snapshots) {
          for (const view of await viewsOf(reader, 'PPWP', snapshot)) {
            await expectAgreement(reader, 'PPWP', view, snapshot.size);
          }
        }
        for (const [i, { size }] of snapshots.entries()) {
          for (const { size: to } of snapshots.slice(i + 1)) {
            await expectDelta(reader, '/data/PPWP/1701', size, to);
            await expectDelta(reader, '/data/PPWP/9901', size, to);
          }
        }
        expect(await expectWritten(reader)).toBeGreaterThan(0);
      } finally {
        await rm(dir, { recursive: true });
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('a station that is closed before it had a form is said to be gone', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'open-data-'));
  try {
    const night = await MiniEngine.open(createMemoryStore(), dir);
    await night.prepare();
    await night.confirmOne();
    await night.engine.snapshot();
    const station = '1701012001003';
    const closing = { change: 'close', reason: 'bergabung dengan TPS 002' };
    const signers = night.mini.root.slice(0, 2);
    await night.must(
      night.mini.act('registry.station.amend', signers, station, `registry.station/${station}`, closing),
    );
    await night.engine.snapshot(true);
    await night.engine.stop();
    const reader = readerOf(dir);
    const [first, last] = (await snapshotsOf(reader)).map(({ size }) => size) as [number, number];
    expect(await reader.lines(`/data/PPWP/ID/delta/${first}-${last}.ndjson`)).toEqual([
      { state: null, station },
    ]);
    await expectDelta(reader, '/data/PPWP/1701', first, last);
  } finally {
    await rm(dir, { recursive: true });
  }
});
