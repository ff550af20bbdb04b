import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act } from '../../src/core/act.ts';
import {
  actOf, appointing, ending, enrolling, entering, FROM, frozen, granting, inRightOf, person, ROOT, UNTIL,
  VOTING_MS, type Person, type Signing, type World,
} from './world.ts';

const STATION = '1701012001001';
const kpps = person('KPPS', STATION, 1);
const pps = person('PPS', '1701012001', 1);
const text = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
const [FROM_MS, UNTIL_MS] = [Date.parse(FROM), Date.parse(UNTIL)];
const DAYS_2 = 48 * 3_600_000;
const MINUTES_10 = 600_000;

const about = (who: Person) => `registry.officer/${who.officer}`;
const revokeOfficer = (world: World, signers: readonly Person[], of: Person): Act =>
  actOf({
    act: 'registry.officer.revoke', signers, unit: of.unit, record: about(of), basis: world.head(about(of)),
    body: { officer: of.officer, reason: 'r' },
  });
const revokeKey = (signers: readonly Signing[], of: Person, body: object = {}): Act =>
  actOf({
    act: 'registry.key.revoke', signers, unit: of.unit, record: about(of),
    body: { key: of.key, officer: of.officer, reason: 'r', ...body },
  });
const invite = (signers: readonly Person[], of: Person): Act =>
  actOf({
    act: 'registry.officer.invite', signers, unit: of.unit, record: about(of),
    body: { invitation: 'a'.repeat(64), officer: of.officer, reason: 'r' },
  });

describe('the borders of time are exact to the second', () => {
  const enterAt = (atMs: number, receivedMs: number) =>
    frozen.code(entering(kpps, STATION, { at: text(atMs) }), receivedMs);

  test.each([
    ['at the first second of the term', FROM_MS, VOTING_MS, 'allowed'],
    ['a second before the term', FROM_MS - 1_000, VOTING_MS, 'term-outside'],
    ['at the last second of the term', UNTIL_MS, UNTIL_MS, 'allowed'],
    ['a second after the term', UNTIL_MS + 1_000, UNTIL_MS + 1_000, 'term-outside'],
    ['of the term, at the last millisecond of the grace', UNTIL_MS, UNTIL_MS + DAYS_2, 'allowed'],
    ['of the term, a millisecond after the grace', UNTIL_MS, UNTIL_MS + DAYS_2 + 1, 'term-outside'],
    ['ten minutes ahead', VOTING_MS + MINUTES_10, VOTING_MS, 'allowed'],
    ['ten minutes ahead, the log a millisecond behind', VOTING_MS + MINUTES_10, VOTING_MS - 1, 'clock-ahead'],
    ['ten minutes and a second ahead', VOTING_MS + MINUTES_10 + 1_000, VOTING_MS, 'clock-ahead'],
    ['long ago, within the term', FROM_MS, VOTING_MS, 'allowed'],
  ])('an act %s', (_when, atMs, receivedMs, code) => expect(enterAt(atMs, receivedMs)).toBe(code));

  test('two signers: the act must lie in the term of each', () => {
    const short = { ...person('PPK', '170101', 8), from: '2024-02-14T11:00:01Z', until: UNTIL };
    const giver = person('KPU_KABKOTA', '1701', 1);
    const world = frozen
      .after(appointing(giver, [short], '170101'))
      .after(enrolling(short, '170101', { at: '2024-02-14T11:00:01Z' }));
    const both = [person('PPK', '170101', 1), short];
    const form = { I: null, II: null, III: null, IV: [1, 1, 1], V: null };
    const correct = (at: string) =>
      actOf({
        act: 'results.tally.correct', signers: both, unit: STATION, at,
        record: `results.tally/${STATION}/PPWP/1`,
        body: { attempt: 1, contest: 'PPWP', evidence: 'e'.repeat(64), form, reason: 'r' },
      });
    expect(world.code(correct('2024-02-14T11:00:00Z'))).toBe('term-outside');
    expect(world.code(correct('2024-02-14T11:00:01Z'))).toBe('tally-not-settled');
  });
});

describe('revocation has no grace', () => {
  const anyTime = fc.integer({ min: FROM_MS / 1_000, max: UNTIL_MS / 1_000 }).map((s) => text(s * 1_000));
  const later = fc.integer({ min: 0, max: 16 * 24 * 3_600_000 }).map((ms) => VOTING_MS + ms);

  test('after it nothing of that officer is taken, whatever time it claims', () => {
    const world = frozen.after(revokeOfficer(frozen, [person('PPS', '1701012001', 2)], kpps));
    fc.assert(
      fc.property(anyTime, later, (at, receivedMs) => {
        expect(world.code(entering(kpps, STATION, { at }), receivedMs)).toBe('officer-revoked');
        expect(world.code({ ...revokeKey([kpps], kpps), at }, receivedMs)).toBe('officer-revoked');
        const again = person('KPPS', STATION, 1, 'another phone');
        expect(world.code(enrolling(again, STATION, { at }), receivedMs)).toBe('officer-revoked');
      }),
    );
  });

  test('after it nothing of that key is taken; another key of the same officer goes on', () => {
    const phone = person('KPPS', STATION, 1, 'second phone');
    const { officers } = appointing(pps, [phone], STATION).body as { officers: { invitation: string }[] };
    const invitation = officers[0]?.invitation;
    const world = frozen.after(revokeKey([pps], kpps, { invitation })).after(enrolling(phone, STATION));
    fc.assert(
      fc.property(anyTime, later, (at, receivedMs) => {
        expect(world.code(entering(kpps, STATION, { at }), receivedMs)).toBe('key-revoked');
        const code = world.code(entering(phone, STATION, { at }), receivedMs);
        expect(['allowed', 'clock-ahead']).toContain(code);
      }),
    );
  });

  test('what stood before it stands', () => {
    const before = frozen.after(entering(kpps, STATION));
    const world = before.after(revokeOfficer(before, [pps], kpps));
    const settled = world.after(entering(person('KPPS', STATION, 2), STATION));
    expect(settled.records.get(`results.tally/${STATION}/PPWP/1`)?.['form']).not.toBeNull();
  });

  test('a thief with her telephone cannot invite himself, undo a revocation, or open it twice', () => {
    expect(frozen.code(revokeKey([kpps], kpps, { invitation: 'a'.repeat(64) }))).toBe('role-not-allowed');
    const world = frozen.after(revokeKey([kpps], kpps));
    expect(world.code(revokeKey([pps], kpps))).toBe('key-revoked');
    expect(world.code(enrolling(person('KPPS', STATION, 1, 'thief'), STATION))).toBe('invitation-spent');
    expect(world.code(enrolling(kpps, STATION))).toBe('key-exists');
  });

  test('whoever appointed a removed officer keeps those she appointed', () => {
    const ppk = person('PPK', '170101', 1);
    const world = frozen.after(revokeOfficer(frozen, [person('KPU_KABKOTA', '1701', 1)], ppk));
    expect(world.code(entering(kpps, STATION))).toBe('allowed');
    const appoint = appointing(ppk, [person('PPS', '1701012002', 9)], '1701012002');
    expect(world.code(appoint)).toBe('officer-revoked');
  });

  test('the commission loses no member by fewer than its threshold', () => {
    const [a, b, c] = ROOT as [Person, Person, Person];
    expect(frozen.code(revokeOfficer(frozen, [a], c))).toBe('signers-missing');
    expect(frozen.code(revokeOfficer(frozen, [a, a], c))).toBe('signers-same');
    expect(frozen.code(revokeKey([a], c))).toBe('signers-missing');
    expect(frozen.code(revokeKey([c], c))).toBe('allowed');
    const two = frozen.after(revokeOfficer(frozen, [a, b], c));
    expect(two.code(revokeOfficer(two, [a, c], b))).toBe('officer-revoked');
  });

  test('a commissioner alone takes no office below her, no key and no right of it; her body does', () => {
    const [a, b, c] = ROOT as [Person, Person, Person];
    const [province, regency] = [person('KPU_PROVINSI', '17', 1), person('KPU_KABKOTA', '1701', 1)];
    const world = frozen.after(granting(province, regency, '1701', ['registry.names.read']));
    const lost = world.after(revokeKey([regency], regency));
    const observer = person('PEMANTAU', STATION, 1);
    const ways = (signers: readonly Person[]) => [
      world.code(revokeKey(signers, regency, { invitation: 'a'.repeat(64) })),
      world.code(revokeKey(signers, province)),
      world.code(revokeOfficer(world, signers, kpps)),
      world.code(revokeOfficer(world, signers, observer)),
      world.code(ending(a, province, regency, { signers })),
      lost.code(invite(signers, regency)),
    ];
    const all = (code: string) => ways([a]).map(() => code);
    expect(ways([a])).toEqual(all('signers-missing'));
    expect([ways([a, b]), ways([c, a, b])]).toEqual([all('allowed'), all('allowed')]);
    for (const other of [province, person('PPK', '170101', 1), person('BAWASLU', 'ID', 1)])
      expect(ways([a, other])).toEqual(all('role-not-allowed'));
    expect(ways([province, a])).not.toContain('allowed');
    // Whoever is between them, and the officers themselves, go on alone.
    expect(world.code(revokeKey([province], regency, { invitation: 'a'.repeat(64) }))).toBe('allowed');
    expect([lost.code(invite([province], regency)), world.code(revokeKey([a], a))]).toEqual([
      'allowed', 'allowed',
    ]);
    expect(world.code(ending(regency, province, regency))).toBe('allowed');
    const centre = frozen.after(granting(a, province, '17', ['registry.key.revoke']));
    expect(centre.code(ending(a, a, province))).toBe('allowed');
    expect(centre.code(ending(b, a, province))).toBe('signers-missing');
    const hers = revokeKey([inRightOf(a, province)], person('KPU_KABKOTA', '1701', 2));
    expect(centre.code(hers)).toBe('signers-missing');
  });

  test('no member’s next key is of her own making, and no other line counts towards the threshold', () => {
    const [a, b, c] = ROOT as [Person, Person, Person];
    const invitation = 'a'.repeat(64);
    expect(frozen.code(revokeKey([a, b], c, { invitation }))).toBe('allowed');
    expect(frozen.code(revokeKey([a, c], c, { invitation }))).toBe('role-not-allowed');
    expect(frozen.code(revokeKey([c, a], c, { invitation }))).toBe('role-not-allowed');
    expect(frozen.code(revokeKey([c, a], c))).toBe('allowed');
    const supervisor = person('BAWASLU', 'ID', 1);
    expect(frozen.code(revokeKey([supervisor], supervisor))).toBe('allowed');
    expect(frozen.code(revokeKey([a, supervisor], supervisor, { invitation }))).toBe('role-not-allowed');
    expect(frozen.code(revokeKey([a], supervisor))).toBe('signers-missing');
  });
});
