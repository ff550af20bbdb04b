// An invitation as people carry it (spec/office.md): sixteen characters on paper or squares on a screen, and
// the secret and the commitment that follow from them. Pure: the random bits are an argument. A code must
// never stand in a log, an address that is sent, or an error.
import { hex, sha256, utf8 } from '../base/bytes.ts';

/** Crockford's Base32: without I, L, O, U, which are read for others. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/;
const CODE_BYTES = 10;
/** Longest text that is read as a code: groups, and spaces between all characters. */
const TEXT_CHARS_MAX = 64;
const LINK = /#undangan\/(ID|[0-9A-Z]{2,13})\/([^/#]{1,64})(?:\/([0-9A-HJKMNP-TV-Z]{16}))?$/;

/**
 * Where a code opens an office, as a link or squares carry it. `log`: fingerprint of the log's key as the
 * inviter knows it; what is typed from paper names none.
 */
export type InvitationAt = { readonly unit: string; readonly code: string; readonly log?: string };

/** Sixteen characters of 80 random bits. Throws when it is given another number of bytes. */
export function codeOf(random: Uint8Array): string {
  if (random.length !== CODE_BYTES) throw new RangeError('a code is made of ten bytes');
  let bits = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let code = '';
  for (let i = 0; i < 16; i++, bits >>= 5n) code = (DIGITS[Number(bits & 31n)] ?? '') + code;
  return code;
}

/** A code as people write it: groups of four. */
export const writtenCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** Sixteen characters of what somebody typed; undefined when it is no code. */
export function readCode(text: string): string | undefined {
  if (text.length > TEXT_CHARS_MAX) return undefined;
  const code = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return CODE.test(code) ? code : undefined;
}

/** The secret that an enrolment reveals, 32 bytes. `code` as readCode gives it. */
export const invitationSecret = (election: string, unit: string, code: string): Uint8Array =>
  sha256(utf8(`terang/invitation/v1\n${election}\n${unit}\n${code}`));

/** What the log holds of a secret until it is spent, hexadecimal. */
export const commitmentOf = (secret: Uint8Array): string => hex(sha256(secret));

/** By what an invitation names the log's key (a vkey): 80 bits of its SHA-256, written as a code is. */
export const logFingerprint = (vkey: string): string => codeOf(sha256(utf8(vkey)).subarray(0, CODE_BYTES));

/**
 * The link of the squares. `app`: the app's address; what stands after # is sent to nobody. `log`: the log's
 * key, where the inviter has it pinned.
 */
export const invitationLink = (app: string, unit: string, code: string, log?: string): string =>
  `${app}#undangan/${unit}/${code}${log === undefined ? '' : `/${logFingerprint(log)}`}`;

/** What a link carries, or undefined when it is no invitation's. */
export function readInvitationLink(text: string): InvitationAt | undefined {
  const [, unit, written, log] = LINK.exec(text.trim()) ?? [];
  const code = written === undefined ? undefined : readCode(written);
  if (unit === undefined || code === undefined) return undefined;
  return log === undefined ? { unit, code } : { unit, code, log };
}
