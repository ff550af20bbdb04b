import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act } from '../../src/core/act.ts';
import type { Role } from '../../src/core/define.ts';
import { ROLES } from '../../src/core/roles.ts';
import {
  ACTS, anybody, atMs, EVERYBODY, known, night, OWN, receivedMs, SETTLED_STATIONS, signersNear, text,
  unitNear,
} from './asked.ts';
import { appointmentExpected, expected, grantExpected } from './authority-oracle.ts';
import { APPOINTS } from './authority-pages.ts';
import { appointing, decreeing, person, STATIONS, VOTING_MS, type Person } from './world.ts';

const appointedBy = ({ role }: Person): readonly Role[] => (APPOINTS[role] ?? ROLES) as readonly Role[];

/** Where the act is about a form at a station, or hands something over, nothing else stands in the way. */
function alsoInOrder(act: Act, receivedAtMs: number): string | undefined {
  if (act.act === 'registry.delegation.grant') return grantExpected(act, receivedAtMs, known);
  if (act.act === 'registry.names.read') return 'allowed';
  if (act.act === 'results.evidence.answer') return 'objection-unknown';
  if (act.act.startsWith('results.evidence.')) return 'allowed';
  if (!act.act.startsWith('results.') || act.unit.length !== 13) return undefined;
  const settled = SETTLED_STATIONS.includes(act.unit);
  if (act.act === 'results.tally.correct') return settled ? 'allowed' : 'tally-not-settled';
  return settled ? 'tally-settled' : 'allowed';
}

describe('an officer never acts outside her unit, her term, her role, her line', () => {
  const asked = anybody.chain((who) =>
    fc.record({
      make: fc.constantFrom(...ACTS), signers: signersNear(who), unit: unitNear(who), atMs, receivedMs,
      pick: fc.nat({ max: 20 }),
    }),
  );

  test('what the log answers anybody, anywhere, at any time is what the page says', () => {
    const tried = new Set<string>();
    fc.assert(
      fc.property(asked, ({ make, signers, unit, pick, ...times }) => {
        const act = make(night, { signers, unit, at: text(times.atMs), pick });
        const answer = night.code(act, times.receivedMs);
        const page = expected(act, times.receivedMs, known);
        tried.add(page);
        if (page !== 'allowed') expect(answer).toBe(page);
        else expect(alsoInOrder(act, times.receivedMs) ?? answer).toBe(answer);
        if (page === 'allowed') expect(OWN).toContain(answer);
      }),
      { numRuns: 6_000 },
    );
    // The law must have been tried on both sides of every border.
    const codes = ['allowed', 'unit-outside', 'role-not-allowed', 'signers-missing', 'term-outside'];
    const rare = ['clock-ahead', 'signers-same', 'officer-revoked', 'key-revoked', 'officer-unknown'];
    for (const code of [...codes, ...rare]) {
      expect([code, tried.has(code)]).toEqual([code, true]);
    }
  });

  test('she appoints only whom the page lets her, at a unit of the right depth, at or below her own', () => {
    const tried = new Set<string>();
    // Every other is asked of somebody who appoints, and then for whom she may.
    const giving = fc.constantFrom(...EVERYBODY.filter(({ role }) => APPOINTS[role] !== undefined));
    const named = fc.oneof(anybody, giving).chain((by) =>
      fc.record({
        by: fc.constant(by), unit: unitNear(by), of: unitNear(by),
        role: fc.oneof(fc.constantFrom(...ROLES), fc.constantFrom(...appointedBy(by))),
        signers: fc.oneof(fc.constant(decreeing(by)), signersNear(by)),
      }),
    );
    fc.assert(
      fc.property(named, ({ by, role, unit, of, signers }) => {
        const act = appointing(signers, [person(role, of, 9)], unit);
        const page = expected(act, VOTING_MS, known);
        const own = page === 'allowed' ? appointmentExpected(act, by, role, of, known.exists) : page;
        tried.add(own);
        expect(night.code(act)).toBe(own);
      }),
      { numRuns: 4_000 },
    );
    for (const code of ['allowed', 'unit-outside', 'role-not-allowed', 'unit-unknown', 'signers-missing']) {
      expect([code, tried.has(code)]).toEqual([code, true]);
    }
  });

  test('nobody outside the organisers changes a figure, whatever she signs', () => {
    const watching = /^(BAWASLU|PANWASLU|PTPS|PESERTA|SAKSI|PEMANTAU)/;
    const watchers = EVERYBODY.filter(({ role }) => watching.test(role));
    const tallies = ACTS.slice(0, 3);
    fc.assert(
      fc.property(fc.constantFrom(...watchers), fc.constantFrom(...tallies), (who, make) => {
        const station = STATIONS.find((unit) => who.unit === 'ID' || unit.startsWith(who.unit)) ?? who.unit;
        const act = make(night, { signers: [who], unit: station, at: text(VOTING_MS), pick: 0 });
        expect(night.code(act)).toBe('role-not-allowed');
      }),
    );
  });
});
