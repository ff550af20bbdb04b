import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ancestorsOf } from '../base/unit.ts';
import type { Contribution, StateRecord } from './define.ts';
import { addSums, Ledger, sumsKey } from './ledger.ts';

const UNITS = ['1701012001001', '1701012001002', '1701012002001', '1702012001001', '99AA010001001', '17'];
const number = fc.integer({ min: 0, max: 1_000 });
const metrics = fc.dictionary(fc.constantFrom('a', 'b', 'c'), number, { maxKeys: 3 });
const part = fc.record({ unit: fc.constantFrom(...UNITS), scope: fc.constantFrom('x', 'y'), sums: metrics });

describe('the ledger', () => {
  test('throws when a record is read that was not brought: absent and not at hand are two things', () => {
    const ledger = new Ledger();
    expect(() => ledger.read('a')).toThrow('record not at hand: a');
    ledger.bring(['a', 'b'], new Map<string, StateRecord>([['b', { n: 1 }]]));
    expect([ledger.read('a'), ledger.read('b')]).toEqual([undefined, { n: 1 }]);
    expect(() => ledger.read('c')).toThrow('record not at hand: c');
  });

  test('keeps what was written over what is brought later: it is newer', () => {
    const ledger = new Ledger();
    ledger.write('a', { n: 2 });
    ledger.bring(['a'], new Map<string, StateRecord>([['a', { n: 1 }]]));
    expect(ledger.read('a')).toEqual({ n: 2 });
  });

  test('gives its changes once, and never lets go of what it has not given', () => {
    const ledger = new Ledger();
    for (const key of ['a', 'b', 'c']) ledger.write(key, {});
    ledger.forget(0, new Set());
    expect(['a', 'b', 'c'].every((key) => ledger.has(key))).toBe(true);
    expect([...ledger.take().records.keys()]).toEqual(['a', 'b', 'c']);
    expect([ledger.take().records.size, ledger.take().deltas.size]).toEqual([0, 0]);
    ledger.forget(1, new Set(['b']));
    expect(['a', 'b', 'c'].filter((key) => ledger.has(key))).toEqual(['b']);
  });

  test('sums at every unit are what the parts now below it add up to', () => {
    const key = fc.constantFrom('k1', 'k2', 'k3', 'k4');
    const step = fc.record({ key, part: fc.option(part, { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (steps, every) => {
        const ledger = new Ledger();
        const now = new Map<string, Contribution | undefined>();
        const rows = new Map<string, Readonly<Record<string, number>>>();
        const carry = () => {
          for (const [row, delta] of ledger.take().deltas) rows.set(row, addSums(rows.get(row) ?? {}, delta));
        };
        steps.forEach(({ key: name, part: after }, i) => {
          ledger.contribute(now.get(name), after);
          now.set(name, after);
          if (i % every === 0) carry();
        });
        carry();
        const parts = [...now.values()].filter((one) => one !== undefined);
        for (const unit of new Set(UNITS.flatMap((one) => [one, ...ancestorsOf(one)]))) {
          if (unit.length === 13) continue;
          for (const scope of ['x', 'y']) {
            const isBelow = (one: Contribution) => [one.unit, ...ancestorsOf(one.unit)].includes(unit);
            const below = parts.filter((one) => one.scope === scope && isBelow(one));
            expect([unit, rows.get(sumsKey(unit, scope)) ?? {}]).toEqual([unit, naiveSum(below)]);
          }
        }
        for (const scope of ['x', 'y']) {
          const all = parts.filter((one) => one.scope === scope);
          expect(nonZero(ledger.nationSums(scope))).toEqual(naiveSum(all));
        }
      }),
    );
  });
});

const nonZero = (sums: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== 0));

function naiveSum(parts: readonly Contribution[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { sums: some } of parts) {
    for (const [metric, value] of Object.entries(some)) sums[metric] = (sums[metric] ?? 0) + value;
  }
  return nonZero(sums);
}
