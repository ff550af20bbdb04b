import { expect, test } from 'vitest';
import { ELECTION_RECORD } from '../core/election-record.ts';
import { terang } from '../system.ts';
import { createMemoryStore } from './memory-store.ts';
import { RECORDS_MAX, State } from './state.ts';

test('however many records come, the oldest go and the election stays at hand', async () => {
  const state = new State(terang(), createMemoryStore(), () => undefined);
  await state.open(0);
  const keys = Array.from({ length: RECORDS_MAX + 10 }, (_, n) => `registry.officer/${n}`);
  await state.bring(keys);
  state.trim();
  expect(state.ledger.has('registry.officer/0')).toBe(false);
  expect(state.ledger.has(`registry.officer/${RECORDS_MAX + 9}`)).toBe(true);
  expect(() => state.ledger.read(ELECTION_RECORD)).not.toThrow();
});
