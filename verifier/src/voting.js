// The voting day (spec/authority.md "voting"): what a station's acts require beyond authority, and shifts.
// What a station says of its day commutes and enters no view that is signed, so nothing of it is kept; a
// shift is.
import { lineOf } from './roles.js';
import { isAbove } from './units.js';

/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./types.js').Act} Act */
/** @typedef {import('./state.js').State} State */

/**
 * @param {Leaf} leaf @param {Act} act @param {number} officer who signed @param {State} state
 * @returns {string | undefined} code
 */
export function votingProblem(leaf, act, officer, state) {
  const { body } = act;
  if (act.act === 'voting.turnout.count') return body.L + body.P === body.J ? undefined : 'turnout-wrong';
  if (act.act === 'voting.shift.relieve') return relieveProblem(act, state);
  const since = state.officers.shiftSince(officer);
  if (act.act === 'voting.shift.start') return since === undefined ? undefined : 'shift-running';
  if (act.act === 'voting.shift.end')
    return since !== undefined && leaf.atMs >= since ? undefined : 'shift-missing';
  return undefined;
}

/** @param {Act} act @param {State} state */
function relieveProblem({ body, unit }, { officers }) {
  const tired = officers.find(body.officer);
  if (tired < 0) return 'officer-unknown';
  if (officers.unit(tired) !== unit) return 'unit-outside';
  if (officers.shiftSince(tired) === undefined) return 'shift-missing';
  const fresh = officers.find(body.by);
  if (fresh < 0) return 'officer-unknown';
  if (officers.isRevoked(fresh)) return 'officer-revoked';
  if (fresh === tired || lineOf(officers.role(fresh)) !== 'organisers') return 'role-not-allowed';
  const from = officers.unit(fresh);
  return from === unit || isAbove(from, unit) || isAbove(unit, from) ? undefined : 'unit-outside';
}

/** @param {Leaf} leaf @param {Act} act judged right @param {State} state */
export function applyVoting(leaf, act, { officers }) {
  if (act.act === 'voting.shift.start') officers.setShift(officers.find(act.by.officer), leaf.atMs);
  if (act.act === 'voting.shift.end') officers.setShift(officers.find(act.by.officer), undefined);
}
