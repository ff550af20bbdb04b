// The refusals that spec/ names are the ones that the code can give, no more and no fewer. A code that only
// one side knows is a refusal that a stranger cannot look up, or a rule that nobody enforces.
import { describe, expect, test } from 'vitest';
import { ACT_CODES } from '../../src/core/codes.ts';
import { ours } from './repository.ts';

const PAGES = ['spec/act.md', 'spec/authority.md', 'spec/results.md', 'spec/views.md'];

/**
 * Codes written in some pages: two or more words in lower case, alone between backticks, after an arrow or in
 * brackets.
 */
export function codesIn(text: string): Set<string> {
  const places = [...text.matchAll(/(?:→|\()\s*((?:`[a-z]+(?:-[a-z]+)+`(?:\s*(?:,|and|or)?\s*))+)/g)];
  return new Set(
    places.flatMap((place) => [...(place[1] ?? '').matchAll(/`([a-z-]+)`/g)].map((code) => code[1] ?? '')),
  );
}

describe('codes', () => {
  const written = codesIn(PAGES.map((page) => ours.text(page)).join('\n'));
  /** With `x` anywhere in the prose a code counts as named, e.g. "refused with `tally-settled`". */
  const named = (code: string): boolean => PAGES.some((page) => ours.text(page).includes(`\`${code}\``));

  test('every code that spec names can be given', () => {
    expect([...written].filter((code) => !(ACT_CODES as readonly string[]).includes(code))).toEqual([]);
  });
  test('every code of an act that can be given is named in spec', () => {
    expect(ACT_CODES.filter((code) => !named(code))).toEqual([]);
  });
});

describe('the law of codes bites', () => {
  test('codes are read after an arrow and in brackets, several at once', () => {
    const text =
      'Shape → `act-malformed`, `act-too-large`. Unit exists (`unit-unknown`). A word `not-a-code` is none.';
    expect([...codesIn(text)]).toEqual(['act-malformed', 'act-too-large', 'unit-unknown']);
  });
});
