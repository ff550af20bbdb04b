// Takes the steps of the examples in spec/vectors/results: shape, the act's own conditions, what it changes.
// Who may send an act, and its signature, are not what these examples are about.
import fs from 'node:fs';
import { actProblem } from '../../src/act-shape.js';
import { evidenceProblem } from '../../src/evidence.js';
import { Keys } from '../../src/keys.js';
import { State } from '../../src/state.js';
import { tallyProblem } from '../../src/tally.js';
import { Units } from '../../src/units.js';
import { sha256Hex } from './keys.js';
import { canonical } from './naive-tally.js';

/** @typedef {any} Json  any: the examples as they stand in the files */
/** @typedef {import('../../src/objects.js').Contest} Contest */

/** @param {string} name @returns {Json} */
export const example = (name) =>
  JSON.parse(
    String(fs.readFileSync(new URL(`../../../spec/vectors/results/${name}.json`, import.meta.url))),
  );

/** @param {Json} contest @param {number} index @returns {Contest} */
const contestOf = ({ id, type, options }, index) => ({
  id,
  index,
  type,
  numbers: options.map((/** @type {Json} */ one) => one.no),
  widths: options.map((/** @type {Json} */ one) => one.candidates?.length ?? 0),
});

const TALLY = ['enter', 'takeover', 'correct'];
/** @type {{ [act: string]: string }} */
const ROLES = { correct: 'PPK', takeover: 'PPS', attest: 'SAKSI', object: 'SAKSI' };
/** @param {number} number of an officer or of a leaf @param {number} length */
const idOf = (number, length) => String(number).padStart(length, '0');
/** A leaf's act has its number for id here. */
class Numbered extends State {
  /** @override @param {string} id */
  leafOf(id) {
    return Number(id);
  }
}

export const STATION = '0001010001001';
const UNITS = { regions: [['00', ''], ['0001', ''], ['000101', ''], ['0001010001', '']], stations: {} };

export class Desk {
  /** @param {Json} example */
  constructor({ contests = example('rules').contests, ruleSet, units = UNITS, snapshot, forms }) {
    const values = { clockAheadMinutes: 10, countingHours: 12, graceHours: 48, openingGraceMinutes: 30 };
    const adopted = {
      units: new Units(units, snapshot?.name ?? ''),
      contests: contests.map(contestOf),
      rules: { ...values, ...ruleSet },
    };
    this.state = new Numbered(adopted, new Keys());
    this.forms = forms;
  }

  /** @param {string} id @returns {Contest} */
  contest(id) {
    const found = this.state.contestOf(id);
    if (found === undefined) throw new Error(`no contest ${id}`);
    return found;
  }

  /**
   * @param {Json} step @param {string} station @param {string} contest
   * @returns {string | undefined} code of a refusal
   */
  take({ leaf, act, officer: number, form, objection, ...said }, station, contest) {
    const { officers } = this.state;
    const by = { key: 'a'.repeat(64), officer: idOf(number, 32) };
    if (officers.find(by.officer) < 0)
      officers.add(by.officer, ROLES[act] ?? 'KPPS', station, 0, Number.POSITIVE_INFINITY);
    const value = this.#actOf({ act, by, form, objection, said, station, contest });
    const officer = officers.find(by.officer);
    const problem =
      actProblem(value) ??
      (TALLY.includes(act)
        ? tallyProblem(value, { officer, signer: officer }, this.state)
        : evidenceProblem(value, officer, this.state));
    if (problem !== undefined) return problem;
    this.state.apply(/** @type {Json} */ ({ index: leaf, act: value }));
    return undefined;
  }

  /** @param {Json} parts @returns {Json} */
  #actOf({ act, by, form, objection, said, station, contest }) {
    const isTally = TALLY.includes(act);
    const whole = this.forms?.[form];
    const name = isTally ? `results.tally.${act}` : `results.evidence.${act}`;
    const hash = 'e'.repeat(64);
    const body = {
      ...said,
      attempt: 1,
      contest,
      ...(whole ? { form: isTally ? whole : sha256Hex(canonical(whole)) } : {}),
      ...(objection === undefined ? {} : { objection: idOf(objection, 64) }),
      ...(act === 'enter' || act === 'photograph' || act === 'attest' ? {} : { reason: 'x' }),
      ...(act === 'correct' ? { evidence: hash } : {}),
      ...(act === 'takeover' ? { of: hash } : {}),
    };
    const at = '2024-02-14T12:00:00Z';
    return { act: name, at, basis: null, body, by, election: 'x', record: 'x', unit: station, v: 1 };
  }
}
