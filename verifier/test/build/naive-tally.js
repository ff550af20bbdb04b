// Tallies, rules and figures once more, slowly and plainly, from spec/results.md and spec/views.md: what the
// verifier makes is compared with this. No code is shared.
import canonicalize from 'canonicalize';

/** @typedef {any} Form  any: a form as JSON; the tests also make malformed ones */
/**
 * `form` is null until it is settled.
 * @typedef {{ acts: number[], roles: string[], entries: Map<string, Form>, form: Form, corrections: number }}
 *   Record
 */

/** @param {unknown} value */
export const canonical = (value) => /** @type {string} */ (canonicalize(value));

/**
 * @param {Record | undefined} record
 * @param {{ act: string, by: { for?: string, officer: string }, body: { form: Form } }} act
 * @param {number} leaf
 * @param {string} roles of its signers
 * @returns {Record}
 */
export function applyNaively(record, act, leaf, roles) {
  /** @type {Record} */
  const now = record ?? { acts: [], roles: [], entries: new Map(), form: null, corrections: 0 };
  now.acts.push(leaf);
  now.roles.push(roles);
  if (act.act === 'results.tally.correct') {
    now.corrections++;
    now.form = act.body.form;
    return now;
  }
  const officer = act.by.for ?? act.by.officer;
  now.entries.delete(officer);
  now.entries.set(officer, act.body.form);
  const twins = [...now.entries.values()].filter((form) => canonical(form) === canonical(act.body.form));
  if (now.form === null && twins.length >= 2) now.form = act.body.form;
  return now;
}

/** @param {unknown} section */
const isCaptured = (section) => section !== null && !JSON.stringify(section).includes('null');

/** @param {{ candidates: (number | null)[], party: number | null, total: number | null }} one */
function partyDiffers({ candidates, party, total }) {
  const parts = [party, ...candidates];
  if (total === null || parts.includes(null)) return false;
  return total !== parts.reduce((/** @type {number} */ sum, part) => sum + (part ?? 0), 0);
}

/**
 * @param {Form} f
 * @param {any} contest
 * @param {string} station
 * @returns {{ rule: string, severity: string }[]}
 */
export function brokenNaively(f, contest, station) {
  /** @type {any} */
  const I = f.I ?? { A: [], B1: [], B2: [], B3: [], B4: [] };
  /** @type {any[]} any: sections as JSON */
  const [II, III, V] = [f.II ?? {}, f.III ?? [], f.V ?? {}];
  const votes =
    f.IV === null
      ? [null]
      : f.IV.map((/** @type {any} */ one) => (contest.type === 'options' ? one : one.total));
  /** @param {(number | null | undefined)[]} cells */
  const known = (...cells) => cells.every((cell) => typeof cell === 'number');
  /** @type {Map<string, string>} */
  const broken = new Map();
  /** @param {string} rule @param {string} severity @param {boolean} isBroken */
  const say = (rule, severity, isBroken) => isBroken && broken.set(rule, broken.get(rule) ?? severity);
  for (const [l, p, j] of [I.A, I.B1, I.B2, I.B3, I.B4, III])
    say('R1', 'error', known(l, p, j) && l + p !== j);
  for (const c of [0, 1, 2]) {
    say('R2', 'error', known(I.B1[c], I.A[c]) && I.B1[c] > I.A[c]);
    say('R3', 'error', known(I.B1[c], I.B2[c], I.B3[c], I.B4[c]) && I.B1[c] + I.B2[c] + I.B3[c] !== I.B4[c]);
    say('R11', 'error', known(III[c], I.B4[c]) && III[c] > I.B4[c]);
  }
  const twoPercent = Math.ceil((I.A[2] ?? 0) / 50);
  say('R4', 'error', known(II[1], II[2], II[3], II[4]) && II[1] !== II[2] + II[3] + II[4]);
  say('R5', 'warning', known(II[1], I.A[2]) && II[1] !== I.A[2] + twoPercent);
  const hasUsed = known(II[2]);
  say('R6', 'error', known(I.B4[2], hasUsed ? II[2] : V.C) && (hasUsed ? II[2] : V.C) !== I.B4[2]);
  say('R7', 'error', known(V.A, V.B, V.C) && V.A + V.B !== V.C);
  say(
    'R8',
    'error',
    known(V.A, ...votes) &&
      V.A !== votes.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0),
  );
  say('R9', 'error', known(V.C, hasUsed ? II[2] : I.B4[2]) && V.C !== (hasUsed ? II[2] : I.B4[2]));
  if (contest.type === 'party-list') say('R10', 'error', (f.IV ?? []).some(partyDiffers));
  const limit = known(II[1]) ? II[1] : known(I.A[2]) ? I.A[2] + twoPercent : undefined;
  say('R12', 'error', known(V.C, limit) && V.C > limit);
  say('R12', 'warning', known(V.C) && !station.startsWith('99') && V.C > 306);
  return [...broken]
    .map(([rule, severity]) => ({ rule, severity }))
    .sort((a, b) => Number(a.rule.slice(1)) - Number(b.rule.slice(1)));
}

/** @param {Record} record @param {any} contest @param {string} station */
export function stateNaively(record, contest, station) {
  if (record.form === null) return record.entries.size === 1 ? 'waiting' : 'disputed';
  const { I, IV, V } = record.form;
  if (![I, IV, V].every(isCaptured)) return 'incomplete';
  return brokenNaively(record.form, contest, station).some((one) => one.severity === 'error')
    ? 'withheld'
    : 'confirmed';
}

/** @param {Record} record */
export function differsNaively(record) {
  const [a, b] = [...record.entries.values()].slice(-2);
  /** @type {string[]} */
  const paths = [];
  /** @param {any} x @param {any} y @param {string} path */
  const walk = (x, y, path) => {
    if (typeof x === 'object' && typeof y === 'object' && x !== null && y !== null) {
      for (const name of Object.keys(x)) walk(x[name], y[name], path === '' ? name : `${path}.${name}`);
    } else if (x !== y) paths.push(path);
  };
  walk(a, b, '');
  return paths.sort();
}

/** @param {Form[]} forms @param {any} contest */
export function figuresNaively(forms, contest) {
  /** @param {(form: Form) => number | null | undefined} pick */
  const sum = (pick) => forms.reduce((total, form) => total + (pick(form) ?? 0), 0);
  return {
    electorate: sum((f) => f.I?.A[2]),
    invalid: sum((f) => f.V?.B),
    total: sum((f) => f.V?.C),
    users: sum((f) => f.I?.B4[2]),
    valid: sum((f) => f.V?.A),
    votes: contest.options.map((/** @type {any} */ _, /** @type {number} */ i) =>
      sum((f) => (contest.type === 'options' ? f.IV?.[i] : f.IV?.[i].total)),
    ),
  };
}
