import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act, Leaf } from '../../core/act.ts';
import type { ActDefinition, Env, StateRecord } from '../../core/define.ts';
import { acts } from './acts.ts';
import { stationRecord } from './record.ts';

const STATION = '1701012001001';
const KEY = `voting.station/${STATION}`;
const voting = { closes: '13:00', day: '2024-02-14', opens: '07:00' };
const envIn = (zone: string): Env =>
  ({
    election: { voting, ruleValue: () => 30, units: { zoneOf: () => zone } },
  }) as unknown as Env;
const JAKARTA = envIn('Asia/Jakarta');

type Said = { readonly kind: keyof typeof acts; readonly at: string; readonly body: object };
const said = (kind: Said['kind'], at: string, body: object): Said => ({ kind, at, body });

/** The record that acts of a station leave, in the order given, from leaf 100 on. */
function left(all: readonly Said[], env = JAKARTA): StateRecord {
  let record: StateRecord | undefined;
  for (const [i, { kind, at, body }] of all.entries()) {
    const definition = acts[kind] as unknown as ActDefinition<object>;
    const by = { key: 'k', officer: '0'.repeat(32) };
    const about = { act: definition.act, election: 'e', record: KEY, unit: STATION } as const;
    const act: Act<object> = { ...about, at, basis: null, body, by, v: 1 };
    const leaf: Leaf<object> = { act, id: 'a', index: 100 + i, received: '' };
    expect(definition.check(leaf.act, () => record, env)).toBeUndefined();
    [[, record]] = definition.apply(leaf, () => record, env) as [[string, StateRecord]];
  }
  return record ?? {};
}
const sumsOf = (record: StateRecord) => stationRecord.contribute(KEY, record)?.sums;

/** A record without the numbers of its leaves, which are the order itself. */
const leafless = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, part: unknown) => (name === 'leaf' ? undefined : part)));

const clock = (second: number): string => new Date(Date.UTC(2024, 1, 13, 23) + second * 1_000).toISOString();
const bodies: Readonly<Record<string, fc.Arbitrary<object>>> = {
  ready: fc.record({ access: fc.boolean(), network: fc.boolean(), power: fc.boolean() }),
  oath: fc.record({ present: fc.integer({ min: 1, max: 9 }) }),
  open: fc.record({ present: fc.integer({ min: 1, max: 9 }), witnesses: fc.nat(99) }),
  close: fc.record({ queue: fc.nat(999) }),
  turnout: fc
    .tuple(fc.nat(400), fc.nat(400), fc.nat(23))
    .map(([L, P, hour]) => ({ J: L + P, L, P, hour })),
};
const anyAct = fc
  .constantFrom(...Object.keys(bodies))
  .chain((kind) => (bodies[kind] as fc.Arbitrary<object>).map((body) => ({ kind, body })));
/** Acts of one station, each at a second of its own. */
const day = fc
  .tuple(
    fc.uniqueArray(fc.nat(40_000), { minLength: 1, maxLength: 30 }),
    fc.array(anyAct, { minLength: 30, maxLength: 30 }),
  )
  .map(([seconds, drawn]) =>
    seconds.map((second, i): Said => {
      const { kind, body } = drawn[i] as { kind: Said['kind']; body: object };
      return { kind, at: `${clock(second).slice(0, 19)}Z`, body };
    }),
  );

describe('a station’s day', () => {
  test('is the same whatever order its acts come in', () => {
    const shuffled = day.chain((sayings) =>
      fc.tuple(fc.constant(sayings), fc.shuffledSubarray([...sayings], { minLength: sayings.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(leafless(left(one))).toEqual(leafless(left(other)));
        expect(sumsOf(left(one))).toEqual(sumsOf(left(other)));
      }),
    );
  });

  test('keeps of each kind and hour what was said last on the device', () => {
    fc.assert(
      fc.property(day, (sayings) => {
        const record = left(sayings) as { [kind: string]: { at: string } };
        for (const kind of ['ready', 'oath', 'open', 'close']) {
          const times = sayings.filter((saying) => saying.kind === kind).map(({ at }) => at);
          expect(record[kind]?.at).toBe(times.sort().at(-1));
        }
      }),
    );
  });

  test('at one moment the later leaf stands', () => {
    const at = '2024-02-14T06:00:00Z';
    const record = left([said('close', at, { queue: 3 }), said('close', at, { queue: 5 })]);
    expect(record).toEqual({ close: { at, leaf: 101, queue: 5 } });
  });

  test('does not grow however often it is told', () => {
    const again = Array.from({ length: 200 }, (_, i) =>
      said('turnout', `${clock(i).slice(0, 19)}Z`, { J: i, L: i, P: 0, hour: i % 24 }),
    );
    expect(Object.keys(left(again)['turnout'] as object)).toHaveLength(24);
  });
});

describe('an opening is late', () => {
  test.each([
    ['Asia/Jakarta', '2024-02-14T00:30:00Z', false],
    ['Asia/Jakarta', '2024-02-14T00:30:01Z', true],
    ['Asia/Makassar', '2024-02-13T23:30:00Z', false],
    ['Asia/Makassar', '2024-02-13T23:30:01Z', true],
    ['Asia/Jayapura', '2024-02-13T22:30:00Z', false],
    ['Asia/Jayapura', '2024-02-13T22:30:01Z', true],
    ['America/Caracas', '2024-02-14T11:30:00Z', false],
    ['America/Caracas', '2024-02-14T11:30:01Z', true],
    ['Asia/Jakarta', '2024-02-10T09:00:00Z', false],
  ])('by the clock of %s at %s: %s', (zone, at, late) => {
    const record = left([said('open', at, { present: 7, witnesses: 3 })], envIn(zone));
    expect(record).toMatchObject({ open: { late } });
    expect(sumsOf(record)).toEqual(late ? { opened: 1, openedLate: 1 } : { opened: 1 });
  });
});

describe('the sums of voting day', () => {
  const at = (hour: number) => `2024-02-14T0${hour}:00:00Z`;
  const whole = [
    said('ready', at(0), { access: true, network: false, power: true }),
    said('oath', at(0), { present: 7 }),
    said('open', at(0), { present: 7, witnesses: 4 }),
    said('turnout', at(5), { J: 90, L: 40, P: 50, hour: 11 }),
    said('turnout', at(6), { J: 20, L: 9, P: 11, hour: 9 }),
    said('close', at(6), { queue: 12 }),
  ];

  test('count a station once for what stands, and its turnout by the greatest hour', () => {
    const sums = { closed: 1, opened: 1, ready: 1, sworn: 1, 'turnout.L': 40, 'turnout.P': 50 };
    expect(stationRecord.contribute(KEY, left(whole))).toEqual({
      unit: STATION, scope: 'voting', sums,
    });
    expect(sumsOf(left([...whole, ...whole]))).toEqual(sums);
  });

  test('lists name a station by what it has done', () => {
    const labelsOf = (all: readonly Said[]) => stationRecord.facets(KEY, left(all));
    const labels = ['voting/closed', 'voting/opened', 'voting/ready'];
    expect(labelsOf(whole)).toEqual({ unit: STATION, labels });
    expect(labelsOf(whole.slice(1, 2))).toEqual({ unit: STATION, labels: [] });
  });
});
