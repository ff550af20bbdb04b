// A process that dies between any two steps of append, publish and snapshot, and a commit that goes wrong.
import { describe, expect, test } from 'vitest';
import { CommitInDoubt, HeadMoved } from '../../src/server/store.ts';
import { SmallNight, type Fault } from './small-night.ts';

const STEPS = [
  'before-commit',
  'after-commit',
  'after-publish',
  'before-views',
  'after-nation-view',
  'before-snapshot-act',
  'after-snapshot-act',
  'after-open-data',
  'after-list',
];

describe('a process that dies between two steps', () => {
  const rows = STEPS.flatMap((name) => [1, 2, 3].map((nth) => ({ name, nth })));
  test.each(rows)('at $name, time $nth: nothing acknowledged is lost', async (step) => {
    const night = await new SmallNight().play({ step });
    expect(night.faultCame()).toBe(true);
    expect(night.opened).toBeGreaterThan(1);
    expect(await night.audit()).toEqual([]);
  });
});

type Run = NonNullable<Fault['commit']>['run'];
const COMMITS: { fault: string; processes: number; run: Run }[] = [
  {
    fault: 'the database refuses', processes: 2,
    run: () => Promise.reject(new Error('no space left on the database’s disk')),
  },
  {
    fault: 'the answer is lost, the commit holds', processes: 1,
    run: async (batch, real) => {
      await real(batch);
      throw new CommitInDoubt('no answer');
    },
  },
  {
    fault: 'the answer is lost, the commit does not hold', processes: 2,
    run: () => Promise.reject(new CommitInDoubt('no answer')),
  },
  {
    fault: 'another writer was first', processes: 2,
    run: () => Promise.reject(new HeadMoved('the head has moved')),
  },
];

describe('a commit that goes wrong', () => {
  const rows = COMMITS.flatMap((row) => [1, 3, 5, 7].map((nth) => ({ ...row, nth })));
  test.each(rows)('$fault, time $nth: nothing acknowledged is lost', async ({ nth, run, processes }) => {
    const night = await new SmallNight().play({ commit: { nth, run } });
    expect(night.faultCame()).toBe(true);
    expect(night.opened).toBe(processes);
    expect(await night.audit()).toEqual([]);
  });
});

describe('two writers by mistake', () => {
  test('one goes on, the other stops with nothing acknowledged', async () => {
    const night = new SmallNight();
    const first = await night.open();
    const second = await night.openBeside();
    const [founding, ...rest] = night.acts();
    await night.send(first, founding!);
    // The same act is in the log already; another one would be a second history.
    expect(await second.sequencer.submit(night.mini.found())).toEqual({ refused: 'unavailable' });
    await expect(second.sequencer.submit(night.mini.found({ name: 'Lain' }))).rejects.toThrow(HeadMoved);
    expect(second.sequencer.failure).toBeInstanceOf(HeadMoved);
    expect(await second.sequencer.submit(night.mini.found())).toEqual({ refused: 'log-in-doubt' });
    for (const group of rest) await night.send(first, group);
    expect(first.sequencer.failure).toBeUndefined();
    expect(await night.audit()).toEqual([]);
  });
});
