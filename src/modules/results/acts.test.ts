import { describe, expect, test } from 'vitest';
import Schema from 'typebox/schema';
import { CorrectBody, correct, EnterBody, enter, TakeoverBody, takeover } from './acts.ts';
import type { Form } from './form.ts';
import { ABROAD, Desk, HOME, partyForm, soundForm } from './samples.ts';

const HASH = 'e'.repeat(64);
const entry = (form: Form = soundForm()): EnterBody => ({ attempt: 1, contest: 'PPWP', form });
const taken = (form: Form = soundForm()): TakeoverBody => ({
  ...entry(form),
  of: HASH,
  reason: 'kunci dicabut',
});
const correction = (form: Form = other()): CorrectBody => ({
  ...entry(form),
  evidence: HASH,
  reason: 'salah salin',
});
const other = (): Form => ({ ...soundForm(), IV: [61, 99, 45] });

/** A desk on which two officers have agreed. */
function agreed(): Desk {
  const desk = new Desk();
  desk.act(enter, 1, HOME, entry());
  desk.act(enter, 2, HOME, entry());
  return desk;
}

describe('entering', () => {
  test.each<[string, string, Partial<Record<keyof EnterBody, unknown>>]>([
    ['contest-unknown', 'a contest that is not held', { contest: 'DPD' }],
    ['attempt-unknown', 'a second attempt', { attempt: 2 }],
    ['attempt-unknown', 'attempt nought', { attempt: 0 }],
    ['form-malformed', 'no form', { form: null }],
    ['form-malformed', 'a text', { form: 'C.HASIL' }],
    ['form-malformed', 'a missing section', { form: { I: null, II: null, III: null, IV: [1, 2, 3] } }],
    ['form-malformed', 'a section more', { form: { ...soundForm(), VI: null } }],
    ['form-malformed', 'an option too few', { form: { ...soundForm(), IV: [1, 2] } }],
    ['form-malformed', 'an option too many', { form: { ...soundForm(), IV: [1, 2, 3, 4] } }],
    ['form-malformed', 'a negative figure', { form: { ...soundForm(), IV: [-1, 2, 3] } }],
    ['form-malformed', 'half a vote', { form: { ...soundForm(), IV: [0.5, 2, 3] } }],
    ['form-malformed', 'a figure as text', { form: { ...soundForm(), IV: ['1', 2, 3] } }],
    ['form-malformed', 'eight digits', { form: { ...soundForm(), IV: [10_000_000, 2, 3] } }],
    ['form-malformed', 'two columns for three', { form: { ...soundForm(), III: [1, 2] } }],
    [
      'form-malformed',
      'parties where pairs stand',
      { form: { ...partyForm(), IV: [...(partyForm().IV ?? []), null] } },
    ],
    ['form-empty', 'no section IV', { form: { ...soundForm(), IV: null } }],
    ['form-empty', 'no cell of section IV', { form: { ...soundForm(), IV: [null, null, null] } }],
  ])('is refused with %s for %s', (code, _what, change) => {
    const desk = new Desk();
    expect(desk.act(enter, 1, HOME, { ...entry(), ...change } as EnterBody)).toMatchObject({ refused: code });
    expect(desk.records.size).toBe(0);
  });

  test('one cell of section IV is enough, and what is blank stays blank', () => {
    const form: Form = { I: null, II: null, III: null, IV: [null, 7, null], V: null };
    expect(new Desk().act(enter, 1, HOME, entry(form))).toMatchObject({ state: 'waiting' });
  });

  test('a party list is entered with its candidates, none more and none fewer', () => {
    const body = { ...entry(partyForm()), contest: 'DPR' };
    expect(new Desk().act(enter, 1, HOME, body)).toMatchObject({ state: 'waiting' });
    for (const candidates of [[80], [80, 40, 0]]) {
      const form: Form = {
        ...partyForm(),
        IV: [
          { party: 1, candidates, total: 1 },
          { party: 65, candidates: [], total: 65 },
        ],
      };
      expect(new Desk().act(enter, 1, HOME, { ...body, form })).toEqual({ refused: 'form-malformed' });
    }
    const blank: Form = {
      ...partyForm(),
      IV: [
        { party: null, candidates: [null, null], total: null },
        { party: null, candidates: [], total: null },
      ],
    };
    expect(new Desk().act(enter, 1, HOME, { ...body, form: blank })).toEqual({ refused: 'form-empty' });
  });

  test('is about a station and nothing above it', () => {
    for (const { recordOf } of [enter, takeover, correct]) {
      expect(recordOf({ unit: '0001010001', body: entry() } as never)).toBe('');
      expect(recordOf({ unit: HOME, body: entry() } as never)).toBe(`results.tally/${HOME}/PPWP/1`);
    }
  });

  test('ends when two have agreed, and stays ended after a correction', () => {
    const desk = agreed();
    expect(desk.act(enter, 1, HOME, entry(other()))).toEqual({ refused: 'tally-settled' });
    expect(desk.act(enter, 3, HOME, entry())).toEqual({ refused: 'tally-settled' });
    desk.act(correct, 5, HOME, correction());
    expect(desk.act(enter, 3, HOME, entry())).toEqual({ refused: 'tally-corrected' });
  });

  test('of one contest or station says nothing about another', () => {
    const desk = agreed();
    expect(desk.act(enter, 1, HOME, { ...entry(partyForm()), contest: 'DPR' })).toMatchObject({
      state: 'waiting',
    });
    expect(desk.act(enter, 1, ABROAD, entry())).toMatchObject({ state: 'waiting' });
  });
});

describe('a takeover', () => {
  test('is an entry of the superior and agrees with an officer’s', () => {
    const desk = new Desk();
    desk.act(enter, 1, HOME, entry());
    expect(desk.act(takeover, 7, HOME, taken())).toMatchObject({ state: 'confirmed', corrections: [] });
    expect(desk.act(takeover, 8, HOME, taken())).toEqual({ refused: 'tally-settled' });
  });
});

describe('a correction', () => {
  test('needs a form in force', () => {
    const desk = new Desk();
    expect(desk.act(correct, 5, HOME, correction())).toEqual({ refused: 'tally-not-settled' });
    desk.act(enter, 1, HOME, entry());
    expect(desk.act(correct, 5, HOME, correction())).toEqual({ refused: 'tally-not-settled' });
    desk.act(enter, 2, HOME, entry(other()));
    expect(desk.act(correct, 5, HOME, correction())).toEqual({ refused: 'tally-not-settled' });
  });

  test('must change something', () => {
    expect(agreed().act(correct, 5, HOME, correction(soundForm()))).toEqual({ refused: 'form-same' });
  });

  test('replaces the form and keeps what it replaced', () => {
    const desk = agreed();
    expect(desk.act(correct, 5, HOME, correction())).toMatchObject({
      form: other(),
      state: 'confirmed',
      corrections: [{ leaf: 102, replaces: 101 }],
      acts: [100, 101, 102],
    });
    expect(desk.act(correct, 5, HOME, correction(soundForm()))).toMatchObject({
      corrections: [
        { leaf: 102, replaces: 101 },
        { leaf: 103, replaces: 102 },
      ],
    });
  });
});

describe('bodies', () => {
  test('hold what the specification names and nothing else', () => {
    const { form, ...rest } = correction();
    expect(Schema.Check(CorrectBody, { ...rest, form })).toBe(true);
    expect(Schema.Check(CorrectBody, { ...rest, form, note: '' })).toBe(false);
    expect(Schema.Check(CorrectBody, rest)).toBe(false);
    expect(Schema.Check(CorrectBody, { ...rest, form, evidence: 'E'.repeat(64) })).toBe(false);
    expect(Schema.Check(EnterBody, { ...entry(), reason: 'x' })).toBe(false);
    expect(Schema.Check(TakeoverBody, { ...entry(), of: 'x', reason: 'x' })).toBe(false);
  });
});

describe('who signs', () => {
  test('is what spec/authority.md says', () => {
    const grants = [enter, takeover, correct].map(({ act, signers, grants: who }) => [
      act,
      signers,
      Array.isArray(who) ? who.map((g) => `${g.role} ${g.relation} ${g.where}`) : who,
    ]);
    expect(grants).toEqual([
      ['results.tally.enter', 1, ['KPPS own home', 'KPPSLN own abroad']],
      [
        'results.tally.takeover',
        1,
        ['PPS above home', 'PPK above home', 'KPU_KABKOTA above home', 'PPLN above abroad'],
      ],
      ['results.tally.correct', 2, ['PPK above home', 'KPU_KABKOTA above home', 'PPLN above abroad']],
    ]);
    expect([enter.basis, takeover.basis, correct.basis]).toEqual(['free', 'free', 'head']);
  });
});
