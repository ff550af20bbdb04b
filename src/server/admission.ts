// A batch on its way into the log: which acts are new, what they need to read, whether their signatures hold.
// The slow part (storage, signatures on the thread pool) comes first, for many acts at once and beside the
// commit of the batch before; the judgement itself is core's and runs in order.
import { fromBase64url } from '../base/bytes.ts';
import { isRefusal, refuse, type Refusal } from '../base/result.ts';
import { signersOf, type Act, type Leaf, type SignedAct } from '../core/act.ts';
import { admit, recordsNeeded } from '../core/admit.ts';
import { officerKey, officerOf } from '../core/officer.ts';
import { actId, keyId, parseAct } from '../core/parse.ts';
import { entryOf, ENTRY_BYTES_MAX, signedBytes } from '../core/seal.ts';
import type { System } from '../core/system.ts';
import { verifyMany, verifyP256 } from './p256.ts';
import type { State } from './state.ts';

/** An act that has form, and nothing else yet. */
export type Parsed = {
  readonly act: Act;
  readonly id: string;
  readonly signed: SignedAct;
  readonly needs: readonly string[];
};

/** An act that is in the log. */
export type Admitted = { readonly leaf: Leaf; readonly entry: Uint8Array };

const SIGNATURE_BYTES = 64;
const SIGNATURES_MAX = 9;

/** Form, before anything is looked up: bytes, shape, signatures' spelling. */
export function parseSigned(system: System, signed: SignedAct): Parsed | Refusal {
  const act = parseAct(signed.bytes);
  if (isRefusal(act)) return act;
  const definition = system.act(act.act);
  if (!definition) return refuse('act-unknown', { act: act.act });
  if (!system.bodyFits(definition, act.body)) return refuse('act-malformed', { fault: 'body' });
  const spelled = signed.signatures.every((text) => fromBase64url(text)?.length === SIGNATURE_BYTES);
  if (!spelled || signed.signatures.length > SIGNATURES_MAX) return refuse('signature-bad');
  return { act, id: actId(signed.bytes), signed, needs: recordsNeeded(system, act) };
}

/**
 * Checked signatures by `index publicKey`: a signature's truth depends on the key alone, not on the state.
 */
export type Checked = ReadonlyMap<string, boolean>;

/** Brings the records that acts need, and checks their signatures by the keys known so far. */
export async function prepare(state: State, batch: readonly Parsed[]): Promise<Map<string, Checked>> {
  await state.bring(batch.flatMap(({ needs }) => needs));
  const jobs = batch.flatMap((parsed) => jobsOf(state, parsed));
  const verdicts = await verifyMany(jobs);
  const checked = new Map<string, Map<string, boolean>>();
  for (const [at, { id, name }] of jobs.entries()) {
    const known = checked.get(id) ?? new Map<string, boolean>();
    checked.set(id, known.set(name, verdicts[at] ?? false));
  }
  return checked;
}

type Job = { id: string; name: string; publicKey: Uint8Array; message: Uint8Array; signature: Uint8Array };

function jobsOf(state: State, { act, id, signed }: Parsed): Job[] {
  const message = signedBytes(signed.bytes);
  return signersOf(act).flatMap((signer, index) => {
    const known = officerOf(state.ledger.read(officerKey(signer.officer)))?.keys[signer.key]?.publicKey;
    const text = known ?? ownKeyOf(act, signer.key);
    const signature = fromBase64url(signed.signatures[index] ?? '');
    if (text === undefined || !signature) return [];
    const publicKey = fromBase64url(text) as Uint8Array;
    return [{ id, name: `${index} ${text}`, publicKey, message, signature }];
  });
}

/** The key that an enrolment brings along. */
function ownKeyOf(act: Act, id: string): string | undefined {
  const { key } = act.body as { key?: unknown };
  return typeof key === 'string' && keyId(key) === id ? key : undefined;
}

/** Judges one prepared act at a time; the ledger is then ahead by it, or untouched. */
export function admitOne(
  system: System,
  state: State,
  parsed: Parsed,
  checked: Checked | undefined,
  receivedMs: number,
  objectText: (hash: string) => string | undefined,
): Admitted | Refusal {
  const { act, id, signed } = parsed;
  // A key that was enrolled in this very batch was not known when signatures were checked: check it here.
  const signedBy = (index: number, publicKey: string): boolean =>
    checked?.get(`${index} ${publicKey}`) ?? verifyOne(signed, index, publicKey);
  const candidate = { act, id, signatureCount: signed.signatures.length, signedBy };
  const bytesMax = signed.bytes.length + 200 + 90 * signed.signatures.length;
  if (bytesMax > ENTRY_BYTES_MAX) return refuse('act-too-large');
  const leaf = admit(system, state.ledger, candidate, receivedMs, objectText);
  if (isRefusal(leaf)) return leaf;
  return { leaf, entry: entryOf(signed.bytes, { received: leaf.received, signatures: signed.signatures }) };
}

function verifyOne(signed: SignedAct, index: number, publicKey: string): boolean {
  const key = fromBase64url(publicKey);
  const signature = fromBase64url(signed.signatures[index] ?? '');
  return (
    key !== undefined && signature !== undefined && verifyP256(key, signedBytes(signed.bytes), signature)
  );
}
