import { describe, expect, test } from 'vitest';
import type { StateRecord, UnitTree, ViewContext } from '../../core/define.ts';
import { enter } from './acts.ts';
import { answer, attest, object, type ObjectBody, photograph } from './evidence-acts.ts';
import { formHash } from './evidence.ts';
import { Desk, election, idAt, PAIRS, PARTIES, smallTree, soundForm, sumsOf } from './samples.ts';
import { publicationOf } from './views.ts';

const VILLAGE = '0001010001';
const [FIRST, SECOND, THIRD] = ['001', '002', '003'].map((n) => `${VILLAGE}${n}`) as [string, string, string];
const about = { attempt: 1, contest: 'PPWP' };
const objection: ObjectBody = { ...about, category: 'procedure', fields: [], reason: 'r' };

/** FIRST is settled and spoken of; of SECOND there is only a photograph; of THIRD nothing. */
function evening(): Desk {
  const desk = new Desk();
  for (const by of [1, 2]) desk.act(enter, by, FIRST, { ...about, form: soundForm() });
  desk.record(attest, 11, FIRST, { ...about, form: formHash(soundForm()) });
  desk.record(attest, 12, FIRST, { ...about, form: 'f'.repeat(64) });
  desk.record(object, 12, FIRST, objection);
  desk.record(object, 13, FIRST, objection);
  desk.record(answer, 1, FIRST, { ...about, answer: 'accepted', objection: idAt(104), reason: 'r' });
  const pages = [{ bytes: 9, hash: 'c'.repeat(64), page: 2 }];
  desk.record(photograph, 3, SECOND, { ...about, pages });
  return desk;
}

function viewOf(unit: string, desk: Desk, units: UnitTree = smallTree(), contest = PAIRS): StateRecord {
  const context: ViewContext = {
    election: election(units), name: 'Pemilu', at: '2024-02-14T11:32:07.412Z',
    root: 'ab'.repeat(32), size: 120,
    read: { sums: sumsOf(desk.records), record: (key) => desk.records.get(key) },
    childView: () => undefined,
  };
  return publicationOf(contest).view(unit, context);
}
const rowsOf = (view: StateRecord) => view['children'] as unknown as StateRecord[];

describe('the view of a village', () => {
  test('has what is said about a form beside it, also where there is no form', () => {
    const rows = rowsOf(viewOf(VILLAGE, evening()));
    expect(rows[0]).toMatchObject({
      state: 'confirmed',
      evidence: {
        attested: 1, contradicted: 1, pages: [],
        objections: [
          { answered: 106, category: 'procedure', leaf: 104, role: 'SAKSI' },
          { answered: null, category: 'procedure', leaf: 105, role: 'SAKSI' },
        ],
      },
    });
    expect(rows[1]).toEqual({
      evidence: {
        attested: 0, contradicted: 0, objections: [], pages: [{ hash: 'c'.repeat(64), page: 2 }],
      },
      state: 'missing',
      unit: SECOND,
    });
    expect(rows[2]).toEqual({ state: 'missing', unit: THIRD });
  });

  test('goes on showing what is said about a closed station, which alone makes a row', () => {
    const rows = rowsOf(viewOf(VILLAGE, evening(), smallTree([SECOND, THIRD])));
    expect(rows.map(({ unit }) => unit)).toEqual([FIRST, SECOND, `${VILLAGE}004`]);
    expect(rows[1]).toHaveProperty('evidence');
  });

  test('says no officer and no reason', () => {
    const text = JSON.stringify(viewOf(VILLAGE, evening()));
    expect(text).not.toMatch(/reason|officer|0000000000000000000000000000000[1-9a-f]"/);
  });

  test('of another contest says nothing of it', () => {
    const view = viewOf(VILLAGE, evening(), smallTree(), PARTIES);
    expect(view).toMatchObject({ objections: { answered: 0, open: 0 }, photographed: 0 });
    for (const row of rowsOf(view)) expect(row).not.toHaveProperty('evidence');
  });
});

describe('every view above', () => {
  test.each(['ID', '00', '0001', '000101', VILLAGE])('counts objections and photographs: %s', (unit) => {
    expect(viewOf(unit, evening())).toMatchObject({
      objections: { answered: 1, open: 1 },
      photographed: 1,
      forms: { confirmed: 1, missing: unit === 'ID' ? 4 : 3 },
    });
  });

  test('has the same in the row of the unit below', () => {
    const [home, abroad] = rowsOf(viewOf('ID', evening()));
    expect(home).toMatchObject({ unit: '00', objections: { answered: 1, open: 1 }, photographed: 1 });
    expect(abroad).toMatchObject({ unit: '99', objections: { answered: 0, open: 0 }, photographed: 0 });
  });
});

describe('open data', () => {
  test('say nothing of it: the table is the same, and a regency with evidence alone has none', () => {
    const { csv, hasTable, inTable } = publicationOf(PAIRS);
    const [desk, alone] = [evening(), new Desk()];
    for (const by of [1, 2]) alone.act(enter, by, FIRST, { ...about, form: soundForm() });
    const textOf = ({ records }: Desk) => csv('0001', election(), (key) => records.get(key)).text;
    expect(textOf(desk)).toBe(textOf(alone));
    expect(inTable(`results.evidence/${FIRST}/PPWP/1`)).toBe(false);
    expect(inTable(`results.tally/${FIRST}/PPWP/1`)).toBe(true);
    expect(hasTable({ photographed: 3, 'objections.open': 1 })).toBe(false);
    expect(hasTable({ 'state.waiting': 1 })).toBe(true);
  });
});
