// Canonical JSON (RFC 8785). One value has one text, so that a hash names a value.
import canonicalize from 'canonicalize';

export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

/**
 * Whether JSON.stringify says a value canonically: every object's members already stand in the order of their
 * UTF-16 code units, and nothing is there that it would change in silence. RFC 8785 asks for nothing more:
 * its numbers and strings are those of ECMAScript.
 */
function isInOrder(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'boolean' || value === null) return true;
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) {
    for (const one of value) if (!isInOrder(one)) return false; // holes are seen too
    return true;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  let before: string | undefined;
  for (const member of Object.keys(value)) {
    if (before !== undefined && before >= member) return false;
    if (!member.isWellFormed() || !isInOrder((value as { [member: string]: unknown })[member]))
      return false;
    before = member;
  }
  return true;
}

/** The canonical text of a JSON value; throws on what JSON cannot say (undefined, NaN, lone surrogates). */
export function canonical(value: unknown): string {
  // Most values are made, or were parsed, in order: the engine's own writer is then several times faster.
  const text = isInOrder(value) ? JSON.stringify(value) : canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}
