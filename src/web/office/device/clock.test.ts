import { describe, expect, test } from 'vitest';
import { actClock, type KeptClock } from './clock.ts';

const NOON = Date.parse('2024-02-14T05:00:00Z');
const DAY = 86_400_000;
const dateOf = (ms: number): string => new Date(ms).toUTCString();

describe('what time an act says', () => {
  test('is the device’s until the server was heard, then the server’s', () => {
    const clock = actClock(
      () => NOON - DAY,
      {},
      () => undefined,
    );
    expect(clock.at()).toBe('2024-02-13T05:00:00Z');
    clock.hear(dateOf(NOON), NOON - DAY);
    expect(clock.at()).toBe('2024-02-14T05:00:00Z');
  });

  test('is kept over a restart, and follows a clock that was changed once the server is heard again', () => {
    let kept: KeptClock = {};
    const first = actClock(
      () => NOON - DAY,
      {},
      (next) => void (kept = next),
    );
    first.hear(dateOf(NOON), NOON - DAY);
    let device = NOON - DAY;
    const second = actClock(
      () => device,
      kept,
      () => undefined,
    );
    expect(second.at()).toBe('2024-02-14T05:00:00Z');
    device = NOON + 5 * DAY;
    second.hear(dateOf(NOON + 60_000), device);
    expect(second.at()).toBe('2024-02-14T05:01:00Z');
  });

  test('never repeats and never goes back by a little, so that of two counts the later one stands', () => {
    let device = NOON;
    const clock = actClock(
      () => device,
      {},
      () => undefined,
    );
    const first = clock.at();
    device -= 60_000;
    const times = [first, clock.at(), clock.at()];
    expect(times).toEqual(['2024-02-14T05:00:00Z', '2024-02-14T05:00:01Z', '2024-02-14T05:00:02Z']);
  });

  test('does not stay in a future that the clock was wrong about', () => {
    let device = NOON + DAY;
    const clock = actClock(
      () => device,
      {},
      () => undefined,
    );
    clock.at();
    device = NOON;
    expect(clock.at()).toBe('2024-02-14T05:00:00Z');
  });

  test('is not disturbed by the seconds that an answer takes, nor by an answer without a date', () => {
    const clock = actClock(
      () => NOON,
      {},
      () => undefined,
    );
    clock.hear(dateOf(NOON - 1_000), NOON);
    clock.hear(null, NOON);
    clock.hear('yesterday', NOON);
    expect(clock.offset()).toBeUndefined();
  });
});
