// Sums over records (spec/views.md "Figures of a tally"): one row of integers for each region and contest.
// Rows of villages are made when asked for; those above are kept up to date with each change.
import { evidenceSums } from './evidence.js';
import { I_A, I_B4, unpackForm, V, voteCells } from './form.js';
import { ruleNames } from './rules.js';

/** @typedef {import('./objects.js').Contest} Contest */
/** @typedef {import('./tally.js').Tally} Tally */
/** @typedef {import('./evidence.js').EvidenceSums} EvidenceSums */
/** @typedef {import('./units.js').Region} Region */

const STATES = ['confirmed', 'disputed', 'incomplete', 'waiting', 'withheld'];
const CORRECTIONS = 5;
/** Where the sums of evidence stand. */
const EVIDENCE = 6;
const FIGURES = 9;
const RULES = 16;

/** @param {Contest} contest */
const figureCount = (contest) => 5 + contest.numbers.length;
/** @param {Contest} contest */
const rowLength = (contest) => FIGURES + 2 * figureCount(contest) + 2 * RULES;

/** @param {Region} region @param {Contest} contest */
export const sumsOf = (region, contest) =>
  (region.sums[contest.index] ??= new Float64Array(rowLength(contest)));

/**
 * electorate, invalid, total, users, valid, then votes.
 * @param {string} form packed
 * @param {Contest} contest
 * @returns {number[]}
 */
export function figuresOf(form, contest) {
  const cells = unpackForm(form, contest);
  const named = [I_A + 2, V + 1, V + 2, I_B4 + 2, V].map((cell) => cells[cell] ?? 0);
  for (const cell of voteCells(contest)) named.push(cells[cell] ?? 0);
  return named;
}

/**
 * What a tally adds to every row above it.
 * @param {Tally} tally @param {Contest} contest @returns {Float64Array}
 */
export function contribution(tally, contest) {
  const row = new Float64Array(rowLength(contest));
  row[STATES.indexOf(tally.state)] = 1;
  row[CORRECTIONS] = tally.corrections;
  if (tally.form === undefined) return row;
  const figures = figuresOf(tally.form, contest);
  if (tally.state === 'confirmed') row.set(figures, FIGURES);
  row.set(figures, FIGURES + figures.length);
  const rules = FIGURES + 2 * figures.length;
  for (let r = 0; r < RULES; r++) {
    row[rules + r] = (tally.errors >> r) & 1;
    row[rules + RULES + r] = (tally.warnings >> r) & 1;
  }
  return row;
}

/** @param {Float64Array} row @param {Float64Array} other @param {1 | -1} sign */
function add(row, other, sign) {
  for (let i = 0; i < row.length; i++) row[i] = Number(row[i]) + sign * Number(other[i]);
}

/**
 * Brings the rows above a village up to date with a record's change.
 * @param {Region} village @param {Contest} contest @param {Tally | undefined} before @param {Tally} after
 */
export function changeSums(village, contest, before, after) {
  const change = contribution(after, contest);
  if (before) add(change, contribution(before, contest), -1);
  for (let region = village.parent; region !== undefined; region = region.parent)
    add(sumsOf(region, contest), change, 1);
}

/** @param {Float64Array} row @param {EvidenceSums} sums @param {1 | -1} sign */
function addEvidence(row, { answered, open, photographed }, sign) {
  for (const [i, n] of [answered, open, photographed].entries())
    row[EVIDENCE + i] = Number(row[EVIDENCE + i]) + sign * n;
}

/**
 * The same for what others say about a form.
 * @param {Region} village @param {Contest} contest @param {EvidenceSums} before @param {EvidenceSums} after
 */
export function changeEvidence(village, contest, before, after) {
  for (let region = village.parent; region !== undefined; region = region.parent) {
    const row = sumsOf(region, contest);
    addEvidence(row, before, -1);
    addEvidence(row, after, 1);
  }
}

/** The row of any region. @param {Region} region @param {Contest} contest @returns {Float64Array} */
export function rowOf(region, contest) {
  if (region.level !== 10) return sumsOf(region, contest);
  const row = new Float64Array(rowLength(contest));
  for (const tally of region.tallies[contest.index]?.values() ?? [])
    add(row, contribution(tally, contest), 1);
  for (const evidence of region.evidence[contest.index]?.values() ?? [])
    addEvidence(row, evidenceSums(evidence), 1);
  return row;
}

/**
 * @typedef {{ electorate: number, invalid: number, total: number, users: number, valid: number, votes:
 * number[] }} Figures
 * @typedef {{
 * confirmed: Figures, reported: Figures, forms: { [state: string]: number }, rules: { [rule: string]: number
 * },
 *   warnings: { [rule: string]: number }, corrections: number, stations: number,
 *   objections: { answered: number, open: number }, photographed: number,
 * }} Totals
 */

/**
 * The public figures of a region, members in canonical order.
 * @param {Region} region @param {Contest} contest @returns {Totals}
 */
export function totalsOf(region, contest) {
  const row = rowOf(region, contest);
  const length = figureCount(contest);
  /** @param {number} i */
  const n = (i) => Number(row[i]);
  const present = n(0) + n(1) + n(2) + n(3) + n(4);
  return {
    confirmed: figuresAt(row, FIGURES, length),
    corrections: n(CORRECTIONS),
    forms: {
      confirmed: n(0),
      disputed: n(1),
      incomplete: n(2),
      missing: Math.max(0, region.stations - present),
      waiting: n(3),
      withheld: n(4),
    },
    objections: { answered: n(EVIDENCE), open: n(EVIDENCE + 1) },
    photographed: n(EVIDENCE + 2),
    reported: figuresAt(row, FIGURES + length, length),
    rules: ruleCounts(row, FIGURES + 2 * length),
    stations: region.stations,
    warnings: ruleCounts(row, FIGURES + 2 * length + RULES),
  };
}

/** @param {Float64Array} row @param {number} from @param {number} length @returns {Figures} */
function figuresAt(row, from, length) {
  const [electorate = 0, invalid = 0, total = 0, users = 0, valid = 0, ...votes] = row.subarray(
    from,
    from + length,
  );
  return { electorate, invalid, total, users, valid, votes };
}

/**
 * @param {Float64Array} row
 * @param {number} from
 * @returns {{ [rule: string]: number }} zeroes left out, keys in text order
 */
function ruleCounts(row, from) {
  /** @type {{ [rule: string]: number }} */
  const counts = {};
  for (const name of ruleNames(0xffff).sort()) {
    const count = Number(row[from + Number(name.slice(1)) - 1]);
    if (count !== 0) counts[name] = count;
  }
  return counts;
}
