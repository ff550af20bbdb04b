import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../base/canonical.ts';
import { differences, type Form, sameForm } from './form.ts';
import { asRecord, corrected, entered, parseTallyKey, type Tally, tallyKey, tallyRecord } from './record.ts';
import {
  anyForm,
  atHome,
  HOME,
  officer,
  PAIRS,
  partyForm,
  soundForm,
} from './samples.ts';

const KEY = tallyKey(HOME, PAIRS.id, 1);
const enter = (before: Tally | undefined, leaf: number, by: number, form: Form): Tally =>
  entered(before, { leaf, officer: officer(by), form, roles: 'KPPS' }, atHome);
const correctedBy = (before: Tally, leaf: number, form: Form): Tally =>
  corrected(before, { leaf, form, roles: 'PPK KPU_KABKOTA' }, atHome);
const other = (): Form => ({ ...soundForm(), V: { A: 205, B: 6, C: 211 } });
const settled = (form = soundForm()): Tally => enter(enter(undefined, 3, 1, form), 8, 2, form);
const sumsOf = (tally: Tally) => tallyRecord.contribute(KEY, asRecord(tally))?.sums;
const labelsOf = (tally: Tally) => tallyRecord.facets(KEY, asRecord(tally))?.labels;

describe('double entry', () => {
  test('one officer alone never settles a form, however often she enters it', () => {
    const once = enter(undefined, 3, 1, soundForm());
    const again = enter(once, 4, 1, soundForm());
    expect([once.state, again.state, again.form, again.entries.length]).toEqual([
      'waiting',
      'waiting',
      null,
      1,
    ]);
    expect(again.acts).toEqual([3, 4]);
  });

  test('two equal readings by two officers are in force', () => {
    expect(settled()).toMatchObject({ state: 'confirmed', form: soundForm(), acts: [3, 8], differs: [] });
  });

  test('two different readings are a dispute that names the cells', () => {
    const disputed = enter(enter(undefined, 3, 1, soundForm()), 8, 2, { ...other(), II: null });
    expect(disputed).toMatchObject({
      state: 'disputed',
      form: null,
      differs: ['II', 'V.B', 'V.C'],
      broken: [],
    });
  });

  test('a dispute ends when one officer corrects her own reading', () => {
    const disputed = enter(enter(undefined, 3, 1, soundForm()), 8, 2, other());
    const agreed = enter(disputed, 9, 2, soundForm());
    expect(agreed).toMatchObject({ state: 'confirmed', acts: [3, 8, 9], differs: [] });
    expect(agreed.entries.map(({ leaf }) => leaf)).toEqual([3, 9]);
  });

  test('a third officer who agrees with one of two settles it', () => {
    const disputed = enter(enter(undefined, 3, 1, soundForm()), 8, 2, other());
    expect(enter(disputed, 9, 3, soundForm())).toMatchObject({ state: 'confirmed', form: soundForm() });
  });

  test('a reading that its officer has replaced agrees with nobody', () => {
    const replaced = enter(enter(undefined, 3, 1, soundForm()), 4, 1, other());
    expect(enter(replaced, 8, 2, soundForm()).state).toBe('disputed');
  });

  test('a dispute among three compares the two newest', () => {
    const third: Form = { ...soundForm(), IV: [61, 99, 45] };
    const disputed = enter(enter(enter(undefined, 3, 1, soundForm()), 8, 2, other()), 9, 3, third);
    expect(disputed.differs).toEqual(['IV.0', 'IV.1', 'V.B', 'V.C']);
  });

  test('settles exactly when the two readings are equal, in either order of arrival', () => {
    const near = anyForm.chain((form) => fc.tuple(fc.constant(form), fc.oneof(fc.constant(form), anyForm)));
    fc.assert(
      fc.property(near, ([one, two]) => {
        const first = enter(enter(undefined, 3, 1, one), 8, 2, two);
        const second = enter(enter(undefined, 3, 2, two), 8, 1, one);
        const seen = ({ state, form, broken, differs }: Tally) => canonical({ state, form, broken, differs });
        expect(seen(first)).toBe(seen(second));
        expect(first.form !== null).toBe(canonical(one) === canonical(two));
        expect(first.differs.length === 0).toBe(first.form !== null);
      }),
    );
  });
});

describe('a settled form', () => {
  test('with a broken rule is withheld and lists it', () => {
    const wrong: Form = { ...soundForm(), IV: [90, 160, 60] };
    expect(settled(wrong)).toMatchObject({ state: 'withheld', broken: [{ rule: 'R8', severity: 'error' }] });
  });

  test('with a warning alone is confirmed', () => {
    const few: Form = { ...soundForm(), II: { 1: 254, 2: 210, 3: 1, 4: 43 } };
    expect(settled(few)).toMatchObject({ state: 'confirmed', broken: [{ rule: 'R5', severity: 'warning' }] });
  });

  test('without section I is incomplete, even when a rule is broken', () => {
    const part: Form = { ...soundForm(), I: null, II: null, III: null, IV: [90, 160, 60] };
    expect(settled(part)).toMatchObject({ state: 'incomplete', broken: [{ rule: 'R8', severity: 'error' }] });
  });

  test('keeps who entered and at which leaf; the figures stand once', () => {
    expect(settled().entries).toEqual([
      { leaf: 3, officer: officer(1), form: null },
      { leaf: 8, officer: officer(2), form: null },
    ]);
  });

  test('takes no more than 640 bytes for a station', () => {
    const large: Form = { ...soundForm(), IV: [100, 100, 100], III: [100, 100, 200] };
    const tally = enter(enter(undefined, 19_999_998, 1, large), 19_999_999, 2, large);
    expect(canonical({ ...tally, head: 'f'.repeat(64) }).length).toBeLessThan(640);
  });
});

describe('corrections', () => {
  test('name old and new leaf, and the form is judged again', () => {
    const once = correctedBy(settled({ ...soundForm(), IV: [90, 160, 60] }), 20, soundForm());
    expect(once).toMatchObject({ state: 'confirmed', broken: [], corrections: [{ leaf: 20, replaces: 8 }] });
    const twice = correctedBy(once, 31, other());
    expect(twice.corrections).toEqual([
      { leaf: 20, replaces: 8 },
      { leaf: 31, replaces: 20 },
    ]);
    expect(twice.acts).toEqual([3, 8, 20, 31]);
    expect(twice.roles).toEqual(['KPPS', 'KPPS', 'PPK KPU_KABKOTA', 'PPK KPU_KABKOTA']);
  });

  test('never lose history', () => {
    fc.assert(
      fc.property(fc.array(anyForm, { minLength: 1, maxLength: 8 }), (forms) => {
        let tally = settled();
        for (const [i, form] of forms.entries()) {
          const next = correctedBy(tally, 100 + i, form);
          expect(next.acts.slice(0, tally.acts.length)).toEqual(tally.acts);
          expect(next.corrections.slice(0, tally.corrections.length)).toEqual(tally.corrections);
          expect(next.entries).toEqual(tally.entries);
          tally = next;
        }
        expect(tally.corrections).toHaveLength(forms.length);
      }),
    );
  });
});

describe('what a tally adds to the sums', () => {
  test('is in the total only when confirmed, and reported when in force', () => {
    expect(sumsOf(settled())).toMatchObject({
      'state.confirmed': 1,
      'confirmed.votes.1': 100,
      'confirmed.valid': 205,
      'confirmed.users': 210,
      'confirmed.electorate': 250,
      'confirmed.invalid': 5,
      'confirmed.total': 210,
      'reported.votes.1': 100,
    });
    expect(sumsOf(settled({ ...soundForm(), IV: [90, 160, 60] }))).toMatchObject({
      'state.withheld': 1,
      'reported.votes.1': 160,
      'rule.R8': 1,
    });
    expect(sumsOf(enter(undefined, 3, 1, soundForm()))).toEqual({ 'state.waiting': 1 });
  });

  test('never holds a confirmed figure for a form that is not confirmed, and no zero', () => {
    fc.assert(
      fc.property(anyForm, fc.boolean(), (form, agree) => {
        const tally = enter(enter(undefined, 3, 1, form), 8, agree ? 2 : 1, form);
        const sums = sumsOf(tally) ?? {};
        const counted = Object.keys(sums).some((metric) => metric.startsWith('confirmed.'));
        if (tally.state !== 'confirmed') expect(counted).toBe(false);
        expect(Object.values(sums).every((value) => Number.isSafeInteger(value) && value > 0)).toBe(true);
        expect(Object.keys(sums).filter((metric) => metric.startsWith('state.'))).toEqual([
          `state.${tally.state}`,
        ]);
      }),
    );
  });

  test('counts the corrections, and the lists name contest, state, rules', () => {
    const tally = correctedBy(settled(), 20, { ...other(), II: { 1: 254, 2: 211, 3: 0, 4: 43 } });
    expect(sumsOf(tally)).toMatchObject({ corrections: 1, 'warning.R5': 1, 'rule.R6': 1 });
    expect(labelsOf(tally)).toEqual(['PPWP/withheld', 'PPWP/warning:R5', 'PPWP/rule:R6', 'PPWP/corrected']);
    expect(tallyRecord.facets(KEY, asRecord(tally))?.unit).toBe(HOME);
  });
});

describe('keys and forms', () => {
  test('a key has its parts back, and another record’s key has none', () => {
    expect(parseTallyKey(KEY)).toEqual({ station: HOME, contest: 'PPWP', attempt: 1 });
    expect(parseTallyKey('registry.officer/0')).toBeUndefined();
    expect(tallyRecord.contribute('registry.election', {})).toBeUndefined();
  });

  test('forms are the same exactly when their canonical bytes are, and then no path differs', () => {
    fc.assert(
      fc.property(anyForm, anyForm, (a, b) => {
        expect(sameForm(a, b)).toBe(canonical(a) === canonical(b));
        expect(differences(a, b).length === 0).toBe(sameForm(a, b));
        expect(differences(a, b)).toEqual(differences(b, a));
      }),
    );
  });

  test('a party’s cells are named one by one', () => {
    const changed: Form = {
      ...partyForm(),
      IV: [
        { party: 20, candidates: [80, 41], total: 141 },
        { party: 65, candidates: [], total: 65 },
      ],
    };
    expect(differences(partyForm(), changed)).toEqual(['IV.0.candidates.1', 'IV.0.total']);
  });
});
