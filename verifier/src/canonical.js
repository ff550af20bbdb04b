// Canonical JSON (RFC 8785): reading what must be canonical, and the spelling of a text inside it.
import canonicalize from 'canonicalize';
import { textOf } from './bytes.js';

/**
 * @param {Uint8Array} bytes
 * @returns {{ value: unknown } | { problem: 'malformed' | 'not-canonical' }}
 */
export function parseCanonical(bytes) {
  const text = textOf(bytes);
  if (text === undefined) return { problem: 'malformed' };
  try {
    const value = /** @type {unknown} */ (JSON.parse(text));
    return isPlainlyCanonical(value, text) || canonicalize(value) === text
      ? { value }
      : { problem: 'not-canonical' };
  } catch {
    return { problem: 'malformed' };
  }
}

/**
 * The quick case of nearly every act: the language writes canonical JSON but for the order of members, and
 * but for lone
 * surrogates, which it escapes. False says nothing yet.
 * @param {unknown} value @param {string} text
 */
const isPlainlyCanonical = (value, text) =>
  !text.includes('\\u') && isSorted(value) && JSON.stringify(value) === text;

/** Whether the members of every object are in order. @param {unknown} value @returns {boolean} */
function isSorted(value) {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  let last = '';
  for (const name in value) {
    if (name < last || !isSorted(/** @type {{ [name: string]: unknown }} */ (value)[name])) return false;
    last = name;
  }
  return true;
}

/** A well-formed text as canonical JSON spells it. @param {string} text */
export const quoted = (text) => JSON.stringify(text);

/** @param {unknown} value @returns {value is { [member: string]: unknown }} */
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Whether an object has exactly these members; names ending in `?` may be absent.
 * @param {unknown} value
 * @param {readonly string[]} names
 * @returns {value is { [member: string]: unknown }}
 */
export function hasMembers(value, names) {
  if (!isObject(value)) return false;
  let count = 0;
  for (const name of names) {
    if (name.endsWith('?')) {
      if (Object.hasOwn(value, name.slice(0, -1))) count++;
    } else if (Object.hasOwn(value, name)) count++;
    else return false;
  }
  return Object.keys(value).length === count;
}
