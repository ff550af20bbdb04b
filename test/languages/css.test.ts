import { describe, expect, test } from 'vitest';
import { ours } from '../tidy/repository.ts';

/** Directions of the page, not of the text: what Arabic would find on the wrong side. */
const PROPERTY = '(?:margin|padding|border)-(?:left|right)[a-z-]*|left|right|float|clear|text-align';
const PHYSICAL = new RegExp(`(?:^|[;{\\s])(${PROPERTY})\\s*:\\s*([^;}]+)`, 'g');
const ALLOWED = /^(?:start|end|center|justify|match-parent|none|inline-start|inline-end|both)$/;

/**
 * Declarations that name a side of the page. `text-align: left` stands where the direction is fixed beside
 * it.
 */
export function physical(css: string): string[] {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return plain.split('}').flatMap((rule) =>
    [...rule.matchAll(PHYSICAL)].flatMap(([, property = '', value = '']) => {
      const sided = /left|right/.test(property) || !ALLOWED.test(value.trim());
      const fixed = property === 'text-align' && /^\s*pre\s*\{/.test(rule);
      return sided && !fixed ? [`${property}: ${value.trim()}`] : [];
    }),
  );
}

describe('styles', () => {
  const sheets = ours.paths.filter((path) => /^src\/web\/.*\.css$/.test(path));
  test('exist', () => expect(sheets).not.toEqual([]));
  test.each(sheets)('%s names no side of the page', (path) => expect(physical(ours.text(path))).toEqual([]));
});

describe('the law of sides bites', () => {
  test('a side of the page is found, a side of the text is not', () => {
    expect(physical('a { margin-left: 1px; text-align: right; left: 0 }')).toHaveLength(3);
    expect(physical('a { margin-inline-start: 1px; text-align: end; inset-inline-start: 0 }')).toEqual([]);
  });
});
