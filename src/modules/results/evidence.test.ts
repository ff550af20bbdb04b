import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../base/result.ts';
import type { ActDefinition, StateRecord } from '../../core/define.ts';
import { enter } from './acts.ts';
import { answer, attest, object, photograph } from './evidence-acts.ts';
import { evidenceKey, evidenceMember, evidenceOf, evidenceRecord, formHash } from './evidence.ts';
import type { Form } from './form.ts';
import { tallyKey } from './record.ts';
import { Desk, HOME, idAt, soundForm, sumsOf } from './samples.ts';

const KEY = evidenceKey(HOME, 'PPWP', 1);
const about = { attempt: 1, contest: 'PPWP' };
const other = (): Form => ({ ...soundForm(), IV: [61, 99, 45] });
const hash = (n: number): string => n.toString(16).padStart(64, 'b');

/** What anybody may say about the form, as one act by officer n. */
type Saying = (desk: Desk, by: number) => unknown;
const act = (definition: unknown, body: object): Saying => (desk, by) =>
  desk.record(definition as ActDefinition<object>, by, HOME, { ...about, ...body });
const pages = (...all: [page: number, hash: string][]): Saying =>
  act(photograph, { pages: all.map(([page, of]) => ({ bytes: 1_000, hash: of, page })) });
const attests = (form: Form): Saying => act(attest, { form: formHash(form) });
const objects = (category = 'figures'): Saying => act(object, { category, fields: [], reason: 'r' });
const answers = (leaf: number): Saying =>
  act(answer, { answer: 'noted', objection: idAt(leaf), reason: 'r' });

function said(...sayings: [by: number, saying: Saying][]): StateRecord {
  const desk = new Desk();
  for (const [by, saying] of sayings) expect(isRefusal(saying(desk, by))).toBe(false);
  return desk.records.get(KEY) ?? {};
}
const shown = (record: StateRecord, form: Form | null) => evidenceMember(evidenceOf(record), form);
const sumsIn = (record: StateRecord) => evidenceRecord.contribute(KEY, record)?.sums;
const labelsIn = (record: StateRecord) => evidenceRecord.facets(KEY, record)?.labels;

describe('photographs', () => {
  test('of a page replace the earlier one, and pages stand in their order', () => {
    const again = pages([1, hash(1)], [2, hash(3)]);
    const record = said([1, pages([2, hash(2)])], [2, again], [1, pages([3, hash(4)])]);
    expect(shown(record, null)).toMatchObject({
      pages: [{ hash: hash(1), page: 1 }, { hash: hash(3), page: 2 }, { hash: hash(4), page: 3 }],
    });
    expect(evidenceOf(record).pages.map(({ leaf }) => leaf)).toEqual([101, 101, 102]);
  });

  test('make one photographed form, however many there are', () => {
    const often = said([1, pages([1, hash(1)])], [2, pages([1, hash(2)], [2, hash(1)])]);
    expect(sumsIn(often)).toEqual({ photographed: 1 });
    expect(labelsIn(said([1, pages([1, hash(1)])]))).toEqual(['PPWP/photographed']);
  });
});

describe('attestations', () => {
  test('count the latest of each officer, for or against the form in force', () => {
    const record = said(
      [1, attests(other())], [1, attests(soundForm())], [2, attests(other())], [3, attests(soundForm())],
    );
    expect(shown(record, soundForm())).toMatchObject({ attested: 2, contradicted: 1 });
    expect(shown(record, other())).toMatchObject({ attested: 1, contradicted: 2 });
  });

  test('are neither while no form is in force', () => {
    expect(shown(said([1, attests(soundForm())]), null)).toEqual({
      attested: 0, contradicted: 0, objections: [], pages: [],
    });
  });

  test('are in no sum and no list', () => {
    expect(sumsIn(said([1, attests(soundForm())]))).toEqual({});
    expect(labelsIn(said([1, attests(soundForm())]))).toEqual([]);
  });
});

describe('objections', () => {
  test('stay, answered or not, in the order of their leaves', () => {
    const record = said([1, objects()], [2, objects('access')], [9, answers(101)], [1, objects('other')]);
    expect(shown(record, null)).toMatchObject({
      objections: [
        { answered: null, category: 'figures', leaf: 100, role: 'SAKSI' },
        { answered: 102, category: 'access', leaf: 101, role: 'SAKSI' },
        { answered: null, category: 'other', leaf: 103, role: 'SAKSI' },
      ],
    });
    expect(sumsIn(record)).toEqual({ 'objections.answered': 1, 'objections.open': 2 });
  });

  test('are in the list while one is open', () => {
    expect(labelsIn(said([1, objects()], [2, objects()], [9, answers(100)]))).toEqual(['PPWP/objection']);
    expect(labelsIn(said([1, objects()], [9, answers(100)]))).toEqual([]);
  });
});

describe('whoever only watches', () => {
  const anySaying = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(9)).map(([n, h]) => pages([n, hash(h)])),
    fc.constantFrom(attests(soundForm()), attests(other()), objects(), objects('ballots'), answers(101)),
  );
  const step = fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 4 }), anySaying);
  const evening = fc.array(step, { maxLength: 20 });

  test('changes no tally, whatever is said and in whatever order', () => {
    fc.assert(
      fc.property(evening, (sayings) => {
        const [desk, alone] = [new Desk(), new Desk()];
        for (const [enters, by, saying] of sayings) {
          const body = { ...about, form: by > 2 ? other() : soundForm() };
          alone.index = desk.index;
          if (!enters) saying(desk, by);
          else for (const one of [desk, alone]) one.act(enter, by, HOME, body);
        }
        const key = tallyKey(HOME, 'PPWP', 1);
        expect(desk.records.get(key)).toEqual(alone.records.get(key));
      }),
    );
  });

  test('adds to the sums of its own and to no other', () => {
    fc.assert(
      fc.property(evening, (sayings) => {
        const desk = new Desk();
        for (const [, by, saying] of sayings) saying(desk, by);
        const own = ['objections.answered', 'objections.open', 'photographed'];
        const sums = sumsOf(desk.records)('ID', 'results/PPWP');
        expect(Object.keys(sums).filter((metric) => !own.includes(metric))).toEqual([]);
        const { objections, pages: kept } = evidenceOf(desk.records.get(KEY));
        const open = objections.filter(({ answered }) => answered === null).length;
        const told = own.map((metric) => sums[metric] ?? 0);
        expect(told).toEqual([objections.length - open, open, kept.length > 0 ? 1 : 0]);
      }),
    );
  });
});
