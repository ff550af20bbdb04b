// Canonical JSON (RFC 8785). One value has one text, so that a hash names a value.
import canonicalize from 'canonicalize';

export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

/** The canonical text of a JSON value; throws on what JSON cannot say (undefined, NaN, lone surrogates). */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}
