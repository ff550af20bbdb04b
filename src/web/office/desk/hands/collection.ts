// An act that needs several hands, while they are collected (spec/authority.md, signers; spec/office.md,
// squares C and S). All sign the same bytes, so who signs is settled before the first signature and
// nothing in the act can change after it. A signature is taken only from an officer who is asked, only
// once, only with the key that the act names for her, and only when it holds. Pure: who checks a
// signature is an argument.
import { hex, sha256 } from '../../../../base/bytes.ts';
import type { Json } from '../../../../base/canonical.ts';
import { isRefusal, refuse, type Refusal } from '../../../../base/result.ts';
import { type Act, type Signer, signersOf } from '../../../../core/act.ts';
import { readAct } from '../../device/outbox.ts';

/** An act and the signatures so far, in the order of its signers; null has not signed yet. */
export type Collection = {
  readonly id: string;
  readonly act: Act;
  readonly bytes: Uint8Array;
  readonly signatures: readonly (string | null)[];
};

/** A signature as it came from another device (squares S). */
export type GivenSignature = { readonly act: string; readonly officer: string; readonly signature: string };

/** Checks a signature over an act's bytes by a public key. */
export type CheckSignature = (publicKey: string, bytes: Uint8Array, signature: string) => Promise<boolean>;

/** The public key of a signer as the log has it; or why it does not count. */
export type FindKey = (signer: Signer) => Promise<string | Refusal>;

export const HAND_FAULTS = [
  'hand-malformed',
  'hand-other-act',
  'hand-not-asked',
  'hand-already',
  'hand-bad',
  'hand-key-unknown',
  'hand-key-revoked',
  'hand-unchecked',
  'hand-not-yours',
] as const;
export type HandFault = (typeof HAND_FAULTS)[number];

const fault = (code: HandFault): Refusal => refuse(code);

export type Hand = { readonly signer: Signer; readonly signed: boolean; readonly own: boolean };

/** Who is asked, in order, and who has signed. `own` are the officers of this device. */
export const handsOf = (
  { act, signatures }: Pick<Collection, 'act' | 'signatures'>,
  own: ReadonlySet<string>,
): Hand[] =>
  signersOf(act).map((signer, i) => ({
    signer,
    signed: typeof signatures[i] === 'string',
    own: own.has(signer.officer),
  }));

export const missingHands = ({ signatures }: Pick<Collection, 'signatures'>): number =>
  signatures.filter((signature) => signature === null).length;

/** The collection with one more signature, or why it was not taken. Nothing that was taken is replaced. */
export async function takeSignature(
  collection: Collection,
  given: GivenSignature,
  findKey: FindKey,
  check: CheckSignature,
): Promise<Collection | Refusal> {
  if (given.act !== collection.id) return fault('hand-other-act');
  const at = signersOf(collection.act).findIndex(({ officer }) => officer === given.officer);
  const signer = signersOf(collection.act)[at];
  if (!signer) return fault('hand-not-asked');
  if (collection.signatures[at] !== null) return fault('hand-already');
  // One hand cannot stand for two: the same signature under another name is the same key again.
  if (collection.signatures.includes(given.signature)) return fault('hand-already');
  const publicKey = await findKey(signer);
  if (isRefusal(publicKey)) return publicKey;
  if (!(await check(publicKey, collection.bytes, given.signature))) return fault('hand-bad');
  const signatures = collection.signatures.map((old, i) => (i === at ? given.signature : old));
  return { ...collection, signatures };
}

const SIGNATURE = /^[A-Za-z0-9_-]{86}$/;
const ID = /^[0-9a-f]{64}$/;
const OFFICER = /^[0-9a-f]{32}$/;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A given signature from squares or a file. */
export function readSignature(value: Json | undefined): GivenSignature | Refusal {
  if (!isObject(value)) return fault('hand-malformed');
  const { act, officer, signature } = value;
  if (typeof act !== 'string' || !ID.test(act)) return fault('hand-malformed');
  if (typeof officer !== 'string' || !OFFICER.test(officer)) return fault('hand-malformed');
  if (typeof signature !== 'string' || !SIGNATURE.test(signature)) return fault('hand-malformed');
  return { act, officer, signature };
}

/** An act that asks for a signature, from squares or a file: whoever shows it may be anybody. */
export function readCollection(
  value: Json | undefined,
  bytesOf: (text: string) => Uint8Array | undefined,
): Collection | Refusal {
  if (!isObject(value) || typeof value['act'] !== 'string' || !Array.isArray(value['signatures']))
    return fault('hand-malformed');
  const bytes = bytesOf(value['act']);
  if (!bytes) return fault('hand-malformed');
  const act = readAct(bytes);
  if (!act) return fault('hand-malformed');
  const signatures: unknown[] = value['signatures'];
  const fits = signatures.every(
    (each) => each === null || (typeof each === 'string' && SIGNATURE.test(each)),
  );
  if (!fits || signatures.length !== signersOf(act).length) return fault('hand-malformed');
  return { id: hex(sha256(bytes)), act, bytes, signatures: signatures as (string | null)[] };
}

/** In whose name this device may sign it: an officer here who is asked with this key and has not signed. */
export function askedHere(
  collection: Collection,
  own: readonly { readonly officer: string; readonly key: string }[],
): Signer | Refusal {
  const signers = signersOf(collection.act);
  const mine = signers.filter(({ officer }) => own.some((each) => each.officer === officer));
  if (mine.length === 0) return fault('hand-not-yours');
  const keyed = mine.filter(({ officer, key }) =>
    own.some((each) => each.officer === officer && each.key === key),
  );
  if (keyed.length === 0) return fault('hand-key-unknown');
  const open = keyed.find((signer) => collection.signatures[signers.indexOf(signer)] === null);
  return open ?? fault('hand-already');
}
