import { describe, expect, test } from 'vitest';
import { fromHex, hex, sha256 } from '../base/bytes.ts';
import { isRefusal, type Refusal } from '../base/result.ts';
import type { Leaf } from './act.ts';
import { GOOD_FORM, MiniElection, NIGHT_MS, UNTIL } from '../../test/simulator/mini-election.ts';
import { castOf, eveningLog, MiniLog, preparations } from '../../test/simulator/mini-log.ts';

const code = (outcome: Leaf | Refusal): string => (isRefusal(outcome) ? outcome.refused : 'taken');

describe('founding and freeze', () => {
  test('nothing is judged before an election is founded', () => {
    const { mini } = new MiniLog();
    expect(code(new MiniLog(mini).send(mini.enrol(castOf(mini).ppk)))).toBe('election-wrong');
  });

  test('an election is founded once, by its threshold, on objects that are at hand', () => {
    const log = new MiniLog();
    const { mini } = log;
    expect(code(log.send(mini.found({ threshold: 3 })))).toBe('signers-missing');
    expect(code(log.send(mini.found({ threshold: 4 })))).toBe('act-malformed');
    expect(code(log.send(mini.found({ units: '0'.repeat(64) })))).toBe('object-unknown');
    expect(code(log.send(mini.found()))).toBe('taken');
    expect(code(log.send(mini.found({ name: 'Lain' })))).toBe('election-founded');
  });

  test('a root member who is not named cannot found', () => {
    const log = new MiniLog();
    const stranger = new MiniElection('stranger');
    const { root } = log.mini;
    const others = { root: stranger.root.map(({ officer, publicKey }) => ({ key: publicKey, officer })) };
    expect(code(log.send(log.mini.found(others)))).toBe('officer-unknown');
    expect(root).toHaveLength(3);
  });

  test('the zero report is refused when any number in it differs from the log', () => {
    const log = new MiniLog();
    const founded = log.must(log.mini.found());
    log.nowMs = Date.parse('2024-02-13T00:00:05Z');
    const { mini } = log;
    expect(code(log.send(mini.freeze(4, 3, founded.id)))).toBe('freeze-differs');
    expect(code(log.send(mini.freeze(3, 4, founded.id)))).toBe('freeze-differs');
    expect(code(log.send(mini.freeze(3, 3, founded.id, { stations: 13 })))).toBe('freeze-differs');
    expect(code(log.send(mini.freeze(3, 3, founded.id, { units: '1'.repeat(64) })))).toBe('freeze-differs');
    expect(code(log.send(mini.freeze(3, 3, '0'.repeat(64))))).toBe('basis-stale');
    expect(code(log.send(mini.freeze(3, 3, founded.id)))).toBe('taken');
    expect(code(log.send(mini.freeze(3, 3, log.leaves.at(-1)!.id)))).toBe('election-frozen');
  });

  test('no form enters before the freeze', () => {
    const mini = new MiniElection();
    const log = new MiniLog(mini);
    const cast = castOf(mini);
    log.nowMs = NIGHT_MS;
    for (const act of preparations(mini, cast)) log.must(act);
    expect(code(log.send(mini.enter(cast.kpps1, GOOD_FORM)))).toBe('election-not-frozen');
  });

  test('after the freeze an appointment, a key or a station needs a reason', () => {
    const { log, cast } = eveningLog();
    const { mini } = log;
    const late = mini.person('late', 'KPPS', '1701012001002');
    expect(code(log.send(mini.appoint(cast.pps, [late], '1701012001')))).toBe('reason-missing');
    expect(code(log.send(
      mini.appoint(cast.pps, [late], '1701012001', { reason: ' ' }),
    ))).toBe('reason-missing');
    expect(code(log.send(mini.appoint(cast.pps, [late], '1701012001', { reason: 'sakit' })))).toBe('taken');
    expect(code(log.send(mini.enrol(late)))).toBe('reason-missing');
    expect(code(log.send(mini.enrol(late, { reason: 'pengganti' })))).toBe('taken');
  });

  test('a ghost station does not exist until the commission opens it, and no longer once closed', () => {
    const { log, cast } = eveningLog();
    const { mini } = log;
    const ghost = '1701012001009';
    const amend = (change: string, basis: string | null = null) =>
      mini.act(
        'registry.station.amend', mini.root.slice(0, 2), ghost, `registry.station/${ghost}`,
        { change, reason: 'PSU' }, { basis },
      );
    expect(code(log.send(mini.enter(cast.kpps1, GOOD_FORM, {}, ghost)))).toBe('unit-unknown');
    expect(code(log.send(amend('close')))).toBe('unit-unknown');
    const opened = log.must(amend('open'));
    expect(log.ledger.election?.units.stationCount('ID')).toBe(13);
    expect(code(log.send(amend('open', opened.id)))).toBe('station-exists');
    log.must(amend('close', opened.id));
    expect(log.ledger.election?.units.exists(ghost)).toBe(false);
  });
});

describe('keys and terms', () => {
  test('an enrolment opens its invitation, once, with the key it proves', () => {
    const { log, cast } = eveningLog();
    const { mini } = log;
    const person = mini.person('new', 'KPPS', '1701012001002');
    const thief = mini.person('new', 'KPPS', '1701012001002', 'thief');
    log.must(mini.appoint(cast.pps, [person], '1701012001', { reason: 'baru' }));
    const reason = { reason: 'baru' };
    expect(code(log.send(mini.enrol(thief, reason)))).toBe('invitation-wrong');
    expect(code(log.send(
      { ...mini.enrol(person, reason), signatures: mini.enrol(thief, reason).signatures },
    ))).toBe('signature-bad');
    expect(code(log.send(mini.enrol(person, reason)))).toBe('taken');
    expect(code(log.send(
      mini.enrol(thief, { ...reason, invitation: person.invitation }),
    ))).toBe('invitation-spent');
    expect(code(log.send(mini.enrol(person, { reason: 'lagi' })))).toBe('key-exists');
  });

  test('what a revoked key sends is refused whatever time it claims, and a superior may take it over', () => {
    const { log, cast } = eveningLog();
    const { mini } = log;
    const { kpps1, kpps2, pps } = cast;
    const early = mini.enter(kpps1, GOOD_FORM, { at: '2024-02-14T08:00:00Z' });
    const record = `registry.officer/${kpps1.officer}`;
    const invited = mini.person('kpps-1', 'KPPS', kpps1.unit, 'second phone');
    log.must(mini.act('registry.key.revoke', [pps], kpps1.unit, record, {
      invitation: hex(sha256(fromHex(invited.invitation)!)), key: kpps1.key, officer: kpps1.officer,
      reason: 'telepon hilang',
    }));
    expect(code(log.send(early))).toBe('key-revoked');
    const tally = `results.tally/${kpps1.unit}/PPWP/1`;
    const taken = mini.act('results.tally.takeover', [pps], kpps1.unit, tally, {
      attempt: 1, contest: 'PPWP', form: GOOD_FORM, of: 'a'.repeat(64), reason: 'telepon hilang',
    });
    expect(code(log.send(taken))).toBe('taken');
    expect(code(log.send(mini.enter(kpps2, GOOD_FORM)))).toBe('taken');
    expect(log.record(tally)?.['state']).toBe('confirmed');
    expect(code(log.send(mini.enrol(invited, { reason: 'telepon baru' })))).toBe('taken');
  });

  test('work of the term that arrives late is taken for 48 hours, and no longer', () => {
    const { log, cast } = eveningLog();
    const at = { at: '2024-03-24T23:00:00Z' };
    log.nowMs = Date.parse(UNTIL) + 48 * 3_600_000 + 1_000;
    expect(code(log.send(log.mini.enter(cast.kpps1, GOOD_FORM, at)))).toBe('term-outside');
    log.nowMs -= 2_000;
    expect(code(log.send(
      log.mini.enter(cast.kpps1, GOOD_FORM, { at: '2024-03-25T00:00:01Z' }),
    ))).toBe('term-outside');
    expect(code(log.send(log.mini.enter(cast.kpps1, GOOD_FORM, at)))).toBe('taken');
  });

  test('an act from the future is refused beyond ten minutes', () => {
    const { log, cast } = eveningLog();
    expect(code(log.send(
      log.mini.enter(cast.kpps1, GOOD_FORM, { at: '2024-02-14T11:10:01Z' }),
    ))).toBe('clock-ahead');
    expect(code(log.send(
      log.mini.enter(cast.kpps1, GOOD_FORM, { at: '2024-02-14T11:10:00Z' }),
    ))).toBe('taken');
  });

  test('an officer whom a superior removed does nothing more; the commission alone removes its own', () => {
    const { log, cast } = eveningLog();
    const { mini } = log;
    const record = `registry.officer/${cast.ppk.officer}`;
    const basis = (log.record(record) as { head: string }).head;
    const body = { officer: cast.ppk.officer, reason: 'etik' };
    expect(code(log.send(
      mini.act('registry.officer.revoke', [cast.pps], '170101', record, body, { basis }),
    ))).toBe('unit-outside');
    expect(code(log.send(
      mini.act('registry.officer.revoke', [cast.kpuKabkota], '170101', record, body, { basis }),
    ))).toBe('taken');
    expect(code(log.send(
      mini.appoint(cast.ppk, [mini.person('x', 'PPS', '1701012001')], '170101', { reason: 'r' }),
    ))).toBe('officer-revoked');
    const [a, b, c] = mini.root as [typeof cast.ppk, typeof cast.ppk, typeof cast.ppk];
    const rootRecord = `registry.officer/${c.officer}`;
    const revoke = (signers: (typeof a)[]) =>
      mini.act(
        'registry.officer.revoke', signers, 'ID', rootRecord, { officer: c.officer, reason: 'r' },
        { basis: null },
      );
    expect(code(log.send(revoke([a])))).toBe('signers-missing');
    expect(code(log.send(revoke([a, b])))).toBe('taken');
  });
});

describe('two persons', () => {
  test('one officer cannot confirm herself, with one key or with two', () => {
    const { log, cast } = eveningLog();
    const { mini } = log;
    log.must(mini.enter(cast.kpps1, GOOD_FORM));
    log.must(mini.enter(cast.kpps1, GOOD_FORM, { at: '2024-02-14T11:01:00Z' }));
    expect(log.record(`results.tally/${cast.kpps1.unit}/PPWP/1`)?.['state']).toBe('waiting');
  });

  test('an officer enters a form 32 times and no more; her colleague still can', () => {
    const { log, cast } = eveningLog();
    const again = (n: number) => log.mini.enter(cast.kpps1, { ...GOOD_FORM, V: { A: n, B: 5, C: 150 } });
    for (let n = 0; n < 32; n++) log.must(again(n));
    expect(code(log.send(again(32)))).toBe('entries-too-many');
    expect(code(log.send(log.mini.enter(cast.kpps2, GOOD_FORM)))).toBe('taken');
  });

  test('a correction needs two different officers above the station, and the record as they saw it', () => {
    const { log, cast } = eveningLog();
    const { mini } = log;
    log.must(mini.enter(cast.kpps1, GOOD_FORM));
    const head = log.must(mini.enter(cast.kpps2, GOOD_FORM)).id;
    const form = { ...GOOD_FORM, IV: [91, 39, 15] };
    const station = cast.kpps1.unit;
    const { ppk, ppk2, kpuKabkota, kpps1, kpps2 } = cast;
    expect(code(log.send(mini.correct([ppk], station, form, head)))).toBe('signers-missing');
    expect(code(log.send(mini.correct([ppk, ppk], station, form, head)))).toBe('signers-same');
    expect(code(log.send(mini.correct([kpps1, kpps2], station, form, head)))).toBe('role-not-allowed');
    expect(code(log.send(mini.correct([ppk, ppk2], station, form, '0'.repeat(64))))).toBe('basis-stale');
    expect(code(log.send(mini.correct([ppk, ppk2], station, GOOD_FORM, head)))).toBe('form-same');
    expect(code(log.send(mini.correct([ppk, kpuKabkota], station, form, head)))).toBe('taken');
    expect(log.ledger.nationSums('results/PPWP')['confirmed.votes.0']).toBe(91);
  });
});
