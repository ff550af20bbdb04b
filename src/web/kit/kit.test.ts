import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formattingFor } from './formatting.ts';
import { barSpans, FILLS } from './state-fills.tsx';

const count = fc.nat(1_000_000);
const shares = fc.record({ confirmed: count, withheld: count, incomplete: count, missing: count });

describe('the bar of four', () => {
  test('shows every state that has a form, in one order, and fills its width', () => {
    fc.assert(fc.property(shares, (share) => {
      const spans = barSpans(share);
      expect(spans.map(({ fill }) => fill)).toEqual(FILLS.filter((fill) => share[fill] > 0));
      for (const { width } of spans) expect(width).toBeGreaterThan(0.5);
      const last = spans.at(-1);
      expect(last ? last.x + last.width : 100).toBeCloseTo(100, 6);
    }));
  });

  test('one form among a million does not vanish', () => {
    const [, withheld] = barSpans({ confirmed: 1_000_000, withheld: 1, incomplete: 0, missing: 0 });
    expect(withheld?.width).toBeGreaterThan(0.5);
  });
});

describe('formats', () => {
  const [id, en] = [formattingFor('id'), formattingFor('en')];

  test('write numbers and percentages as the language does', () => {
    expect([id.number(162_345), en.number(162_345)]).toEqual(['162.345', '162,345']);
    expect([id.percent(1, 3), en.percent(1, 3)]).toEqual(['33,33%', '33.33%']);
  });

  test('give no percentage of nothing', () => {
    expect(id.percent(0, 0)).toBeUndefined();
  });

  test('name the zone of the unit, also abroad', () => {
    const at = '2024-02-14T16:59:59.000Z';
    expect(id.time(at, 'Asia/Jakarta')).toBe('14 Februari 2024, 23.59.59 WIB');
    expect(id.time(at, 'Asia/Makassar')).toBe('15 Februari 2024, 00.59.59 WITA');
    expect(en.time(at, 'Asia/Jayapura')).toBe('15 February 2024, 01:59:59 WIT');
    expect(en.time(at, 'Asia/Dubai')).toBe('14 February 2024, 20:59:59 UTC+4');
  });
});

describe('the styles', () => {
  const WEB = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' });
  const sheets = files.filter((path) => path.endsWith('.css'));
  /** Sides by the compass: `padding-left`, or four sides of which the second and the fourth differ. */
  const compass = (css: string): string[] => [
    ...(css.match(/[\w-]+-(?:left|right)(?=\s*:)/g) ?? []),
    ...[...css.matchAll(/(?:padding|margin|border-width|inset):((?: [^\s;]+){4});/g)]
      .filter(([, four]) => four!.trim().split(' ')[1] !== four!.trim().split(' ')[3])
      .map(([text]) => text),
  ];

  test('name where reading begins and ends, never left and right, which Arabic turns round', () => {
    expect(sheets.length).toBeGreaterThan(10);
    expect(compass('td { padding: 1px 2px 1px 0; margin-left: 1px; }')).toHaveLength(2);
    expect(sheets.flatMap((path) => compass(readFileSync(join(WEB, path), 'utf8')))).toEqual([]);
  });
});
