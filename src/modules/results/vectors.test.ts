// The examples in spec/vectors/results, for whoever writes another verifier: the inputs stand in the files,
// the answers are made by the code. `vitest run <this file> --update` writes them again; the change is then
// read like any change of spec/.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../base/canonical.ts';
import { hex, sha256, utf8 } from '../../base/bytes.ts';
import { isRefusal } from '../../base/result.ts';
import type { ActDefinition, Contest, ViewContext, ViewRef } from '../../core/define.ts';
import { correct, enter, takeover } from './acts.ts';
import { answer, attest, object, photograph } from './evidence-acts.ts';
import { evidenceMember, evidenceOf, formHash } from './evidence.ts';
import { type Form, figures } from './form.ts';
import { scopeOf, stateOf } from './record.ts';
import { brokenRules, judge, RULES } from './rules.ts';
import { Desk, election, idAt, PAIRS, PARTIES, ruleValue, smallTree, sumsOf } from './samples.ts';
import { publicationOf } from './views.ts';

type Step = {
  readonly leaf: number;
  readonly act: string;
  readonly officer: number;
  readonly station?: string;
  /** Names a form of the file. */
  readonly form?: string;
  /** Of an answer: the objection's leaf. */
  readonly objection?: number;
  readonly pages?: readonly object[];
  readonly category?: string;
  readonly fields?: readonly string[];
  readonly answer?: string;
};
type Case = {
  readonly facts?: string;
  readonly name?: string;
  readonly contest?: string;
  readonly station?: string;
  readonly form?: Form;
  readonly inForce?: string | null;
  readonly steps?: readonly (Step & { after?: object })[];
  readonly view?: string;
  readonly csv?: string;
};
type Vectors = {
  readonly columns?: string;
  readonly ruleSet: { [name: string]: number };
  readonly forms?: { [name: string]: Form };
  readonly snapshot?: { at: string; name: string; root: string; size: number };
  readonly steps?: readonly Step[];
  readonly cases: readonly Case[];
};

const fileOf = (name: string): string =>
  fileURLToPath(new URL(`../../../spec/vectors/results/${name}.json`, import.meta.url));
const read = (name: string): Vectors => JSON.parse(readFileSync(fileOf(name), 'utf8')) as Vectors;
const contestOf = (id: string | undefined): Contest => (id === PARTIES.id ? PARTIES : PAIRS);

/** The file's text with a line for each member and each case, so that a change is read line by line. */
function layout(vectors: Vectors, cases: readonly object[]): string {
  const { cases: _old, ...rest } = vectors;
  const members = Object.entries(rest).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`,
  );
  const lines = cases.map((each) => `    ${JSON.stringify(each)}`).join(',\n');
  return `{\n${members.join('')}  "cases": [\n${lines}\n  ]\n}\n`;
}

function judged(form: Form, contest: Contest, station: string): object {
  const verdicts = judge(form, { contest, station, ruleValue });
  const broken = brokenRules(verdicts);
  return {
    verdicts: Object.fromEntries(verdicts.map(({ rule, verdict }) => [rule, verdict])),
    broken,
    figures: figures(form),
    state: stateOf(form, broken),
  };
}

/** The form of a row of the published table; a section without any figure was not captured. */
function formOfRow(columns: readonly string[], facts: readonly string[]): Form {
  const cell = (name: string): number | null => {
    const text = facts[columns.indexOf(name)] ?? '';
    return text === '' ? null : Number(text);
  };
  const triple = (name: string): [number | null, number | null, number | null] => [
    cell(`${name}_m`),
    cell(`${name}_f`),
    cell(name),
  ];
  const orNull = <T extends object>(section: T): T | null =>
    Object.values(section)
      .flat()
      .every((value) => value === null)
      ? null
      : section;
  const [A, B1, B2, B3, B4] = [
    triple('dpt'),
    triple('used_dpt'),
    triple('used_dptb'),
    triple('used_dpk'),
    triple('used'),
  ];
  return {
    I: orNull({ A, B1, B2, B3, B4 }),
    II: null,
    III: null,
    IV: orNull(['anies', 'prabowo', 'ganjar'].map(cell)),
    V: orNull({ A: cell('valid'), B: cell('invalid'), C: cell('total') }),
  };
}

const formIn = (forms: Vectors['forms'], name: string | undefined): Form => {
  const form = forms?.[name ?? ''];
  if (!form) throw new Error(`no form ${name}`);
  return form;
};

const EVIDENCE = { photograph, attest, object, answer } as const;
const isEvidence = (act: string): act is keyof typeof EVIDENCE => Object.hasOwn(EVIDENCE, act);

/** An act on evidence as a step tells it: the record that it leaves, or the refusal. */
function evidenced(desk: Desk, step: Step, station: string, contest: string, forms: Vectors['forms']) {
  const { act, officer, leaf: index, station: _at, form, objection, ...said } = step;
  if (!isEvidence(act)) throw new Error(act);
  desk.index = index;
  const body = {
    ...said, attempt: 1, contest,
    ...(form !== undefined && { form: formHash(formIn(forms, form)) }),
    ...(objection !== undefined && { objection: idAt(objection) }),
    ...((act === 'object' || act === 'answer') && { reason: 'x' }),
  };
  return desk.record(EVIDENCE[act] as unknown as ActDefinition<object>, officer, station, body);
}

function played(desk: Desk, step: Step, station: string, contest: string, forms: Vectors['forms']) {
  const form = formIn(forms, step.form);
  desk.index = step.leaf;
  const body = { attempt: 1, contest, form };
  const hash = 'e'.repeat(64);
  if (step.act === 'enter') return desk.act(enter, step.officer, station, body);
  if (step.act === 'takeover')
    return desk.act(takeover, step.officer, station, { ...body, of: hash, reason: 'x' });
  return desk.act(correct, step.officer, station, { ...body, evidence: hash, reason: 'x' });
}

function told(vectors: Vectors, each: Case): object {
  const desk = new Desk();
  const steps = each.steps?.map((step) => {
    const left = played(desk, step, each.station ?? '', each.contest ?? '', vectors.forms);
    if (isRefusal(left)) return { ...step, after: { refused: left.refused } };
    const { acts, broken, corrections, differs, state } = left;
    return { ...step, after: { state, acts, broken, differs, corrections } };
  });
  return { ...each, steps };
}

function witnessed(vectors: Vectors, each: Case): object {
  const desk = new Desk();
  const form = typeof each.inForce === 'string' ? formIn(vectors.forms, each.inForce) : null;
  const steps = each.steps?.map(({ after: _old, ...step }) => {
    const left = evidenced(desk, step, each.station ?? '', each.contest ?? '', vectors.forms);
    if (isRefusal(left)) return { ...step, after: { refused: left.refused } };
    return { ...step, after: evidenceMember(evidenceOf(left), form) };
  });
  return { ...each, steps };
}

function contextOf(vectors: Vectors): ViewContext {
  const { snapshot } = vectors;
  if (!snapshot) throw new Error('no snapshot');
  const desk = new Desk();
  for (const step of vectors.steps ?? []) {
    const play = isEvidence(step.act) ? evidenced : played;
    const left = play(desk, step, step.station ?? '', PAIRS.id, vectors.forms);
    if (isRefusal(left)) throw new Error(left.refused);
  }
  const sums = sumsOf(desk.records);
  const isTouched = (unit: string): boolean => Object.keys(sums(unit, scopeOf(PAIRS.id))).length > 0;
  const context: ViewContext = {
    ...snapshot,
    election: election(smallTree()),
    read: { sums, record: (key) => desk.records.get(key) },
    childView: (unit): ViewRef | undefined => (isTouched(unit) ? refOf(unit, context) : undefined),
  };
  return context;
}

const viewText = (unit: string, context: ViewContext): string =>
  canonical(publicationOf(PAIRS).view(unit, context));
const refOf = (unit: string, context: ViewContext): ViewRef => ({
  hash: hex(sha256(utf8(viewText(unit, context)))),
  size: context.size,
});

function shown(each: Case, context: ViewContext): object {
  if (each.view !== undefined) {
    const text = viewText(each.view, context);
    return { view: each.view, hash: hex(sha256(utf8(text))), file: JSON.parse(text) as object };
  }
  const csv = publicationOf(PAIRS).csv(each.csv ?? '', context.election, context.read.record);
  return { csv: each.csv, rows: csv.rows, text: csv.text };
}

describe('the vectors', () => {
  test('of rules say what the code says', async () => {
    const vectors = read('rules');
    const cases = vectors.cases.map(({ name, contest, station = '', form }) => {
      if (!form) throw new Error('no form');
      return { name, contest, station, form, ...judged(form, contestOf(contest), station) };
    });
    await expect(layout(vectors, cases)).toMatchFileSnapshot(fileOf('rules'));
  });

  test('of the real forms of 2024 say what the code says', async () => {
    const vectors = read('real-2024');
    const columns = (vectors.columns ?? '').split(',');
    const cases = vectors.cases.map(({ facts = '' }) => {
      const form = formOfRow(columns, facts.split(','));
      return { facts, form, ...judged(form, PAIRS, facts.slice(0, 13)) };
    });
    expect(cases.length).toBeGreaterThan(30);
    await expect(layout(vectors, cases)).toMatchFileSnapshot(fileOf('real-2024'));
  });

  test('of records say what the code says', async () => {
    const vectors = read('record');
    const cases = vectors.cases.map((each) => told(vectors, each));
    await expect(layout(vectors, cases)).toMatchFileSnapshot(fileOf('record'));
  });

  test('of evidence say what the code says', async () => {
    const vectors = read('evidence');
    const cases = vectors.cases.map((each) => witnessed(vectors, each));
    await expect(layout(vectors, cases)).toMatchFileSnapshot(fileOf('evidence'));
  });

  test('of views say what the code says', async () => {
    const vectors = read('view');
    const context = contextOf(vectors);
    const cases = vectors.cases.map((each) => shown(each, context));
    await expect(layout(vectors, cases)).toMatchFileSnapshot(fileOf('view'));
  });

  test('break every rule that a form can break, made or real', () => {
    const able = RULES.slice(0, 12).map(({ id }) => id);
    const text = ['rules', 'real-2024'].map((name) => JSON.stringify(read(name).cases)).join('');
    for (const rule of able) expect(text).toContain(`{"rule":"${rule}"`);
    for (const { ruleSet } of ['rules', 'real-2024', 'record', 'view'].map(read)) {
      for (const [name, value] of Object.entries(ruleSet)) expect(ruleValue(name)).toBe(value);
    }
  });
});
