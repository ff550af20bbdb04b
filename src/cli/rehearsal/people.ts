// The officers of a rehearsal: ids, invitations and keys that follow from a seed and a name, so that one seed
// gives one log. Nobody real: the names are a role, a unit and a number, and never leave this folder.
import { base64url, hex, sha256, utf8 } from '../../base/bytes.ts';
import type { Role } from '../../core/define.ts';
import { hmac, publicKeyOf, scalarOf } from './deterministic-signer.ts';

/** `publicKey` and `id` as spec/act.md spells them; `scalar` is the private key, 32 bytes. */
export type KeyPair = { readonly id: string; readonly publicKey: string; readonly scalar: Uint8Array };

export type Person = {
  readonly officer: string;
  readonly role: Role;
  readonly unit: string;
  /** Preimage of her invitation, 32 bytes. */
  readonly secret: Uint8Array;
  readonly keys: () => KeyPair;
};

export type Cast = (role: Role, unit: string, number: number) => Person;

const seedBytes = (seed: string): Uint8Array => sha256(utf8('terang/rehearsal/v1\n'), utf8(seed));

function keyPair(secret: Uint8Array, name: string): KeyPair {
  const scalar = scalarOf(secret, `key/${name}`);
  const point = publicKeyOf(scalar);
  return { id: hex(sha256(point)), publicKey: base64url(point), scalar };
}

/** All officers that a seed gives, each made anew when asked for: half a million need not be held. */
export function castOf(seed: string): Cast {
  const root = seedBytes(seed);
  return (role, unit, number) => {
    const name = `${role}/${unit}/${number}`;
    let keys: KeyPair | undefined;
    return {
      officer: hex(hmac(root, utf8(`officer/${name}`)).subarray(0, 16)),
      role,
      unit,
      secret: hmac(root, utf8(`invitation/${name}`)),
      keys: () => (keys ??= keyPair(root, name)),
    };
  };
}

/** A number from 0 to `below` − 1 (at most 65,536) that a seed gives to a name. */
export function drawOf(seed: string): (name: string, below: number) => number {
  const root = seedBytes(seed);
  return (name, below) => hmac(root, utf8(`draw/${name}`)).readUInt16BE() % below;
}

/** The publisher's key of a rehearsal. */
export const publisherFromSeed = (seed: string): KeyPair => keyPair(seedBytes(seed), 'publisher');

/** Thirty-two secret bytes for another key of the rehearsal (the log's, a witness's), by its name. */
export const secretFromSeed = (seed: string, name: string): Uint8Array =>
  hmac(seedBytes(seed), utf8(`secret/${name}`));
