// The record of a station's form in a contest (spec/results.md): double entry by two different officers,
// disputes, corrections, and its state. A record's forms are packed texts (form.js); what is no longer needed
// is dropped.
import { hasSection, packForm, unpackForm, IV } from './form.js';
import { brokenRules } from './rules.js';

/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./types.js').Act} Act */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./objects.js').Contest} Contest */
/** Who signed first, and in whose right. @typedef {{ officer: number, signer: number }} Hand */
/** @typedef {'waiting' | 'disputed' | 'incomplete' | 'withheld' | 'confirmed'} TallyState */
/**
 * `officer` is the one whose entry it is, `signer` who signed it; `times` how often she has entered.
 * @typedef {{ officer: number, signer: number, form: string, times: number }} Entry
 */
/**
 * `entries` are the latest of each officer, by leaf, until the record is settled. `form` is in force once it
 * is. `errors` and
 * `warnings` are sets of rules (rules.js). `acts` are the leaves of all acts on the record.
 * @typedef {{
 * acts: number[], roles: string[], entries: Entry[], form: string | undefined, state: TallyState,
 *   errors: number, warnings: number, corrections: number,
 * }} Tally
 */

const ENTRIES_MAX = 32;

/**
 * @param {Act} act @param {Hand} hand @param {State} state
 * @returns {string | undefined} code
 */
export function tallyProblem(act, hand, state) {
  const { body } = act;
  const contest = state.contestOf(body.contest);
  if (contest === undefined) return 'contest-unknown';
  if (body.attempt !== 1) return 'attempt-unknown';
  const form = packForm(body.form, contest);
  if (form === undefined) return 'form-malformed';
  if (
    !unpackForm(form, contest)
      .slice(IV)
      .some((cell) => cell !== null)
  )
    return 'form-empty';
  const tally = state.tally(act.unit, contest.index);
  if (act.act === 'results.tally.correct') {
    if (tally?.form === undefined) return 'tally-not-settled';
    return tally.form === form ? 'form-same' : undefined;
  }
  if (tally === undefined) return undefined;
  if (tally.form === undefined) return entryProblem(tally.entries, hand);
  return tally.corrections > 0 ? 'tally-corrected' : 'tally-settled';
}

/** @param {Entry[]} entries @param {Hand} hand */
function entryProblem(entries, { officer, signer }) {
  for (const entry of entries) {
    if (entry.officer === officer) {
      if (entry.times >= ENTRIES_MAX) return 'entries-too-many';
    } else if (entry.officer === signer || entry.signer === signer || entry.signer === officer)
      return 'signers-same'; // nobody stands behind two entries
  }
  return undefined;
}

/**
 * The record after a judged act.
 * @param {Leaf} leaf @param {Act} act @param {Hand} hand @param {State} state
 * @param {Tally | undefined} before
 * @returns {Tally}
 */
export function applyTally(leaf, act, { officer, signer }, state, before) {
  const contest = /** @type {Contest} */ (state.contestOf(act.body.contest));
  const form = /** @type {string} */ (packForm(act.body.form, contest));
  const abroad = act.unit.startsWith('99');
  const roles = [act.by, ...(act.with ?? [])]
    .map((signer) => state.officers.role(state.officers.find(signer.for ?? signer.officer)))
    .join(' ');
  /** @type {Tally} */
  const tally = before
    ? { ...before, acts: [...before.acts, leaf.index], roles: [...before.roles, roles] }
    : {
        acts: [leaf.index],
        roles: [roles],
        entries: [],
        form: undefined,
        state: 'waiting',
        errors: 0,
        warnings: 0,
        corrections: 0,
      };
  if (act.act === 'results.tally.correct') {
    tally.corrections++;
    return settle(tally, form, contest, state, abroad);
  }
  const others = tally.entries.filter((entry) => entry.officer !== officer);
  if (others.some((entry) => entry.form === form)) return settle(tally, form, contest, state, abroad);
  const times = (tally.entries.find((entry) => entry.officer === officer)?.times ?? 0) + 1;
  tally.entries = [...others, { officer, signer, form, times }];
  tally.state = others.length === 0 ? 'waiting' : 'disputed';
  return tally;
}

/**
 * @param {Tally} tally
 * @param {string} form
 * @param {Contest} contest
 * @param {State} state
 * @param {boolean} abroad
 */
function settle(tally, form, contest, state, abroad) {
  const cells = unpackForm(form, contest);
  const broken = brokenRules(cells, contest, state.rules, abroad);
  tally.form = form;
  tally.entries = [];
  tally.errors = broken.errors;
  tally.warnings = broken.warnings;
  const captured =
    hasSection(form, 0) &&
    hasSection(form, 4) &&
    hasSection(form, 3) &&
    !cells.slice(0, 15).includes(null) &&
    !cells.slice(22).includes(null);
  tally.state = !captured ? 'incomplete' : tally.errors !== 0 ? 'withheld' : 'confirmed';
  return tally;
}
