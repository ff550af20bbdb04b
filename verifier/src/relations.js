// Step 6 of the judgement (spec/authority.md): whether each signer's role may sign this act in this relation,
// and whether there are as many signers as the table says. It is the principal's role and unit that count.
import { mayBeSuperior, lineOf } from './roles.js';
import { isAbove } from './units.js';

/** @typedef {import('./types.js').Act} Act */
/** @typedef {import('./acts.js').Rule} Rule */
/** @typedef {import('./acts.js').Grant} Grant */
/** @typedef {import('./judge.js').Hands} Hands */
/** @typedef {import('./state.js').State} State */

/**
 * @param {Act} act @param {Rule} rule @param {Hands} hands @param {State} state
 * @returns {string | undefined} code
 */
export function relationProblem(act, rule, hands, state) {
  if (rule.about !== undefined) return aboutProblem(act, rule, rule.about, hands, state);
  return handsProblem(rule, hands, state, (officer) => signerProblem(act, rule, officer, state));
}

/**
 * Each signer in turn, then their number. Where the first is of the role that decides in plenary, so is each.
 * @param {Rule} rule
 * @param {Hands} hands
 * @param {State} state
 * @param {(officer: number) => string | undefined} problemOf
 */
function handsProblem(rule, { principals }, state, problemOf) {
  const roles = principals.map((officer) => state.officers.role(officer));
  const plenary = rule.plenary !== undefined && roles[0] === rule.plenary;
  for (const [i, officer] of principals.entries()) {
    if (plenary && roles[i] !== rule.plenary) return 'role-not-allowed';
    const problem = problemOf(officer);
    if (problem !== undefined) return problem;
  }
  const count = principals.length;
  const enough = plenary || rule.signers === 'threshold' ? count >= state.threshold : count === rule.signers;
  return enough ? undefined : 'signers-missing';
}

/** @param {Act} act @param {Rule} rule @param {number} officer @param {State} state */
function signerProblem(act, rule, officer, state) {
  const role = state.officers.role(officer);
  if (rule.who === 'publisher') return role === 'publisher' ? undefined : 'role-not-allowed';
  if (lineOf(role) === undefined) return 'role-not-allowed';
  if (Array.isArray(rule.who)) return grantProblem(act, rule.who, role, state.officers.unit(officer));
  if (rule.who === 'self') return state.officers.unit(officer) === act.unit ? undefined : 'unit-outside';
  return undefined; // what she may hand over, delegations.js judges
}

/** @param {Act} act @param {Grant[]} grants @param {string} role @param {string} unit */
function grantProblem(act, grants, role, unit) {
  const grant = grants.find((one) => one.role === role);
  if (grant === undefined) return 'role-not-allowed';
  const related =
    (grant.relation !== 'above' && unit === act.unit) ||
    (grant.relation !== 'own' && isAbove(unit, act.unit));
  return related ? undefined : 'unit-outside';
}

/**
 * Acts about an officer: she herself alone where the table says so, else those above her; above an officer at
 * the nation is the commission.
 * @param {Act} act
 * @param {Rule} rule
 * @param {'officer' | 'giver'} about
 * @param {Hands} hands
 * @param {State} state
 */
function aboutProblem(act, rule, about, hands, state) {
  const { signers, principals } = hands;
  const { officers } = state;
  const target = officers.find(act.body[about]);
  const receiver = officers.find(act.body.officer);
  if (target < 0 || receiver < 0) return 'officer-unknown';
  if (officers.role(target) === 'publisher') return 'role-not-allowed';
  if (act.unit !== officers.unit(target)) return 'unit-outside';
  const alone = principals[0];
  if (rule.who !== 'superior' && signers.length === 1 && (alone === target || alone === receiver))
    return alone === signers[0] ? undefined : 'role-not-allowed'; // in her own place nobody signs for another
  return handsProblem(rule, hands, state, (officer) => superiorProblem(officer, target, act.unit, state));
}

/** @param {number} officer @param {number} target @param {string} unit of the target @param {State} state */
function superiorProblem(officer, target, unit, { officers }) {
  const [role, other] = [officers.role(officer), officers.role(target)];
  if (unit === 'ID') return role === 'KPU' ? undefined : 'role-not-allowed';
  if (!mayBeSuperior(role, other)) return 'role-not-allowed';
  if (other === 'SAKSI' && officers.participant(officer) !== officers.participant(target))
    return 'role-not-allowed';
  return isAbove(officers.unit(officer), unit) ? undefined : 'unit-outside';
}
