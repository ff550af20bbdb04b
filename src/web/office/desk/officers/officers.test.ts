import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, matches } from './directory-filter.ts';
import { byHours, minutesOn, shiftState } from './hours.ts';
import {
  actionsOn,
  delegationsOf,
  isSuperior,
  type OfficerRow,
  officerRow,
  stateOf,
} from './officer-view.ts';

const NOW = Date.parse('2024-02-14T12:00:00Z');
const HOUR_MS = 3_600_000;
const key = { publicKey: 'p', revoked: false };
const officer = (change: Partial<OfficerRow> = {}): OfficerRow => ({
  id: 'a'.repeat(32),
  from: '2024-01-01T00:00:00Z',
  until: '2024-03-01T00:00:00Z',
  invitation: 'c',
  keys: {},
  revoked: false,
  role: 'KPPS',
  unit: '1701082001001',
  ...change,
});

describe('an officer stands as', () => {
  test.each([
    ['invited', {}],
    ['invited', { expires: '2024-02-14T12:00:00Z' }],
    ['lapsed', { expires: '2024-02-14T11:59:59Z' }],
    ['enrolled', { invitation: null, keys: { k: key } }],
    ['keyless', { invitation: null, keys: { k: { ...key, revoked: true } } }],
    ['over', { until: '2024-02-14T11:59:59Z', keys: { k: key } }],
    ['revoked', { revoked: true, keys: { k: key } }],
  ] as const)('%s: %j', (state, change) => expect(stateOf(officer(change), NOW)).toBe(state));

  test('nobody where the record is the publisher’s, another’s or none', () => {
    expect(
      officerRow('registry.officer/publisher', { ...officer(), role: 'PUBLISHER' }),
    ).toBeUndefined();
    expect(officerRow('results.tally/1/PPWP/1', {})).toBeUndefined();
    expect(officerRow('registry.officer/x', undefined)).toBeUndefined();
  });
});

describe('a superior', () => {
  const ppk = { role: 'PPK', unit: '170108' } as const;

  test('is of the same line, and of a unit properly above', () => {
    expect(isSuperior(ppk, officer())).toBe(true);
    expect(isSuperior(ppk, officer({ unit: '1701092001001' }))).toBe(false);
    expect(isSuperior({ role: 'KPPS', unit: '1701082001001' }, officer())).toBe(false);
    expect(isSuperior({ role: 'PANWASLU_KECAMATAN', unit: '170108' }, officer())).toBe(false);
    expect(isSuperior({ role: 'PANWASLU_KECAMATAN', unit: '170108' }, officer({ role: 'PTPS' }))).toBe(true);
    expect(isSuperior(ppk, officer({ role: 'PTPS' }))).toBe(false);
  });

  test('of a witness is of the same participant', () => {
    const saksi = officer({ role: 'SAKSI', participant: 'PPWP/1' });
    expect(isSuperior({ role: 'PESERTA', unit: 'ID', participant: 'PPWP/1' }, saksi)).toBe(true);
    expect(isSuperior({ role: 'PESERTA', unit: 'ID', participant: 'PPWP/2' }, saksi)).toBe(false);
  });

  test('is offered what can be done with an officer as she stands', () => {
    const may = (change: Partial<OfficerRow>, onShift = false) =>
      actionsOn(officer(change), ppk, onShift, NOW);
    expect(may({})).toEqual(['invite', 'revoke']);
    expect(may({ keys: { k: key } }, true)).toEqual(['replace-key', 'revoke', 'relieve']);
    expect(may({ until: '2024-02-01T00:00:00Z' })).toEqual(['revoke']);
    expect(may({ revoked: true })).toEqual([]);
  });
});

describe('delegations', () => {
  const until = (hour: number): string => new Date(NOW + hour * HOUR_MS).toISOString().replace('.000', '');
  const from = until(-48);

  test('run, have not begun or have ended by the clock alone; those that ended come last', () => {
    const given = { acts: ['registry.names.read'], unit: '170108' };
    const delegations = {
      x: { ...given, from, until: until(-1) },
      y: { ...given, from, until: until(5) },
      z: { ...given, from: until(1), until: until(2) },
    };
    const rows = delegationsOf(officer({ delegations }), NOW);
    expect(rows.map(({ giver, state }) => [giver, state])).toEqual([
      ['z', 'coming'],
      ['y', 'running'],
      ['x', 'ended'],
    ]);
  });
});

describe('hours on shift', () => {
  const since = (hours: number): string => new Date(NOW - hours * HOUR_MS).toISOString();

  test.each([
    [0, false, 'working'],
    [11.99, false, 'working'],
    [12, false, 'long'],
    [17.99, true, 'long'],
    [18, false, 'relief-needed'],
    [18, true, 'relief-planned'],
    [40, false, 'relief-needed'],
  ] as const)('%d h, planned %s: %s', (hours, planned, state) => {
    expect(shiftState(since(hours), planned, NOW)).toBe(state);
  });

  test('are none without a shift, and never less than none', () => {
    expect(shiftState(null, false, NOW)).toBe('rested');
    expect(minutesOn(since(-3), NOW)).toBe(0);
    expect(minutesOn(since(1.5), NOW)).toBe(90);
  });

  test('put whoever has worked longest first', () => {
    const list = fc.array(fc.record({ startedAt: fc.nat(50).map(since) }));
    fc.assert(
      fc.property(list, (shifts) => {
        const minutes = byHours(shifts).map(({ startedAt }) => minutesOn(startedAt, NOW));
        expect(minutes).toEqual([...minutes].sort((a, b) => b - a));
      }),
    );
  });
});

describe('the directory', () => {
  test('finds by parts of a name in any order, without accents, and by digits anywhere', () => {
    const texts = ['Siti Aminah Né', 'abcdef0123', '1701082001001', 'KPPS', null];
    for (const query of ['', 'siti', 'amin sit', 'ne', 'NÉ', '82001', 'def0', 'kpps siti']) {
      expect([query, matches(query, texts)]).toEqual([query, true]);
    }
    for (const query of ['iti', 'siti budi', '999', 'ppk']) {
      expect([query, matches(query, texts)]).toEqual([query, false]);
    }
  });

  test('shows whom somebody must look after first within a unit', () => {
    const rows = inOrder([
      { row: officer({ id: 'b' }), state: 'enrolled' },
      { row: officer({ id: 'c' }), state: 'lapsed' },
      { row: officer({ id: 'a', unit: '1701082001000' }), state: 'revoked' },
    ]);
    expect(rows.map(({ row }) => row.id)).toEqual(['a', 'c', 'b']);
  });
});
