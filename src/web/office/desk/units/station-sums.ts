// Sums of a village's stations. The log keeps none below the village, because a station's own are its records
// (src/core/ledger.ts): so each record is asked what it adds, by the definition that the log itself asks. The
// rows of the stations add up to the village's own.
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import type { RecordDefinition, StateRecord } from '../../../../core/define.ts';
import { officerRecord } from '../../../../modules/registry/officer-record.ts';
import { evidenceKey, evidenceRecord } from '../../../../modules/results/evidence.ts';
import { ATTEMPT, tallyKey, tallyRecord } from '../../../../modules/results/record.ts';
import { shiftRecord, stationKey, stationRecord } from '../../../../modules/voting/record.ts';
import type { Api } from '../../device/api.ts';
import { keysOf, recordsOf } from '../data/reading.ts';
import type { ScopedSums } from './unit-rows.ts';

const KINDS: ReadonlyMap<string, RecordDefinition> = new Map(
  [officerRecord, shiftRecord, stationRecord, tallyRecord, evidenceRecord].map((each) => [each.kind, each]),
);
/** Lists of those who serve there: their records do not have the station in their keys. */
const PEOPLE = ['officer/enrolled', 'officer/invited', 'voting/on-shift'] as const;
/** More than the officers of the largest village: some hundred stations of nine. */
const PEOPLE_MAX = 10_000;

/** Sums by station; a station of which the log knows nothing is absent. */
export async function stationSums(
  api: Pick<Api, 'list' | 'records'>,
  village: string,
  stations: readonly string[],
  contest: string,
): Promise<ReadonlyMap<string, ScopedSums> | Refusal> {
  const keys = stations.flatMap((station) => [
    tallyKey(station, contest, ATTEMPT),
    evidenceKey(station, contest, ATTEMPT),
    stationKey(station),
  ]);
  for (const label of PEOPLE) {
    const listed = await keysOf(api, { label, below: village }, PEOPLE_MAX);
    if (isRefusal(listed)) return listed;
    keys.push(...listed.keys);
  }
  const records = await recordsOf(api, keys);
  if (isRefusal(records)) return records;
  const sums = new Map<string, Record<string, Record<string, number>>>();
  for (const [key, record] of records) {
    const part = KINDS.get(key.slice(0, key.indexOf('/')))?.contribute(key, record as StateRecord);
    if (!part) continue;
    const scopes = sums.get(part.unit) ?? {};
    const scope = (scopes[part.scope] ??= {});
    for (const [name, value] of Object.entries(part.sums)) scope[name] = (scope[name] ?? 0) + value;
    sums.set(part.unit, scopes);
  }
  return sums;
}
