import { describe, expect, it } from 'vitest';
import { canonical } from '../../base/canonical.ts';
import { isRefusal } from '../../base/result.ts';
import { parseContests, parseRuleSet, parseUnits, ruleValueOf } from './objects.ts';

const units = {
  kind: 'terang/units/v1',
  regions: [['11', 'ACEH'], ['1101', 'A'], ['110101', 'B'], ['1101012001', 'C'], ['99', 'D'], ['99AA', 'E']],
  stations: { '1101012001': '1-3,901' },
  zones: { '11': 'Asia/Jakarta', '99': 'UTC' },
};
const options = [{ name: 'x', no: 1 }, { name: 'y', no: 2 }];
const contest = { article: 'a', colour: 'grey', id: 'PPWP', name: 'n', options, type: 'options' };
const voting = { closes: '13:00', day: '2024-02-14', opens: '07:00' };
const contests = { contests: [contest], kind: 'terang/contests/v1', voting };
const two = { article: 'a', value: 2 };
const NAMES = [
  'clockAheadMinutes', 'countingHours', 'graceHours', 'openingGraceMinutes', 'reservePercent',
  'votersPerStationMax',
];
const values = Object.fromEntries(NAMES.map((name) => [name, two]));
const rules = [{ article: 'a', id: 'R1', severity: 'error' }];
const ruleSet = { kind: 'terang/rule-set/v1', rules, values };
const refused = { refused: 'object-malformed' };

describe('an object as it should be', () => {
  it('is adopted', () => {
    expect(isRefusal(parseUnits(canonical(units)))).toBe(false);
    expect(parseContests(canonical(contests))).toEqual({ contests: [contest], voting });
    const parsed = parseRuleSet(canonical(ruleSet));
    if (isRefusal(parsed)) throw new Error('refused');
    expect(ruleValueOf(parsed)('reservePercent')).toBe(2);
    expect(() => ruleValueOf(parsed)('toString')).toThrow(RangeError);
  });
});

describe('a unit object is refused when', () => {
  const regions = (...rows: unknown[]) => ({ ...units, regions: rows, stations: {}, zones: {} });
  it.each<[string, unknown]>([
    ['it is of another kind', { ...units, kind: 'terang/units/v2' }],
    ['it has a member more', { ...units, more: 1 }],
    ['a member is missing', { kind: units.kind, regions: units.regions, stations: units.stations }],
    ['regions are not in order', regions(['12', 'x'], ['11', 'y'])],
    ['a region stands twice', regions(['11', 'x'], ['11', 'x'])],
    ['a region has no parent', regions(['11', 'x'], ['110101', 'y'])],
    ['a code has letters below its fourth character', regions(['99', 'x'], ['99AA', 'y'], ['99AA0A', 'z'])],
    ['a code is a number', regions([11, 'x'])],
    ['a code has no level', regions(['11', 'x'], ['110', 'y'])],
    ['a name is empty', regions(['11', ''])],
    ['a village is unknown', { ...units, stations: { '1101012002': '1' } }],
    ['a sub-district has stations', { ...units, stations: { '110101': '1' } }],
    ['ranges overlap', { ...units, stations: { '1101012001': '1-3,2' } }],
    ['ranges are a list', { ...units, stations: { '1101012001': [1, 2] } }],
    ['a zone is of no unit', { ...units, zones: { ...units.zones, '12': 'UTC' } }],
    ['a province has no zone', { ...units, zones: { '11': 'UTC' } }],
    ['a zone is no name', { ...units, zones: { ...units.zones, '11': '../etc' } }],
  ])('%s', (_why, object) => {
    expect(parseUnits(canonical(object))).toMatchObject(refused);
  });

  it('its text is not canonical, is no JSON, or names a member twice', () => {
    const text = canonical(units);
    const twice = text.replace('"zones":{', '"zones":{"11":"UTC",');
    for (const bad of ['', 'null', '{', ` ${text}`, twice]) {
      expect(parseUnits(bad)).toMatchObject(refused);
    }
  });
});

describe('a contest object is refused when', () => {
  const only = (change: object) => ({ ...contests, contests: [{ ...contest, ...change }] });
  it.each<[string, unknown]>([
    ['it names no contest', { ...contests, contests: [] }],
    ['it names one twice', { ...contests, contests: [contest, contest] }],
    ['options are out of ballot order', only({ options: [{ name: 'y', no: 2 }, { name: 'x', no: 1 }] })],
    ['two options have one number', only({ options: [{ name: 'y', no: 1 }, { name: 'x', no: 1 }] })],
    ['a contest has a member more', only({ winner: 1 })],
    ['pairs have candidates', only({ options: [{ candidates: ['x'], name: 'y', no: 1 }] })],
    ['a party has none', only({ type: 'party-list' })],
    ['its id has a slash', only({ id: 'A/B' })],
    ['it says no day', { contests: [contest], kind: 'terang/contests/v1' }],
    ['the day is none', { ...contests, voting: { ...voting, day: '2024-02-30' } }],
    ['the day is a moment', { ...contests, voting: { ...voting, day: '2024-02-14T00:00:00Z' } }],
    ['an hour is none', { ...contests, voting: { ...voting, closes: '24:00' } }],
    ['an hour has one digit', { ...contests, voting: { ...voting, opens: '7:00' } }],
    ['it closes before it opens', { ...contests, voting: { ...voting, closes: '06:59' } }],
    ['it closes as it opens', { ...contests, voting: { ...voting, closes: '07:00' } }],
    ['the day has a member more', { ...contests, voting: { ...voting, zone: 'UTC' } }],
  ])('%s', (_why, object) => {
    expect(parseContests(canonical(object))).toMatchObject(refused);
  });
});

describe('a rule set is refused when', () => {
  it.each<[string, unknown]>([
    ...NAMES.map((name): [string, unknown] => [
      `${name} is missing`, { ...ruleSet, values: { ...values, [name]: undefined } },
    ]),
    ['a value is no integer', { ...ruleSet, values: { ...values, graceHours: { ...two, value: 1.5 } } }],
    ['a rule stands twice', { ...ruleSet, rules: [...ruleSet.rules, ...ruleSet.rules] }],
    ['a severity is unknown', { ...ruleSet, rules: [{ article: 'a', id: 'R1', severity: 'fatal' }] }],
  ])('%s', (_why, object) => {
    expect(parseRuleSet(canonical(JSON.parse(JSON.stringify(object))))).toMatchObject(refused);
  });
});
