import { describe, expect, test } from 'vitest';
import type { Act } from '../../../core/act.ts';
import { judgeRights } from '../../../core/authority.ts';
import type { Officer } from '../../../core/officer.ts';
import { BODIES, ROLES } from '../../../core/roles.ts';
import { isRefusal } from '../../../base/result.ts';
import { terang } from '../../../system.ts';
import { carries, DELEGABLE, delegableBy, rightFor, type Right } from './rights.ts';

const system = terang();
const ME = 'a'.repeat(32);
/** A unit of each level at home and abroad, with one beside it. */
const UNITS = [
  'ID',
  '17',
  '18',
  '1701',
  '1702',
  '170108',
  '170109',
  '1701082001',
  '1701082002',
  '1701082001001',
  '1701082002001',
  '99',
  '9901',
  '9902',
  '990101',
  '9901010001',
  '9901010001001',
];
const seats = ROLES.flatMap((role) =>
  UNITS.filter((unit) => (unit === 'ID' ? 0 : unit.length) === BODIES[role].level).map((unit) => ({
    role,
    unit,
  })),
);

const officerAt = ({ role, unit }: Pick<Officer, 'role' | 'unit'>): Officer => ({
  from: '2024-01-01T00:00:00Z',
  invitation: null,
  keys: {},
  revoked: false,
  role,
  unit,
  until: '2025-01-01T00:00:00Z',
});

/** Whether the log lets this seat sign this act at this unit, as one of as many signers as it asks. */
function logLets(act: string, seat: Pick<Officer, 'role' | 'unit'>, unit: string): boolean {
  const definition = system.act(act);
  if (!definition) throw new Error(act);
  const others = Array.from({ length: definition.signers === 2 ? 1 : 0 }, () => ({
    key: 'b',
    officer: 'b'.repeat(32),
  }));
  const signed = {
    act,
    unit,
    record: '',
    body: {},
    by: { key: 'a', officer: ME },
    ...(others.length > 0 ? { with: others } : {}),
  };
  return !isRefusal(judgeRights(signed as unknown as Act, definition, () => officerAt(seat), 1));
}

describe('the desk offers', () => {
  test.each([
    'results.tally.takeover',
    'results.tally.correct',
    'results.evidence.answer',
    'results.evidence.photograph',
  ])('%s to exactly whom the log lets above the station', (act) => {
    for (const seat of seats.filter(({ role }) => BODIES[role].level < 13)) {
      for (const unit of UNITS.filter((each) => each.length === 13)) {
        expect([seat, unit, carries(seat, act, unit)]).toEqual([seat, unit, logLets(act, seat, unit)]);
      }
    }
  });

  test.each(['registry.names.read', 'voting.shift.relieve'])('%s to exactly whom the log lets', (act) => {
    for (const seat of seats) {
      for (const unit of UNITS) {
        expect([seat, unit, carries(seat, act, unit)]).toEqual([seat, unit, logLets(act, seat, unit)]);
      }
    }
  });

  test('for handing over exactly what the log lets be handed over', () => {
    const delegable = system.acts.filter((definition) => definition.delegable).map(({ act }) => act);
    expect([...DELEGABLE]).toEqual(delegable.sort());
    expect(delegableBy({ role: 'PPS', unit: '1701082001' })).not.toContain('results.tally.correct');
    expect(delegableBy({ role: 'KPPS', unit: '1701082001001' })).toEqual([]);
  });
});

describe('a right', () => {
  const own: Right = { seat: { officer: ME, role: 'PPS', unit: '1701082001' } };
  const delegated: Right = {
    seat: { officer: 'c'.repeat(32), role: 'PPK', unit: '170108' },
    for: 'c'.repeat(32),
    acts: ['results.tally.correct'],
    unit: '1701082002',
  };

  test('is her own before another’s', () => {
    const both = [own, { ...delegated, acts: ['results.tally.takeover'], unit: '170108' }];
    expect(rightFor(both, 'results.tally.takeover', '1701082001001')).toBe(own);
  });

  test('of another reaches no act and no unit that was not handed over', () => {
    expect(rightFor([own, delegated], 'results.tally.correct', '1701082002001')).toBe(delegated);
    expect(rightFor([own, delegated], 'results.tally.correct', '1701082001001')).toBeUndefined();
    expect(rightFor([own, delegated], 'results.tally.takeover', '1701082002001')).toBeUndefined();
  });
});
