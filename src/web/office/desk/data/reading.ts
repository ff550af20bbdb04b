// Long readings in pieces that the server takes (spec/office.md, Reading): lists page by page, records two
// hundred at a time, leaves by number. Each stops at a limit and says that it did; a refusal ends it.
import { fromBase64url, hex, sha256, textOf } from '../../../../base/bytes.ts';
import type { Json } from '../../../../base/canonical.ts';
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import type { Act } from '../../../../core/act.ts';
import { splitEntry } from '../../../../core/seal.ts';
import type { Api } from '../../device/api.ts';
import type { ScopedSums } from '../units/unit-rows.ts';

const PAGE = 500;
const RECORDS_A_CALL = 200;
const UNITS_A_CALL = 200;
const LEAVES_A_CALL = 64;

export type Keys = { readonly keys: readonly string[]; readonly more: boolean };
export type ListOf = { readonly label: string; readonly below: string; readonly only?: true };

/** Keys of a list, at most `most` of them. */
export async function keysOf(api: Pick<Api, 'list'>, asked: ListOf, most: number): Promise<Keys | Refusal> {
  const keys: string[] = [];
  let after: string | undefined;
  while (keys.length < most) {
    const limit = Math.min(PAGE, most - keys.length);
    const page = await api.list({ ...asked, limit, ...(after === undefined ? {} : { after }) });
    if (isRefusal(page)) return page;
    keys.push(...page.keys);
    if (page.next === null) return { keys, more: false };
    after = page.next;
  }
  return { keys, more: true };
}

export type Records = ReadonlyMap<string, Json>;

/** Records by their keys; those that are not there are absent. */
export async function recordsOf(
  api: Pick<Api, 'records'>,
  keys: readonly string[],
): Promise<Records | Refusal> {
  const records = new Map<string, Json>();
  for (let at = 0; at < keys.length; at += RECORDS_A_CALL) {
    const part = await api.records(keys.slice(at, at + RECORDS_A_CALL));
    if (isRefusal(part)) return part;
    for (const [key, record] of Object.entries(part.records)) if (record !== null) records.set(key, record);
  }
  return records;
}

/** Sums of many units by unit. */
export async function sumsOf(
  api: Api,
  units: readonly string[],
  scopes: readonly string[],
): Promise<ReadonlyMap<string, ScopedSums> | Refusal> {
  const sums = new Map<string, ScopedSums>();
  for (let at = 0; at < units.length; at += UNITS_A_CALL) {
    const part = await api.manySums(units.slice(at, at + UNITS_A_CALL), scopes);
    if (isRefusal(part)) return part;
    for (const [unit, scoped] of Object.entries(part.sums)) sums.set(unit, scoped);
  }
  return sums;
}

/** An act as the log holds it. */
export type LoggedAct = {
  readonly leaf: number;
  readonly id: string;
  readonly act: Act;
  readonly received: string;
};

/** Acts at some leaves, by leaf, ascending; leaves that the log does not have yet are left out. */
export async function actsAt(api: Api, leaves: readonly number[]): Promise<readonly LoggedAct[] | Refusal> {
  const acts: LoggedAct[] = [];
  for (let at = 0; at < leaves.length; at += LEAVES_A_CALL) {
    const part = await api.leaves(leaves.slice(at, at + LEAVES_A_CALL));
    if (isRefusal(part)) return part;
    for (const [leaf, entry] of Object.entries(part.entries)) {
      const logged = entry === null ? undefined : loggedAct(Number(leaf), entry);
      if (logged) acts.push(logged);
    }
  }
  return acts.sort((a, b) => a.leaf - b.leaf);
}

function loggedAct(leaf: number, entry: string): LoggedAct | undefined {
  const bytes = fromBase64url(entry);
  if (!bytes) return undefined;
  const { actBytes, seal } = splitEntry(bytes);
  const act = JSON.parse(textOf(actBytes)) as Act;
  return { leaf, id: hex(sha256(actBytes)), act, received: seal.received };
}
