// The examples in spec/vectors/results were made by the code of src/: the verifier makes the same of the same
// acts, forms and stations.
import { describe, expect, it } from 'vitest';
import { evidenceText } from '../src/evidence.js';
import { differences, packForm, unpackForm } from '../src/form.js';
import { openTable } from '../src/open-data.js';
import { brokenRules, ruleNames } from '../src/rules.js';
import { figuresOf } from '../src/sums.js';
import { dueViews } from '../src/views.js';
import { Desk, example, STATION } from './build/desk.js';
import { sha256Hex } from './build/keys.js';

/** @typedef {import('./build/desk.js').Json} Json */
/** @typedef {[name: string, one: Json][]} Cases */

/** @param {Json} vectors @returns {Cases} */
const named = ({ cases }) =>
  cases.map((/** @type {Json} */ one, /** @type {number} */ i) => [
    one.name ?? one.view ?? one.csv ?? `row ${i}`,
    one,
  ]);

/** @param {Json[]} broken */
const names = (broken) => broken.map(({ rule }) => rule);

describe.each(['rules', 'real-2024'])('the forms of %s', (file) => {
  const vectors = example(file);
  it.each(named(vectors))('%s', (_, one) => {
    const desk = new Desk({ ...vectors, forms: { form: one.form } });
    const contest = desk.contest(one.contest ?? 'PPWP');
    const abroad = (one.station ?? one.facts).startsWith('99');
    const packed = packForm(one.form, contest) ?? '';
    const broken = brokenRules(unpackForm(packed, contest), contest, desk.state.rules, abroad);
    const [electorate, invalid, total, users, valid, ...votes] = figuresOf(packed, contest);
    expect(ruleNames(broken.errors | broken.warnings)).toEqual(names(one.broken));
    expect({ electorate, invalid, total, users, valid, votes }).toEqual(one.figures);
    for (const officer of [1, 2])
      desk.take({ leaf: officer, act: 'enter', officer, form: 'form' }, STATION, contest.id);
    if (!abroad) expect(desk.state.tally(STATION, contest.index)?.state).toBe(one.state);
  });
});

describe('the acts of record', () => {
  const vectors = example('record');
  it.each(named(vectors))('%s', (_, { contest: id, station, steps }) => {
    const desk = new Desk(vectors);
    const contest = desk.contest(id);
    for (const { after, ...step } of steps) {
      const refused = desk.take(step, station, id);
      const tally = desk.state.tally(station, contest.index);
      const [a, b] = tally?.entries.slice(-2) ?? [];
      const differs = tally?.state === 'disputed' && a && b ? differences(a.form, b.form, contest) : [];
      const now = {
        state: tally?.state,
        acts: tally?.acts,
        broken: ruleNames((tally?.errors ?? 0) | (tally?.warnings ?? 0)),
        differs,
        corrections: tally?.corrections,
      };
      const { broken = [], corrections = [], ...rest } = after;
      const then = { ...rest, broken: names(broken), corrections: corrections.length };
      expect(refused === undefined ? now : { refused }).toEqual(after.refused ? after : then);
    }
  });
});

/** @param {Desk} desk @param {string} station @param {import('../src/objects.js').Contest} contest */
function shown({ state }, station, contest) {
  const evidence = state.evidence(station, contest.index);
  const tally = state.tally(station, contest.index);
  return evidence && JSON.parse(evidenceText(evidence, tally, contest));
}

describe('the acts of evidence', () => {
  const vectors = example('evidence');
  it.each(named(vectors))('%s', (_, { contest: id, station, inForce, steps }) => {
    const desk = new Desk(vectors);
    for (const officer of inForce === null ? [] : [901, 902])
      desk.take({ leaf: officer, act: 'enter', officer, form: inForce }, station, id);
    for (const { after, ...step } of steps) {
      const refused = desk.take(step, station, id);
      expect(refused === undefined ? shown(desk, station, desk.contest(id)) : { refused }).toEqual(after);
    }
  });
});

describe('the files of view', () => {
  const vectors = example('view');
  const desk = new Desk(vectors);
  for (const { station, ...step } of vectors.steps) desk.take(step, station, 'PPWP');
  const { dirty, units } = desk.state;
  const contest = desk.contest('PPWP');
  const due = [...dueViews(contest, dirty[contest.index] ?? [], units.nation, vectors.snapshot)];
  const views = new Map(due.map(({ region, text }) => [region.code, text]));

  it.each(named(vectors))('%s', (unit, one) => {
    const regency = units.region(one.csv ?? '');
    if (regency) expect(openTable(regency, contest)).toEqual({ text: one.text, rows: one.rows });
    else {
      expect(JSON.parse(views.get(unit) ?? 'null')).toEqual(one.file);
      expect(sha256Hex(views.get(unit) ?? '')).toBe(one.hash);
    }
  });
});
