// What the acts of the registry require beyond authority, and what they change (spec/authority.md, the
// sections on freeze, appointments, keys, stations).
import { sha256 } from '#platform';
import { APPOINTMENTS } from './acts.js';
import { equalBytes, fromHex } from './bytes.js';
import { parseAt } from './time.js';
import { isAbove } from './units.js';

/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./types.js').Act} Act */
/** @typedef {import('./state.js').State} State */

/**
 * @param {Act} act @param {number[]} signers @param {State} state
 * @returns {string | undefined} code
 */
export function registryProblem(act, signers, state) {
  if (act.act === 'registry.election.freeze') return freezeProblem(act, state);
  if (act.act === 'registry.officer.appoint') return appointProblem(act, Number(signers[0]), state);
  if (act.act === 'registry.key.enrol') return enrolProblem(act, Number(signers[0]), state);
  if (act.act === 'registry.key.revoke') return keyRevokeProblem(act, signers, state);
  if (act.act === 'registry.officer.revoke') return officerRevokeProblem(act, state);
  return amendProblem(act, state);
}

/** @param {Act} act @param {State} state */
function freezeProblem({ body }, state) {
  const same =
    body.contests === state.named.contests &&
    body.ruleSet === state.named.ruleSet &&
    body.units === state.named.units;
  const counted =
    body.officers === state.officers.live &&
    body.keys === state.officers.liveKeys &&
    body.stations === state.units.adopted &&
    body.forms === 0;
  return same && counted ? undefined : 'freeze-differs';
}

/** @param {Act} act @param {number} signer @param {State} state */
function appointProblem(act, signer, state) {
  const role = state.officers.role(signer);
  const unit = state.officers.unit(signer);
  if (unit !== act.unit && !isAbove(unit, act.unit)) return 'unit-outside';
  const named = new Set();
  for (const one of act.body.officers) {
    const rule = APPOINTMENTS.get(one.role);
    if (rule?.by !== role) return 'role-not-allowed';
    if (!isAbove(unit, one.unit)) return 'unit-outside';
    if (one.unit !== act.unit && !isAbove(act.unit, one.unit)) return 'unit-outside';
    if (!state.units.exists(one.unit)) return 'unit-unknown';
    if (one.unit.length !== rule.level || one.unit.startsWith('99') !== rule.abroad)
      return 'role-not-allowed';
    if (Number(parseAt(one.from)) > Number(parseAt(one.until))) return 'term-outside';
    if (named.has(one.officer) || one.officer === 'publisher' || state.officers.find(one.officer) >= 0)
      return 'officer-exists';
    named.add(one.officer);
  }
  return undefined;
}

/** @param {Act} act @param {number} officer @param {State} state */
function enrolProblem(act, officer, state) {
  const id = state.keys.learn(act.body.key);
  if (id === '' || id !== act.by.key) return 'key-unknown';
  const secret = fromHex(act.body.invitation);
  if (!secret || !equalBytes(sha256(secret), state.officers.invitation(officer))) return 'invitation-wrong';
  if (state.officers.isSpent(officer)) return 'invitation-spent';
  return state.officers.keyState(officer, state.keys.find(id)) === 'unknown' ? undefined : 'key-exists';
}

/** @param {Act} act @param {number[]} signers @param {State} state */
function keyRevokeProblem(act, signers, state) {
  const target = state.officers.find(act.body.officer);
  if (state.officers.isRevoked(target)) return 'officer-revoked';
  const held = state.officers.keyState(target, state.keys.find(act.body.key));
  const invites = act.body.invitation !== undefined;
  if (held === 'unknown') return 'key-unknown';
  if (signers.includes(target) && invites) return 'role-not-allowed';
  return held === 'live' || (invites && !state.officers.hasLiveKey(target)) ? undefined : 'key-revoked';
}

/** @param {Act} act @param {State} state */
function officerRevokeProblem(act, state) {
  return state.officers.isRevoked(state.officers.find(act.body.officer)) ? 'officer-revoked' : undefined;
}

/** @param {Act} act @param {State} state */
function amendProblem(act, state) {
  if (act.unit.length !== 13 || act.unit.endsWith('000')) return 'unit-unknown';
  const exists = state.units.exists(act.unit);
  if (act.body.change === 'open') return exists ? 'station-exists' : undefined;
  return exists ? undefined : 'unit-unknown';
}

/**
 * Changes that a judged act of the registry makes.
 * @param {Leaf} leaf
 * @param {Act} act
 * @param {State} state
 */
export function applyRegistry(leaf, act, state) {
  const { body } = act;
  const { officers, keys } = state;
  if (act.act === 'registry.election.freeze') {
    state.frozen = true;
    state.electionHead = leaf.index;
  } else if (act.act === 'registry.officer.appoint') {
    for (const one of body.officers) {
      officers.add(
        one.officer,
        one.role,
        one.unit,
        Number(parseAt(one.from)),
        Number(parseAt(one.until)),
        fromHex(one.invitation),
      );
    }
  } else if (act.act === 'registry.key.enrol') {
    const officer = officers.find(act.by.officer);
    officers.enrol(officer, keys.find(act.by.key));
    officers.touch(officer, leaf.index);
  } else if (act.act === 'registry.key.revoke') {
    const officer = officers.find(body.officer);
    officers.revokeKey(officer, keys.find(body.key), body.invitation && fromHex(body.invitation));
    officers.touch(officer, leaf.index);
  } else if (act.act === 'registry.officer.revoke') {
    const officer = officers.find(body.officer);
    officers.revoke(officer);
    officers.touch(officer, leaf.index);
  } else {
    state.units.amend(act.unit, body.change === 'open');
    state.stationHeads.set(act.unit, leaf.index);
    state.amended(act.unit);
  }
}
