// Cosignatures (C2SP tlog-cosignature, Ed25519, type 0x04): a witness says that, at a time, the largest
// consistent tree it had seen of an origin was this one. Pure. The time is signed, so a verifier may use it;
// a witness without a name here is ignored.
import { concat, utf8 } from '../base/bytes.ts';
import {
  formatSignature,
  signaturesBy,
  type Ed25519,
  type Note,
  type NoteKey,
  type NoteSigner,
} from './note.ts';

const TIME_BYTES = 8;

/** Where the last checkpoint stands that a witness with this name has cosigned (spec/log.md). */
export const cosignedPath = (name: string): string =>
  `cosigned/${encodeURIComponent(name).replaceAll(/[!'()*]/g, (sign) => `%${hexOf(sign)}`)}`;

const hexOf = (sign: string): string => sign.charCodeAt(0).toString(16).toUpperCase();

const message = (checkpointText: string, seconds: number): Uint8Array =>
  utf8(`cosignature/v1\ntime ${seconds}\n${checkpointText}`);

/** The line by which a witness cosigns a checkpoint's text at a time in whole seconds since 1970. */
export function cosignText(checkpointText: string, signer: NoteSigner, seconds: number, ed: Ed25519): string {
  if (signer.key.type !== 'cosignature') throw new TypeError('a log key cannot cosign');
  if (!Number.isSafeInteger(seconds) || seconds < 0) throw new RangeError(`not a time: ${seconds}`);
  const time = new Uint8Array(TIME_BYTES);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  const signature = concat(time, ed.sign(signer.seed, message(checkpointText, seconds)));
  return formatSignature({ ...signer.key, signature });
}

/**
 * The time, in seconds, at which a witness cosigned a note, the latest of several; undefined when it did not.
 * A line with the witness's name and id that does not verify counts as none: it takes no trust away from the
 * others.
 */
export function cosignedAt(note: Note, witness: NoteKey, ed: Ed25519): number | undefined {
  if (witness.type !== 'cosignature') return undefined;
  let latest: number | undefined;
  for (const { signature } of signaturesBy(note, witness)) {
    if (signature.length !== TIME_BYTES + 64) continue;
    const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
    const seconds = Number(time);
    if (!Number.isSafeInteger(seconds)) continue;
    const valid = ed.verify(witness.publicKey, message(note.text, seconds), signature.subarray(TIME_BYTES));
    if (valid && (latest === undefined || seconds > latest)) latest = seconds;
  }
  return latest;
}
