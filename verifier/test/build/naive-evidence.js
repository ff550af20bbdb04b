// What others say about a form once more, plainly, from spec/results.md and spec/views.md: the acts of a
// record are kept as they are, and everything is worked out when it is asked for.
import { sha256Hex } from './keys.js';
import { canonical } from './naive-tally.js';

/** @typedef {any} Loose  any: the act as written */
/** @typedef {{ act: Loose, leaf: number, id: string, role: string }} Said */
/** @typedef {Said[]} Evidence */

/** @param {Evidence} evidence @param {string} kind */
const ofKind = (evidence, kind) => evidence.filter(({ act }) => act.act === `results.evidence.${kind}`);

/**
 * @param {Evidence} evidence
 * @returns {{ answered: number | null, category: string, leaf: number, role: string }[]}
 */
export const objectionsOf = (evidence) =>
  ofKind(evidence, 'object').map(({ act, leaf, id, role }) => ({
    answered: ofKind(evidence, 'answer').find((one) => one.act.body.objection === id)?.leaf ?? null,
    category: act.body.category,
    leaf,
    role,
  }));

/** @param {Evidence} evidence @returns {{ hash: string, page: number }[]} */
export function pagesOf(evidence) {
  /** @type {{ [page: number]: string }} */
  const pages = {};
  for (const { act } of ofKind(evidence, 'photograph'))
    for (const { hash, page } of act.body.pages) pages[page] = hash;
  return Object.entries(pages).map(([page, hash]) => ({ hash, page: Number(page) }));
}

/** @param {Evidence} evidence @param {any} form any: in force, or null */
export function evidenceRow(evidence, form) {
  const latest = new Map(ofKind(evidence, 'attest').map(({ act }) => [act.by.officer, act.body.form]));
  const inForce = form === null ? undefined : sha256Hex(canonical(form));
  const names = [...latest.values()];
  return {
    attested: names.filter((name) => name === inForce).length,
    contradicted: inForce === undefined ? 0 : names.filter((name) => name !== inForce).length,
    objections: objectionsOf(evidence),
    pages: pagesOf(evidence),
  };
}
