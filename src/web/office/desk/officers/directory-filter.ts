// Finding an officer in a list: by what stands on the screen of her (name while names are open, number, unit,
// role), whatever the case, the accents and the order of the words. Pure.
import type { OfficerRow, OfficerState } from './officer-view.ts';

export type Found = { readonly row: OfficerRow; readonly state: OfficerState };

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether every word of what was typed begins a word, or is part of a number, of the texts. */
export function matches(query: string, texts: readonly (string | null | undefined)[]): boolean {
  const words = folded(query)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  const parts = texts.flatMap((text) => (text ? folded(text).split(' ') : []));
  return words.every((word) =>
    parts.some((part) => (/\d/.test(word) ? part.includes(word) : part.startsWith(word))),
  );
}

/** States in the order in which they ask for somebody. */
const ORDER: readonly OfficerState[] = ['lapsed', 'keyless', 'invited', 'enrolled', 'over', 'revoked'];

/** By unit, then by state, then by number. */
export const inOrder = (found: readonly Found[]): Found[] =>
  [...found].sort(
    (a, b) =>
      compare(a.row.unit, b.row.unit) ||
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
      compare(a.row.id, b.row.id),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const OFFICER_HEADER = [
  'unit',
  'role',
  'officer',
  'name',
  'state',
  'from',
  'until',
  'expires',
  'on_shift_since',
  'participant',
] as const;
