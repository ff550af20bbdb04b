// Officers of a unit, or of all units below one, as the log has them, a page at a time.
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import { shiftKey, type Shift, shiftOf } from '../../../../modules/voting/record.ts';
import type { Api } from '../../device/api.ts';
import { keysOf, recordsOf } from '../data/reading.ts';
import { officerRow, type OfficerRow } from './officer-view.ts';

const LABELS = ['officer/enrolled', 'officer/invited', 'officer/revoked'] as const;
/** A body has a dozen members; at the nation stand those of every participant too, near a thousand. */
const AT_UNIT_MAX = 5_000;
export const BELOW_MAX = 4_000;

export type OfficerList = { readonly officers: readonly OfficerRow[]; readonly more: boolean };

/** Officers who sit at exactly this unit, the revoked left out. */
export async function officersAt(api: Api, unit: string): Promise<OfficerRow[] | Refusal> {
  const rows: OfficerRow[] = [];
  for (const label of LABELS.slice(0, 2)) {
    const keys = await keysOf(api, { label, below: unit, only: true }, AT_UNIT_MAX);
    if (isRefusal(keys)) return keys;
    const records = await recordsOf(api, keys.keys);
    if (isRefusal(records)) return records;
    for (const [key, record] of records) {
      const row = officerRow(key, record);
      if (row?.unit === unit) rows.push(row);
    }
  }
  return rows;
}

/** Officers at a unit and below, of every state. */
export async function officersBelow(api: Api, unit: string): Promise<OfficerList | Refusal> {
  const officers: OfficerRow[] = [];
  let more = false;
  for (const label of LABELS) {
    const keys = await keysOf(api, { label, below: unit }, BELOW_MAX);
    if (isRefusal(keys)) return keys;
    const records = await recordsOf(api, keys.keys);
    if (isRefusal(records)) return records;
    more ||= keys.more;
    for (const key of keys.keys) {
      const row = officerRow(key, records.get(key));
      if (row) officers.push(row);
    }
  }
  return { officers, more };
}

/** Shifts that are running at a unit and below, by officer. */
export async function shiftsBelow(api: Api, unit: string): Promise<ReadonlyMap<string, Shift> | Refusal> {
  const keys = await keysOf(api, { label: 'voting/on-shift', below: unit }, BELOW_MAX);
  if (isRefusal(keys)) return keys;
  const records = await recordsOf(api, keys.keys);
  if (isRefusal(records)) return records;
  const shifts = new Map<string, Shift>();
  for (const [key, record] of records) {
    const shift = shiftOf(record as never);
    if (shift?.since) shifts.set(key.slice(shiftKey('').length), shift);
  }
  return shifts;
}
