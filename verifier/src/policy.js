// Whom to trust (c2sp.org/tlog-policy): logs, witnesses, groups, and the quorum. Parsed strictly: a policy
// that is not understood in every line must trust nobody.
import { COSIGNATURE, ED25519, parseVerifierKey } from './note.js';
import { hex } from './bytes.js';

/** @typedef {import('./note.js').VerifierKey} VerifierKey */
/** @typedef {{ threshold: number, members: string[] }} Group */
/**
 * `quorum` names a witness, a group, or `none`.
 * @typedef {{ logs: VerifierKey[], witnesses: Map<string, VerifierKey>, groups: Map<string, Group>, quorum:
 * string }} Policy
 */

const LINES_MAX = 4096;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** The policy is not one: `line` counts from 1. */
export class PolicyError extends Error {
  /** @param {string} message @param {number} line */
  constructor(message, line) {
    super(`policy line ${line}: ${message}`);
    this.name = 'PolicyError';
    this.line = line;
  }
}

/**
 * @param {string} text
 * @returns {Policy}
 * @throws {PolicyError} on anything that the format does not allow
 */
export function parsePolicy(text) {
  /** @type {Policy} */
  const policy = { logs: [], witnesses: new Map(), groups: new Map(), quorum: '' };
  const used = new Set();
  const lines = text.split('\n');
  if (lines.length > LINES_MAX) throw new PolicyError('too many lines', LINES_MAX);
  if (lines.at(-1) !== '') throw new PolicyError('the last line does not end', lines.length);
  lines.forEach((line, i) => {
    if (FORBIDDEN.test(line)) throw new PolicyError('control character', i + 1);
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#')) return;
    readLine(policy, used, words, i + 1);
  });
  if (policy.quorum === '') throw new PolicyError('no quorum', lines.length);
  return policy;
}

/** @param {Policy} policy @param {Set<string>} used @param {string[]} words @param {number} at */
function readLine(policy, used, [keyword, ...words], at) {
  if (keyword === 'log') return readLog(policy, words, at);
  if (keyword === 'witness') return readWitness(policy, words, at);
  if (keyword === 'group') return readGroup(policy, used, words, at);
  if (keyword !== 'quorum') throw new PolicyError(`unknown word ${keyword}`, at);
  const [name, ...rest] = words;
  if (name === undefined || rest.length > 0) throw new PolicyError('quorum names exactly one', at);
  if (policy.quorum !== '') throw new PolicyError('second quorum', at);
  if (name !== 'none' && !isDefined(policy, name)) throw new PolicyError(`${name} is not defined above`, at);
  policy.quorum = name;
}

/** @param {Policy} policy @param {string} name */
const isDefined = (policy, name) => policy.witnesses.has(name) || policy.groups.has(name);

/** @param {VerifierKey[]} keys @param {VerifierKey} key */
const isDuplicate = (keys, key) => keys.some((other) => hex(other.publicKey) === hex(key.publicKey));

/** @param {Policy} policy @param {string[]} words @param {number} at */
function readLog(policy, words, at) {
  const key = parseVerifierKey(words[0] ?? '');
  if (key?.type !== ED25519 || words.length > 2) throw new PolicyError('not a log key of type Ed25519', at);
  if (isDuplicate(policy.logs, key)) throw new PolicyError('duplicate log', at);
  policy.logs.push(key);
}

/** @param {Policy} policy @param {string[]} words @param {number} at */
function readWitness(policy, words, at) {
  const [name = '', text = ''] = words;
  const key = parseVerifierKey(text);
  if (key?.type !== COSIGNATURE || words.length > 3)
    throw new PolicyError('not a witness key of type 0x04', at);
  if (isDuplicate([...policy.witnesses.values()], key)) throw new PolicyError('duplicate witness', at);
  if (name === 'none' || isDefined(policy, name)) throw new PolicyError(`name ${name} is taken`, at);
  policy.witnesses.set(name, key);
}

/** @param {Policy} policy @param {Set<string>} used @param {string[]} words @param {number} at */
function readGroup(policy, used, [name = '', count = '', ...members], at) {
  if (name === 'none' || name === '' || isDefined(policy, name))
    throw new PolicyError(`name ${name} is taken`, at);
  for (const member of members) {
    // Each name is a member once in the whole policy: no witness weighs twice.
    if (!isDefined(policy, member) || used.has(member))
      throw new PolicyError(`member ${member} cannot be used`, at);
    used.add(member);
  }
  const threshold =
    count === 'any' ? 1 : count === 'all' ? members.length : /^[1-9]\d{0,5}$/.test(count) ? Number(count) : 0;
  if (threshold < 1 || threshold > members.length) throw new PolicyError('threshold out of range', at);
  policy.groups.set(name, { threshold, members });
}

/**
 * Whether witnesses that have cosigned are a quorum.
 * @param {Policy} policy
 * @param {ReadonlySet<string>} cosigned names in the policy
 * @param {string} [name]
 * @returns {boolean}
 */
export function isQuorum(policy, cosigned, name = policy.quorum) {
  if (name === 'none') return true;
  const group = policy.groups.get(name);
  if (group === undefined) return cosigned.has(name);
  return group.members.filter((member) => isQuorum(policy, cosigned, member)).length >= group.threshold;
}
