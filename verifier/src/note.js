// Signed notes and verifier keys (c2sp.org/signed-note). A note's text means nothing until a key that the
// reader already knew has signed it; nothing here decides which keys those are.
import { sha256, verifyEd25519 } from '#platform';
import { concat, fromBase64, textOf, utf8 } from './bytes.js';

export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;
const NOTE_BYTES_MAX = 1_000_000;
const SIGNATURES_MAX = 64;

/**
 * `signature` is without the four bytes of the key id.
 * @typedef {{ name: string, keyId: number, signature: Uint8Array }} NoteSignature
 * @typedef {{ text: string, signatures: NoteSignature[] }} Note
 * @typedef {{ name: string, keyId: number, type: number, publicKey: Uint8Array, text: string }} VerifierKey
 */

const KEY_NAME = /^[^\s+]+$/u;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

/** @param {Uint8Array} bytes at least 4 */
const uint32 = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);

/**
 * @param {Uint8Array} bytes
 * @returns {Note | undefined} undefined when it is not a well-formed note with at least one signature line
 */
export function parseNote(bytes) {
  const whole = bytes.length <= NOTE_BYTES_MAX ? textOf(bytes) : undefined;
  if (whole === undefined || CONTROL.test(whole) || !whole.endsWith('\n')) return undefined;
  const divide = whole.lastIndexOf('\n\n');
  if (divide < 0) return undefined;
  const lines = whole.slice(divide + 2, -1).split('\n');
  if (lines.length > SIGNATURES_MAX) return undefined;
  const signatures = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (signature === undefined) return undefined;
    signatures.push(signature);
  }
  return { text: whole.slice(0, divide + 1), signatures };
}

/** @param {string} line @returns {NoteSignature | undefined} */
function parseSignatureLine(line) {
  const [dash, name, encoded, ...rest] = line.split(' ');
  if (dash !== '—' || !name || !KEY_NAME.test(name) || encoded === undefined || rest.length > 0)
    return undefined;
  const bytes = fromBase64(encoded);
  if (bytes === undefined || bytes.length < 5) return undefined;
  return { name, keyId: uint32(bytes), signature: bytes.subarray(4) };
}

/**
 * The key id that a name, a type and a public key have.
 * @param {string} name
 * @param {number} type
 * @param {Uint8Array} key
 */
export const keyIdOf = (name, type, key) =>
  uint32(sha256(concat(utf8(`${name}\n`), Uint8Array.of(type), key)));

/**
 * A verifier key, `name+id+base64`: Ed25519 or Ed25519 cosignatures; other types are unknown here.
 * @param {string} text
 * @returns {VerifierKey | undefined}
 */
export function parseVerifierKey(text) {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text);
  if (!match) return undefined;
  const [, name, id, encoded] = /** @type {[string, string, string, string]} */ (
    /** @type {unknown} */ (match)
  );
  const bytes = fromBase64(encoded);
  const type = bytes?.[0];
  if (bytes === undefined || bytes.length !== 33 || (type !== ED25519 && type !== COSIGNATURE))
    return undefined;
  const publicKey = bytes.subarray(1);
  const keyId = Number.parseInt(id, 16);
  return keyIdOf(name, type, publicKey) === keyId ? { name, keyId, type, publicKey, text } : undefined;
}

/**
 * What a key says of a note. `absent`: no line of this key's name and id; `false`: a line of it does not
 * verify.
 * @param {Note} note
 * @param {VerifierKey} key
 * @returns {Promise<true | false | 'absent'>}
 */
export async function verifyNote(note, key) {
  const lines = note.signatures.filter((line) => line.name === key.name && line.keyId === key.keyId);
  if (lines.length === 0) return 'absent';
  for (const line of lines) if (!(await verifyLine(note.text, line, key))) return false;
  return true;
}

/** @param {string} text @param {NoteSignature} line @param {VerifierKey} key */
async function verifyLine(text, line, key) {
  if (key.type === ED25519) return verifyEd25519(key.publicKey, utf8(text), line.signature);
  const time = cosignatureTime(line.signature);
  if (time === undefined) return false;
  return verifyEd25519(
    key.publicKey,
    utf8(`cosignature/v1\ntime ${time}\n${text}`),
    line.signature.subarray(8),
  );
}

/**
 * Seconds since 1970 that a cosignature (c2sp.org/tlog-cosignature) states; undefined when it is none.
 * @param {Uint8Array} signature
 */
export function cosignatureTime(signature) {
  if (signature.length !== 72) return undefined;
  const time = new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0);
  return time <= 0x7fff_ffff_ffff_ffffn ? time : undefined;
}
