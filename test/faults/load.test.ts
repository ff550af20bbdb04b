// More than the log can take, and a stop in the middle of it: every act has exactly one answer.
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/base/result.ts';
import { actId } from '../../src/core/parse.ts';
import { QUEUE_MAX } from '../../src/server/sequencer.ts';
import { GOOD_FORM, NIGHT_MS } from '../simulator/mini-election.ts';
import { castOf } from '../simulator/mini-log.ts';
import { SmallNight } from './small-night.ts';

/** A night up to the evening of voting day. */
async function evening(): Promise<SmallNight> {
  const night = new SmallNight();
  const engine = await night.open();
  const groups = night.acts();
  const end = groups.findIndex((group) => 'snapshot' in group);
  for (const group of groups.slice(0, end)) await night.send(engine, group);
  night.time.ms = NIGHT_MS;
  return night;
}

/** Different acts of one officer, all of them good. */
const entries = (night: SmallNight, count: number) =>
  Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.parse('2024-02-14T10:00:00Z') + 1000 * i).toISOString().replace('.000', '');
    return night.mini.enter(castOf(night.mini).kpps1, GOOD_FORM, { at });
  });

describe('back-pressure', () => {
  test('a full queue refuses, with the time to come again; the system’s own act has a place', async () => {
    const night = await evening();
    const { sequencer } = night.engine!;
    const [one] = entries(night, 1);
    expect(await sequencer.submit(one!, 0)).toEqual({ refused: 'busy', detail: { retryAfterSeconds: 2 } });
    const first = sequencer.submit(one!, 1);
    const [, two] = entries(night, 2);
    expect(await sequencer.submit(two!, 1)).toEqual({ refused: 'busy', detail: { retryAfterSeconds: 2 } });
    const own = sequencer.submit(two!, 2);
    expect([isRefusal(await first), isRefusal(await own)]).toEqual([false, false]);
    expect(QUEUE_MAX).toBeLessThan(100_000);
  });

  test('the same act sent many times at once is one leaf and one receipt', async () => {
    const night = await evening();
    const { sequencer } = night.engine!;
    const before = (await night.watched.inner.head()).size;
    const [act] = entries(night, 1);
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => sequencer.submit(act!)));
    const leaves = new Set(outcomes.map((outcome) => (isRefusal(outcome) ? outcome.refused : outcome.leaf)));
    expect([...leaves]).toEqual([before]);
    expect((await night.watched.inner.head()).size).toBe(before + 1);
  });
});

describe('a stop under load', () => {
  test('answers every act once; what is acknowledged is in the log, what is refused is not', async () => {
    const night = await evening();
    const { sequencer, stop } = night.engine!;
    const acts = entries(night, 60);
    const answers: string[] = [];
    const sent = acts.slice(0, 40).map((act, i) =>
      sequencer.submit(act).then((outcome) => {
        answers.push(`${i}`);
        return outcome;
      }),
    );
    const stopping = stop();
    const late = acts.slice(40).map((act) => sequencer.submit(act));
    const outcomes = [...(await Promise.all(sent)), ...(await Promise.all(late))];
    await stopping;
    expect(new Set(answers).size).toBe(40);
    const ids = acts.map(({ bytes }) => actId(bytes));
    const found = await night.watched.inner.findActs(ids);
    const leaves = outcomes.map((outcome) => (isRefusal(outcome) ? undefined : outcome.leaf));
    expect(leaves).toEqual(ids.map((id) => found.get(id)));
    for (const outcome of outcomes) if (!isRefusal(outcome)) night.receipts.push({ ...outcome });
    expect(await sequencer.submit(acts[0]!)).toEqual({ refused: 'unavailable' });
    expect(await night.audit()).toEqual([]);
  });
});

describe('a storage that cannot be asked for a moment', () => {
  test('costs the acts of that moment an answer, and nothing else', async () => {
    const night = await evening();
    const { inner } = night.watched;
    const { sequencer } = night.engine!;
    const [one, two] = entries(night, 2);
    night.reads.fail = new Error('no connection');
    await expect(sequencer.submit(one!)).rejects.toThrow('no connection');
    night.reads.fail = undefined;
    expect(sequencer.failure).toBeUndefined();
    const before = (await inner.head()).size;
    expect(isRefusal(await sequencer.submit(two!))).toBe(false);
    expect(isRefusal(await sequencer.submit(one!))).toBe(false);
    expect((await inner.head()).size).toBe(before + 2);
    expect(await night.audit()).toEqual([]);
  });

  test('views that could not be made are made the next time', async () => {
    const night = await evening();
    const engine = night.engine!;
    await night.send(engine, { snapshot: 'some' });
    expect(isRefusal(await engine.sequencer.submit(entries(night, 1)[0]!))).toBe(false);
    // Sums of units that nothing brought to hand yet must be read.
    night.reads.fail = new Error('no connection');
    await expect(engine.snapshot()).rejects.toThrow('no connection');
    night.reads.fail = undefined;
    await engine.snapshot(true);
    expect(await night.audit()).toEqual([]);
  });
});

describe('work that needs the state to stand still', () => {
  test('is told when the writer has stopped, and never waits for ever', async () => {
    const night = await evening();
    const { sequencer } = night.engine!;
    await expect(sequencer.still(() => Promise.reject(new Error('its own')))).rejects.toThrow('its own');
    night.kill();
    await expect(sequencer.submit(entries(night, 1)[0]!)).rejects.toThrow('gone');
    await expect(sequencer.still(() => Promise.resolve())).rejects.toThrow('gone');
    expect(await night.audit()).toEqual([]);
  });
});
