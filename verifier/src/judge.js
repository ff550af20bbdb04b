// The judgement of an act against all earlier leaves (spec/authority.md "The judgement, in this order").
// Answers the code of the first step that fails. Changes nothing: applying is for those who ask.
import { RULES } from './acts.js';
import { delegatedProblem, delegatedTimeProblem } from './delegations.js';
import { evidenceProblem } from './evidence.js';
import { foundingProblem } from './founding.js';
import { registryProblem } from './registry.js';
import { relationProblem } from './relations.js';
import { signatureProblem } from './signers.js';
import { tallyProblem } from './tally.js';
import { votingProblem } from './voting.js';

/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./types.js').Act} Act */
/** @typedef {import('./acts.js').Rule} Rule */
/** @typedef {import('./state.js').State} State */
/**
 * Numbers of officers, by then with, -1 where unknown: who signed, and in whose right. The same list where
 * nobody signs for another.
 * @typedef {{ signers: number[], principals: number[] }} Hands
 */

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
  const hands = handsOf(leaf, state);
  return (
    placeProblem(act, rule, state) ??
    keyProblem(leaf, act, hands, state) ??
    signatureProblem(leaf) ??
    relationProblem(act, rule, hands, state) ??
    timeProblem(leaf, hands, state) ??
    phaseProblem(act, rule, state) ??
    (rule.head && !isHead(act, state) ? 'basis-stale' : undefined) ??
    ownProblem(leaf, act, hands, state)
  );
}

/** @param {Leaf} leaf @param {State} state @returns {Hands} */
function handsOf(leaf, state) {
  const signers = leaf.signers.map((signer) => state.officers.find(signer.officer));
  if (leaf.signers.every((signer) => signer.for === undefined)) return { signers, principals: signers };
  const principals = leaf.signers.map((signer) => state.officers.find(signer.for ?? signer.officer));
  return { signers, principals };
}

/** Step 2. @param {Act} act @param {Rule} rule @param {State} state */
function placeProblem(act, rule, state) {
  if (act.election !== state.election) return 'election-wrong';
  if (act.act !== 'registry.station.amend' && !state.units.exists(act.unit)) return 'unit-unknown';
  if (rule.unit !== undefined && act.unit !== rule.unit) return 'record-wrong';
  if (rule.station && act.unit.length !== 13) return 'record-wrong';
  return act.record === rule.record(act) ? undefined : 'record-wrong';
}

/** Step 4. @param {Leaf} leaf @param {Act} act @param {Hands} hands @param {State} state */
function keyProblem(leaf, act, { signers, principals }, state) {
  for (const [i, officer] of signers.entries()) {
    if (officer < 0) return 'officer-unknown';
    if (state.officers.isRevoked(officer)) return 'officer-revoked';
    if (act.act !== 'registry.key.enrol') {
      const held = state.officers.keyState(officer, state.keys.find(leaf.signers[i]?.key ?? ''));
      if (held !== 'live') return `key-${held}`;
    }
    if (leaf.signers[i]?.for === undefined) continue;
    const problem = delegatedProblem(act, Number(principals[i]), officer, state);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Step 7. @param {Leaf} leaf @param {Hands} hands @param {State} state */
function timeProblem(leaf, { signers, principals }, state) {
  if (leaf.atMs > leaf.receivedMs + state.rules.clockAheadMinutes * MINUTE) return 'clock-ahead';
  const grace = state.rules.graceHours * HOUR;
  const serving = signers.every((officer) =>
    state.officers.serves(officer, leaf.atMs, leaf.receivedMs, grace),
  );
  if (!serving) return 'term-outside';
  return signers === principals ? undefined : delegatedTimeProblem(leaf, { signers, principals }, state);
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

/** Step 10. @param {Leaf} leaf @param {Act} act @param {Hands} hands @param {State} state */
function ownProblem(leaf, act, hands, state) {
  const [officer, signer] = [Number(hands.principals[0]), Number(hands.signers[0])];
  if (act.act.startsWith('results.tally.')) return tallyProblem(act, { officer, signer }, state);
  if (act.act.startsWith('results.evidence.')) return evidenceProblem(act, officer, state);
  if (act.act.startsWith('voting.')) return votingProblem(leaf, act, officer, state);
  if (act.act === 'publication.snapshot.publish') return snapshotProblem(leaf, act, state);
  return registryProblem(leaf, act, hands, state);
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
