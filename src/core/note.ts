// Signed notes and their keys (C2SP signed-note): text, then one line for each signature. Pure: Ed25519 is an
// argument. A note comes from a stranger. Its text must not be believed before a known key's signature on it
// was verified; a signature by an unknown key is ignored, a bad one by a known key condemns the note.
import { base64, concat, fromBase64, fromHex, hex, sha256, utf8 } from '../base/bytes.ts';
import { isRefusal, refuse, type Refusal } from '../base/result.ts';

/**
 * Ed25519 (RFC 8032) of the platform. Keys and seeds are 32 bytes, signatures 64. `verify` must never throw.
 */
export type Ed25519 = {
  readonly publicKey: (seed: Uint8Array) => Uint8Array;
  readonly sign: (seed: Uint8Array, message: Uint8Array) => Uint8Array;
  readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
};

/** A key that signs notes is `ed25519`; one that cosigns checkpoints with a time is `cosignature`. */
export type KeyType = 'ed25519' | 'cosignature';

/** `id` is 8 hexadecimal digits; with the name it tells which key signed. */
export type NoteKey = {
  readonly id: string;
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly type: KeyType;
};
export type NoteSigner = { readonly key: NoteKey; readonly seed: Uint8Array };

/** A line of a note: who says to have signed, and the bytes after the key id. */
export type NoteSignature = { readonly id: string; readonly name: string; readonly signature: Uint8Array };
export type Note = { readonly signatures: readonly NoteSignature[]; readonly text: string };

export const NOTE_BYTES_MAX = 131_072;
export const SIGNATURES_MAX = 64;
const NAME_LENGTH_MAX = 256;

/** No ASCII control character but the line feed. */
const ALLOWED = /^[\n -\u{10ffff}]*$/u;

const TYPE_BYTES: Readonly<Record<KeyType, number>> = { cosignature: 4, ed25519: 1 };
const SKEY_PREFIX = 'PRIVATE+KEY+';

const isKeyName = (name: string): boolean =>
  name.length > 0 &&
  name.length <= NAME_LENGTH_MAX &&
  !/[\p{White_Space}+\p{Cc}]/u.test(name) &&
  name.isWellFormed();

const hex8 = (bytes: Uint8Array): string => hex(bytes.subarray(0, 4));

/**
 * The key of a name; throws for a name that no note can carry (spaces, plus, empty) or a key not of 32 bytes.
 */
export function noteKey(name: string, type: KeyType, publicKey: Uint8Array): NoteKey {
  if (!isKeyName(name) || publicKey.length !== 32)
    throw new TypeError(`not the name and key of a note: ${name}`);
  const id = hex8(sha256(utf8(`${name}\n`), Uint8Array.of(TYPE_BYTES[type]), publicKey));
  return { id, name, publicKey, type };
}

/** The signer with that name and seed (32 random bytes). */
export const noteSigner = (name: string, type: KeyType, seed: Uint8Array, ed: Ed25519): NoteSigner => ({
  key: noteKey(name, type, ed.publicKey(seed)),
  seed,
});

/** `<name>+<id>+<base64 of type and key>` */
export const formatVkey = (key: NoteKey): string =>
  `${key.name}+${key.id}+${base64(concat(Uint8Array.of(TYPE_BYTES[key.type]), key.publicKey))}`;

/** `PRIVATE+KEY+<name>+<id>+<base64 of type and seed>`: a secret. */
export const formatSkey = ({ key, seed }: NoteSigner): string =>
  `${SKEY_PREFIX}${key.name}+${key.id}+${base64(concat(Uint8Array.of(TYPE_BYTES[key.type]), seed))}`;

type KeyParts = { name: string; id: string; type: KeyType; bytes: Uint8Array };

function keyParts(text: string): KeyParts | undefined {
  // Base64 has pluses of its own: only the first two divide.
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{1,64})$/.exec(text) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  const type = bytes?.[0] === TYPE_BYTES.ed25519 ? 'ed25519' : 'cosignature';
  if (!name || !id || !isKeyName(name) || bytes?.length !== 33 || bytes[0] !== TYPE_BYTES[type])
    return undefined;
  return { bytes: bytes.subarray(1), id, name, type };
}

/** A public key from its text. Refuses `vkey-malformed`, also for a type other than 0x01 and 0x04. */
export function parseVkey(text: string): NoteKey | Refusal {
  const parts = keyParts(text);
  if (parts === undefined) return refuse('vkey-malformed');
  const key = noteKey(parts.name, parts.type, parts.bytes);
  return key.id === parts.id ? key : refuse('vkey-malformed');
}

/** A secret key from its text. Refuses `skey-malformed`, and never repeats the text. */
export function parseSkey(text: string, ed: Ed25519): NoteSigner | Refusal {
  const parts = text.startsWith(SKEY_PREFIX) ? keyParts(text.slice(SKEY_PREFIX.length)) : undefined;
  if (parts === undefined) return refuse('skey-malformed');
  const signer = noteSigner(parts.name, parts.type, parts.bytes, ed);
  return signer.key.id === parts.id ? signer : refuse('skey-malformed');
}

/** `— <name> <base64 of key id and signature>` with its line feed. */
export const formatSignature = ({ id, name, signature }: NoteSignature): string =>
  `— ${name} ${base64(concat(fromHex(id) as Uint8Array, signature))}\n`;

/** A note: text that ends in a line feed, and signature lines. */
export const formatNote = (text: string, lines: readonly string[]): string => `${text}\n${lines.join('')}`;

/** The line that signs a text with a key of type `ed25519`. */
export function signText(text: string, signer: NoteSigner, ed: Ed25519): string {
  if (signer.key.type !== 'ed25519') throw new TypeError('a cosigner signs checkpoints only');
  return formatSignature({ ...signer.key, signature: ed.sign(signer.seed, utf8(text)) });
}

/** One signature line without its line feed; undefined when it is none. */
export function parseSignatureLine(line: string): NoteSignature | undefined {
  const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || bytes === undefined || !isKeyName(name) || bytes.length < 5) return undefined;
  return { id: hex8(bytes), name, signature: bytes.subarray(4) };
}

/** A note taken apart; nothing is verified yet. Refuses `note-malformed`. */
export function parseNote(note: string): Note | Refusal {
  const malformed = refuse('note-malformed');
  if (note.length > NOTE_BYTES_MAX || !ALLOWED.test(note) || !note.isWellFormed()) return malformed;
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) return malformed;
  const lines = note
    .slice(split + 2)
    .split('\n')
    .slice(0, -1);
  if (lines.length === 0 || lines.length > SIGNATURES_MAX) return malformed;
  const signatures = lines.map(parseSignatureLine);
  if (signatures.includes(undefined)) return malformed;
  return { signatures: signatures as NoteSignature[], text: note.slice(0, split + 1) };
}

/** The signatures of a note by one key: those that carry its name and id. */
export const signaturesBy = (note: Note, key: NoteKey): NoteSignature[] =>
  note.signatures.filter(({ id, name }) => id === key.id && name === key.name);

/**
 * The keys among `keys` (of type `ed25519`) that signed a note: at least one. Refuses `note-malformed`,
 * `note-unsigned` (no known key), `note-signature-bad` (a known key's signature is wrong).
 */
export function openNote(
  note: string,
  keys: readonly NoteKey[],
  ed: Ed25519,
): { note: Note; by: NoteKey[] } | Refusal {
  const parsed = parseNote(note);
  if (isRefusal(parsed)) return parsed;
  const message = utf8(parsed.text);
  const by: NoteKey[] = [];
  for (const key of keys) {
    if (key.type !== 'ed25519') continue;
    const own = signaturesBy(parsed, key);
    if (!own.every(({ signature }) => ed.verify(key.publicKey, message, signature)))
      return refuse('note-signature-bad');
    if (own.length > 0) by.push(key);
  }
  return by.length === 0 ? refuse('note-unsigned') : { by, note: parsed };
}
