import { describe, expect, test } from 'vitest';
import type { StateRecord } from '../../../../core/define.ts';
import { PAIRS, PARTIES, soundForm, tallyWith } from '../../../../modules/results/samples.ts';
import { asRecord, type Tally } from '../../../../modules/results/record.ts';
import type { OutboxItem, OutboxState, Photograph } from '../../device/stored.ts';
import { withPhotographs } from '../photographs/pages.ts';
import { hourOfVoting } from './hour.ts';
import { shiftView } from './shift.ts';
import { formView, maySeeOthers, otherForm, type Records } from './station.ts';
import { type Day, formStepState, hoursDue, nextStep, stepsOf } from './steps.ts';

const STATION = '0001010001001';
const [ME, OTHER] = ['a'.repeat(32), 'b'.repeat(32)];
const VOTING = { day: '2024-02-14', opens: '07:00', closes: '13:00' };

let made = 0;
const item = (act: string, body: object, state: OutboxState = 'received', at = '2024-02-14T00:00:00Z') =>
  ({
    id: String(made++),
    act: { act, at, body, by: { key: 'k', officer: ME }, unit: STATION },
    state,
    queuedAt: made,
  }) as unknown as OutboxItem;
const entry = (form: object, state: OutboxState = 'received', at?: string): OutboxItem =>
  item('results.tally.enter', { contest: 'PPWP', form }, state, at);

const day = (extra: Partial<Day> = {}): Day => ({
  station: STATION,
  officer: ME,
  contests: [PAIRS, PARTIES],
  voting: VOTING,
  items: [],
  records: {},
  drafts: new Set(),
  counts: {},
  hour: undefined,
  ...extra,
});
const stateOf = (id: string, of: Day): string | undefined =>
  stepsOf(of).find((step) => step.id === id)?.state;

const PHOTOGRAPH = {
  station: STATION,
  contest: 'PPWP',
  page: 1,
  takenAt: 0,
  uploaded: false,
} as unknown as Photograph;

const form = soundForm();
const records = (of: Tally): Records => ({ [`results.tally/${STATION}/PPWP/1`]: asRecord(of) });
const theirs = { leaf: 1, officer: OTHER, form };
const mine = { leaf: 2, officer: ME, form };
const viewOf = (items: readonly OutboxItem[], of: Records) =>
  formView(items, of, { station: STATION, officer: ME, contest: 'PPWP' });

describe('the day', () => {
  test('stands in the law’s order, with a place for what has no acts yet', () => {
    const ids = stepsOf(day({ contests: [PAIRS] })).map(({ id }) => id);
    expect(ids).toEqual([
      'ready',
      'goods',
      'oath',
      'open',
      'turnout',
      'incidents',
      'close',
      'counts',
      'form/PPWP',
      'photographs/PPWP',
      'witnesses/PPWP',
      'handover',
    ]);
    expect(
      stepsOf(day())
        .filter(({ state }) => state === 'later')
        .map(({ id }) => id),
    ).toEqual(['goods', 'incidents', 'handover']);
  });

  test('shows her own act in its state, another’s as done, and a refusal only while nothing stands', () => {
    const own = (state: OutboxState) => day({ items: [item('voting.station.oath', { present: 7 }, state)] });
    for (const state of ['waiting', 'sending', 'received', 'refused'] as const)
      expect(stateOf('oath', own(state))).toBe(state);
    const said = { oath: { at: '2024-02-13T23:05:00Z', leaf: 4, present: 7 } } as unknown as StateRecord;
    const inLog: Records = { [`voting.station/${STATION}`]: said };
    expect(stateOf('oath', day({ records: inLog }))).toBe('done');
    expect(stateOf('oath', { ...own('refused'), records: inLog })).toBe('done');
  });

  test('says of photographs that are taken and not signed that they are still hers to sign', () => {
    const taken = [{ ...PHOTOGRAPH, id: 'p', page: 1 }];
    const act = { ...item('results.evidence.photograph', { contest: 'PPWP' }), photographs: ['p'] };
    const of = (photographs: readonly Photograph[], ...items: OutboxItem[]) => {
      const whole = withPhotographs(day({ items }), photographs);
      return ['photographs/PPWP', 'photographs/DPR'].map((id) => stateOf(id, whole));
    };
    expect(of([])).toEqual(['todo', 'todo']);
    expect(of(taken)).toEqual(['draft', 'todo']);
    expect(of(taken, act)).toEqual(['received', 'todo']);
    expect(of([...taken, { ...PHOTOGRAPH, id: 'q', page: 2 }], act)).toEqual(['draft', 'todo']);
    expect(of(taken, { ...act, state: 'refused' })).toEqual(['refused', 'todo']);
  });

  test('offers the first step that waits for her', () => {
    expect(nextStep(stepsOf(day()))?.id).toBe('ready');
    const items = ['ready', 'oath', 'open'].map((step) => item(`voting.station.${step}`, {}, 'waiting'));
    expect(nextStep(stepsOf(day({ items })))?.id).toBe('turnout');
    const refused = [item('voting.station.ready', {}, 'refused'), ...items.slice(1)];
    expect(nextStep(stepsOf(day({ items: refused })))?.id).toBe('ready');
  });

  test('is never made to wait by those who watch: what they said stands beside it', () => {
    const objection = { act: 'o', answered: null, category: 'figures', leaf: 9, role: 'SAKSI' };
    const evidence = { attestations: { x: 'f' }, objections: [objection], pages: [], times: {} };
    const inLog = { [`results.evidence/${STATION}/PPWP/1`]: evidence as unknown as StateRecord };
    const watched = stepsOf(day({ records: inLog, contests: [PAIRS] }));
    expect(watched.find(({ id }) => id === 'witnesses/PPWP')).toMatchObject({
      state: 'needs',
      note: 'witness.step.note',
      values: { all: 1, open: 1 },
    });
    const alone = watched.filter(({ id }) => id.startsWith('witnesses/'));
    expect(nextStep(alone)).toBeUndefined();
    expect(nextStep(watched)?.id).toBe(nextStep(stepsOf(day({ contests: [PAIRS] })))?.id);
  });

  test('asks for each hour that is over, and for none after the closing', () => {
    expect(hoursDue(day())).toEqual([]);
    expect(hoursDue(day({ hour: 10 }))).toEqual([8, 9, 10]);
    const counted = item('voting.turnout.count', { J: 3, L: 1, P: 2, hour: 9 });
    expect(hoursDue(day({ hour: 10, items: [counted] }))).toEqual([8, 10]);
    expect(hoursDue(day({ hour: 14, items: [item('voting.station.close', { queue: 0 })] }))).toEqual([]);
  });
});

describe('the second reading is blind', () => {
  const waiting = records(tallyWith({ entries: [theirs], acts: [1] }));

  test('the first one’s figures are not shown before hers are signed', () => {
    for (const items of [[], [entry(form, 'refused')]]) {
      const view = viewOf(items, waiting);
      expect(maySeeOthers(view)).toBe(false);
      expect(otherForm(view, ME)).toBeUndefined();
    }
    const signed = viewOf([entry(form, 'waiting')], waiting);
    expect(otherForm(signed, ME)).toEqual(form);
  });

  test('a form that two have confirmed is everybody’s', () => {
    const confirmed = records(tallyWith({ form, state: 'confirmed', entries: [theirs] }));
    expect(maySeeOthers(viewOf([], confirmed))).toBe(true);
  });

  test('says whose turn it is', () => {
    expect(formStepState(viewOf([], waiting), false)).toMatchObject({
      state: 'needs',
      note: 'form.note.your-turn',
    });
    expect(formStepState(viewOf([], {}), false)).toEqual({ state: 'todo' });
    expect(formStepState(viewOf([], {}), true)).toEqual({ state: 'draft' });
  });
});

describe('a form that she has entered', () => {
  const own = entry(form);
  test.each([
    ['waiting', { entries: [mine] }, 'received', 'form.note.waiting'],
    ['disputed', { entries: [theirs, mine], differs: ['V.A'] }, 'needs', 'form.note.disputed'],
    ['confirmed', { form }, 'done', 'form.note.confirmed'],
    ['withheld', { form }, 'needs', 'form.note.withheld'],
    ['incomplete', { form }, 'needs', 'form.note.incomplete'],
  ] as const)('and that is %s says so', (state, more, step, note) => {
    const view = viewOf([own], records(tallyWith({ state, ...more } as Partial<Tally>)));
    expect(formStepState(view, false)).toMatchObject({ state: step, note });
  });

  test('is on its way until the log has it', () => {
    expect(formStepState(viewOf([entry(form, 'waiting')], {}), false)).toMatchObject({ state: 'waiting' });
    const again = [
      entry(form, 'refused', '2024-02-14T09:00:00Z'),
      entry(form, 'received', '2024-02-14T08:00:00Z'),
    ];
    expect(formStepState(viewOf(again, {}), false)).toMatchObject({ state: 'refused' });
  });

  test('on a telephone that she lost is known from the log', () => {
    const view = viewOf([], records(tallyWith({ entries: [mine] })));
    expect(view).toMatchObject({ entered: true, own: undefined });
  });
});

describe('a shift', () => {
  const at = (hours: number): number => Date.parse('2024-02-14T00:00:00Z') + hours * 3_600_000;
  const start = item('voting.shift.start', {}, 'waiting');
  const end = item('voting.shift.end', {}, 'waiting', '2024-02-14T05:00:00Z');

  test('warns at twelve hours and asks for a relief at eighteen', () => {
    const levels = [1, 11.9, 12, 17.9, 18].map((hours) => shiftView([start], ME, undefined, at(hours)).level);
    expect(levels).toEqual(['fine', 'fine', 'long', 'long', 'relief']);
  });

  test('is over when she has said so, here or on another telephone', () => {
    expect(shiftView([], ME, undefined, at(1)).level).toBe('off');
    expect(shiftView([start, end], ME, undefined, at(20)).level).toBe('off');
    const inLog = {
      since: { at: '2024-02-14T06:00:00Z', leaf: 9 },
      ended: null,
      relief: null,
      unit: STATION,
    };
    expect(shiftView([start, end], ME, inLog, at(19)).level).toBe('long');
    const ended = { from: '2024-02-14T00:00:00Z', leaf: 9, until: '2024-02-14T05:00:00Z' };
    expect(shiftView([start], ME, { ...inLog, since: null, ended }, at(20)).level).toBe('off');
  });

  test('knows a plan for her relief', () => {
    const plan = item('voting.shift.relieve', {}, 'waiting', '2024-02-14T17:00:00Z');
    expect(shiftView([start, plan], ME, undefined, at(18)).planned).toBe(true);
    expect(shiftView([start], ME, undefined, at(18)).planned).toBe(false);
  });
});

describe('the hour of a station', () => {
  const noon = Date.parse('2024-02-14T05:30:00Z');
  test('is its own clock’s, in three zones and abroad', () => {
    const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/London'];
    expect(zones.map((zone) => hourOfVoting(VOTING, zone, noon))).toEqual([12, 13, 14, 5]);
  });
  test('counts on voting day only, by that clock too', () => {
    const midnight = Date.parse('2024-02-14T15:30:00Z');
    expect(hourOfVoting(VOTING, 'Asia/Jayapura', midnight)).toBeUndefined();
    expect(hourOfVoting(VOTING, 'Asia/Jakarta', midnight)).toBe(22);
    expect(hourOfVoting(null, 'Asia/Jakarta', noon)).toBeUndefined();
  });
});
