// What values of acts may look like (spec/act.md): texts, hashes, ids, times, numbers, lists, objects.
// Whatever is not exactly of its shape is malformed; additional members are refused. Knows no act.
import { hasMembers } from './canonical.js';
import { parseAt } from './time.js';

/** @typedef {(value: unknown) => boolean} Check */
/** @typedef {any} Item  any: of a list, its shape checked before it is asked anything */

const STRING_MAX = 2000;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f]/;

/** @param {string} value no control characters, no lone surrogates, bounded */
export const isText = (value) =>
  value.length <= STRING_MAX && !CONTROL.test(value) && value.isWellFormed();

/** @param {RegExp} pattern @returns {Check} */
export const like = (pattern) => (value) => typeof value === 'string' && pattern.test(value);
export const hash = like(/^[0-9a-f]{64}$/);
export const officer = like(/^(?:[0-9a-f]{32}|publisher)$/);
/** A public key: the first byte of an uncompressed point is 4. */
export const key = like(/^B[A-Za-z0-9_-]{86}$/);
export const unit = like(/^(?:ID|\d{2}(?:[0-9A-Z]{2}(?:\d{2}(?:\d{4}(?:\d{3})?)?)?)?)$/);
export const election = like(/^[a-z0-9-]{1,64}$/);
/** @type {Check} */
export const at = (value) => parseAt(value) !== undefined;
/** @type {Check} */
export const text = (value) => typeof value === 'string' && value !== '' && isText(value);
/** @type {Check} */
export const flag = (value) => typeof value === 'boolean';
/** @param {...string} names @returns {Check} */
export const oneOf = (...names) => (value) => typeof value === 'string' && names.includes(value);
/** @param {number} min @param {number} max @returns {Check} */
export const int = (min, max) => (value) =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
export const count = int(0, Number.MAX_SAFE_INTEGER);

/** @param {{ [member: string]: Check }} members a name ending in `?` may be absent @returns {Check} */
export function object(members) {
  const names = Object.keys(members);
  const checks = names.map(
    (name) => /** @type {const} */ ([name.replace('?', ''), /** @type {Check} */ (members[name])]),
  );
  return (value) =>
    hasMembers(value, names) &&
    checks.every(([name, check]) => !Object.hasOwn(value, name) || check(value[name]));
}

/** @param {Check} item @param {number} min @param {number} max @returns {Check} */
export const list = (item, min, max) => (value) =>
  Array.isArray(value) && value.length >= min && value.length <= max && value.every((one) => item(one));

/**
 * A list in ascending order, all different, of items or of what `by` takes from them.
 * @param {Check} item
 * @param {number} min
 * @param {number} max
 * @param {(one: Item) => string | number} [by]
 * @returns {Check}
 */
export function ascending(item, min, max, by = (one) => one) {
  const whole = list(item, min, max);
  return (value) =>
    whole(value) &&
    /** @type {unknown[]} */ (value).every((one, i, all) => i === 0 || by(all[i - 1]) < by(one));
}
