// Every operation of the disk, in turn, fails once: full, broken, half done, or the process dies there. And
// a power cut after every one of them.
import { beforeAll, describe, expect, test } from 'vitest';
import { SmallNight } from './small-night.ts';

/** Operations of a whole small night, counted in one that nothing disturbs. */
let operations = 0;
/** FAULTS=all tries every one; otherwise an even part of them, which every run of the tests can afford. */
const stride = process.env['FAULTS'] === 'all' ? 1 : 7;

beforeAll(async () => {
  const night = await new SmallNight().play();
  operations = night.operations();
});

test('a night without a fault needs one process, and the auditor has nothing to say', async () => {
  const night = await new SmallNight().play();
  expect(night.opened).toBe(1);
  expect(await night.audit()).toEqual([]);
});

describe('a fault at any operation of the disk', () => {
  const hows = ['full', 'broken', 'half', 'death'] as const;
  test.each(hows.map((how, i) => ({ how, first: 1 + (i % stride) })))(
    '$how: nothing acknowledged is lost',
    async ({ how, first }) => {
      expect(operations).toBeGreaterThan(50);
      for (let at = first; at <= operations; at += stride) {
        const night = await new SmallNight().play({ disk: { at, how } });
        expect(night.faultCame(), `operation ${at} failed`).toBe(true);
        expect(await night.audit(), `${how} at operation ${at}`).toEqual([]);
      }
    },
    600_000,
  );

  const cuts = ['everything', 'contents'] as const;
  test.each(cuts.map((takes, i) => ({ takes, first: 1 + ((3 + i) % stride) })))(
    'the power goes and takes $takes that was not synced: nothing shown or acknowledged is lost',
    async ({ takes, first }) => {
      for (let at = first; at <= operations; at += stride) {
        const night = new SmallNight();
        night.onFault = () => night.disk.cutPower(takes);
        await night.play({ disk: { at, how: 'death' } });
        expect(await night.audit(), `power cut at operation ${at}`).toEqual([]);
      }
    },
    600_000,
  );
});
