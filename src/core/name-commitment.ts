// The commitment to a name (spec/office.md, Names): what an appointment holds, so that the name itself can
// lie in the vault and be erased there. Pure; whoever commits brings 32 random bytes of salt and keeps them
// out of every log.
import { concat, hex, sha256, utf8 } from '../base/bytes.ts';

/** SHA-256 over salt and text, hexadecimal. */
export const nameCommitment = (salt: Uint8Array, text: string): string =>
  hex(sha256(concat(utf8('terang/name/v1\n'), salt, utf8(text))));
