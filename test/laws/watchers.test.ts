import { describe, expect, test } from 'vitest';
import type { Act } from '../../src/core/act.ts';
import {
  ABROAD, answerAt, BODIES, evidence, HOME, pemantau, ptps, saksi, watched,
} from './watchers.ts';
import { actOf, entering, person, tallyKey, type Person } from './world.ts';

const WATCHERS = [saksi, ptps, pemantau];
const kpps = person('KPPS', HOME, 1);
const pps = person('PPS', '1701012001', 1);

describe('whoever watches a station', () => {
  test.each([HOME, ABROAD])('attests and objects there: %s', (station) => {
    for (const watcher of WATCHERS) {
      expect(watched.code(evidence('attest', watcher(station), station, BODIES.attest))).toBe('allowed');
      expect(watched.code(evidence('object', watcher(station), station, BODIES.object))).toBe('allowed');
    }
  });

  test('does it nowhere else', () => {
    for (const watcher of WATCHERS) {
      for (const [own, other] of [[HOME, '1701012001002'], [HOME, ABROAD], [ABROAD, HOME]] as const) {
        expect(watched.code(evidence('attest', watcher(own), other, BODIES.attest))).toBe('unit-outside');
      }
      const village = evidence('object', watcher(HOME), '1701012001', BODIES.object);
      expect(watched.code(village)).toBe('record-wrong');
    }
  });

  test('enters, corrects, photographs, answers and opens nothing', () => {
    const record = `voting.station/${HOME}`;
    const refused = (by: Person): Act[] => [
      entering(by, HOME),
      evidence('photograph', by, HOME, BODIES.photograph),
      evidence('answer', by, HOME, answerAt(HOME)),
      actOf({ act: 'voting.station.oath', signers: [by], unit: HOME, record, body: { present: 7 } }),
      actOf({
        act: 'voting.shift.start', signers: [by], unit: HOME, record: `voting.shift/${by.officer}`, body: {},
      }),
    ];
    for (const watcher of WATCHERS) {
      for (const act of refused(watcher(HOME))) {
        expect([act.act, watched.code(act)]).toEqual([act.act, 'role-not-allowed']);
      }
    }
  });

  test('holds up no tally and confirms none', () => {
    const alone = watched.after(entering(kpps, HOME));
    const seen = WATCHERS.reduce(
      (world, watcher) => world.after(evidence('attest', watcher(HOME), HOME, BODIES.attest)),
      alone,
    );
    expect(seen.records.get(tallyKey(HOME))).toEqual(alone.records.get(tallyKey(HOME)));
    expect(seen.records.get(tallyKey(HOME))).toMatchObject({ state: 'waiting' });
    const both = seen.after(entering(person('KPPS', HOME, 2), HOME));
    expect(both.records.get(tallyKey(HOME))).toMatchObject({ form: expect.anything() as unknown });
  });
});

describe('organisers', () => {
  test('do not attest or object for those who watch', () => {
    for (const by of [kpps, pps, person('PPK', '170101')]) {
      expect(watched.code(evidence('attest', by, HOME, BODIES.attest))).toBe('role-not-allowed');
      expect(watched.code(evidence('object', by, HOME, BODIES.object))).toBe('role-not-allowed');
    }
  });

  test('photograph and answer at their station and above it', () => {
    for (const by of [kpps, pps, person('PPK', '170101'), person('KPU_KABKOTA', '1701')]) {
      expect(watched.code(evidence('photograph', by, HOME, BODIES.photograph))).toBe('allowed');
      expect(watched.code(evidence('answer', by, HOME, answerAt(HOME)))).toBe('allowed');
    }
    for (const by of [person('KPU_PROVINSI', '17'), person('KPU', 'ID')]) {
      expect(watched.code(evidence('answer', by, HOME, answerAt(HOME)))).toBe('role-not-allowed');
    }
    const ppln = person('PPLN', '9901');
    expect(watched.code(evidence('answer', ppln, ABROAD, answerAt(ABROAD)))).toBe('allowed');
    expect(watched.code(evidence('answer', pps, ABROAD, answerAt(ABROAD)))).toBe('unit-outside');
    expect(watched.code(evidence('answer', kpps, HOME, answerAt(ABROAD)))).toBe('objection-unknown');
  });

  test('answer in a superior’s right while she lets them, and photograph in nobody’s', () => {
    const grant = actOf({
      act: 'registry.delegation.grant', signers: [pps], unit: '1701012001',
      record: `registry.officer/${kpps.officer}`,
      body: {
        acts: ['results.evidence.answer'], from: '2024-02-14T00:00:00Z', officer: kpps.officer, reason: 'r',
        until: '2024-02-15T00:00:00Z',
      },
    });
    const cousin = '1701012001002';
    const inHerRight = (kind: string, body: object): Act => {
      const act = evidence(kind, kpps, cousin, body);
      return { ...act, by: { ...act.by, for: pps.officer } };
    };
    const world = watched.after(grant);
    expect(world.code(evidence('answer', kpps, cousin, answerAt(cousin)))).toBe('unit-outside');
    expect(world.code(inHerRight('answer', answerAt(cousin)))).toBe('allowed');
    expect(world.code(inHerRight('photograph', BODIES.photograph))).toBe('delegation-missing');
    expect(watched.code(inHerRight('answer', answerAt(cousin)))).toBe('delegation-missing');
  });
});
