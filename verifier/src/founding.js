// The founding act (spec/authority.md "registry.election.found"): leaf 0 and no other. Its signers and their
// keys stand in its own body; whether to believe them is not decided here but by whoever trusts the log that
// it names.
import { signatureProblem } from './signers.js';
import { parseAt } from './time.js';

/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./types.js').Act} Act */
/** @typedef {import('./state.js').State} State */

/**
 * @param {Leaf} leaf @param {Act} act @param {State} state
 * @returns {string | undefined} code
 */
export function foundingProblem(leaf, act, state) {
  if (leaf.index !== 0) return 'election-founded';
  const { body } = act;
  if (act.election !== body.election) return 'election-wrong';
  if (act.unit !== 'ID' || act.record !== 'registry.election') return 'record-wrong';
  /** @type {Map<string, string>} */
  const root = new Map();
  for (const member of body.root) root.set(member.officer, state.keys.learn(member.key));
  if (root.size !== body.root.length || root.has('publisher') || state.keys.learn(body.publisher) === '')
    return 'act-malformed';
  for (const signer of leaf.signers) {
    if (!root.has(signer.officer)) return 'officer-unknown';
    if (root.get(signer.officer) !== signer.key) return 'key-unknown';
    // Nothing has been handed over yet.
    if (signer.for !== undefined) return root.has(signer.for) ? 'delegation-missing' : 'officer-unknown';
  }
  return signatureProblem(leaf) ?? termProblem(leaf, body);
}

/** @param {Leaf} leaf @param {any} body any: the founding body, checked by act-shape.js */
function termProblem(leaf, body) {
  if (body.threshold > body.root.length) return 'act-malformed';
  if (leaf.signers.length < body.threshold) return 'signers-missing';
  const [from, until] = [Number(parseAt(body.from)), Number(parseAt(body.until))];
  return from <= leaf.atMs && leaf.atMs <= until ? undefined : 'term-outside';
}
