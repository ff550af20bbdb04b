// What others say about a form (spec/results.md "Evidence"): photographs, attestations, objections and
// answers, in a record of its own, which never changes the tally's. Kept as small as it can be: lists, and
// hashes as texts that are shared where they are the same.
import { sha256Hex } from '#platform';
import { formText } from './form.js';

/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./types.js').Act} Act */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./objects.js').Contest} Contest */
/** @typedef {import('./tally.js').Tally} Tally */
/** @typedef {{ leaf: number, category: string, role: string, answered: number | null }} Objection */
/**
 * `attests` are the latest of each officer. `pages` are hashes by page number, from 1. `counts` has pairs:
 * officer and kind in one number, and how many of her acts of that kind stand here.
 * @typedef {{
 * attests: { officer: number, form: string }[], objections: Objection[], pages: (string | undefined)[],
 * counts: number[],
 * }} Evidence
 */
/** @typedef {{ answered: number, open: number, photographed: number }} EvidenceSums */

const ACTS_MAX = 32;
const KINDS = ['photograph', 'attest', 'object', 'answer'];

/** @param {Act} act @param {number} officer */
const countKey = ({ act }, officer) => officer * 4 + KINDS.indexOf(act.slice(act.lastIndexOf('.') + 1));

/**
 * Where the pair of an officer and kind stands, or the end.
 * @param {Evidence} evidence
 * @param {number} key
 */
function placeOf({ counts }, key) {
  let at = 0;
  while (at < counts.length && counts[at] !== key) at += 2;
  return at;
}

/** How many acts stand under a key. @param {Evidence} evidence @param {number} key */
const timesOf = (evidence, key) => evidence.counts[placeOf(evidence, key) + 1] ?? 0;

/**
 * @param {Act} act @param {number} officer in whose right it is signed @param {State} state
 * @returns {string | undefined} code
 */
export function evidenceProblem(act, officer, state) {
  const contest = state.contestOf(act.body.contest);
  if (contest === undefined) return 'contest-unknown';
  if (act.body.attempt !== 1) return 'attempt-unknown';
  const evidence = state.evidence(act.unit, contest.index);
  if (evidence && timesOf(evidence, countKey(act, officer)) >= ACTS_MAX) return 'entries-too-many';
  if (act.act !== 'results.evidence.answer') return undefined;
  const objection = objectionOf(act, evidence, state);
  return objection?.answered === null ? undefined : 'objection-unknown';
}

/** @param {Act} act an answer @param {Evidence | undefined} evidence @param {State} state */
function objectionOf({ body }, evidence, state) {
  const leaf = state.leafOf(body.objection);
  return evidence?.objections.find((objection) => objection.leaf === leaf);
}

/** @returns {Evidence} */
export const noEvidence = () => ({ attests: [], objections: [], pages: [], counts: [] });

/**
 * Adds a judged act to the record.
 * @param {Leaf} leaf @param {Act} act @param {number} officer @param {State} state @param {Evidence} evidence
 */
export function applyEvidence(leaf, act, officer, state, evidence) {
  const { body } = act;
  const key = countKey(act, officer);
  const times = timesOf(evidence, key);
  evidence.counts.splice(placeOf(evidence, key), 2, key, times + 1);
  if (act.act === 'results.evidence.photograph') {
    for (const { hash, page } of body.pages) {
      while (evidence.pages.length < page) evidence.pages.push(undefined);
      evidence.pages[page - 1] = hash;
    }
  } else if (act.act === 'results.evidence.attest') {
    const same = evidence.attests.find(({ form }) => form === body.form);
    const others = evidence.attests.filter((one) => one.officer !== officer);
    evidence.attests = [...others, { officer, form: same?.form ?? body.form }];
  } else if (act.act === 'results.evidence.object') {
    const role = state.officers.role(officer);
    evidence.objections.push({ leaf: leaf.index, category: body.category, role, answered: null });
  } else {
    const objection = /** @type {Objection} */ (objectionOf(act, evidence, state));
    objection.answered = leaf.index;
  }
}

/** What a record adds to the sums above it. @param {Evidence | undefined} evidence @returns {EvidenceSums} */
export function evidenceSums(evidence) {
  const all = evidence?.objections ?? [];
  const answered = all.filter((objection) => objection.answered !== null).length;
  const photographed = (evidence?.pages.length ?? 0) > 0 ? 1 : 0;
  return { answered, open: all.length - answered, photographed };
}

/**
 * The member `evidence` of a station's row, canonical JSON.
 * @param {Evidence} evidence @param {Tally | undefined} tally @param {Contest} contest @returns {string}
 */
export function evidenceText(evidence, tally, contest) {
  const inForce =
    tally?.form === undefined || evidence.attests.length === 0
      ? undefined
      : sha256Hex(formText(tally.form, contest));
  const attested = evidence.attests.filter(({ form }) => form === inForce).length;
  const contradicted = inForce === undefined ? 0 : evidence.attests.length - attested;
  const objections = evidence.objections.map(
    ({ answered, category, leaf, role }) =>
      `{"answered":${answered},"category":"${category}","leaf":${leaf},"role":"${role}"}`,
  );
  const pages = evidence.pages.flatMap((hash, i) =>
    hash === undefined ? [] : `{"hash":"${hash}","page":${i + 1}}`,
  );
  return (
    `{"attested":${attested},"contradicted":${contradicted},"objections":[${objections.join(',')}],` +
    `"pages":[${pages.join(',')}]}`
  );
}
