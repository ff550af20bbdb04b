// From what an officer decided to the bytes she signs (spec/act.md). Builds, never judges: the rules do that
// before, the log after.
import { hex, sha256, utf8 } from '../../../base/bytes.ts';
import { canonical, type Json } from '../../../base/canonical.ts';
import type { Act, Signer } from '../../../core/act.ts';
import { signAct } from './keys.ts';
import type { Identity, OutboxItem } from './stored.ts';

/** Longest act that the log takes. */
export const ACT_BYTES_MAX = 49_152;

/** What an act says beyond who and when. */
export type Decision = {
  readonly act: string;
  readonly unit: string;
  readonly record: string;
  readonly body: { readonly [member: string]: Json };
  readonly basis?: string | null;
  /** Whose right she uses (spec/authority.md, delegation). */
  readonly for?: string;
  readonly with?: readonly Signer[];
};

/** The act, ready to be signed. */
export function actOf(
  identity: Pick<Identity, 'election' | 'officer' | 'id'>,
  at: string,
  said: Decision,
): Act {
  const by = { key: identity.id, officer: identity.officer };
  return {
    act: said.act,
    at,
    basis: said.basis ?? null,
    body: said.body,
    by: said.for === undefined ? by : { for: said.for, ...by },
    election: identity.election,
    record: said.record,
    unit: said.unit,
    v: 1,
    ...(said.with?.length ? { with: said.with } : {}),
  };
}

export type Written = { readonly act: Act; readonly bytes: Uint8Array; readonly id: string };

/** The one spelling of an act, and its id. Throws RangeError when no log would take it for its length. */
export function written(act: Act): Written {
  const bytes = utf8(canonical(act));
  if (bytes.length > ACT_BYTES_MAX) throw new RangeError('an act is too long');
  return { act, bytes, id: hex(sha256(bytes)) };
}

/** What stands in the outbox for a decision of this officer, signed by her; others may have to sign yet. */
export async function signed(
  identity: Identity,
  clock: { readonly at: () => string; readonly now: () => number },
  said: Decision,
): Promise<OutboxItem> {
  const { act, bytes, id } = written(actOf(identity, clock.at(), said));
  const own = await signAct(identity.privateKey, bytes);
  const signatures = [own, ...(act.with ?? []).map(() => null)];
  return {
    id,
    act,
    bytes,
    signatures,
    state: signatures.includes(null) ? 'draft' : 'waiting',
    queuedAt: clock.now(),
    attempts: 0,
    nextTry: 0,
  };
}
