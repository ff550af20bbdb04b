import { describe, expect, test } from 'vitest';
import type { Act } from '../../src/core/act.ts';
import { text } from './asked.ts';
import {
  actOf, appointee, appointing, commitmentTo, decreeing, enrolling, entering, FROM, frozen, granting,
  inRightOf, invited, person, RIVAL, ROOT, VOTING_MS, type Person, type Signing, type World,
} from './world.ts';

const STATION = '1701012001001';
const kpps = person('KPPS', STATION, 1);
const pps = person('PPS', '1701012001', 1);
const fresh = invited('KPPS', STATION);
const about = (who: Person) => `registry.officer/${who.officer}`;

const onOfficer = (kind: string, by: readonly Signing[], of: Person, body: object): Act =>
  actOf({
    act: `registry.${kind}`, signers: by, unit: of.unit, record: about(of),
    body: { officer: of.officer, reason: 'r', ...body },
  });
const inviting = (by: Signing, of: Person, phone: Person, more: object = {}): Act =>
  onOfficer('officer.invite', [by], of, { invitation: commitmentTo(phone), ...more });
const revokingKey = (by: Signing, of: Person, more: object = {}): Act =>
  onOfficer('key.revoke', [by], of, { key: of.key, ...more });
/** An appointment whose one line is changed. */
const appointingWith = (by: Person, who: Person, more: object): Act =>
  actOf({
    act: 'registry.officer.appoint', signers: decreeing(by), unit: who.unit,
    record: `registry.body/${who.unit}`,
    body: { officers: [{ ...appointee(who), ...more }], reason: 'r' },
  });

describe('an invitation', () => {
  test('is opened by its own officer at her own unit, with its own secret', () => {
    expect(frozen.code(enrolling(fresh, STATION))).toBe('allowed');
    expect(frozen.code(enrolling(fresh, '1701012001002'))).toBe('unit-outside');
    expect(frozen.code(enrolling({ ...fresh, secret: 'a'.repeat(64) }, STATION))).toBe('invitation-wrong');
    expect(frozen.code(enrolling({ ...fresh, officer: kpps.officer }, STATION))).toBe('invitation-spent');
  });

  test('is spent once, whichever key opens it: replayed, or stolen after use, it opens nothing', () => {
    const world = frozen.after(enrolling(fresh, STATION));
    const thief = { ...person('KPPS', STATION, 3, 'thief'), secret: fresh.secret };
    expect(world.code(enrolling(thief, STATION))).toBe('invitation-spent');
    expect(world.code(enrolling(fresh, STATION, { at: FROM }))).toBe('key-exists');
    const lost = world.after(revokingKey(pps, fresh));
    expect(lost.code(enrolling(thief, STATION))).toBe('invitation-spent');
    expect(lost.code(enrolling(fresh, STATION, { at: FROM }))).toBe('key-exists');
  });

  test('stolen before use by another, it is known to be stolen, and ended in two steps', () => {
    const thief = { ...person('KPPS', STATION, 3, 'thief'), secret: fresh.secret };
    const stolen = frozen.after(enrolling(thief, STATION));
    expect(stolen.code(enrolling(fresh, STATION))).toBe('invitation-spent');
    const again = person('KPPS', STATION, 3, 'second');
    const mended = stolen
      .after(onOfficer('key.revoke', [pps], fresh, { key: thief.key, invitation: commitmentTo(again) }))
      .after(enrolling(again, STATION));
    expect(mended.code(entering(thief, STATION))).toBe('key-revoked');
    expect(mended.code(entering(again, STATION))).toBe('allowed');
  });

  test('is not handed on: nobody enrols in another’s right', () => {
    expect(frozen.code(enrolling({ ...fresh, for: pps.officer }, STATION))).toBe('delegation-missing');
  });
});

describe('an invitation ends', () => {
  const ENDS_MS = VOTING_MS + 600_000;
  const expires = text(ENDS_MS);
  const timed = person('KPPS', STATION, 9);
  const appointed = frozen.after(appointingWith(pps, timed, { expires }));
  const enrolAt = (world: World, who: Person, receivedMs: number): string =>
    world.code(enrolling(who, STATION), receivedMs);

  test('to the second by the log’s clock, whatever the telephone says', () => {
    expect(enrolAt(appointed, timed, ENDS_MS)).toBe('allowed');
    expect(enrolAt(appointed, timed, ENDS_MS + 1)).toBe('invitation-expired');
    expect(appointed.code(enrolling(timed, STATION, { at: FROM }), ENDS_MS + 1)).toBe('invitation-expired');
  });

  test('a wrong secret is wrong and a spent one spent, also when the time is over', () => {
    const wrong = { ...timed, secret: 'a'.repeat(64) };
    expect(enrolAt(appointed, wrong, ENDS_MS + 1)).toBe('invitation-wrong');
    const spent = appointed.after(enrolling(timed, STATION));
    expect(enrolAt(spent, person('KPPS', STATION, 9, 'thief'), ENDS_MS + 1)).toBe('invitation-spent');
  });

  test('and a new one takes its place with an end of its own, or none', () => {
    const again = person('KPPS', STATION, 9, 'second');
    const without = appointed.after(inviting(pps, timed, again));
    expect(enrolAt(without, timed, VOTING_MS)).toBe('invitation-wrong');
    expect(enrolAt(without, again, ENDS_MS + 1)).toBe('allowed');
    const another = appointed.after(inviting(pps, timed, again, { expires: text(ENDS_MS + 5_000) }));
    expect(enrolAt(another, again, ENDS_MS + 5_000)).toBe('allowed');
    expect(enrolAt(another, again, ENDS_MS + 5_001)).toBe('invitation-expired');
  });

  test('as it does when it comes with a revoked key', () => {
    const again = person('KPPS', STATION, 1, 'second');
    const world = frozen.after(revokingKey(pps, kpps, { expires, invitation: commitmentTo(again) }));
    expect(enrolAt(world, again, ENDS_MS)).toBe('allowed');
    expect(enrolAt(world, again, ENDS_MS + 1)).toBe('invitation-expired');
    expect(frozen.code(revokingKey(pps, kpps, { expires }))).toBe('act-malformed');
  });

  test('its end is a time that exists', () => {
    const never = { expires: '2024-02-31T00:00:00Z' };
    expect(frozen.code(appointingWith(pps, timed, never))).toBe('act-malformed');
    expect(frozen.code(inviting(pps, fresh, fresh, never))).toBe('act-malformed');
    const invitation = commitmentTo(fresh);
    expect(frozen.code(revokingKey(pps, kpps, { ...never, invitation }))).toBe('act-malformed');
  });

  test('once opened, nothing of it is left in the record', () => {
    const record = appointed.after(enrolling(timed, STATION)).records.get(about(timed));
    expect(record).toMatchObject({ invitation: null });
    expect(record).not.toHaveProperty('expires');
  });
});

describe('nobody’s next key is of her own making', () => {
  const again = person('KPPS', STATION, 1, 'second');
  const invitation = commitmentTo(again);

  test('not when she signs for a superior who handed her the revoking of keys', () => {
    const world = frozen.after(granting(pps, kpps, pps.unit, ['registry.key.revoke']));
    const forPps = inRightOf(pps, kpps);
    expect(world.code(revokingKey(forPps, kpps, { invitation }))).toBe('role-not-allowed');
    expect(world.code(revokingKey(forPps, kpps))).toBe('allowed');
    const other = person('KPPS', STATION, 2);
    expect(world.code(revokingKey(forPps, other, { invitation }))).toBe('allowed');
  });
});

describe('inviting again', () => {
  test('is for superiors of her line, and for an officer without a live key', () => {
    const phone = person('KPPS', STATION, 3, 'second');
    expect(frozen.code(inviting(pps, fresh, phone))).toBe('allowed');
    expect(frozen.code(inviting(person('PANWASLU_KECAMATAN', '170101', 1), fresh, phone))).toBe(
      'role-not-allowed',
    );
    expect(frozen.code(inviting(kpps, fresh, phone))).toBe('role-not-allowed');
    expect(frozen.code(inviting(pps, kpps, phone))).toBe('key-exists');
    const lost = frozen.after(revokingKey(kpps, kpps));
    expect(lost.code(inviting(pps, kpps, person('KPPS', STATION, 1, 'second')))).toBe('allowed');
    expect(lost.code(inviting(kpps, kpps, phone))).toBe('key-revoked');
  });

  test('a witness is invited by her own participant alone', () => {
    const witness = invited('SAKSI', STATION);
    const phone = person('SAKSI', STATION, 3, 'second');
    expect(frozen.code(inviting(person('PESERTA', 'ID', 1), witness, phone))).toBe('allowed');
    expect(frozen.code(inviting(person('PESERTA', 'ID', RIVAL), witness, phone))).toBe('role-not-allowed');
    expect(frozen.code(inviting(ROOT[0] as Person, witness, phone))).toBe('role-not-allowed');
  });

  test('a removed officer is not invited', () => {
    const removing = onOfficer('officer.revoke', [pps], fresh, {});
    const removed = frozen.after({ ...removing, basis: frozen.head(about(fresh)) });
    expect(removed.code(inviting(pps, fresh, fresh))).toBe('officer-revoked');
  });
});

describe('a participant', () => {
  const root = ROOT[0] as Person;
  const someone = person('PESERTA', 'ID', 9);
  const appointed = (participant: unknown) => frozen.code(appointingWith(root, someone, { participant }));

  test('is an option of a contest', () => {
    expect(appointed('PPWP/3')).toBe('allowed');
    expect(appointed('PPWP/4')).toBe('participant-unknown');
    expect(appointed('DPR/1')).toBe('participant-unknown');
    expect(appointed('PPWP/03')).toBe('act-malformed');
    const { participant: _none, ...line } = appointee(someone);
    const body = { officers: [line], reason: 'r' };
    expect(frozen.code({ ...appointing(root, [someone], 'ID'), body })).toBe('participant-unknown');
  });

  test('is said of no other role; a witness has her giver’s', () => {
    const participant = 'PPWP/1';
    const bawaslu = person('BAWASLU', 'ID', 9);
    expect(frozen.code(appointingWith(root, bawaslu, { participant }))).toBe('participant-unknown');
    const [peserta, witness] = [person('PESERTA', 'ID', RIVAL), person('SAKSI', STATION, 9)];
    expect(frozen.code(appointingWith(peserta, witness, { participant }))).toBe('participant-unknown');
    const record = frozen.after(appointing(peserta, [witness], STATION)).records.get(about(witness));
    expect(record).toMatchObject({ participant: 'PPWP/2', role: 'SAKSI' });
  });
});
