import { describe, expect, test } from 'vitest';
import { countingAt, countingEnds } from './counting.ts';

const ZONES: Readonly<Record<string, string>> = {
  '17': 'Asia/Jakarta',
  '51': 'Asia/Makassar',
  '91': 'Asia/Jayapura',
  '99': 'Etc/UTC',
  '9901': 'America/New_York',
  '9902': 'Pacific/Auckland',
};
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  ID: ['17', '51', '91', '99'],
  '17': ['1701'],
  '51': ['5101'],
  '91': ['9101'],
  '99': ['9901', '9902'],
};
const zoneOf = (unit: string): string => ZONES[unit.slice(0, 4)] ?? ZONES[unit.slice(0, 2)] ?? 'Asia/Jakarta';
const election = {
  voting: { closes: '13:00', day: '2024-02-14', opens: '07:00' },
  ruleValue: (name: string) => (name === 'countingHours' ? 12 : 0),
  units: { zoneOf, childrenOf: (unit: string) => CHILDREN[unit] ?? [] },
} as unknown as Parameters<typeof countingAt>[0];
const ms = (utc: string): number => Date.parse(utc);

describe('counting must have ended', () => {
  test.each([
    ['Asia/Jakarta', '2024-02-15T05:00:00Z'],
    ['Asia/Makassar', '2024-02-15T04:00:00Z'],
    ['Asia/Jayapura', '2024-02-15T03:00:00Z'],
    ['America/New_York', '2024-02-15T17:00:00Z'],
    ['Pacific/Auckland', '2024-02-14T23:00:00Z'],
    ['Asia/Kathmandu', '2024-02-15T06:15:00Z'],
  ])('at noon of the day after by the clock of %s, exactly', (zone, utc) => {
    expect(new Date(countingEnds(election, zone)).toISOString()).toBe(utc.replace('Z', '.000Z'));
  });

  test.each([
    ['1701082001006', '2024-02-15T04:59:59.999Z', 'running'],
    ['1701082001006', '2024-02-15T05:00:00Z', 'over'],
    ['9101011001', '2024-02-15T04:00:00Z', 'over'],
    ['51', '2024-02-15T03:30:00Z', 'running'],
    ['99', '2024-02-15T05:00:00Z', 'mixed'],
    ['9902', '2024-02-15T05:00:00Z', 'over'],
    ['ID', '2024-02-14T22:00:00Z', 'running'],
    ['ID', '2024-02-15T05:00:00Z', 'mixed'],
    ['ID', '2024-02-15T17:00:00Z', 'over'],
  ])('%s at %s: %s', (unit, utc, state) => {
    expect(countingAt(election, unit, ms(utc)).state).toBe(state);
  });
});
