import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act } from '../../src/core/act.ts';
import { ROLES } from '../../src/core/roles.ts';
import { appointmentExpected, expected, type Known } from './authority-oracle.ts';
import {
  actOf, appointing, FORM, freezing, FROM, frozen, PEOPLE, person, PUBLISHER, ROOT, settled, tallyKey, UNITS,
  UNTIL, VOTING_MS, type Person, type World,
} from './world.ts';

const HOUR_MS = 3_600_000;
const text = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

// Some who may not act any more: an officer who was removed, a telephone that was lost.
const removed = person('PPS', '1701012002', 2);
const lost = person('KPPS', '1701022001001', 1);
const bare = (world: World, kind: string, by: Person, about: Person, body: object): Act => {
  const record = `registry.officer/${about.officer}`;
  const basis = world.head(record);
  const whole = { officer: about.officer, reason: 'r', ...body };
  return actOf({ act: `registry.${kind}`, signers: [by], unit: about.unit, record, body: whole, basis });
};
const bereft = (world: World): World =>
  world
    .after(bare(world, 'officer.revoke', person('PPK', '170101', 1), removed, {}))
    .after(bare(world, 'key.revoke', person('PPK', '170102', 1), lost, { key: lost.key }));
const night = bereft(frozen);
const after = bereft(settled);

const EVERYBODY: readonly Person[] = [...ROOT, PUBLISHER, ...PEOPLE];
const stranger = person('KPPS', '1701012001001', 77);
const known: Known = {
  exists: (unit) => UNITS.includes(unit),
  find: (officer) => EVERYBODY.find((who) => who.officer === officer),
  officerRevoked: (officer) => officer === removed.officer,
  keyRevoked: (key) => key === lost.key,
};

const GHOSTS = ['1701012001009', '18', '9902', '99AA010001009', '1701012003'];
const anybody = fc.constantFrom(...EVERYBODY, stranger);
const anyUnit = fc.constantFrom(...UNITS, ...GHOSTS);
/** A unit that often has to do with somebody: hers, above, below. */
const unitNear = (who: Person) => {
  const isNear = (unit: string) => unit.startsWith(who.unit) || who.unit.startsWith(unit);
  const near = UNITS.filter((unit) => who.unit === 'ID' || isNear(unit));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(who.unit, ...near) },
    { weight: 1, arbitrary: anyUnit },
  );
};
const colleague = (who: Person) =>
  fc.constantFrom(...EVERYBODY.filter((other) => other.unit === who.unit && other.role === who.role), who);
const signersNear = (who: Person) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant([who]) },
    { weight: 4, arbitrary: colleague(who).map((other) => [who, other]) },
    { weight: 1, arbitrary: fc.tuple(anybody, anybody).map(([a, b]) => [who, a, b]) },
  );

const [FROM_MS, UNTIL_MS] = [Date.parse(FROM), Date.parse(UNTIL)];
const second = fc.integer({ min: -2, max: 2 }).map((n) => 1_000 * n);
const atMs = fc.oneof(
  { weight: 2, arbitrary: fc.constant(VOTING_MS) },
  fc.tuple(fc.constantFrom(FROM_MS, UNTIL_MS, VOTING_MS + 600_000), second).map(([ms, more]) => ms + more),
);
const receivedMs = fc.oneof(
  { weight: 2, arbitrary: fc.constant(VOTING_MS) },
  fc.tuple(fc.constantFrom(UNTIL_MS, UNTIL_MS + 48 * HOUR_MS), second).map(([ms, more]) => ms + more),
);

type Case = { readonly signers: readonly Person[]; readonly unit: string; readonly at: string };
const sitting = (unit: string): Person | undefined =>
  EVERYBODY.filter((who) => who.unit === unit && who !== PUBLISHER).at(-1);
type Made = (asked: Case) => [World, Act];
const tally =
  (kind: string, body: object): Made =>
  ({ signers, unit, at }) => {
    const world = kind === 'correct' ? after : night;
    const whole = { attempt: 1, contest: 'PPWP', form: { ...FORM, IV: [1, 2, 3] }, ...body };
    const record = tallyKey(unit);
    const basis = world.head(record);
    return [world, actOf({ act: `results.tally.${kind}`, signers, unit, record, body: whole, at, basis })];
  };
const aboutSomebody =
  (kind: string, own: boolean, body: (about: Person) => object): Made =>
  ({ signers, unit, at }) => {
    const about = own ? (signers[0] as Person) : (sitting(unit) ?? person('PPK', unit, 1));
    const officer = about.officer === 'publisher' ? '0'.repeat(32) : about.officer;
    const record = `registry.officer/${officer}`;
    const whole = { officer, reason: 'r', ...body(about) };
    const basis = night.head(record);
    return [night, actOf({ act: `registry.${kind}`, signers, unit, record, body: whole, at, basis })];
  };
const keyOf = ({ key }: Person) => ({ key });
const ACTS: readonly Made[] = [
  tally('enter', {}),
  tally('takeover', { of: 'a'.repeat(64), reason: 'r' }),
  tally('correct', { evidence: 'e'.repeat(64), reason: 'r' }),
  aboutSomebody('officer.revoke', false, () => ({})),
  aboutSomebody('key.revoke', false, keyOf),
  aboutSomebody('key.revoke', true, keyOf),
  ({ signers, unit, at }) => [night, { ...freezing(night, signers, unit), at }],
  ({ signers, unit, at }) => {
    const body = { J: 3, L: 1, P: 2, hour: 9 };
    const record = `voting.station/${unit}`;
    return [night, actOf({ act: 'voting.turnout.count', signers, unit, at, record, body })];
  },
  ({ signers, unit, at }) => {
    const record = `voting.shift/${(signers[0] as Person).officer}`;
    return [night, actOf({ act: 'voting.shift.start', signers, unit, at, record, body: {} })];
  },
  ({ signers, unit, at }) => {
    const body = { change: 'close', reason: 'r' };
    const record = `registry.station/${unit}`;
    return [night, actOf({ act: 'registry.station.amend', signers, unit, at, record, body })];
  },
];

/** Refusals of the acts' own conditions: the page's steps 2 to 8 had nothing against the act. */
const OWN = ['allowed', 'officer-revoked', 'key-revoked', 'unit-unknown', 'officer-unknown', 'record-wrong'];

describe('an officer never acts outside her unit, her term, her role', () => {
  const asked = anybody.chain((who) =>
    fc.record({
      make: fc.constantFrom(...ACTS), signers: signersNear(who), unit: unitNear(who), atMs, receivedMs,
    }),
  );

  test('what the log answers anybody, anywhere, at any time is what the page says', () => {
    const tried = new Set<string>();
    fc.assert(
      fc.property(asked, ({ make, signers, unit, ...times }) => {
        const [world, act] = make({ signers, unit, at: text(times.atMs) });
        const answer = world.code(act, times.receivedMs);
        const page = expected(act, times.receivedMs, known);
        tried.add(page);
        if (page === 'allowed') expect(OWN).toContain(answer);
        else expect(answer).toBe(page);
        // Where the act is about a station or its officers are known, nothing else stands in the way.
        const tallied = act.act.startsWith('results.') && unit.length === 13;
        if (page === 'allowed' && tallied) expect(answer).toBe('allowed');
      }),
      { numRuns: 4_000 },
    );
    // The law must have been tried on both sides of every border.
    const codes = ['allowed', 'unit-outside', 'role-not-allowed', 'signers-missing', 'term-outside'];
    const rare = ['clock-ahead', 'signers-same', 'officer-revoked', 'key-revoked', 'officer-unknown'];
    for (const code of [...codes, ...rare]) {
      expect([code, tried.has(code)]).toEqual([code, true]);
    }
  });

  test('she appoints only whom the page lets her, at a unit of the right depth, below her own', () => {
    const tried = new Set<string>();
    const named = anybody.chain((by) =>
      fc.record({
        by: fc.constant(by), role: fc.constantFrom(...ROLES), unit: unitNear(by), of: unitNear(by),
      }),
    );
    fc.assert(
      fc.property(named, ({ by, role, unit, of }) => {
        const act = appointing(by, [person(role, of, 9)], unit);
        const page = expected(act, VOTING_MS, known);
        const own = page === 'allowed' ? appointmentExpected(act, by, role, of, known.exists) : page;
        tried.add(own);
        expect(night.code(act)).toBe(own);
      }),
      { numRuns: 4_000 },
    );
    for (const code of ['allowed', 'unit-outside', 'role-not-allowed', 'unit-unknown']) {
      expect([code, tried.has(code)]).toEqual([code, true]);
    }
  });
});
