import { describe, expect, test } from 'vitest';
import type { Act } from '../../../../core/act.ts';
import { soundForm } from '../../../../modules/results/samples.ts';
import type { LoggedAct } from '../data/reading.ts';
import { historyLines, leavesOf, signersIn, votingLeaves } from './history.ts';

const [RECORD, OTHER_RECORD] = ['results.tally/1/PPWP/1', 'results.tally/1/DPR/1'];
const [ANA, BUDI, CITRA] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)] as const;
const form = (votes: number) => ({ ...soundForm(), IV: [votes, 0, 0] });

function logged(leaf: number, act: string, officer: string, body: object, record = RECORD): LoggedAct {
  const said = { act, body, record, by: { officer, key: 'k' } } as unknown as Act;
  return { leaf, id: `${leaf}`, act: said, received: '2024-02-14T11:32:07.412Z' };
}
const enter = (leaf: number, officer: string, votes: number, record?: string): LoggedAct =>
  logged(leaf, 'results.tally.enter', officer, { form: form(votes) }, record);
const beforeOf = (leaf: number, acts: readonly LoggedAct[]) =>
  historyLines(acts).find((line) => line.leaf === leaf)?.before;

describe('the history of a station', () => {
  test('has every act, the newest on top', () => {
    const acts = [enter(1, ANA, 1), logged(2, 'voting.station.close', ANA, {}), enter(5, BUDI, 2)];
    expect(historyLines(acts).map(({ leaf }) => leaf)).toEqual([5, 2, 1]);
  });

  test('compares an entry with that officer’s own earlier one, never with another’s', () => {
    const acts = [enter(1, ANA, 1), enter(2, BUDI, 2), enter(3, ANA, 3)];
    expect(beforeOf(3, acts)).toEqual(form(1));
    expect(beforeOf(2, acts)).toBeUndefined();
  });

  test('compares a correction with the newest form of the same record, whoever signed it', () => {
    const corrected = logged(9, 'results.tally.correct', CITRA, { form: form(7), reason: 'salin' });
    const acts = [enter(1, ANA, 1), enter(2, BUDI, 2), enter(3, ANA, 3, OTHER_RECORD), corrected];
    expect(beforeOf(9, acts)).toEqual(form(2));
    expect(historyLines(acts)[0]?.reason).toBe('salin');
  });

  test('says of an act without a form neither old nor new', () => {
    const objected = logged(2, 'results.evidence.object', ANA, { reason: '' });
    const [line] = historyLines([enter(1, ANA, 1), objected]);
    expect([line?.form, line?.before, line?.reason]).toEqual([undefined, undefined, undefined]);
  });
});

test('of many leaves the newest are read, ascending, each once, and all are counted', () => {
  expect(leavesOf([[9, 2], [5, 2], []], 2)).toEqual({ leaves: [5, 9], all: 3 });
});

test('every leaf that voting day names is found, hours of turnout too', () => {
  const turnout = { 8: { leaf: 5, J: 40 }, 9: { leaf: 7, J: 80 } };
  const record = { ready: { leaf: 3 }, turnout, close: null };
  expect(votingLeaves(record).toSorted((a, b) => a - b)).toEqual([3, 5, 7]);
  expect(votingLeaves(null)).toEqual([]);
});

test('all who signed are named in order, and in whose right', () => {
  const act = { by: { officer: ANA, key: 'k', for: BUDI }, with: [{ officer: BUDI, key: 'l' }] };
  expect(signersIn(act as unknown as Act)).toEqual([{ officer: ANA, for: BUDI }, { officer: BUDI }]);
});
