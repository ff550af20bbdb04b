import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act } from '../../src/core/act.ts';
import { EVERYBODY, OWN, text } from './asked.ts';
import { expected } from './authority-oracle.ts';
import { ask, askedIn, play, steps, type Scene } from './scene.ts';
import {
  actOf, ending, FORM, frozen, granting, inRightOf, person, RIVAL, tallyKey, UNTIL, VOTING_MS, type Person,
  type Signing, type World,
} from './world.ts';

const byId = new Map(EVERYBODY.map((who) => [who.officer, who]));

/** The same act, signed by each principal herself with her own key. */
function byPrincipals(act: Act): Act {
  const own = ({ for: giver, ...signer }: Act['by']): Act['by'] => {
    const who = giver === undefined ? undefined : byId.get(giver);
    return who ? { key: who.key, officer: who.officer } : signer;
  };
  return { ...act, by: own(act.by), ...(act.with ? { with: act.with.map(own) } : {}) };
}

/** Whether every giver still has the telephone with which she could sign herself. */
const canSign = (act: Act, { known }: Scene): boolean =>
  [act.by, ...(act.with ?? [])].every(({ for: giver }) => {
    const who = giver === undefined ? undefined : byId.get(giver);
    return !who || !known.keyRevoked(who.key);
  });

describe('what is handed over', () => {
  test('never raises privilege: whatever a delegate gets taken, the giver could have signed then', () => {
    const tried = new Map<string, number>();
    fc.assert(
      fc.property(steps, ask, (played, asked) => {
        const scene = play(played);
        if (scene.handed.length === 0) return;
        const { world, known } = scene;
        const { signers, unit } = askedIn(scene, asked);
        const act = asked.make(world, { signers, unit, at: text(asked.atMs), pick: asked.pick });
        const answer = world.code(act, asked.receivedMs);
        const page = expected(act, asked.receivedMs, known);
        tried.set(page, (tried.get(page) ?? 0) + 1);
        if (page === 'allowed') expect(OWN).toContain(answer);
        else expect(answer).toBe(page);
        if (answer === 'allowed' && canSign(act, scene))
          expect(world.code(byPrincipals(act), asked.receivedMs)).toBe('allowed');
      }),
      { numRuns: 6_000 },
    );
    const codes = ['allowed', 'delegation-missing', 'delegation-ended', 'unit-outside', 'role-not-allowed'];
    for (const code of [...codes, 'officer-revoked', 'key-revoked', 'signers-same', 'signers-missing']) {
      expect([code, (tried.get(code) ?? 0) > 0]).toEqual([code, true]);
    }
  });
});

const VILLAGE = '1701012001';
const STATION = `${VILLAGE}001`;
const pps = person('PPS', VILLAGE, 1);
const kpps = person('KPPS', STATION, 1);
const ppk = person('PPK', '170101', 1);
const HOUR_MS = 3_600_000;
const ENDS_MS = VOTING_MS + HOUR_MS;
const TAKEOVER = ['results.tally.takeover'];
const onKpps = `registry.officer/${kpps.officer}`;

const takingOver = (by: Signing, form: object = FORM, more: object = {}): Act =>
  actOf({
    act: 'results.tally.takeover', signers: [by], unit: STATION, record: tallyKey(STATION),
    body: { attempt: 1, contest: 'PPWP', form, of: 'a'.repeat(64), reason: 'r' }, ...more,
  });
const forPps = inRightOf(pps, kpps);

describe('a delegation ends by itself, to the second', () => {
  const term = { from: text(VOTING_MS), until: text(ENDS_MS) };
  const world = frozen.after(granting(pps, kpps, VILLAGE, TAKEOVER, term));

  test.each([
    ['at its first second', VOTING_MS, VOTING_MS, 'allowed'],
    ['a second before it', VOTING_MS - 1_000, VOTING_MS, 'delegation-ended'],
    ['at its last second', ENDS_MS, ENDS_MS, 'allowed'],
    ['of its last second, a millisecond late', ENDS_MS, ENDS_MS + 1, 'delegation-ended'],
    ['a second after it', ENDS_MS + 1_000, ENDS_MS, 'delegation-ended'],
    ['claimed for its middle, received after it', VOTING_MS + 60_000, ENDS_MS + HOUR_MS, 'delegation-ended'],
    ['received before it, claimed for its first second', VOTING_MS, VOTING_MS - 1_000, 'allowed'],
  ])('an act %s', (_when, atMs, receivedMs, code) => {
    expect(world.code(takingOver(forPps, FORM, { at: text(atMs) }), receivedMs)).toBe(code);
  });

  test('and never outlives the giver: it lies in her term', () => {
    const granted = (more: object) => frozen.code(granting(pps, kpps, VILLAGE, TAKEOVER, more));
    expect(granted({})).toBe('allowed');
    expect(granted({ until: '2024-03-01T00:00:01Z' })).toBe('term-outside');
    expect(granted({ from: '2024-01-31T23:59:59Z' })).toBe('term-outside');
    expect(granted({ from: UNTIL })).toBe('term-outside');
    expect(granted({ until: '2024-02-31T00:00:00Z' })).toBe('term-outside');
  });
});

describe('a delegation ends at once', () => {
  const world = frozen.after(granting(pps, kpps, VILLAGE, TAKEOVER));
  const onOfficer = (kind: string, by: Person, about: Person, now: World): Act =>
    actOf({
      act: `registry.${kind}`, signers: [by], unit: about.unit, record: `registry.officer/${about.officer}`,
      basis: now.head(`registry.officer/${about.officer}`),
      body: { officer: about.officer, reason: 'r', ...(kind === 'key.revoke' ? { key: about.key } : {}) },
    });

  test('when its giver, its receiver, or a body above the giver ends it; nobody else can', () => {
    for (const by of [pps, kpps, ppk, person('KPU_KABKOTA', '1701', 2)]) {
      const ended = world.after(ending(by, pps, kpps));
      expect(ended.code(takingOver(forPps))).toBe('delegation-missing');
      expect(ended.code(ending(by, pps, kpps))).toBe('delegation-missing');
    }
    expect(world.code(ending(person('PPS', VILLAGE, 2), pps, kpps))).toBe('unit-outside');
    expect(world.code(ending(person('KPPS', STATION, 2), pps, kpps))).toBe('role-not-allowed');
    expect(world.code(ending(person('BAWASLU_KABKOTA', '1701', 1), pps, kpps))).toBe('role-not-allowed');
    expect(world.code(ending(pps, pps, kpps, { unit: STATION }))).toBe('unit-outside');
  });

  test('when its giver is removed, or its receiver, or the key that signed', () => {
    const removed = world.after(onOfficer('officer.revoke', ppk, pps, world));
    expect(removed.code(takingOver(forPps))).toBe('officer-revoked');
    const without = world.after(onOfficer('officer.revoke', ppk, kpps, world));
    expect(without.code(takingOver(forPps))).toBe('officer-revoked');
    const lost = world.after(onOfficer('key.revoke', kpps, kpps, world));
    expect(lost.code(takingOver(forPps))).toBe('key-revoked');
  });

  test('when a later one between the two takes its place', () => {
    const other = world.after(granting(pps, kpps, VILLAGE, ['registry.officer.appoint']));
    expect(other.code(takingOver(forPps))).toBe('delegation-missing');
    const elsewhere = world.after(granting(pps, kpps, `${VILLAGE}002`, TAKEOVER));
    expect(elsewhere.code(takingOver(forPps))).toBe('unit-outside');
  });

  test('and leaves the record as small as it was', () => {
    const { head: _one, ...before } = frozen.records.get(onKpps) ?? {};
    const { head: _two, ...after } = world.after(ending(kpps, pps, kpps)).records.get(onKpps) ?? {};
    expect(after).toEqual(before);
    expect(before).not.toHaveProperty('delegations');
  });
});

describe('a delegation is never handed on', () => {
  const world = frozen.after(granting(pps, kpps, VILLAGE, TAKEOVER));
  const colleague = person('KPPS', STATION, 2);

  test('no act of delegation is delegable, and none is signed for another', () => {
    for (const name of ['registry.delegation.grant', 'registry.delegation.end', 'registry.key.enrol']) {
      expect(frozen.code(granting(pps, kpps, VILLAGE, [name]))).toBe('act-not-delegable');
    }
    expect(world.code(granting(forPps, colleague, VILLAGE, TAKEOVER))).toBe('delegation-missing');
    expect(world.code(ending(forPps, pps, kpps))).toBe('delegation-missing');
  });

  test('what the receiver hands over is her own, and that carries nothing of the giver', () => {
    const handed = world.after(granting(kpps, colleague, STATION, TAKEOVER));
    expect(handed.code(takingOver(inRightOf(kpps, colleague)))).toBe('role-not-allowed');
    expect(handed.code(takingOver(inRightOf(pps, colleague)))).toBe('delegation-missing');
  });

  test('no act of a station, of counting or of watching is delegable', () => {
    const fixed = [
      'results.tally.enter', 'voting.station.open', 'registry.election.freeze', 'registry.station.amend',
      'publication.snapshot.publish', 'registry.election.found', 'no.such.act',
    ];
    for (const name of fixed) {
      expect(frozen.code(granting(pps, kpps, VILLAGE, [name]))).toBe('act-not-delegable');
    }
  });
});

describe('lines keep apart', () => {
  test('nothing is handed over across them, nor to another participant, nor upwards', () => {
    const to = (by: Person, who: Person) => frozen.code(granting(by, who, who.unit, ['registry.names.read']));
    expect(to(pps, person('PTPS', STATION, 1))).toBe('role-not-allowed');
    expect(to(person('BAWASLU_KABKOTA', '1701', 1), pps)).toBe('role-not-allowed');
    expect(to(person('PESERTA', 'ID', 1), person('SAKSI', STATION, 1))).toBe('allowed');
    expect(to(person('PESERTA', 'ID', 1), person('SAKSI', STATION, RIVAL))).toBe('role-not-allowed');
    expect(to(pps, ppk)).toBe('unit-outside');
    expect(to(pps, pps)).toBe('role-not-allowed');
  });
});
