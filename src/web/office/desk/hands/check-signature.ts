// A signature checked by this device (spec/act.md), and the key by which it is checked as the log has it
// now: of that officer, enrolled, not revoked. Without the log no key counts.
import { fromBase64url } from '../../../../base/bytes.ts';
import { isRefusal, refuse } from '../../../../base/result.ts';
import { type Officer, officerKey } from '../../../../core/officer.ts';
import { signedBytes } from '../../../../core/seal.ts';
import type { Api } from '../../device/api.ts';
import type { CheckSignature, FindKey } from './collection.ts';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

export const checkSignature: CheckSignature = async (publicKey, bytes, signature) => {
  const [point, given] = [fromBase64url(publicKey), fromBase64url(signature)];
  if (!point || given?.length !== 64) return false;
  try {
    const raw = point as Uint8Array<ArrayBuffer>;
    const key = await crypto.subtle.importKey('raw', raw, CURVE, false, ['verify']);
    const message = signedBytes(bytes) as Uint8Array<ArrayBuffer>;
    return await crypto.subtle.verify(SIGNING, key, given as Uint8Array<ArrayBuffer>, message);
  } catch {
    return false;
  }
};

/** Finds a signer's key in the log. */
export const keyFinder =
  (api: Pick<Api, 'records'>): FindKey =>
  async ({ key, officer }) => {
    const answer = await api.records([officerKey(officer)]);
    if (isRefusal(answer)) return refuse('hand-unchecked');
    const record = answer.records[officerKey(officer)] as unknown as Officer | null | undefined;
    const found = record?.keys[key];
    if (!record || !found) return refuse('hand-key-unknown');
    return found.revoked || record.revoked ? refuse('hand-key-revoked') : found.publicKey;
  };
