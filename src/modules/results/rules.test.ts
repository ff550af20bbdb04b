import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Form, figures, votesOf } from './form.ts';
import { stateOf } from './record.ts';
import { brokenRules, judge, type Outcome, type RuleId, RULES, USUAL_SIZE } from './rules.ts';
import {
  anyForm,
  ABROAD,
  atHome,
  PARTIES,
  partyForm,
  soundForm,
} from './samples.ts';

const verdictOf = (rule: RuleId, form: Form, context = atHome) => {
  const verdict = judge(form, context).find((each) => each.rule === rule);
  if (!verdict) throw new Error(rule);
  return verdict;
};
const party = { ...atHome, contest: PARTIES };
const abroad = { ...atHome, station: ABROAD };

type Row = [rule: RuleId, outcome: Outcome, what: string, change: Partial<Form>, context?: typeof atHome];
const sound = soundForm();
const { I, II, V } = sound;
if (!I || !II || !V) throw new Error('the sample is whole');

const TABLE: Row[] = [
  ['R1', 'held', 'every row adds up', {}],
  ['R1', 'broken', 'L + P of the electorate differs from J', { I: { ...I, A: [120, 131, 250] } }],
  ['R1', 'broken', 'disabled users do not add up', { III: [1, 2, 4] }],
  [
    'R1',
    'broken',
    'one row is wrong although another is blank',
    { I: { ...I, A: [null, 1, 1], B2: [3, 3, 5] } },
  ],
  ['R1', 'held', 'one row is blank and the others add up', { I: { ...I, B3: [null, null, 5] } }],
  ['R1', 'not-evaluated', 'I and III were not captured', { I: null, III: null }],
  ['R2', 'broken', 'more men used the list than stand in it', { I: { ...I, B1: [121, 79, 200] } }],
  ['R2', 'held', 'everybody in the list came', { I: { ...I, B1: [120, 130, 250] } }],
  ['R2', 'not-evaluated', 'I was not captured', { I: null }],
  ['R3', 'held', 'three lists make all users', {}],
  ['R3', 'broken', 'all users are not the sum of the three lists', { I: { ...I, B4: [94, 116, 211] } }],
  ['R3', 'broken', 'a column is wrong although the sum is right', { I: { ...I, B4: [95, 115, 210] } }],
  ['R3', 'not-evaluated', 'a list is blank in every column', { I: { ...I, B2: [null, null, null] } }],
  ['R4', 'held', 'ballots received are all accounted for', {}],
  ['R4', 'broken', 'one ballot is unaccounted for', { II: { ...II, 4: 42 } }],
  ['R4', 'not-evaluated', 'unused ballots are blank', { II: { ...II, 4: null } }],
  ['R5', 'held', 'electorate and 2 % rounded up', {}],
  ['R5', 'broken', 'one ballot too few came', { II: { ...II, 1: 254 } }],
  ['R5', 'not-evaluated', 'II was not captured', { II: null }],
  ['R6', 'held', 'ballots used are users', {}],
  ['R6', 'broken', 'a ballot more than users', { II: { ...II, 2: 211 } }],
  ['R6', 'held', 'votes stand in for ballots', { II: null }],
  ['R6', 'broken', 'votes stand in and differ', { II: null, V: { A: 206, B: 5, C: 211 } }],
  ['R6', 'not-evaluated', 'users were not captured', { I: { ...I, B4: [94, 116, null] } }],
  ['R7', 'held', 'valid and invalid make the total', {}],
  ['R7', 'broken', 'one vote is lost', { V: { A: 205, B: 4, C: 210 } }],
  ['R7', 'not-evaluated', 'invalid is blank', { V: { A: 205, B: null, C: 210 } }],
  ['R8', 'held', 'the pairs make the valid votes', {}],
  ['R8', 'broken', 'the pairs make more', { IV: [90, 160, 60] }],
  ['R8', 'not-evaluated', 'one pair is blank', { IV: [90, null, 60] }],
  ['R8', 'held', 'party totals make the valid votes', { IV: partyForm().IV }, party],
  ['R8', 'broken', 'party totals make fewer', { IV: [{ party: 1, candidates: [1, 1], total: 3 }] }, party],
  ['R9', 'held', 'votes are ballots used', {}],
  ['R9', 'broken', 'votes differ from ballots used', { V: { A: 205, B: 6, C: 211 } }],
  [
    'R9',
    'broken',
    'votes differ from users where ballots are blank',
    { II: { ...II, 2: null }, V: { A: 1, B: 0, C: 1 } },
  ],
  ['R9', 'not-evaluated', 'neither ballots nor users were captured', { I: null, II: null }],
  ['R10', 'held', 'each party adds up', { IV: partyForm().IV }, party],
  [
    'R10',
    'broken',
    'a party does not add up',
    { IV: [{ party: 20, candidates: [80, 41], total: 140 }] },
    party,
  ],
  ['R10', 'not-evaluated', 'the contest has no parties', {}],
  ['R11', 'held', 'disabled users are among users', {}],
  ['R11', 'broken', 'more disabled men than men', { III: [95, 2, 97] }],
  ['R11', 'not-evaluated', 'III was not captured', { III: null }],
  ['R12', 'held', 'votes are within the ballots received', {}],
  ['R12', 'broken', 'more votes than ballots received', { V: { A: 251, B: 5, C: 256 } }],
  [
    'R12',
    'held',
    'electorate and 2 % is the limit where II is blank',
    { II: null, V: { A: 250, B: 5, C: 255 } },
  ],
  ['R12', 'broken', 'more votes than electorate and 2 %', { II: null, V: { A: 251, B: 5, C: 256 } }],
  ['R12', 'broken', 'a home station beyond 306', { II: { ...II, 1: 400 }, V: { A: 307, B: 0, C: 307 } }],
  ['R12', 'held', 'a home station of 306', { II: { ...II, 1: 400 }, V: { A: 306, B: 0, C: 306 } }],
  ['R12', 'held', 'beyond 306 abroad', { II: { ...II, 1: 400 }, V: { A: 307, B: 0, C: 307 } }, abroad],
  ['R12', 'held', 'only the usual size can be asked', { I: null, II: null }],
  ['R12', 'not-evaluated', 'no ballots known abroad', { I: null, II: null }, abroad],
  ['R12', 'not-evaluated', 'votes were not captured', { V: null }],
  ['R13', 'not-evaluated', 'words and tally are not captured', {}],
  ['R14', 'not-evaluated', 'one contest alone', {}],
  ['R15', 'not-evaluated', 'copies are not captured', {}],
  ['R16', 'not-evaluated', 'a matter of units', {}],
];

describe('each rule', () => {
  test.each<Row>(TABLE)('%s is %s: %s', (rule, outcome, _what, change, context = atHome) => {
    expect(verdictOf(rule, { ...soundForm(), ...change }, context).verdict).toBe(outcome);
  });

  test('stands in the table held, broken and not evaluated, where it can be', () => {
    const seen = new Set(TABLE.map(([rule, outcome]) => `${rule} ${outcome}`));
    for (const { id } of RULES.slice(0, 12)) {
      for (const outcome of ['held', 'broken', 'not-evaluated']) expect(seen).toContain(`${id} ${outcome}`);
    }
  });
});

describe('the rule set of the election', () => {
  test('names these rules with these severities and articles, and no other', () => {
    const file = new URL('../../../data/election-2024.json', import.meta.url);
    const { rules } = JSON.parse(readFileSync(file, 'utf8')) as { rules: object[] };
    const own = RULES.flatMap(({ id, severity, article }) =>
      id === 'R12'
        ? [
            { id, severity, article },
            { id, ...USUAL_SIZE },
          ]
        : [{ id, severity, article }],
    );
    expect(rules).toEqual(own);
  });
});

describe('a verdict', () => {
  test('carries the numbers that a page draws', () => {
    const { parts } = verdictOf('R8', { ...sound, IV: [90, 160, 60], V: { A: 210, B: 0, C: 210 } });
    expect(parts).toEqual([
      {
        relation: '=',
        left: {
          terms: [
            { at: 'IV.0', value: 90 },
            { at: 'IV.1', value: 160 },
            { at: 'IV.2', value: 60 },
          ],
          total: 310,
        },
        right: { terms: [{ at: 'V.A', value: 210 }], total: 210 },
        holds: false,
      },
    ]);
  });

  test('of R12 is an error beyond the ballots and a warning beyond 306', () => {
    const beyondBallots = verdictOf('R12', { ...sound, V: { A: 400, B: 0, C: 400 } });
    const beyondUsual = verdictOf('R12', { ...sound, II: { ...II, 1: 400 }, V: { A: 307, B: 0, C: 307 } });
    expect([beyondBallots.severity, beyondUsual.severity]).toEqual(['error', 'warning']);
  });

  test('of R6 and R9 is one question where section II is blank, and both are told', () => {
    const form = { ...sound, II: null, V: { A: 205, B: 6, C: 211 } };
    expect(brokenRules(judge(form, atHome))).toEqual([
      { rule: 'R6', severity: 'error' },
      { rule: 'R9', severity: 'error' },
    ]);
  });

  test('takes percentage and station size from the rule set', () => {
    const ruleValue = (name: string) => (name === 'reservePercent' ? 10 : 100);
    const own = { ...atHome, ruleValue };
    expect(verdictOf('R5', { ...sound, II: { ...II, 1: 275 } }, own).verdict).toBe('held');
    expect(verdictOf('R12', sound, own)).toMatchObject({ verdict: 'broken', severity: 'warning' });
  });
});

describe('what is no rule’s business', () => {
  const full = {
    A: [5, 5, 10],
    B1: [5, 5, 10],
    B2: [0, 0, 0],
    B3: [0, 0, 0],
    B4: [5, 5, 10],
  } satisfies Form['I'];
  test.each<[string, Form]>([
    ['all votes for one', { ...sound, IV: [205, 0, 0] }],
    ['no vote for anybody', { ...sound, IV: [0, 0, 0], V: { A: 0, B: 210, C: 210 } }],
    ['full turnout', { I: full, II: null, III: null, IV: [10, 0, 0], V: { A: 10, B: 0, C: 10 } }],
    [
      'nobody came',
      {
        ...sound,
        I: { ...full, A: [5, 5, 10], B1: [0, 0, 0], B4: [0, 0, 0] },
        II: null,
        III: [0, 0, 0],
        IV: [0, 0, 0],
        V: { A: 0, B: 0, C: 0 },
      },
    ],
  ])('%s is confirmed', (_what, form) => {
    const broken = brokenRules(judge(form, atHome));
    expect([broken, stateOf(form, broken)]).toEqual([[], 'confirmed']);
  });
});

describe('judgement', () => {
  test('gives every form sixteen verdicts, in order, and broken means a comparison that fails', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const verdicts = judge(form, atHome);
        expect(verdicts.map(({ rule }) => rule)).toEqual(RULES.map(({ id }) => id));
        for (const { parts, verdict } of verdicts) {
          const outcome =
            parts.length === 0 ? 'not-evaluated' : parts.every(({ holds }) => holds) ? 'held' : 'broken';
          expect(verdict).toBe(outcome);
        }
      }),
    );
  });

  test('never reads what was not captured as 0', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        for (const { parts } of judge(form, atHome)) {
          for (const { at } of parts.flatMap(({ left, right }) => [...left.terms, ...right.terms])) {
            expect(at in { reservePercent: 0, votersPerStationMax: 0 } || cellAt(form, at) !== null).toBe(
              true,
            );
          }
        }
      }),
    );
  });

  test('of a blank form evaluates nothing', () => {
    const blank: Form = { I: null, II: null, III: null, IV: null, V: null };
    expect(new Set(judge(blank, atHome).map(({ verdict }) => verdict))).toEqual(new Set(['not-evaluated']));
    expect(figures(blank)).toEqual({ electorate: 0, invalid: 0, total: 0, users: 0, valid: 0, votes: [] });
    expect(votesOf(blank)).toEqual([]);
  });
});

const cellAt = (form: Form, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name] ?? null, form);
