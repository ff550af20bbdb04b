// An officer as she stands at this moment: what the log says of her, read anew at each request, so that a
// revocation counts at once. Being known, unrevoked and not past her term is what every session needs;
// whoever does something needs that her term has begun, too.
import { timingSafeEqual } from 'node:crypto';
import { parseAt } from '../../base/time.ts';
import { officerKey, officerOf, type Officer } from '../../core/officer.ts';
import type { Role } from '../../core/define.ts';
import type { Store } from '../store.ts';

/** An officer of a body: the publisher is none. */
export type InOffice = Officer & { readonly role: Role };

export type ReadRecords = Pick<Store, 'readRecords'>;

/** The officer, while she is not revoked and her term is not over; it may not have begun. */
export async function findStanding(
  { readRecords }: ReadRecords,
  id: string,
  nowMs: number,
): Promise<InOffice | undefined> {
  const key = officerKey(id);
  const officer = officerOf((await readRecords([key])).get(key));
  return officer && stands(officer, nowMs) ? officer : undefined;
}

export const stands = (officer: Officer, nowMs: number): officer is InOffice =>
  officer.role !== 'PUBLISHER' && !officer.revoked && nowMs <= (parseAt(officer.until) ?? -1);

export const hasBegun = (officer: Officer, nowMs: number): boolean =>
  (parseAt(officer.from) ?? Number.POSITIVE_INFINITY) <= nowMs;

/** Public key of a key of hers that is not revoked. */
export function liveKey(officer: Officer, keyId: string): string | undefined {
  const key = Object.hasOwn(officer.keys, keyId) ? officer.keys[keyId] : undefined;
  return key && !key.revoked ? key.publicKey : undefined;
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Ids of her keys that are not revoked. */
export const liveKeysOf = ({ keys }: Officer): string[] =>
  Object.keys(keys).filter((id) => !(keys[id]?.revoked ?? true));
