import { describe, expect, test } from 'vitest';
import Schema from 'typebox/schema';
import type { Act } from '../../core/act.ts';
import {
  actOf, frozen, peopled, person, PUBLISHER, ROOT, type Person, type World,
} from '../../../test/laws/world.ts';
import { CloseBody, CountBody, OathBody, OpenBody, ReadyBody, RelieveBody, ShiftBody } from './acts.ts';
import { shiftRecord } from './record.ts';

const STATION = '1701012001001';
const [one, two] = [person('KPPS', STATION, 1), person('KPPS', STATION, 2)];
const pps = person('PPS', '1701012001', 1);

const station = (kind: string, body: object, by: Person = one, unit = STATION): Act =>
  actOf({ act: `voting.${kind}`, signers: [by], unit, record: `voting.station/${unit}`, body });
const shiftKey = ({ officer }: Person): string => `voting.shift/${officer}`;
const shift = (kind: 'start' | 'end', by: Person, at = '2024-02-14T00:00:00Z', unit = by.unit): Act =>
  actOf({ act: `voting.shift.${kind}`, signers: [by], unit, record: shiftKey(by), body: {}, at });
type More = { readonly unit?: string; readonly from?: string };
const relieving = (of: Person, by: Person, relief: string, more: More = {}): Act =>
  actOf({
    act: 'voting.shift.relieve', signers: [by], unit: more.unit ?? of.unit, record: shiftKey(of),
    body: { by: relief, from: more.from ?? '2024-02-14T12:00:00Z', officer: of.officer },
  });
const count = (L: number, P: number, J: number) => station('turnout.count', { J, L, P, hour: 9 });
const shiftOf = (world: World, { officer }: Person) => {
  const record = world.records.get(`voting.shift/${officer}`) ?? {};
  return [shiftRecord.contribute('', record), shiftRecord.facets('', record)];
};
const onShift = frozen.after(shift('start', one));

describe('a station speaks of its day', () => {
  const READY = { access: true, network: true, power: false };

  test('by any member of its own group, and by nobody else', () => {
    expect(frozen.code(station('station.ready', READY, two))).toBe('allowed');
    const cousin = person('KPPS', '1701012001002');
    expect(frozen.code(station('station.ready', READY, cousin))).toBe('unit-outside');
    expect(frozen.code(station('station.ready', READY, pps))).toBe('role-not-allowed');
    const abroad = '9901010001001';
    expect(frozen.code(station('station.ready', READY, person('KPPSLN', abroad), abroad))).toBe('allowed');
  });

  test('only after the zero report, and only of a station', () => {
    expect(peopled.code(station('station.ready', READY))).toBe('election-not-frozen');
    expect(frozen.code(station('station.ready', READY, one, '1701012001'))).toBe('record-wrong');
  });

  test('and what two members say lies in one record, of which the newest stands', () => {
    const opening = (present: number, at: string, by: Person): Act =>
      ({ ...station('station.open', { present, witnesses: 2 }, by), at });
    const early = opening(5, '2024-02-14T00:01:00Z', one);
    const late = opening(7, '2024-02-14T00:02:00Z', two);
    for (const order of [[early, late], [late, early]] as const) {
      const world = frozen.after(order[0]).after(order[1]);
      const open = { present: 7, late: false };
      expect(world.records.get(`voting.station/${STATION}`)).toMatchObject({ open });
    }
  });

  test('men and women make the sum, or the count is not taken', () => {
    expect(frozen.code(count(40, 50, 90))).toBe('allowed');
    expect(frozen.code(count(0, 0, 0))).toBe('allowed');
    expect(frozen.code(count(40, 50, 91))).toBe('turnout-wrong');
    expect(frozen.code(count(40, 50, 10))).toBe('turnout-wrong');
  });
});

describe('the bodies of voting day', () => {
  test.each([
    [ReadyBody, { access: true, network: false, power: true }, [{ access: 1 }, { water: true }]],
    [OathBody, { present: 9 }, [{ present: 0 }, { present: 10 }, { present: 1.5 }]],
    [OpenBody, { present: 1, witnesses: 99 }, [{ witnesses: 100 }, { witnesses: -1 }, { present: 0 }]],
    [CloseBody, { queue: 999 }, [{ queue: 1_000 }, { queue: '1' }]],
    [CountBody, { J: 9_999, L: 1, P: 1, hour: 23 }, [{ hour: 24 }, { hour: -1 }, { J: 10_000 }, { L: null }]],
    [ShiftBody, {}, [{ reason: 'r' }]],
    [
      RelieveBody, { by: 'a'.repeat(32), from: '2024-02-14T12:00:00Z', officer: 'b'.repeat(32) },
      [{ by: 'publisher' }, { from: '2024-02-14' }, { officer: 'B'.repeat(32) }],
    ],
  ])('hold what the specification names and nothing else: %#', (schema, good, changes) => {
    expect(Schema.Check(schema, good)).toBe(true);
    for (const change of changes) expect(Schema.Check(schema, { ...good, ...change })).toBe(false);
    for (const name of Object.keys(good)) {
      const without = Object.fromEntries(Object.entries(good).filter(([member]) => member !== name));
      expect(Schema.Check(schema, without)).toBe(false);
    }
  });
});

describe('a shift', () => {
  test('is an organiser’s own, at her own unit, begun once and ended once', () => {
    for (const who of [one, pps, ROOT[0] as Person]) expect(frozen.code(shift('start', who))).toBe('allowed');
    expect(frozen.code(shift('start', PUBLISHER))).toBe('role-not-allowed');
    expect(frozen.code(shift('start', pps, undefined, STATION))).toBe('unit-outside');
    expect(onShift.code(shift('start', one, '2024-02-14T01:00:00Z'))).toBe('shift-running');
    expect(frozen.code(shift('end', one))).toBe('shift-missing');
    expect(onShift.code(shift('end', one, '2024-02-13T23:59:59Z'))).toBe('shift-missing');
    const ended = onShift.after(shift('end', one, '2024-02-14T08:00:00Z'));
    expect(ended.code(shift('end', one, '2024-02-14T09:00:00Z'))).toBe('shift-missing');
    expect(ended.code(shift('start', one, '2024-02-14T09:00:00Z'))).toBe('allowed');
  });

  test('of another cannot be begun or ended', () => {
    for (const kind of ['start', 'end'] as const) {
      expect(onShift.code({ ...shift(kind, two), record: shiftKey(one) })).toBe('record-wrong');
    }
  });

  test('is counted and listed where she serves while it lasts', () => {
    const sums = { unit: STATION, scope: 'voting/shift', sums: { onShift: 1 } };
    expect(shiftOf(onShift, one)).toEqual([sums, { unit: STATION, labels: ['voting/on-shift'] }]);
    const ended = onShift.after(shift('end', one, '2024-02-14T08:00:00Z'));
    expect(shiftOf(ended, one)).toEqual([undefined, { unit: STATION, labels: [] }]);
    expect(ended.records.get(shiftKey(one))).toMatchObject({
      since: null, ended: { from: '2024-02-14T00:00:00Z', until: '2024-02-14T08:00:00Z' },
    });
  });
});

describe('a relief', () => {
  test('is planned at her unit or above, by organisers, and ends with the shift', () => {
    for (const by of [two, pps, person('PPK', '170101'), ROOT[0] as Person])
      expect(onShift.code(relieving(one, by, two.officer))).toBe('allowed');
    expect(onShift.code(relieving(one, person('PPS', '1701012002'), two.officer))).toBe('unit-outside');
    expect(onShift.code(relieving(one, person('KPPS', '1701012001002'), two.officer))).toBe('unit-outside');
    const planned = onShift.after(relieving(one, pps, two.officer));
    const relief = { by: two.officer, from: '2024-02-14T12:00:00Z' };
    expect(planned.records.get(shiftKey(one))).toMatchObject({ relief });
    const ended = planned.after(shift('end', one));
    expect(ended.records.get(shiftKey(one))).toMatchObject({ relief: null });
  });

  test('gives nobody a right', () => {
    const cousin = person('KPPS', '1701012001002');
    const planned = onShift.after(relieving(one, pps, pps.officer));
    expect(planned.code(station('station.close', { queue: 1 }, pps))).toBe('role-not-allowed');
    expect(planned.code(station('station.close', { queue: 1 }, cousin))).toBe('unit-outside');
  });

  test('is about an officer who is known, sits there, and is on shift, in this order', () => {
    const nobody = { ...one, officer: 'f'.repeat(32) };
    expect(onShift.code(relieving(nobody, pps, two.officer))).toBe('officer-unknown');
    expect(onShift.code(relieving(two, pps, one.officer, { unit: '1701012001' }))).toBe('unit-outside');
    expect(onShift.code(relieving(two, pps, one.officer))).toBe('shift-missing');
  });

  test('names another organiser near her who is in office', () => {
    const record = `registry.officer/${two.officer}`;
    const gone = frozen.after(
      actOf({
        act: 'registry.officer.revoke', signers: [pps], unit: STATION, record,
        body: { officer: two.officer, reason: 'r' }, basis: frozen.head(record),
      }),
    );
    expect(onShift.code(relieving(one, pps, 'f'.repeat(32)))).toBe('officer-unknown');
    expect(gone.after(shift('start', one)).code(relieving(one, pps, two.officer))).toBe('officer-revoked');
    expect(onShift.code(relieving(one, pps, one.officer))).toBe('role-not-allowed');
    expect(onShift.code(relieving(one, pps, person('KPPS', '1701012001002').officer))).toBe('unit-outside');
    expect(onShift.code(relieving(one, pps, pps.officer))).toBe('allowed');
    const from = '2024-02-30T00:00:00Z';
    expect(onShift.code(relieving(one, pps, two.officer, { from }))).toBe('act-malformed');
  });
});
