import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atText, localText, parseAt, parseReceived, receivedText } from './time.ts';

const ms = fc.integer({ min: Date.parse('2000-01-01T00:00:00Z'), max: Date.parse('2100-01-01T00:00:00Z') });

describe('a time', () => {
  test('has one text: to the second for an act, to the millisecond for the log', () => {
    fc.assert(
      fc.property(ms, (time) => {
        expect(parseAt(atText(time))).toBe(Math.floor(time / 1_000) * 1_000);
        expect(parseReceived(receivedText(time))).toBe(time);
      }),
    );
  });

  test('goes up as its text goes up', () => {
    fc.assert(
      fc.property(ms, ms, (a, b) => {
        expect(receivedText(a) < receivedText(b)).toBe(a < b);
      }),
    );
  });

  test.each([
    '2024-02-31T00:00:00Z', '2023-02-29T00:00:00Z', '2024-13-01T00:00:00Z', '2024-02-14T24:00:00Z',
    '2024-02-14T11:60:00Z', '2024-02-14T23:59:60Z', '2024-02-14T11:00:00', '2024-02-14T11:00:00+00:00',
    '2024-02-14T11:00:00z', '2024-02-14 11:00:00Z', '2024-02-14T11:00Z', '2024-02-14T11:00:00.000Z',
    ' 2024-02-14T11:00:00Z', '2024-02-14T11:00:00Z\n', '+002024-02-14T11:00:00Z', '２024-02-14T11:00:00Z',
    '',
  ])('of an act is not %j', (text) => expect(parseAt(text)).toBeUndefined());

  test.each([
    '2024-02-14T11:00:00Z', '2024-02-14T11:00:00.00Z', '2024-02-14T11:00:00.0000Z',
    '2024-02-30T11:00:00.000Z', '2024-02-14T11:00:00,000Z', '2024-02-14T11:00:00.000',
    '2024-02-14T11:00:00.000Z ',
  ])('of the log is not %j', (text) => expect(parseReceived(text)).toBeUndefined());

  test('is shown by the clock of a zone, and by that of UTC where nobody knows the zone', () => {
    const noon = Date.parse('2024-02-14T12:00:05Z');
    expect(localText(noon, 'Asia/Jakarta')).toBe('2024-02-14T19:00:05');
    expect(localText(noon, 'Asia/Jayapura')).toBe('2024-02-14T21:00:05');
    expect(localText(noon, 'America/Caracas')).toBe('2024-02-14T08:00:05');
    expect(localText(noon + 3 * 3_600_000, 'Asia/Jayapura')).toBe('2024-02-15T00:00:05');
    expect(localText(noon, 'Nowhere/At_All')).toBe('2024-02-14T12:00:05');
  });

  test('of 29 February exists in a leap year', () => {
    expect(parseAt('2024-02-29T23:59:59Z')).toBe(Date.UTC(2024, 1, 29, 23, 59, 59));
  });
});
