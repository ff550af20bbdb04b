import { describe, expect, test } from 'vitest';
import Schema from 'typebox/schema';
import type { ActDefinition } from '../../core/define.ts';
import {
  answer, AnswerBody, attest, AttestBody, object, ObjectBody, photograph, PhotographBody,
} from './evidence-acts.ts';
import { formHash } from './evidence.ts';
import { ABROAD, Desk, HOME, idAt, soundForm } from './samples.ts';

const HASH = 'e'.repeat(64);
const about = { attempt: 1, contest: 'PPWP' };
const page = (n: number, hash = HASH) => ({ bytes: 250_000, hash, page: n });
const photographs = (...pages: number[]): PhotographBody => ({ ...about, pages: pages.map((n) => page(n)) });
const attestation: AttestBody = { ...about, form: formHash(soundForm()) };
const objection: ObjectBody = {
  ...about, category: 'figures', fields: ['IV.0', 'V.A'], reason: 'salah baca',
};
const answering = (leaf: number): AnswerBody => ({
  ...about, answer: 'noted', objection: idAt(leaf), reason: 'sudah dicocokkan',
});

const ALL = [
  ['photograph', photograph, photographs(1)],
  ['attest', attest, attestation],
  ['object', object, objection],
  ['answer', answer, answering(100)],
] as const;
const judged = (desk: Desk, definition: unknown, by: number, unit: string, body: object) =>
  desk.record(definition as ActDefinition<object>, by, unit, body);

describe.each(ALL)('an act to %s', (_kind, definition, body) => {
  test.each([
    ['contest-unknown', 'a contest that is not held', { contest: 'DPD' }],
    ['attempt-unknown', 'a second attempt', { attempt: 2 }],
  ])('is refused with %s for %s', (code, _what, change) => {
    const desk = new Desk();
    expect(judged(desk, definition, 1, HOME, { ...body, ...change })).toEqual({ refused: code });
  });

  test('is about a station and nothing above it', () => {
    expect(definition.recordOf({ unit: '0001010001', body } as never)).toBe('');
    expect(definition.recordOf({ unit: ABROAD, body } as never)).toBe(`results.evidence/${ABROAD}/PPWP/1`);
  });

  test('needs one signer, no basis, and the zero report', () => {
    const { signers, basis, phase, reason } = definition;
    expect([signers, basis, phase, reason]).toEqual([1, 'free', 'after', false]);
  });
});

describe('an officer', () => {
  test('does each kind of act 32 times on a record, and no more; her colleague still can', () => {
    const desk = new Desk();
    for (let n = 0; n < 32; n++) {
      for (const [, definition, body] of ALL.slice(0, 3)) judged(desk, definition, 1, HOME, body);
    }
    for (const [, definition, body] of ALL.slice(0, 3)) {
      expect(judged(desk, definition, 1, HOME, body)).toEqual({ refused: 'entries-too-many' });
      expect(judged(desk, definition, 2, HOME, body)).not.toHaveProperty('refused');
      expect(judged(desk, definition, 1, ABROAD, body)).not.toHaveProperty('refused');
    }
  });

  test('answers 32 objections of a record, and no more', () => {
    const desk = new Desk();
    for (let n = 0; n < 33; n++) judged(desk, object, n, HOME, objection);
    for (let n = 0; n < 32; n++) {
      expect(judged(desk, answer, 50, HOME, answering(100 + n))).not.toHaveProperty('refused');
    }
    expect(judged(desk, answer, 50, HOME, answering(132))).toEqual({ refused: 'entries-too-many' });
    expect(judged(desk, answer, 51, HOME, answering(132))).not.toHaveProperty('refused');
  });
});

describe('pages and fields', () => {
  test.each([[[1, 1]], [[2, 1]], [[1, 3, 2]]])('out of order are malformed: pages %j', (pages) => {
    expect(judged(new Desk(), photograph, 1, HOME, photographs(...pages))).toMatchObject({
      refused: 'act-malformed',
    });
  });

  test.each([[['V.A', 'IV.0']], [['V.A', 'V.A']], [['IV.10', 'IV.1']]])(
    'out of order are malformed: fields %j',
    (fields) => {
      expect(judged(new Desk(), object, 1, HOME, { ...objection, fields })).toMatchObject({
        refused: 'act-malformed',
      });
    },
  );

  test('are none, a section, or a cell', () => {
    const good = [
      'I', 'I.A.0', 'I.B1.2', 'I.B4.1', 'II', 'II.1', 'II.4', 'III', 'III.0', 'IV', 'IV.0', 'IV.199',
      'IV.0.party', 'IV.0.total', 'IV.0.candidates.0', 'IV.23.candidates.119', 'V', 'V.A', 'V.C',
    ];
    const bad = [
      '', 'VI', 'I.A', 'I.B5.0', 'I.A.3', 'II.0', 'II.5', 'III.3', 'IV.', 'IV.00', 'IV.01', 'IV.1000',
      'IV.0.votes', 'IV.0.candidates', 'IV.0.candidates.00', 'V.D', 'v.A', 'V.A ', 'V.A\n', 'I.B1.2.0',
    ];
    const taken = (...fields: string[]) => fits(ObjectBody, { ...objection, fields });
    expect(good.filter((field) => !taken(field))).toEqual([]);
    expect(bad.filter((field) => taken(field))).toEqual([]);
    expect(taken()).toBe(true);
    expect(taken(...Array.from({ length: 17 }, (_, i) => `IV.${i}`))).toBe(false);
  });
});

type Body = typeof ObjectBody | typeof PhotographBody | typeof AttestBody | typeof AnswerBody;
const fits = (schema: Body, body: object): boolean => Schema.Check(schema, body);

describe('bodies', () => {
  test.each([
    [PhotographBody, photographs(1, 2, 20), [{ pages: [] }, { pages: [page(0)] }, { pages: [page(21)] }]],
    [
      PhotographBody, photographs(1),
      [{ pages: [{ ...page(1), bytes: 0 }] }, { pages: [{ ...page(1), bytes: 5_000_001 }] }],
    ],
    [
      PhotographBody, { ...about, pages: [{ ...page(1), bytes: 5_000_000 }] },
      [{ pages: [{ ...page(1), name: 'x' }] }, { pages: [page(1, 'E'.repeat(64))] }],
    ],
    [AttestBody, attestation, [{ form: soundForm() }, { form: 'x' }, { reason: 'r' }]],
    [ObjectBody, objection, [{ category: 'feelings' }, { reason: 1 }, { reason: 'x'.repeat(2_001) }]],
    [AnswerBody, answering(100), [{ answer: 'rejected' }, { objection: '100' }, { fields: [] }]],
  ])('hold what the specification names and nothing else: %#', (schema, good, changes) => {
    expect(fits(schema, good)).toBe(true);
    for (const change of changes) expect(fits(schema, { ...good, ...change })).toBe(false);
    for (const name of Object.keys(good)) {
      const without = Object.fromEntries(Object.entries(good).filter(([one]) => one !== name));
      expect(fits(schema, without)).toBe(false);
    }
  });
});

describe('an answer', () => {
  test('names an objection of this record that has none', () => {
    const desk = new Desk();
    expect(judged(desk, answer, 9, HOME, answering(100))).toEqual({ refused: 'objection-unknown' });
    judged(desk, object, 1, HOME, objection);
    judged(desk, attest, 1, HOME, attestation);
    expect(judged(desk, answer, 9, ABROAD, answering(100))).toEqual({ refused: 'objection-unknown' });
    expect(judged(desk, answer, 9, HOME, answering(101))).toEqual({ refused: 'objection-unknown' });
    expect(judged(desk, answer, 9, HOME, { ...answering(100), answer: 'accepted' })).toMatchObject({
      objections: [{ act: idAt(100), answered: 102, category: 'figures', leaf: 100, role: 'SAKSI' }],
    });
    expect(judged(desk, answer, 8, HOME, answering(100))).toEqual({ refused: 'objection-unknown' });
  });

  test('alone can be given in another’s right', () => {
    expect([photograph, attest, object, answer].map(({ delegable }) => delegable ?? false)).toEqual([
      false, false, false, true,
    ]);
  });
});

describe('who signs', () => {
  test('is what spec/authority.md says', () => {
    const grants = [photograph, attest, object, answer].map(({ grants: who }) =>
      Array.isArray(who) ? who.map((g) => `${g.role} ${g.relation} ${g.where}`) : who,
    );
    const organisers = [
      'KPPS own home', 'PPS above home', 'PPK above home', 'KPU_KABKOTA above home', 'KPPSLN own abroad',
      'PPLN above abroad',
    ];
    const watchers = ['SAKSI own all', 'PTPS own all', 'PEMANTAU own all'];
    expect(grants).toEqual([organisers, watchers, watchers, organisers]);
  });
});
