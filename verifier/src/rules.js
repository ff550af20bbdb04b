// Rules R1 to R12 on one form (spec/results.md "Rules"). R13 to R16 need what no form holds and are not
// evaluated here. A rule is broken as soon as one part that can be evaluated is broken; what is not captured
// breaks nothing.
import { I_A, I_B1, I_B2, I_B3, I_B4, II, III, IV, V, voteCells } from './form.js';

/** @typedef {import('./objects.js').Contest} Contest */
/** @typedef {import('./form.js').Cells} Cells */
/** Bit r−1 stands for rule Rr. @typedef {{ errors: number, warnings: number }} Broken */

/**
 * @param {Cells} c
 * @param {number} i
 * @returns {number} NaN when not captured: no comparison with it is ever true
 */
const at = (c, i) => c[i] ?? Number.NaN;
/** @param {number} a @param {number} b both captured and different */
const differ = (a, b) => !Number.isNaN(a - b) && a !== b;
/** @param {number} n @param {number} percent @returns {number} percent of n, rounded up */
const share = (n, percent) => Math.floor((n * percent + 99) / 100);

/**
 * @param {Cells} c
 * @param {Contest} contest
 * @param {import('./objects.js').RuleValues} values
 * @param {boolean} abroad
 * @returns {Broken}
 */
export function brokenRules(c, contest, values, abroad) {
  const used = at(c, II + 1);
  const users = at(c, I_B4 + 2);
  const total = at(c, V + 2);
  const reserve = at(c, I_A + 2) + share(at(c, I_A + 2), values.reservePercent);
  const held = Number.isNaN(used) ? total : used;
  let errors = 0;
  if ([I_A, I_B1, I_B2, I_B3, I_B4, III].some((row) => differ(at(c, row) + at(c, row + 1), at(c, row + 2))))
    errors |= 1;
  if (columns((i) => at(c, I_B1 + i) > at(c, I_A + i))) errors |= 1 << 1;
  if (columns((i) => differ(at(c, I_B4 + i), at(c, I_B1 + i) + at(c, I_B2 + i) + at(c, I_B3 + i))))
    errors |= 1 << 2;
  if (differ(at(c, II), used + at(c, II + 2) + at(c, II + 3))) errors |= 1 << 3;
  if (differ(held, users)) errors |= 1 << 5;
  if (differ(total, at(c, V) + at(c, V + 1))) errors |= 1 << 6;
  if (
    differ(
      at(c, V),
      voteCells(contest).reduce((sum, cell) => sum + at(c, cell), 0),
    )
  )
    errors |= 1 << 7;
  if (differ(total, Number.isNaN(used) ? users : used)) errors |= 1 << 8;
  if (partyBroken(c, contest)) errors |= 1 << 9;
  if (columns((i) => at(c, III + i) > at(c, I_B4 + i))) errors |= 1 << 10;
  let warnings = differ(at(c, II), reserve) ? 1 << 4 : 0;
  if (total > (c[II] ?? reserve)) errors |= 1 << 11;
  else if (
    !abroad &&
    total > values.votersPerStationMax + share(values.votersPerStationMax, values.reservePercent)
  )
    warnings |= 1 << 11;
  return { errors, warnings };
}

/** @param {(column: number) => boolean} broken */
const columns = (broken) => broken(0) || broken(1) || broken(2);

/** @param {Cells} c @param {Contest} contest */
function partyBroken(c, contest) {
  if (contest.type === 'options') return false;
  let from = IV;
  for (const width of contest.widths) {
    let sum = at(c, from + width);
    for (let i = 0; i < width; i++) sum += at(c, from + i);
    if (differ(at(c, from + width + 1), sum)) return true;
    from += width + 2;
  }
  return false;
}

/** Names of the rules in a set of bits, in numeric order. @param {number} bits @returns {string[]} */
export function ruleNames(bits) {
  const names = [];
  for (let r = 1; r <= 16; r++) if ((bits >> (r - 1)) & 1) names.push(`R${r}`);
  return names;
}
