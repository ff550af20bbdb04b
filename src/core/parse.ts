// From bytes to an act, or a refusal (spec/act.md). Everything a stranger can send comes through here first,
// so every limit stands here: size, depth, text, integers, and the one canonical spelling that makes an id
// name an act.
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { fromBase64url, hex, sha256, textOf } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';
import { refuse, type Refusal } from '../base/result.ts';
import { parseAt } from '../base/time.ts';
import { isUnitCode } from '../base/unit.ts';
import type { Act } from './act.ts';

export const ACT_BYTES_MAX = 49_152;
export const TEXT_CHARS_MAX = 2_000;
const DEPTH_MAX = 12;

const Signer = Type.Object(
  {
    for: Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$' })),
    key: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    officer: Type.String({ pattern: '^([0-9a-f]{32}|publisher)$' }),
  },
  { additionalProperties: false },
);

const Envelope = Type.Object(
  {
    act: Type.String({ pattern: '^[a-z]+\\.[a-z]+\\.[a-z]+$', maxLength: 64 }),
    at: Type.String({ maxLength: 20 }),
    basis: Type.Union([Type.Null(), Type.String({ pattern: '^[0-9a-f]{64}$' })]),
    body: Type.Object({}),
    by: Signer,
    election: Type.String({ pattern: '^[a-z0-9-]{1,64}$' }),
    record: Type.String({ minLength: 1, maxLength: 160 }),
    unit: Type.String({ maxLength: 13 }),
    v: Type.Literal(1),
    with: Type.Optional(Type.Array(Signer, { minItems: 1, maxItems: 8 })),
  },
  { additionalProperties: false },
);

const envelope = Compile(Envelope);

/** Id of an act: SHA-256 of its bytes, hexadecimal. */
export const actId = (bytes: Uint8Array): string => hex(sha256(bytes));

/**
 * Id of a public key: SHA-256 of the 65 bytes of the point, hexadecimal. Undefined when the text is no P-256
 * point.
 */
export function keyId(publicKey: string): string | undefined {
  const point = fromBase64url(publicKey);
  return point?.length === 65 && point[0] === 4 ? hex(sha256(point)) : undefined;
}

/**
 * Integers within ±(2^53 − 1), texts short and without control characters, bounded depth; names the first
 * fault.
 */
function faultIn(value: unknown, depth: number): string | undefined {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? undefined : 'number';
  if (typeof value === 'string') return textFault(value);
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === 0) return 'depth';
  if (Array.isArray(value)) return firstFault(value, depth);
  for (const member of Object.keys(value)) {
    const fault = textFault(member) ?? faultIn((value as { [member: string]: unknown })[member], depth - 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function firstFault(values: readonly unknown[], depth: number): string | undefined {
  for (const value of values) {
    const fault = faultIn(value, depth - 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function textFault(text: string): string | undefined {
  if (text.length > TEXT_CHARS_MAX) return 'text-too-long';
  // oxlint-disable-next-line no-control-regex -- control characters are just what is refused here
  return /[\u0000-\u001f]/.test(text) || !text.isWellFormed() ? 'text' : undefined;
}

/** The act that the bytes say, or why they say none. Nothing is judged yet but form. */
export function parseAct(bytes: Uint8Array): Act | Refusal {
  if (bytes.length > ACT_BYTES_MAX) return refuse('act-too-large', { bytesMax: ACT_BYTES_MAX });
  let value: unknown;
  let text: string;
  try {
    text = textOf(bytes);
    value = JSON.parse(text);
  } catch {
    return refuse('act-malformed', { fault: 'json' });
  }
  const fault = faultIn(value, DEPTH_MAX);
  if (fault !== undefined) return refuse('act-malformed', { fault });
  if (!envelope.Check(value)) return refuse('act-malformed', { fault: 'shape' });
  const act: Static<typeof Envelope> = value;
  if (!isUnitCode(act.unit)) return refuse('act-malformed', { fault: 'unit' });
  if (parseAt(act.at) === undefined) return refuse('act-malformed', { fault: 'at' });
  // An attacker who could spell one act in two ways would have two ids for it.
  if (canonical(value) !== text) return refuse('act-not-canonical');
  return act;
}
