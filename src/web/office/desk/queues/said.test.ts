import { describe, expect, test } from 'vitest';
import type { Act } from '../../../../core/act.ts';
import type { Evidence } from '../../../../modules/results/evidence.ts';
import type { LoggedAct } from '../data/reading.ts';
import { evidenceLeaves, objectionsOf } from './said.ts';

const objection = (leaf: number, answered: number | null) =>
  ({ act: `o${leaf}`, answered, category: 'figures', leaf, role: 'SAKSI' }) as const;
const evidence = {
  attestations: {},
  objections: [objection(4, null), objection(5, 9)],
  pages: [{ bytes: 1, hash: 'h', page: 1, leaf: 2 }],
  times: {},
} as unknown as Evidence;
const said = (leaf: number, officer: string, body: object): LoggedAct =>
  ({ leaf, act: { body, by: { officer, key: 'k' } } as unknown as Act }) as LoggedAct;

const acts = [
  said(4, 'ana', { fields: ['IV.0'], reason: 'angka lain' }),
  said(5, 'budi', { fields: [], reason: 'lain' }),
  said(9, 'ppk', { answer: 'noted', reason: 'dicatat' }),
];

describe('an objection', () => {
  test('says who, about what and why, in its own act’s words, and its answer in the answer’s', () => {
    const [open, answered] = objectionsOf(evidence, acts);
    expect(open).toMatchObject({ officer: 'ana', fields: ['IV.0'], reason: 'angka lain', isOpen: true });
    expect(open?.answer).toBeUndefined();
    expect(answered).toMatchObject({ officer: 'budi', isOpen: false });
    expect(answered?.answer).toEqual({ answer: 'noted', reason: 'dicatat', officer: 'ppk' });
  });

  test('stands with what the record says of it where its acts could not be read', () => {
    const unread = objectionsOf(evidence, []);
    expect(unread.map(({ leaf, isOpen, role }) => [leaf, isOpen, role])).toEqual([
      [4, true, 'SAKSI'],
      [5, false, 'SAKSI'],
    ]);
    for (const one of unread) expect([one.officer, one.reason, one.answer]).toEqual(Array(3).fill(undefined));
  });
});

test('the leaves of pages, objections and answers are read, and those alone', () => {
  expect(evidenceLeaves(evidence).toSorted((a, b) => a - b)).toEqual([2, 4, 5, 9]);
});
