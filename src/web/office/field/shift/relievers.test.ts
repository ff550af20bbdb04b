import { expect, test } from 'vitest';
import { relieversIn } from './relievers.ts';

const [ME, ANA, BUDI] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)];
const officer = (role: string, more: object = {}) =>
  ({ role, revoked: false, keys: { k: { publicKey: 'p', revoked: false } }, ...more }) as never;
const key = (id: string): string => `registry.officer/${id}`;

test('a member is relieved by another member, never by herself nor by who watches', () => {
  const watchers = ['SAKSI', 'PTPS', 'PEMANTAU'].map((role, i) => [key(`${i}`), officer(role)]);
  const records = {
    [key(ME)]: officer('KPPS'),
    [key(BUDI)]: officer('KPPS'),
    [key(ANA)]: officer('KPPS'),
    ...Object.fromEntries(watchers),
  };
  expect(relieversIn(records, ME)).toEqual([
    { id: ANA, role: 'KPPS' },
    { id: BUDI, role: 'KPPS' },
  ]);
});

test('nobody is relieved by who is out of office, has no key, or is not in the log', () => {
  const records = {
    [key(ANA)]: officer('KPPS', { revoked: true }),
    [key(BUDI)]: officer('KPPS', { keys: { k: { publicKey: 'p', revoked: true } } }),
    [key('d')]: null,
  };
  expect(relieversIn(records, ME)).toEqual([]);
});
