import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form } from '../../modules/results/form.ts';
import { drawOf } from './people.ts';
import type { Version } from './revisions.ts';
import type { Rows } from './rows.ts';
import { nightEvents } from './schedule.ts';

const form: Form = { I: null, II: null, III: null, IV: [1, 2, 3], V: null };

/** A table of stations 001, 002, … with a time each, or none for a row without votes. */
function rowsOf(times: readonly (number | null)[]): Rows {
  const stations = times.map((_, i) => `1701082001${String(i + 1).padStart(3, '0')}`);
  const atMs = (position: number) => times[position] ?? 0;
  const hasVotes = (position: number) => typeof times[position] === 'number';
  const row = (position: number) =>
    ({ station: stations[position] ?? '', form, hasVotes: hasVotes(position), atMs: atMs(position) });
  const forms = times.filter((time) => time !== null).length;
  return { stations, row, hasVotes, atMs, forms, faults: [], faultCount: 0 };
}

const seconds = fc.nat(300).map((s) => s * 1_000);
const tables = fc.array(fc.option(seconds), { maxLength: 40 });
const version = seconds.map((seenMs): Version => ({ form, seenMs, evidence: '' }));
const versions = fc.array(version, { maxLength: 4 });

describe('the order of the night', () => {
  it('is that of the times, with ties by the code of the station', () => {
    fc.assert(fc.property(tables, (times) => {
      const events = [...nightEvents(rowsOf(times), new Map(), drawOf('a'))];
      const keys = events.map(({ ms, position }) => [ms, position]);
      expect(keys).toEqual([...keys].sort(([a = 0, p = 0], [b = 0, q = 0]) => a - b || p - q));
    }));
  });

  it('has each form entered twice, first when its photograph came, again within two minutes', () => {
    fc.assert(fc.property(tables, (times) => {
      const events = [...nightEvents(rowsOf(times), new Map(), drawOf('a'))];
      times.forEach((time, position) => {
        const own = events.filter((event) => event.position === position);
        expect(own.map((event) => 'entry' in event && event.entry)).toEqual(time === null ? [] : [1, 2]);
        if (time === null) return;
        expect(own[0]?.ms).toBe(time);
        expect((own[1]?.ms ?? 0) - time).toBeGreaterThanOrEqual(5_000);
        expect((own[1]?.ms ?? 0) - time).toBeLessThanOrEqual(120_000);
      });
    }));
  });

  it('has a correction for each later version after both entries, and none where there is no form', () => {
    fc.assert(fc.property(tables, versions, (times, revised) => {
      const rows = rowsOf(times);
      const seen = revised.toSorted((a, b) => a.seenMs - b.seenMs);
      const revisions = new Map(rows.stations.map((code) => [code, seen]));
      const events = [...nightEvents(rows, revisions, drawOf('a'))];
      const clock = events.map(({ ms }) => ms);
      expect(clock).toEqual(clock.toSorted((a, b) => a - b));
      times.forEach((time, position) => {
        const own = events.filter((event) => event.position === position).map((event) => 'entry' in event);
        const corrections = Array.from(seen.slice(1), () => false);
        expect(own).toEqual(time === null ? [] : [true, true, ...corrections]);
      });
    }));
  });
});
