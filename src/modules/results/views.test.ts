import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, type Json } from '../../base/canonical.ts';
import type { StateRecord, UnitTree, ViewContext } from '../../core/define.ts';
import { correct, enter } from './acts.ts';
import { type Form } from './form.ts';
import { results } from './index.ts';
import {
  anyForm,
  Desk,
  election,
  PAIRS,
  PARTIES,
  partyForm,
  smallTree,
  soundForm,
  sumsOf,
} from './samples.ts';
import { publicationOf } from './views.ts';

const STATIONS = ['001', '002', '003', '004'].map((n) => `0001010001${n}`);
const [FIRST = '', SECOND = '', THIRD = ''] = STATIONS;
const REGIONS = [
  'ID',
  '00',
  '0001',
  '000101',
  '0001010001',
  '0001010002',
  '99',
  '9901',
  '990101',
  '9901010001',
];
const body = (form: Form) => ({ attempt: 1, contest: 'PPWP', form });

function contextOf(desk: Desk, units: UnitTree = smallTree()): ViewContext {
  return {
    election: election(units),
    name: 'Pemilu 2024',
    at: '2024-02-14T11:32:07.412Z',
    root: 'ab'.repeat(32),
    size: 120,
    read: { sums: sumsOf(desk.records), record: (key) => desk.records.get(key) },
    childView: (unit) => (unit === '00' ? { hash: 'cd'.repeat(32), size: 119 } : undefined),
  };
}

const viewOf = (unit: string, context: ViewContext, contest = PAIRS) =>
  publicationOf(contest).view(unit, context) as { [member: string]: Json } & { children: StateRecord[] };

function settledDesk(): Desk {
  const desk = new Desk();
  const wrong: Form = { ...soundForm(), IV: [90, 160, 60] };
  for (const by of [1, 2]) {
    desk.act(enter, by, FIRST, body(soundForm()));
    desk.act(enter, by, SECOND, body(wrong));
  }
  desk.act(enter, 3, THIRD, body(soundForm()));
  const fixed = {
    ...body({ ...soundForm(), IV: [61, 99, 45] }),
    evidence: 'e'.repeat(64),
    reason: 'salah salin',
  };
  desk.act(correct, 9, FIRST, fixed);
  return desk;
}

describe('a view', () => {
  test('has the members that spec/views.md fixes, and no other', () => {
    const view = viewOf('ID', contextOf(settledDesk()));
    expect(Object.keys(view).sort()).toEqual([
      'at',
      'children',
      'confirmed',
      'contest',
      'corrections',
      'election',
      'forms',
      'kind',
      'level',
      'name',
      'objections',
      'photographed',
      'reported',
      'rules',
      'stations',
      'tree',
      'unit',
      'warnings',
    ]);
    expect(view).toMatchObject({
      name: 'Pemilu 2024',
      level: 0,
      stations: 5,
      corrections: 1,
      rules: { R8: 1 },
      warnings: {},
      forms: { confirmed: 1, disputed: 0, incomplete: 0, missing: 2, waiting: 1, withheld: 1 },
      confirmed: { electorate: 250, invalid: 5, total: 210, users: 210, valid: 205, votes: [61, 99, 45] },
      reported: { valid: 410, votes: [151, 259, 105] },
    });
    expect(view.children.map(({ unit, view: ref }) => [unit, ref])).toEqual([
      ['00', { hash: 'cd'.repeat(32), size: 119 }],
      ['99', null],
    ]);
  });

  test('of a village shows every station, also the one without a form', () => {
    const { children, level } = viewOf('0001010001', contextOf(settledDesk()));
    expect(level).toBe(10);
    expect(children.map(({ unit, state }) => [unit, state])).toEqual([
      [FIRST, 'confirmed'],
      [SECOND, 'withheld'],
      [THIRD, 'waiting'],
      [STATIONS[3], 'missing'],
    ]);
    expect(children[0]).toEqual({
      acts: [100, 102, 105],
      attempt: 1,
      broken: [],
      corrections: 1,
      differs: [],
      form: { ...soundForm(), IV: [61, 99, 45] },
      roles: ['KPPS', 'KPPS', 'PPK'],
      state: 'confirmed',
      unit: FIRST,
    });
    expect(children[2]).toMatchObject({ form: null, broken: [], differs: [] });
    expect(children[3]).toEqual({ state: 'missing', unit: STATIONS[3] });
  });

  test('goes on showing a closed station’s form, and missing never falls below nought', () => {
    const units = smallTree([FIRST, STATIONS[3] ?? '']);
    const view = viewOf('0001010001', contextOf(settledDesk(), units));
    expect(view.children.map(({ unit }) => unit)).toEqual([FIRST, SECOND, THIRD]);
    expect(view).toMatchObject({ stations: 2, forms: { confirmed: 1, withheld: 1, waiting: 1, missing: 0 } });
  });

  test('of a region without stations is a view all the same', () => {
    expect(viewOf('0001010002', contextOf(new Desk()))).toMatchObject({
      children: [],
      stations: 0,
      confirmed: { votes: [0, 0, 0] },
    });
  });

  test('of one contest shows nothing of another', () => {
    const desk = settledDesk();
    for (const by of [1, 2]) desk.act(enter, by, FIRST, { attempt: 1, contest: 'DPR', form: partyForm() });
    const context = contextOf(desk);
    expect(viewOf('ID', context, PARTIES)).toMatchObject({
      forms: { confirmed: 1 },
      confirmed: { votes: [140, 65] },
    });
    expect(viewOf('ID', context)).toMatchObject({ forms: { confirmed: 1, withheld: 1 } });
  });

  test('has at every level the sum of the forms below', () => {
    const entries = fc.array(fc.tuple(fc.constantFrom(...STATIONS, '9901010001001'), fc.nat(3), anyForm), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(entries, (list) => {
        const desk = new Desk();
        for (const [station, by, form] of list)
          for (const n of [by, by + 1]) desk.act(enter, n, station, body(form));
        const context = contextOf(desk);
        for (const unit of REGIONS) {
          const view = viewOf(unit, context);
          const below = leavesOf(unit, context).filter(({ form }) => form !== undefined);
          expect(view['reported']).toEqual(added(below.filter(({ form }) => form !== null)));
          expect(view['confirmed']).toEqual(added(below.filter(({ state }) => state === 'confirmed')));
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** Rows of all stations below a unit, from the villages' views. */
function leavesOf(unit: string, context: ViewContext): StateRecord[] {
  const children = viewOf(unit, context).children;
  if (unit.length === 10) return children;
  return children.flatMap((child) => leavesOf(child['unit'] as string, context));
}

/** The figures of rows, added here by hand and not by the code under test. */
function added(rows: readonly StateRecord[]) {
  const forms = rows.map(({ form }) => form as Form);
  const sum = (pick: (form: Form) => number | null | undefined) =>
    forms.reduce((n, form) => n + (pick(form) ?? 0), 0);
  return {
    electorate: sum((f) => f.I?.A[2]),
    invalid: sum((f) => f.V?.B),
    total: sum((f) => f.V?.C),
    users: sum((f) => f.I?.B4[2]),
    valid: sum((f) => f.V?.A),
    votes: [0, 1, 2].map((i) => sum((f) => f.IV?.[i] as number | null | undefined)),
  };
}

describe('open data', () => {
  const csvOf = (desk: Desk, units: UnitTree = smallTree(), contest = PAIRS) =>
    publicationOf(contest).csv('0001', election(units), (key) => desk.records.get(key));

  test('has one row for each station, with what is known of it', () => {
    const { text, rows } = csvOf(settledDesk());
    const rest = ['120,130,250,90,110,200,3,2,5,1,4,5,94,116,210', '255,210,2,43', '1,2,3'].join(',');
    expect(rows).toBe(4);
    expect(text).toBe(
      [
        'station,attempt,state,A_L,A_P,A_J,B1_L,B1_P,B1_J,B2_L,B2_P,B2_J,B3_L,B3_P,B3_J,B4_L,B4_P,B4_J,' +
          'II_1,II_2,II_3,II_4,III_L,III_P,III_J,votes_1,votes_2,votes_3,valid,invalid,total,' +
          'broken,warnings,corrections,leaf',
        `${FIRST},1,confirmed,${rest},61,99,45,205,5,210,,,1,105`,
        `${SECOND},1,withheld,${rest},90,160,60,205,5,210,R8,,0,103`,
        `${THIRD},1,waiting,${','.repeat(29)},0,104`,
        `${STATIONS[3]},,missing,${','.repeat(31)}`,
        '',
      ].join('\n'),
    );
  });

  test('has in every line as many cells as its header, and metadata that name them', () => {
    for (const contest of [PAIRS, PARTIES]) {
      const csv = csvOf(settledDesk(), smallTree([FIRST]), contest);
      const lines = csv.text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(','));
      expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
      const { tableSchema } = JSON.parse(csv.metadata) as { tableSchema: { columns: { name: string }[] } };
      expect(tableSchema.columns.map(({ name }) => name)).toEqual(lines[0]);
    }
  });

  test('numbers parties as on the ballot', () => {
    expect(csvOf(new Desk(), smallTree(), PARTIES).text).toContain(',votes_1,votes_24,valid,');
  });
});

describe('a publication', () => {
  test('stands for each contest of the election', () => {
    expect(results.publications?.(election()).map(({ name, scope }) => [name, scope])).toEqual([
      ['PPWP', 'results/PPWP'],
      ['DPR', 'results/DPR'],
    ]);
  });

  test('knows its own records and reads those of its village', () => {
    const publication = publicationOf(PAIRS);
    expect(publication.unitOf(`results.tally/${FIRST}/PPWP/1`)).toBe(FIRST);
    expect(publication.unitOf(`results.tally/${FIRST}/DPR/1`)).toBeUndefined();
    expect(publication.unitOf('registry.election')).toBeUndefined();
    expect(publication.unitOf(`results.evidence/${FIRST}/PPWP/1`)).toBe(FIRST);
    expect(publication.unitOf(`results.evidence/${FIRST}/DPR/1`)).toBeUndefined();
    expect(publication.recordsOf('0001010001', election())).toEqual(
      STATIONS.flatMap((s) => [`results.tally/${s}/PPWP/1`, `results.evidence/${s}/PPWP/1`]),
    );
    expect(publication.recordsOf('0001', election())).toEqual([]);
  });

  test('gives views that are canonical JSON', () => {
    const context = contextOf(settledDesk());
    for (const unit of REGIONS) {
      const view = publicationOf(PAIRS).view(unit, context);
      expect(canonical(JSON.parse(canonical(view)))).toBe(canonical(view));
    }
  });
});
