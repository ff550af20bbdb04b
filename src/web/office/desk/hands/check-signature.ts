// A signature checked by this device (spec/act.md), and the key by which it is checked as the log has it: of
// that officer, enrolled, not revoked. Without a network it is as the log had it when this device last heard
// of her, for example when she was chosen; the log judges the whole again.
import { fromBase64url } from '../../../../base/bytes.ts';
import { isRefusal, refuse } from '../../../../base/result.ts';
import { type Officer, officerKey } from '../../../../core/officer.ts';
import { signedBytes } from '../../../../core/seal.ts';
import type { Api } from '../../device/api.ts';
import type { Device } from '../../device/database.ts';
import type { OfficerRow } from '../officers/officer-view.ts';
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

/** Finds a signer's key in the log, or in what this device has kept of it. */
export const keyFinder =
  (api: Pick<Api, 'records'>, device: Pick<Device, 'all'>): FindKey =>
  async ({ key, officer }) => {
    const answer = await api.records([officerKey(officer)]);
    const record = isRefusal(answer)
      ? await keptOfficer(device, officer)
      : (answer.records[officerKey(officer)] as unknown as Officer | null | undefined);
    if (isRefusal(answer) && !record) return refuse('hand-unchecked');
    const found = record?.keys[key];
    if (!record || !found) return refuse('hand-key-unknown');
    return found.revoked || record.revoked ? refuse('hand-key-revoked') : found.publicKey;
  };

/** The newest that a list of co-signers said of an officer (cosigner-choice.tsx keeps it under this name). */
async function keptOfficer(device: Pick<Device, 'all'>, officer: string): Promise<OfficerRow | undefined> {
  const lists = (await device.all('cache')).filter(({ id }) => id.startsWith('desk/cosigners/'));
  const rows = lists
    .sort((a, b) => b.at - a.at)
    .flatMap(({ value }) => (Array.isArray(value) ? (value as unknown as OfficerRow[]) : []));
  return rows.find(({ id }) => id === officer);
}
