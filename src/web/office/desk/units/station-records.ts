// The records of one station for one contest, read together: the form, what others say about it, its
// voting day, and the acts behind them.
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import type { Json } from '../../../../base/canonical.ts';
import type { Api } from '../../device/api.ts';
import { type Evidence, evidenceKey, evidenceOf } from '../../../../modules/results/evidence.ts';
import { asTally, ATTEMPT, type Tally, tallyKey } from '../../../../modules/results/record.ts';
import { stationKey, stationOf, type VotingStation } from '../../../../modules/voting/record.ts';
import { actsAt, type LoggedAct, recordsOf } from '../data/reading.ts';
import { evidenceLeaves } from '../queues/said.ts';
import { leavesOf, votingLeaves } from './history.ts';

export type StationRecords = {
  readonly tally: Tally | undefined;
  readonly tallyHead: string | null;
  readonly evidence: Evidence;
  readonly voting: VotingStation;
  readonly acts: readonly LoggedAct[];
  /** Acts that are there; those above are the newest of them. */
  readonly actsInAll: number;
};

const headOf = (record: Json | undefined): string | null => {
  const head = (record as { head?: unknown } | undefined)?.head;
  return typeof head === 'string' ? head : null;
};

/** Every leaf that a record names as one of its acts. */
const actsIn = (record: unknown): number[] => {
  const { acts } = (record ?? {}) as { acts?: unknown };
  return Array.isArray(acts) ? acts.filter((leaf) => typeof leaf === 'number') : [];
};

/** Reads a station. Absent records are what they mean: no form yet, nothing said. */
export async function stationRecords(
  api: Api,
  station: string,
  contest: string,
): Promise<StationRecords | Refusal> {
  const keys = [
    tallyKey(station, contest, ATTEMPT),
    evidenceKey(station, contest, ATTEMPT),
    stationKey(station),
  ] as const;
  const records = await recordsOf(api, keys);
  if (isRefusal(records)) return records;
  const [tally, said, voting] = keys.map((key) => records.get(key));
  const evidence = evidenceOf(said as never);
  const lists = [actsIn(tally), evidenceLeaves(evidence), votingLeaves(voting)];
  const { leaves, all } = leavesOf(lists);
  const acts = leaves.length === 0 ? [] : await actsAt(api, leaves);
  if (isRefusal(acts)) return acts;
  return {
    tally: tally === undefined ? undefined : asTally(tally as never),
    tallyHead: headOf(tally),
    evidence,
    voting: stationOf(voting as never),
    acts,
    actsInAll: all,
  };
}
