// Bytes and their spellings: UTF-8, hexadecimal, base64, base64url. Decoders are strict: what they accept
// has one spelling, so that two different texts never name the same bytes.
export { sha256 } from '#sha256';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** UTF-8 bytes of a text. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Text of UTF-8 bytes; throws TypeError on invalid UTF-8. A byte-order mark is kept, not dropped. */
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** Bytes of lower-case hexadecimal; undefined when it is not. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

// Tables and loops, because every act passes here several times and the platform's atob is many times slower
// on keys and signatures than reading their 87 characters.
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const NO_DIGIT = 64;

/** Digits by value; the spelling of each twelve bits; values by character code. */
type Alphabet = { readonly digits: string; readonly pairs: readonly string[]; readonly values: Uint8Array };

function alphabetOf(last: string): Alphabet {
  const digits = LETTERS + last;
  const values = new Uint8Array(128).fill(NO_DIGIT);
  for (let value = 0; value < 64; value++) values[digits.charCodeAt(value)] = value;
  const pairs = Array.from({ length: 4096 }, (_, i) => `${digits[i >> 6]}${digits[i & 63]}`);
  return { digits, pairs, values };
}

const PLAIN = alphabetOf('+/');
const URL_SAFE = alphabetOf('-_');

/** Digits of bytes, without padding. */
function spell(bytes: Uint8Array, { digits, pairs }: Alphabet): string {
  const whole = bytes.length - (bytes.length % 3);
  const byte = (at: number): number => bytes[at] as number;
  let text = '';
  for (let at = 0; at < whole; at += 3) {
    const bits = (byte(at) << 16) | (byte(at + 1) << 8) | byte(at + 2);
    text += (pairs[bits >> 12] as string) + (pairs[bits & 4095] as string);
  }
  if (bytes.length === whole) return text;
  const first = byte(whole) << 4;
  if (bytes.length - whole === 1) return text + (pairs[first] as string);
  const second = byte(whole + 1);
  return text + (pairs[first | (second >> 4)] as string) + (digits[(second & 15) << 2] as string);
}

/** Bytes of the first `length` digits; undefined when one is none, or when left-over bits are not zero. */
function read(text: string, length: number, { values }: Alphabet): Uint8Array | undefined {
  if (length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    const value = values[text.charCodeAt(i)] ?? NO_DIGIT;
    if (value === NO_DIGIT) return undefined;
    held = ((held << 6) | value) & 0x3fff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = held >> bits;
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}

/** base64 with padding (RFC 4648 §4). */
export const base64 = (bytes: Uint8Array): string =>
  spell(bytes, PLAIN) + '='.repeat((3 - (bytes.length % 3)) % 3);

/** Bytes of padded base64; undefined when it is not, or is not the canonical spelling. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  return read(text, text.length - padding, PLAIN);
}

/** base64url without padding (RFC 4648 §5). */
export const base64url = (bytes: Uint8Array): string => spell(bytes, URL_SAFE);

/** Bytes of unpadded base64url; undefined when it is not, or is not the canonical spelling. */
export const fromBase64url = (text: string): Uint8Array | undefined => read(text, text.length, URL_SAFE);

/** One array from many. */
export function concat(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Equal length and content. Not constant-time: for public values only. */
export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
