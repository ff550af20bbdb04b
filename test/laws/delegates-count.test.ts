import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/base/result.ts';
import type { Act } from '../../src/core/act.ts';
import { text } from './asked.ts';
import {
  actOf, appointing, entering, FORM, frozen, granting, inRightOf, invited, person, PUBLISHER, ROOT, settled,
  tallyKey, VOTING_MS, type Person, type Signing, type World,
} from './world.ts';

const VILLAGE = '1701012001';
const STATION = `${VILLAGE}001`;
const KEY = tallyKey(STATION);
const [pps, pps2] = [1, 2].map((n) => person('PPS', VILLAGE, n)) as [Person, Person];
const [ppk, ppk2] = [1, 2].map((n) => person('PPK', '170101', n)) as [Person, Person];
const [kpps, kpps2] = [1, 2].map((n) => person('KPPS', STATION, n)) as [Person, Person];
const TAKEOVER = ['results.tally.takeover'];

const takingOver = (by: Signing, form: object): Act =>
  actOf({
    act: 'results.tally.takeover', signers: [by], unit: STATION, record: KEY,
    body: { attempt: 1, contest: 'PPWP', form, of: 'a'.repeat(64), reason: 'r' },
  });
const correcting = (signers: readonly Signing[], world: World): Act => {
  const form = { ...FORM, IV: [2, 3, 1] };
  return actOf({
    act: 'results.tally.correct', signers, unit: STATION, record: KEY, basis: world.head(KEY),
    body: { attempt: 1, contest: 'PPWP', evidence: 'e'.repeat(64), form, reason: 'r' },
  });
};

describe('a delegate counts as her giver', () => {
  const world = frozen.after(granting(pps, kpps, VILLAGE, TAKEOVER));

  test('her entry is the giver’s, and the giver’s later one takes its place', () => {
    const once = world.after(takingOver(inRightOf(pps, kpps), FORM));
    const entries = [{ officer: pps.officer, hand: kpps.officer, times: 1 }];
    expect(once.records.get(KEY)).toMatchObject({ entries, roles: ['PPS'] });
    const again = once.after(takingOver(pps, FORM));
    expect(again.records.get(KEY)).toMatchObject({ state: 'waiting', entries: [{ times: 2 }] });
    expect(again.after(takingOver(pps2, FORM)).records.get(KEY)).toMatchObject({ state: 'incomplete' });
  });

  test('whom she appoints is of the giver’s office to appoint, a witness of the giver’s participant', () => {
    const [peserta, saksi] = [person('PESERTA', 'ID', 1), person('SAKSI', STATION, 1)];
    const handed = frozen.after(granting(peserta, saksi, 'ID', ['registry.officer.appoint']));
    const fresh = person('SAKSI', `${VILLAGE}002`, 7);
    const appointed = handed.after(appointing(inRightOf(peserta, saksi), [fresh], fresh.unit));
    const record = appointed.records.get(`registry.officer/${fresh.officer}`);
    expect(record).toMatchObject({ participant: 'PPWP/1' });
    const kin = appointing(inRightOf(peserta, saksi), [person('KPPS', STATION, 9)], STATION);
    expect(handed.code(kin)).toBe('role-not-allowed');
  });

  test('names that she opens in the giver’s right are open to her, whose signature it is', () => {
    const opened = frozen.after(granting(pps, kpps, VILLAGE, ['registry.names.read'])).after(
      actOf({
        act: 'registry.names.read', signers: [inRightOf(pps, kpps)], unit: VILLAGE,
        record: `registry.names/${VILLAGE}`, body: { reason: 'sakit' },
      }),
    );
    expect(Object.keys(opened.records.get(`registry.names/${VILLAGE}`)?.['readers'] as object)).toEqual([
      kpps.officer,
    ]);
  });
});

describe('a giver and her delegate never count as two', () => {
  const world = [ppk, ppk2].reduce(
    (now, by) => now.after(granting(by, pps, '170101', ['results.tally.correct'])),
    settled,
  );

  test('a correction needs two who are different, in their own names and in those they sign for', () => {
    const corrects = (...signers: Signing[]) => world.code(correcting(signers, world));
    expect(corrects(ppk, ppk2)).toBe('allowed');
    expect(corrects(inRightOf(ppk, pps), ppk2)).toBe('allowed');
    expect(corrects(inRightOf(ppk, pps), ppk)).toBe('signers-same');
    expect(corrects(ppk, inRightOf(ppk, pps))).toBe('signers-same');
    expect(corrects(inRightOf(ppk, pps), inRightOf(ppk2, pps))).toBe('signers-same');
    expect(corrects(inRightOf(ppk, pps), pps)).toBe('signers-same');
    expect(corrects(inRightOf(ppk, pps))).toBe('signers-missing');
  });

  test('the commission’s threshold is of different members, whoever signs for them', () => {
    const [a, b, c] = ROOT as [Person, Person, Person];
    const province = person('KPU_PROVINSI', '17', 1);
    const handed = [a, b].reduce(
      (now, by) => now.after(granting(by, province, 'ID', ['registry.officer.revoke'])),
      frozen,
    );
    const about = person('BAWASLU', 'ID', 2);
    const record = `registry.officer/${about.officer}`;
    const removing = (...signers: Signing[]) =>
      handed.code(
        actOf({
          act: 'registry.officer.revoke', signers, unit: 'ID', record, basis: handed.head(record),
          body: { officer: about.officer, reason: 'r' },
        }),
      );
    expect(removing(inRightOf(a, province), c)).toBe('allowed');
    expect(removing(inRightOf(a, province))).toBe('signers-missing');
    expect(removing(inRightOf(a, province), inRightOf(b, province))).toBe('signers-same');
    expect(removing(inRightOf(a, province), province)).toBe('signers-same');
    expect(removing(person('BAWASLU', 'ID', 1), a)).toBe('role-not-allowed');
  });

  test('nobody appoints for the commission alone, whatever was handed to her, whoever signs beside', () => {
    const [a, b, c] = ROOT as [Person, Person, Person];
    const [one, two] = [1, 2].map((n) => person('KPU_PROVINSI', '17', n)) as [Person, Person];
    const acts = ['registry.officer.appoint'];
    const handed = [granting(a, one, 'ID', acts), granting(b, two, 'ID', acts)].reduce(
      (now, act) => now.after(act),
      frozen,
    );
    const fresh = person('KPU_PROVINSI', '11', 9);
    const appoints = (...signers: Signing[]) => handed.code(appointing(signers, [fresh], 'ID'));
    expect([appoints(a, b), appoints(c, a, b)]).toEqual(['allowed', 'allowed']);
    expect([appoints(inRightOf(a, one), c), appoints(c, inRightOf(a, one))]).toEqual(['allowed', 'allowed']);
    expect(appoints(inRightOf(a, one), inRightOf(b, two))).toBe('allowed');
    expect([appoints(a), appoints(inRightOf(a, one))]).toEqual(['signers-missing', 'signers-missing']);
    expect([appoints(inRightOf(a, one), a), appoints(inRightOf(a, one), one)]).toEqual([
      'signers-same', 'signers-same',
    ]);
    const beside = [one, person('BAWASLU', 'ID', 1), person('PESERTA', 'ID', 1), PUBLISHER];
    expect(beside.map((other) => appoints(a, other))).toEqual(beside.map(() => 'role-not-allowed'));
    // A body below the commission decrees by one, and a commissioner's hand makes it no other decree.
    const below = (...signers: Signing[]) =>
      handed.code(appointing(signers, [person('KPU_KABKOTA', '1701', 9)], '17'));
    expect([below(one), below(one, two), below(one, a)]).toEqual([
      'allowed', 'signers-missing', 'signers-missing',
    ]);
  });

  test('no reading is confirmed by one pair of hands, in whatever rights and order they enter', () => {
    const handed = [pps, pps2, ppk].reduce(
      (now, by) => now.after(granting(by, kpps, VILLAGE, TAKEOVER)),
      frozen.after(granting(ppk2, pps, VILLAGE, TAKEOVER)),
    );
    const hands: readonly Signing[] = [
      kpps, kpps2, pps, pps2, ppk, inRightOf(pps, kpps), inRightOf(pps2, kpps), inRightOf(ppk, kpps),
      inRightOf(ppk2, pps),
    ];
    const forms = [FORM, { ...FORM, IV: [1, 2, 3] }];
    const entry = fc.record({ by: fc.constantFrom(...hands), form: fc.constantFrom(...forms) });
    let [confirmed, refused] = [0, 0];
    fc.assert(
      fc.property(fc.array(entry, { minLength: 2, maxLength: 6 }), (entries) => {
        let now = handed;
        const latest = new Map<string, { hand: string; form: object }>();
        for (const { by, form } of entries) {
          const own = by.role === 'KPPS' && by.for === undefined;
          const act = own ? entering(by, STATION, {}, form) : takingOver(by, form);
          const outcome = now.judge(act);
          if (isRefusal(outcome)) {
            if (outcome.refused === 'signers-same') refused++;
            continue;
          }
          now = now.after(act);
          latest.set(by.for ?? by.officer, { hand: by.officer, form });
        }
        if (!now.records.get(KEY)?.['form']) return;
        confirmed++;
        const all = [...latest].map(([officer, { hand, form }]) => ({ names: [officer, hand], form }));
        const apart = all.some((one) =>
          all.some(({ form, names }) => form === one.form && !names.some((name) => one.names.includes(name))),
        );
        expect(apart).toBe(true);
        expect(new Set([...latest.values()].map(({ hand }) => hand)).size).toBeGreaterThan(1);
      }),
      { numRuns: 2_000 },
    );
    expect(confirmed).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(100);
  });

  test('whoever has entered for another waits for a second reader, and may be replaced by the giver', () => {
    const handed = frozen.after(granting(pps, kpps, VILLAGE, TAKEOVER));
    const own = handed.after(entering(kpps, STATION));
    expect(own.code(takingOver(inRightOf(pps, kpps), FORM))).toBe('signers-same');
    const other = handed.after(takingOver(inRightOf(pps, kpps), FORM));
    expect(other.code(entering(kpps, STATION))).toBe('signers-same');
    expect(other.code(entering(kpps2, STATION))).toBe('allowed');
    expect(other.after(takingOver(pps, FORM)).code(entering(kpps, STATION))).toBe('allowed');
  });
});

describe('an officer holds delegations of eight others at most', () => {
  const province = [1, 2].map((n) => person('KPU_PROVINSI', '17', n));
  const givers = [...ROOT, ...province, ...[1, 2].map((n) => person('KPU_KABKOTA', '1701', n)), ppk, pps];
  const [first, ...others] = givers as [Person, ...Person[]];
  const shortly = { until: text(VOTING_MS + 1_000) };
  const eight = others.slice(0, 7).reduce(
    (world, by) => world.after(granting(by, kpps, STATION, TAKEOVER)),
    frozen.after(granting(first, kpps, STATION, TAKEOVER, shortly)),
  );
  const ninth = granting(others[7] as Person, kpps, STATION, TAKEOVER);

  test('the ninth is refused while the eight run; another of the same giver is none', () => {
    expect(eight.code(ninth, VOTING_MS + 1_000)).toBe('delegations-too-many');
    expect(eight.code(granting(others[0] as Person, kpps, STATION, TAKEOVER))).toBe('allowed');
  });

  test('ended ones do not count, and a grant forgets them', () => {
    const nine = eight.after(ninth, VOTING_MS + 1_001);
    const held = nine.records.get(`registry.officer/${kpps.officer}`)?.['delegations'] as object;
    expect(Object.keys(held)).toHaveLength(8);
    expect(held).not.toHaveProperty(first.officer);
  });

  test('who has no key yet may be given one, and can use it when she has', () => {
    const fresh = invited('KPPS', STATION);
    expect(frozen.code(granting(pps, fresh, STATION, TAKEOVER))).toBe('allowed');
  });
});
