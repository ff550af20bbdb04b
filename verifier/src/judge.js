// The judgement of an act against all earlier leaves (spec/authority.md "The judgement, in this order").
// Answers the code of the first step that fails. Changes nothing: applying is for those who ask.
import { RULES, SUPERIORS } from './acts.js';
import { foundingProblem } from './founding.js';
import { registryProblem } from './registry.js';
import { signatureProblem } from './signers.js';
import { tallyProblem } from './tally.js';
import { isAbove } from './units.js';

/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./types.js').Act} Act */
/** @typedef {import('./acts.js').Rule} Rule */
/** @typedef {import('./state.js').State} State */

const HOUR = 3_600_000;
const MINUTE = 60_000;

/**
 * @param {Leaf} leaf whose shape is right
 * @param {State} state as all earlier leaves left it
 * @returns {string | undefined} code of the refusal it should have met
 */
export function judge(leaf, state) {
  const act = /** @type {Act} */ (leaf.act);
  const rule = /** @type {Rule} */ (RULES.get(act.act));
  if (rule.phase === 'founding') return foundingProblem(leaf, act, state);
  const signers = leaf.signers.map((signer) => state.officers.find(signer.officer));
  return (
    placeProblem(act, rule, state) ??
    keyProblem(leaf, act, signers, state) ??
    signatureProblem(leaf) ??
    roleProblem(act, rule, signers, state) ??
    timeProblem(leaf, signers, state) ??
    phaseProblem(act, rule, state) ??
    (rule.head && !isHead(act, state) ? 'basis-stale' : undefined) ??
    ownProblem(leaf, act, signers, state)
  );
}

/** Step 2. @param {Act} act @param {Rule} rule @param {State} state */
function placeProblem(act, rule, state) {
  if (act.election !== state.election) return 'election-wrong';
  const opening = act.act === 'registry.station.amend' && act.body.change === 'open';
  if (!state.units.exists(opening ? act.unit.slice(0, 10) : act.unit)) return 'unit-unknown';
  if (rule.unit !== undefined && act.unit !== rule.unit) return 'record-wrong';
  return act.record === rule.record(act) ? undefined : 'record-wrong';
}

/** Step 4. @param {Leaf} leaf @param {Act} act @param {number[]} signers @param {State} state */
function keyProblem(leaf, act, signers, state) {
  for (const [i, officer] of signers.entries()) {
    if (officer < 0) return 'officer-unknown';
    if (state.officers.isRevoked(officer)) return 'officer-revoked';
    if (act.act === 'registry.key.enrol') continue;
    const held = state.officers.keyState(officer, state.keys.find(leaf.signers[i]?.key ?? ''));
    if (held !== 'live') return `key-${held}`;
  }
  return undefined;
}

/**
 * Step 6.
 * @param {Act} act
 * @param {Rule} rule
 * @param {number[]} signers
 * @param {State} state
 * @returns {string | undefined}
 */
function roleProblem(act, rule, signers, state) {
  for (const officer of signers) {
    const problem = relationProblem(act, rule, officer, signers, state);
    if (problem !== undefined) return problem;
  }
  const needed = thresholdNeeded(act, rule, signers, state) ? state.threshold : rule.signers;
  if (needed === 'threshold') throw new Error('a threshold act that needs none');
  const enough = thresholdNeeded(act, rule, signers, state)
    ? signers.length >= needed
    : signers.length === needed;
  return enough ? undefined : 'signers-missing';
}

/**
 * Acts on a KPU officer by others are acts of the whole KPU.
 * @param {Act} act
 * @param {Rule} rule
 * @param {number[]} signers
 * @param {State} state
 */
function thresholdNeeded(act, rule, signers, state) {
  if (rule.signers === 'threshold') return true;
  if (rule.who !== 'superior' && rule.who !== 'self-or-superior') return false;
  const target = state.officers.find(act.body.officer);
  const alone = rule.who === 'self-or-superior' && signers.length === 1 && signers[0] === target;
  return !alone && target >= 0 && state.officers.role(target) === 'KPU';
}

/**
 * @param {Act} act
 * @param {Rule} rule
 * @param {number} officer
 * @param {number[]} signers
 * @param {State} state
 */
function relationProblem(act, rule, officer, signers, state) {
  const role = state.officers.role(officer);
  if (rule.who === 'publisher') return role === 'publisher' ? undefined : 'role-not-allowed';
  if (role === 'publisher') return 'role-not-allowed';
  const unit = state.officers.unit(officer);
  if (Array.isArray(rule.who)) return grantProblem(act, rule.who, role, unit);
  if (rule.who === 'self') return unit === act.unit ? undefined : 'unit-outside';
  if (rule.who === 'appointer') return undefined; // registry.js judges each appointment
  const target = state.officers.find(act.body.officer);
  if (target < 0) return 'officer-unknown';
  const targetRole = state.officers.role(target);
  if (targetRole === 'publisher') return 'role-not-allowed';
  if (act.unit !== state.officers.unit(target)) return 'unit-outside';
  if (rule.who === 'self-or-superior' && officer === target && (signers.length === 1 || targetRole === 'KPU'))
    return undefined;
  if (targetRole === 'KPU') return role === 'KPU' ? undefined : 'role-not-allowed';
  if (!SUPERIORS.has(role)) return 'role-not-allowed';
  return isAbove(unit, act.unit) ? undefined : 'unit-outside';
}

/** @param {Act} act @param {import('./acts.js').Grant[]} grants @param {string} role @param {string} unit */
function grantProblem(act, grants, role, unit) {
  const where = act.unit.startsWith('99') ? 'abroad' : 'home';
  const grant = grants.find((one) => one.role === role && (one.where === 'all' || one.where === where));
  if (grant === undefined) return 'role-not-allowed';
  const related = grant.relation === 'own' ? unit === act.unit : isAbove(unit, act.unit);
  return related ? undefined : 'unit-outside';
}

/** Step 7. @param {Leaf} leaf @param {number[]} signers @param {State} state */
function timeProblem(leaf, signers, state) {
  if (leaf.atMs > leaf.receivedMs + state.rules.clockAheadMinutes * MINUTE) return 'clock-ahead';
  const grace = state.rules.graceHours * HOUR;
  const serving = signers.every((officer) =>
    state.officers.serves(officer, leaf.atMs, leaf.receivedMs, grace),
  );
  return serving ? undefined : 'term-outside';
}

/** Step 8. @param {Act} act @param {Rule} rule @param {State} state */
function phaseProblem(act, rule, state) {
  if (rule.phase === 'before' && state.frozen) return 'election-frozen';
  if (rule.phase === 'after' && !state.frozen) return 'election-not-frozen';
  return rule.reason && state.frozen && act.body.reason === undefined ? 'reason-missing' : undefined;
}

/** Step 9. @param {Act} act @param {State} state */
function isHead(act, state) {
  const head = state.headOf(act);
  return act.basis === null ? head < 0 : head >= 0 && state.leafOf(act.basis) === head;
}

/** Step 10. @param {Leaf} leaf @param {Act} act @param {number[]} signers @param {State} state */
function ownProblem(leaf, act, signers, state) {
  if (act.act.startsWith('results.')) return tallyProblem(act, state.officers.find(act.by.officer), state);
  if (act.act === 'publication.snapshot.publish') return snapshotProblem(leaf, act, state);
  return registryProblem(act, signers, state);
}

/** @param {Leaf} leaf @param {Act} act @param {State} state */
function snapshotProblem(leaf, act, state) {
  const { size, views } = act.body;
  const inOrder = size >= 1 && size <= leaf.index && size > state.snapshotSize;
  const names = Object.keys(views);
  const whole =
    names.length === state.contests.length &&
    state.contests.every((contest) => Object.hasOwn(views, contest.id));
  return inOrder && whole ? undefined : 'snapshot-wrong';
}
