// What officers hand over for a time (spec/authority.md "registry.delegation.grant"): who may sign which acts
// in whose right, where and until when. It carries nothing by itself: role and unit of the giver are judged
// anew at each use. Rare, and so kept in maps.
import { DELEGABLE } from './acts.js';
import { lineOf } from './roles.js';
import { parseAt } from './time.js';
import { isAbove } from './units.js';

/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./types.js').Act} Act */
/** @typedef {import('./judge.js').Hands} Hands */
/** @typedef {import('./state.js').State} State */
/**
 * Times in milliseconds.
 * @typedef {{ acts: string[], unit: string, from: number, until: number }} Delegation
 */

const GIVERS_MAX = 8;

export class Delegations {
  /** By receiver, then by giver. @type {Map<number, Map<number, Delegation>>} */
  #held = new Map();

  /**
   * One whose time is past stands until an act replaces or ends it.
   * @param {number} giver
   * @param {number} receiver
   */
  find(giver, receiver) {
    return this.#held.get(receiver)?.get(giver);
  }

  /**
   * How many others have handed something over that is not past.
   * @param {number} receiver @param {number} giver who is not counted @param {number} received
   */
  othersOf(receiver, giver, received) {
    const held = [...(this.#held.get(receiver) ?? [])];
    return held.filter(([other, { until }]) => other !== giver && until >= received).length;
  }

  /**
   * What the receiver held and is past is forgotten.
   * @param {number} giver @param {number} receiver @param {Delegation} delegation @param {number} received
   */
  grant(giver, receiver, delegation, received) {
    const held = [...(this.#held.get(receiver) ?? [])].filter(([, { until }]) => until >= received);
    this.#held.set(receiver, new Map(held).set(giver, delegation));
  }

  /** @param {number} giver @param {number} receiver */
  end(giver, receiver) {
    this.#held.get(receiver)?.delete(giver);
  }
}

/** @param {string} unit @param {string} above */
const isWithin = (unit, above) => unit === above || isAbove(above, unit);

/**
 * Step 4 of the judgement, for who signs in another's right.
 * @param {Act} act @param {number} principal @param {number} signer @param {State} state
 * @returns {string | undefined} code
 */
export function delegatedProblem(act, principal, signer, state) {
  if (principal < 0) return 'officer-unknown';
  if (state.officers.isRevoked(principal)) return 'officer-revoked';
  const delegation = state.delegations.find(principal, signer);
  if (!delegation?.acts.includes(act.act)) return 'delegation-missing';
  return isWithin(act.unit, delegation.unit) ? undefined : 'unit-outside';
}

/**
 * Step 7: a delegation has no grace.
 * @param {Leaf} leaf @param {Hands} hands @param {State} state
 * @returns {string | undefined} code
 */
export function delegatedTimeProblem(leaf, { signers, principals }, state) {
  for (const [i, { for: principal }] of leaf.signers.entries()) {
    if (principal === undefined) continue;
    const { from, until } = /** @type {Delegation} */ (
      state.delegations.find(Number(principals[i]), Number(signers[i]))
    );
    if (leaf.atMs < from || leaf.atMs > until || leaf.receivedMs > until) return 'delegation-ended';
  }
  return undefined;
}

/**
 * @param {Leaf} leaf @param {Act} act @param {number} giver @param {State} state
 * @returns {string | undefined} code
 */
export function grantProblem(leaf, { body, unit }, giver, state) {
  const { officers } = state;
  const receiver = officers.find(body.officer);
  if (receiver < 0) return 'officer-unknown';
  if (officers.isRevoked(receiver)) return 'officer-revoked';
  if (receiver === giver || !isOfOneLine(giver, receiver, officers)) return 'role-not-allowed';
  const own = officers.unit(giver);
  if (!isWithin(officers.unit(receiver), own) || !isWithin(unit, own)) return 'unit-outside';
  if (!body.acts.every((/** @type {string} */ act) => DELEGABLE.has(act))) return 'act-not-delegable';
  const { from, until } = timesOf(body);
  const term = officers.term(giver);
  if (!(term.from <= from && from < until && until <= term.until)) return 'term-outside';
  const others = state.delegations.othersOf(receiver, giver, leaf.receivedMs);
  return others < GIVERS_MAX ? undefined : 'delegations-too-many';
}

/**
 * Participants are of one line only with their own side.
 * @param {number} giver @param {number} receiver @param {State['officers']} officers
 */
function isOfOneLine(giver, receiver, officers) {
  const line = lineOf(officers.role(giver));
  return (
    line !== undefined &&
    line === lineOf(officers.role(receiver)) &&
    officers.participant(giver) === officers.participant(receiver)
  );
}

/** @param {Act} act @param {State} state */
export function endProblem({ body }, state) {
  const [giver, receiver] = [state.officers.find(body.giver), state.officers.find(body.officer)];
  return state.delegations.find(giver, receiver) === undefined ? 'delegation-missing' : undefined;
}

/** @param {Leaf} leaf @param {Act} act judged right @param {number} giver @param {State} state */
export function applyGrant(leaf, { body, unit }, giver, state) {
  const delegation = { acts: body.acts, unit, ...timesOf(body) };
  state.delegations.grant(giver, state.officers.find(body.officer), delegation, leaf.receivedMs);
}

/** @param {{ from: string, until: string }} body */
const timesOf = (body) => ({ from: Number(parseAt(body.from)), until: Number(parseAt(body.until)) });
