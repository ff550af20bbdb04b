import { describe, expect, test } from 'vitest';
import { isRefusal, type Refusal } from '../../base/result.ts';
import type { Leaf } from '../../core/act.ts';
import { recordsNeeded } from '../../core/admit.ts';
import { readersAt } from '../../core/names.ts';
import { parseAct } from '../../core/parse.ts';
import { BODIES, lineOf, ROLES, SUPERIORS } from '../../core/roles.ts';
import { GOOD_FORM, inRightOf, type Person } from '../../../test/simulator/mini-election.ts';
import { eveningLog } from '../../../test/simulator/mini-log.ts';
import {
  arrivals, endingDelegation, granting, inviting, openingNames, removing, revokingKey, watchersOf,
} from '../../../test/simulator/mini-officers.ts';
import { registry } from './index.ts';

const code = (outcome: Leaf | Refusal): string => (isRefusal(outcome) ? outcome.refused : 'taken');
const about = ({ officer }: Person): string => `registry.officer/${officer}`;
const officers = registry.records.find(({ kind }) => kind === 'registry.officer');

describe('officers of every line', () => {
  test('come into office by their own superiors, each with a key that she has proven', () => {
    const { log } = eveningLog();
    const watchers = watchersOf(log.mini);
    for (const act of arrivals(log.mini, watchers)) log.must(act);
    for (const who of Object.values(watchers)) {
      expect(log.record(about(who))).toMatchObject({ role: who.role, unit: who.unit, invitation: null });
    }
    expect(log.record(about(watchers.saksi2))).toMatchObject({ participant: 'PPWP/2' });
  });

  test('change no figure', () => {
    const { log } = eveningLog();
    const watchers = watchersOf(log.mini);
    for (const act of arrivals(log.mini, watchers)) log.must(act);
    for (const who of Object.values(watchers)) {
      const station = who.unit.length === 13 ? who.unit : '1701012001001';
      expect(code(log.send(log.mini.enter(who, GOOD_FORM, {}, station)))).toBe('role-not-allowed');
    }
  });

  test('stand in one list each at their unit, and the publisher in none', () => {
    const { log, cast } = eveningLog();
    const { mini } = log;
    const listed = (who: Person) => officers?.facets(about(who), log.record(about(who)) ?? {});
    const late = mini.person('late', 'KPPS', '1701012001002');
    log.must(mini.appoint(cast.pps, [late], late.unit, { reason: 'gladi' }));
    expect(listed(late)).toEqual({ unit: late.unit, labels: ['officer/invited'] });
    log.must(mini.enrol(late, { reason: 'gladi' }));
    expect(listed(late)).toEqual({ unit: late.unit, labels: ['officer/enrolled'] });
    log.must(revokingKey(mini, [cast.pps], late));
    expect(listed(late)?.labels).toEqual(['officer/invited']);
    const head = log.record(about(late))?.['head'] as string;
    log.must(removing(mini, [cast.pps], late, head));
    expect(listed(late)?.labels).toEqual(['officer/revoked']);
    expect(listed(mini.publisher)).toBeUndefined();
  });

  test('who hold a delegation stand in the list of delegates too, until it is ended', () => {
    const { log, cast } = eveningLog();
    const listed = () => officers?.facets(about(cast.pps), log.record(about(cast.pps)) ?? {})?.labels;
    expect(listed()).toEqual(['officer/enrolled']);
    log.must(granting(log.mini, cast.ppk, cast.pps, '170101', ['registry.officer.invite']));
    expect(listed()).toEqual(['officer/delegate', 'officer/enrolled']);
    log.must(endingDelegation(log.mini, cast.ppk, cast.ppk, cast.pps));
    expect(listed()).toEqual(['officer/enrolled']);
  });
});

describe('a lost telephone', () => {
  test('is two steps: revoked and invited again, and the second invitation in the place of the first', () => {
    const { log, cast } = eveningLog();
    const { mini } = log;
    const [second, third] = ['2', '3'].map((phone) => mini.person('kpps-1', 'KPPS', cast.kpps1.unit, phone));
    log.must(revokingKey(mini, [cast.pps], cast.kpps1, second));
    log.must(inviting(mini, [cast.pps], third as Person, { expires: '2024-02-14T12:00:00Z' }));
    const enrol = (who: Person) => code(log.send(mini.enrol(who, { reason: 'hilang' })));
    expect(enrol(second as Person)).toBe('invitation-wrong');
    expect(enrol(third as Person)).toBe('taken');
    expect(code(log.send(mini.enter(cast.kpps1, GOOD_FORM)))).toBe('key-revoked');
    expect(code(log.send(mini.enter(third as Person, GOOD_FORM)))).toBe('taken');
  });
});

describe('a delegation', () => {
  const TAKEOVER = ['results.tally.takeover'];
  const takeover = { attempt: 1, contest: 'PPWP', form: GOOD_FORM, of: 'a'.repeat(64), reason: 'hilang' };

  test('is used with the delegate’s own key, and the giver’s key does not sign for her', () => {
    const { log, cast } = eveningLog();
    const { mini } = log;
    const station = cast.kpps1.unit;
    log.must(granting(mini, cast.pps, cast.kpps1, cast.pps.unit, TAKEOVER));
    const record = `results.tally/${station}/PPWP/1`;
    const by = (who: Person) => mini.act('results.tally.takeover', [who], station, record, takeover);
    const forged = { ...inRightOf(cast.pps, cast.kpps1), secret: cast.pps.secret };
    expect(code(log.send(by(forged)))).toBe('signature-bad');
    const borrowed = { ...cast.pps, officer: cast.kpps1.officer, for: cast.pps.officer };
    expect(code(log.send(by(borrowed)))).toBe('key-unknown');
    expect(code(log.send(by(inRightOf(cast.pps, cast.kpps1))))).toBe('taken');
    log.must(endingDelegation(mini, cast.ppk, cast.pps, cast.kpps1));
    expect(code(log.send(by(inRightOf(cast.pps, cast.kpps1))))).toBe('delegation-missing');
  });

  test('needs its acts in one order, so that there is one way to write it', () => {
    const { log, cast } = eveningLog();
    const acts = (...names: string[]) =>
      code(log.send(granting(log.mini, cast.pps, cast.kpps1, cast.pps.unit, names)));
    expect(acts('results.tally.takeover', 'registry.names.read')).toBe('act-malformed');
    expect(acts('registry.names.read', 'registry.names.read')).toBe('act-malformed');
    expect(acts()).toBe('act-malformed');
    expect(acts('registry.names.read', 'results.tally.takeover')).toBe('taken');
  });

  test('costs an act that has none no record more', () => {
    const { log, cast } = eveningLog();
    const needed = (who: Person) => {
      const act = parseAct(log.mini.enter(who, GOOD_FORM).bytes);
      return isRefusal(act) ? [] : recordsNeeded(log.system, act);
    };
    const own = ['registry.election', `results.tally/${cast.kpps1.unit}/PPWP/1`, about(cast.kpps1)];
    expect(needed(cast.kpps1)).toEqual(own);
    expect(needed(inRightOf(cast.pps, cast.kpps1))).toEqual([...own, about(cast.pps)]);
  });
});

describe('names opened', () => {
  test('stay open for one hour to their reader, and the record never grows past it', () => {
    const { log, cast } = eveningLog();
    const key = 'registry.names/170101';
    const openTo = (nowMs: number) => Object.keys(readersAt(log.record(key), nowMs));
    log.must(openingNames(log.mini, cast.ppk, '170101'));
    const openedMs = log.nowMs;
    expect(openTo(openedMs + 3_600_000)).toEqual([cast.ppk.officer]);
    expect(openTo(openedMs + 3_600_001)).toEqual([]);
    log.nowMs += 3_600_001;
    log.must(openingNames(log.mini, cast.kpuKabkota, '170101'));
    expect(Object.keys(log.record(key)?.['readers'] as object)).toEqual([cast.kpuKabkota.officer]);
  });

  test('are opened with a reason, before the freeze too, and by nobody of a station', () => {
    const { log, cast } = eveningLog();
    const { mini } = log;
    expect(code(log.send(openingNames(mini, cast.ppk, '170101', ' ')))).toBe('reason-missing');
    expect(code(log.send(openingNames(mini, cast.kpps1, cast.kpps1.unit)))).toBe('role-not-allowed');
    expect(code(log.send(openingNames(mini, cast.ppk, '1701')))).toBe('unit-outside');
  });
});

describe('the table of bodies', () => {
  test('appoints every role but the commission, and across lines only by the commission’s offices', () => {
    const appointed = new Set(ROLES.flatMap((role) => BODIES[role].appoints));
    expect(ROLES.filter((role) => !appointed.has(role))).toEqual(['KPU']);
    const across = ROLES.flatMap((role) =>
      BODIES[role].appoints.filter((of) => lineOf(of) !== lineOf(role)).map((of) => `${role} ${of}`),
    );
    expect(across).toEqual([
      'KPU BAWASLU', 'KPU PESERTA', 'KPU PEMANTAU', 'KPU_PROVINSI PEMANTAU', 'KPU_KABKOTA PEMANTAU',
    ]);
  });

  test('has superiors of an officer’s own line, but for observers', () => {
    for (const role of ROLES.filter((one) => one !== 'PEMANTAU')) {
      for (const superior of SUPERIORS[lineOf(role)]) expect(lineOf(superior)).toBe(lineOf(role));
    }
  });
});
