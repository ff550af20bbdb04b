// What the acts of the registry require beyond authority, and what they change (spec/authority.md, the
// sections on freeze, appointments, keys, stations).
import { sha256 } from '#platform';
import { equalBytes, fromHex } from './bytes.js';
import { applyGrant, endProblem, grantProblem } from './delegations.js';
import { BODIES, sitsAt } from './roles.js';
import { parseAt } from './time.js';
import { isAbove } from './units.js';

/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./types.js').Act} Act */
/** @typedef {import('./judge.js').Hands} Hands */
/** @typedef {import('./state.js').State} State */

/**
 * @param {Leaf} leaf @param {Act} act @param {Hands} hands @param {State} state
 * @returns {string | undefined} code
 */
export function registryProblem(leaf, act, hands, state) {
  const first = Number(hands.principals[0]);
  switch (act.act) {
    case 'registry.election.freeze':
      return freezeProblem(act, state);
    case 'registry.officer.appoint':
      return appointProblem(act, first, state);
    case 'registry.officer.invite':
      return inviteProblem(act, state);
    case 'registry.key.enrol':
      return enrolProblem(leaf, act, first, state);
    case 'registry.key.revoke':
      return keyRevokeProblem(act, hands, state);
    case 'registry.officer.revoke':
      return officerRevokeProblem(act, state);
    case 'registry.delegation.grant':
      return grantProblem(leaf, act, first, state);
    case 'registry.delegation.end':
      return endProblem(act, state);
    case 'registry.station.amend':
      return amendProblem(act, state);
    default:
      return undefined; // registry.names.read asks for nothing more
  }
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

/** @param {Act} act @param {number} signer in whose right it is signed @param {State} state */
function appointProblem(act, signer, state) {
  const role = state.officers.role(signer);
  const unit = state.officers.unit(signer);
  const named = new Set();
  for (const one of act.body.officers) {
    if (!BODIES.get(one.role)?.by.includes(role)) return 'role-not-allowed';
    if (!isWithin(one.unit, unit) || !isWithin(one.unit, act.unit)) return 'unit-outside';
    if (!state.units.exists(one.unit)) return 'unit-unknown';
    if (!sitsAt(one.role, one.unit)) return 'role-not-allowed';
    if (Number(parseAt(one.from)) > Number(parseAt(one.until))) return 'term-outside';
    if (named.has(one.officer) || one.officer === 'publisher' || state.officers.find(one.officer) >= 0)
      return 'officer-exists';
    named.add(one.officer);
    const stands = one.participant !== undefined;
    if (stands !== (one.role === 'PESERTA') || (stands && state.participantOf(one.participant) === 0))
      return 'participant-unknown';
  }
  return undefined;
}

/** @param {string} unit @param {string} above */
const isWithin = (unit, above) => unit === above || isAbove(above, unit);

/** @param {Act} act @param {State} state */
function inviteProblem(act, { officers }) {
  const target = officers.find(act.body.officer);
  if (officers.isRevoked(target)) return 'officer-revoked';
  return officers.hasLiveKey(target) ? 'key-exists' : undefined;
}

/** @param {Leaf} leaf @param {Act} act @param {number} officer @param {State} state */
function enrolProblem(leaf, act, officer, state) {
  const id = state.keys.learn(act.body.key);
  if (id === '' || id !== act.by.key) return 'key-unknown';
  if (state.officers.keyState(officer, state.keys.find(id)) !== 'unknown') return 'key-exists';
  if (state.officers.isSpent(officer)) return 'invitation-spent';
  const secret = fromHex(act.body.invitation);
  if (!secret || !equalBytes(sha256(secret), state.officers.invitation(officer))) return 'invitation-wrong';
  return leaf.receivedMs > state.officers.expires(officer) ? 'invitation-expired' : undefined;
}

/** @param {Act} act @param {Hands} hands @param {State} state */
function keyRevokeProblem(act, { signers, principals }, state) {
  const target = state.officers.find(act.body.officer);
  if (state.officers.isRevoked(target)) return 'officer-revoked';
  const held = state.officers.keyState(target, state.keys.find(act.body.key));
  const invites = act.body.invitation !== undefined;
  if (held === 'unknown') return 'key-unknown';
  // Nobody's next key is of her own making.
  if (invites && (signers.includes(target) || principals.includes(target))) return 'role-not-allowed';
  return held === 'live' || (invites && !state.officers.hasLiveKey(target)) ? undefined : 'key-revoked';
}

/** @param {Act} act @param {State} state */
function officerRevokeProblem(act, state) {
  return state.officers.isRevoked(state.officers.find(act.body.officer)) ? 'officer-revoked' : undefined;
}

/** @param {Act} act @param {State} state */
function amendProblem(act, state) {
  if (act.unit.endsWith('000') || !state.units.exists(act.unit.slice(0, 10))) return 'unit-unknown';
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
  } else if (act.act === 'registry.officer.appoint') applyAppointment(act, state);
  else if (act.act === 'registry.station.amend') {
    state.units.amend(act.unit, body.change === 'open');
    state.stationHeads.set(act.unit, leaf.index);
    state.amended(act.unit);
  } else if (act.act !== 'registry.names.read') {
    const officer = officers.find(act.act === 'registry.key.enrol' ? act.by.officer : body.officer);
    officers.touch(officer, leaf.index);
    if (act.act === 'registry.key.enrol') officers.enrol(officer, keys.find(act.by.key));
    if (act.act === 'registry.key.revoke') officers.revokeKey(officer, keys.find(body.key));
    if (act.act === 'registry.officer.revoke') officers.revoke(officer);
    if (act.act === 'registry.delegation.grant') applyGrant(leaf, act, officers.find(act.by.officer), state);
    if (act.act === 'registry.delegation.end') state.delegations.end(officers.find(body.giver), officer);
    const invites = act.act === 'registry.officer.invite' || act.act === 'registry.key.revoke';
    if (invites && body.invitation !== undefined)
      officers.invite(officer, /** @type {Uint8Array} */ (fromHex(body.invitation)), expiresOf(body));
  }
}

/** @param {{ expires?: string }} body @returns {number} milliseconds */
const expiresOf = ({ expires }) => (expires === undefined ? Infinity : Number(parseAt(expires)));

/** @param {Act} act @param {State} state */
function applyAppointment(act, state) {
  const { officers } = state;
  const standsFor = officers.participant(officers.find(act.by.for ?? act.by.officer));
  for (const one of act.body.officers) {
    officers.add(
      one.officer,
      one.role,
      one.unit,
      Number(parseAt(one.from)),
      Number(parseAt(one.until)),
      {
        invitation: fromHex(one.invitation),
        expires: expiresOf(one),
        participant: one.role === 'SAKSI' ? standsFor : state.participantOf(one.participant),
      },
    );
  }
}
