// What anybody may ask of the small election, at random, for the laws of authority: somebody, near her unit
// or far from it, alone or with others, in her term or out of it. Two may not act any more: an officer who
// was removed, and one whose telephone was lost.
import fc from 'fast-check';
import type { Act } from '../../src/core/act.ts';
import type { Given, Known } from './authority-oracle.ts';
import {
  actOf, ending, entering, FORM, freezing, FROM, frozen, granting, PEOPLE, person, PUBLISHER, roleAt, ROOT,
  STATIONS, tallyKey, UNITS, UNTIL, VOTING_MS, type Person, type Signing, type World,
} from './world.ts';
import type { Role } from '../../src/core/define.ts';

export const text = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

export const removed = person('PPS', '1701012002', 2);
export const lost = person('KPPS', '1701022001001', 1);
export const SETTLED_STATIONS: readonly string[] = STATIONS.filter((_, i) => i % 2 === 0);

/** An act on an officer's record, its basis the head that stands there. */
export function onRecord(
  world: World, kind: string, by: readonly Signing[], about: Person, body: object = {},
): Act {
  const record = `registry.officer/${about.officer}`;
  const whole = { officer: about.officer, reason: 'r', ...body };
  const basis = world.head(record);
  return actOf({ act: `registry.${kind}`, signers: by, unit: about.unit, record, body: whole, basis });
}

/** Voting night, when every second station has been entered twice alike; then two go. */
export const night: World = (() => {
  let world = frozen;
  for (const station of SETTLED_STATIONS) {
    const role = roleAt(station) as Role;
    for (const number of [1, 2]) world = world.after(entering(person(role, station, number), station));
  }
  world = world.after(onRecord(world, 'officer.revoke', [person('PPK', '170101', 1)], removed));
  return world.after(onRecord(world, 'key.revoke', [person('PPK', '170102', 1)], lost, { key: lost.key }));
})();

export const EVERYBODY: readonly Person[] = [...ROOT, PUBLISHER, ...PEOPLE];
const byId = new Map(EVERYBODY.map((who) => [who.officer, who]));
const NOTHING: ReadonlyMap<string, Given> = new Map();
export const known: Known = {
  exists: (unit) => UNITS.includes(unit),
  find: (officer) => byId.get(officer),
  officerRevoked: (officer) => officer === removed.officer,
  keyRevoked: (key) => key === lost.key,
  held: () => NOTHING,
};

const stranger = person('KPPS', '1701012001001', 77);
const GHOSTS = ['1701012001009', '18', '9902', '99AA010001009', '1701012003'];
export const anybody = fc.constantFrom(...EVERYBODY, stranger);
const anyUnit = fc.constantFrom(...UNITS, ...GHOSTS);

/** A unit that often has to do with somebody: hers, above, below. */
export function unitNear(who: Person): fc.Arbitrary<string> {
  const isNear = (unit: string) => unit.startsWith(who.unit) || who.unit.startsWith(unit);
  const near = UNITS.filter((unit) => who.unit === 'ID' || isNear(unit));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(who.unit, ...near) },
    { weight: 1, arbitrary: anyUnit },
  );
}

const colleague = (who: Person) =>
  fc.constantFrom(...EVERYBODY.filter((other) => other.unit === who.unit && other.role === who.role), who);
export const signersNear = (who: Person): fc.Arbitrary<readonly Signing[]> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant([who]) },
    { weight: 4, arbitrary: colleague(who).map((other) => [who, other]) },
    { weight: 1, arbitrary: fc.tuple(anybody, anybody).map(([a, b]) => [who, a, b]) },
  );

const HOUR_MS = 3_600_000;
const [FROM_MS, UNTIL_MS] = [Date.parse(FROM), Date.parse(UNTIL)];
const second = fc.integer({ min: -2, max: 2 }).map((n) => 1_000 * n);
export const atMs = fc.oneof(
  { weight: 2, arbitrary: fc.constant(VOTING_MS) },
  fc.tuple(fc.constantFrom(FROM_MS, UNTIL_MS, VOTING_MS + 600_000), second).map(([ms, more]) => ms + more),
);
export const receivedMs = fc.oneof(
  { weight: 2, arbitrary: fc.constant(VOTING_MS) },
  fc.tuple(fc.constantFrom(UNTIL_MS, UNTIL_MS + 48 * HOUR_MS), second).map(([ms, more]) => ms + more),
);

export type Asked = {
  readonly signers: readonly Signing[];
  readonly unit: string;
  readonly at: string;
  /** Of those who sit at the unit, which one the act is about. */
  readonly pick: number;
};
export type Made = (world: World, asked: Asked) => Act;

const sitting = (unit: string, pick: number): Person => {
  const there = EVERYBODY.filter((who) => who.unit === unit && who !== PUBLISHER);
  return there[pick % Math.max(there.length, 1)] ?? person('PPK', unit, 1);
};

/** The publisher cannot be named in a body. */
const writable = (who: Person): Person => (who === PUBLISHER ? (ROOT[0] as Person) : who);

const tally =
  (kind: string, body: object): Made =>
  (world, { signers, unit, at }) => {
    const whole = { attempt: 1, contest: 'PPWP', form: { ...FORM, IV: [1, 2, 3] }, ...body };
    const record = tallyKey(unit);
    const basis = world.head(record);
    return actOf({ act: `results.tally.${kind}`, signers, unit, record, body: whole, at, basis });
  };
const aboutSomebody =
  (kind: string, own: boolean, body: (about: Person) => object): Made =>
  (world, { signers, unit, at, pick }) => {
    const about = own ? (signers[0] as Person) : sitting(unit, pick);
    const officer = about.officer === 'publisher' ? '0'.repeat(32) : about.officer;
    const record = `registry.officer/${officer}`;
    const whole = { officer, reason: 'r', ...body(about) };
    const basis = world.head(record);
    return actOf({ act: `registry.${kind}`, signers, unit, record, body: whole, at, basis });
  };
const plain =
  (act: string, record: (asked: Asked) => string, body: object): Made =>
  (_world, asked) => {
    const { signers, unit, at } = asked;
    return actOf({ act, signers, unit, at, record: record(asked), body });
  };
const evidence = (kind: string, body: object): Made =>
  plain(`results.evidence.${kind}`, ({ unit }) => `results.evidence/${unit}/PPWP/1`, {
    attempt: 1, contest: 'PPWP', ...body,
  });
const keyOf = ({ key }: Person) => ({ key });

const NAMES = ['registry.names.read'];

/** Acts whose signers the page judges, each otherwise in order. */
export const ACTS: readonly Made[] = [
  tally('enter', {}),
  tally('takeover', { of: 'a'.repeat(64), reason: 'r' }),
  tally('correct', { evidence: 'e'.repeat(64), reason: 'r' }),
  aboutSomebody('officer.revoke', false, () => ({})),
  aboutSomebody('officer.invite', false, () => ({ invitation: 'a'.repeat(64) })),
  aboutSomebody('key.revoke', false, keyOf),
  aboutSomebody('key.revoke', true, keyOf),
  (_world, { signers, unit, at, pick }) =>
    ending(signers[0] as Signing, sitting(unit, pick), writable(signers[0] as Person), { signers, unit, at }),
  (world, { signers, unit, at }) => ({ ...freezing(world, signers, unit), at }),
  evidence('photograph', { pages: [{ bytes: 1, hash: 'c'.repeat(64), page: 1 }] }),
  evidence('attest', { form: 'f'.repeat(64) }),
  evidence('answer', { answer: 'noted', objection: 'a'.repeat(64), reason: 'r' }),
  plain('registry.names.read', ({ unit }) => `registry.names/${unit}`, { reason: 'r' }),
  plain('voting.turnout.count', ({ unit }) => `voting.station/${unit}`, { J: 3, L: 1, P: 2, hour: 9 }),
  plain('voting.shift.start', ({ signers }) => `voting.shift/${signers[0]?.officer}`, {}),
  plain('registry.station.amend', ({ unit }) => `registry.station/${unit}`, { change: 'close', reason: 'r' }),
  (_world, { signers, unit, at, pick }) =>
    granting(signers[0] as Signing, sitting(unit, pick), unit, NAMES, {}, { at, signers }),
];

/** What an act's own conditions answer when the page's steps 2 to 8 have nothing against it. */
export const OWN: readonly string[] = [
  'allowed', 'officer-revoked', 'key-revoked', 'key-exists', 'unit-unknown', 'officer-unknown',
  'record-wrong', 'tally-settled', 'tally-not-settled', 'delegation-missing', 'role-not-allowed',
  'unit-outside', 'signers-same', 'objection-unknown',
];
