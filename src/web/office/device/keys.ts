// The officer's key: P-256, made on this device, never extractable (WebCrypto keeps it, the database holds a
// handle). Whoever holds the unlocked telephone can sign with it; nobody can copy it out through the browser.
import { base64url, concat, hex, sha256, utf8 } from '../../../base/bytes.ts';
import { signedBytes } from '../../../core/seal.ts';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

export type DeviceKey = {
  /** SHA-256 of the point, hexadecimal (spec/act.md). */
  readonly id: string;
  /** The point, uncompressed, base64url. */
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
};

/**
 * A new key. Rejects where the browser has no WebCrypto: over plain http that is everywhere but localhost.
 */
export async function makeKey(): Promise<DeviceKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  return { id: hex(sha256(point)), publicKey: base64url(point), privateKey };
}

/** Signature over an act's bytes, base64url of r ‖ s. */
export const signAct = (privateKey: CryptoKey, bytes: Uint8Array): Promise<string> =>
  sign(privateKey, signedBytes(bytes));

const SESSION = utf8('terang/session/v1\n');

/** Signature that opens a session (spec/office.md): never one over an act, whatever the challenge says. */
export const signChallenge = (privateKey: CryptoKey, challenge: string, officer: string): Promise<string> =>
  sign(privateKey, concat(SESSION, utf8(`${challenge}\n${officer}`)));

async function sign(privateKey: CryptoKey, message: Uint8Array): Promise<string> {
  const signature = await crypto.subtle.sign(SIGNING, privateKey, message as Uint8Array<ArrayBuffer>);
  return base64url(new Uint8Array(signature));
}
