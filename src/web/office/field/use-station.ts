// Everything that the screens of a station look at, in one place: the election, the place, what the log says,
// what this telephone signed, which drafts there are. Without a network it is what was known last.
import { useEffect, useRef } from 'preact/hooks';
import type { Contest } from '../../../core/define.ts';
import { isRefusal } from '../../../base/result.ts';
import type { ElectionAnswer, UnitAnswer } from '../device/api.ts';
import { useElection, useUnit } from '../app/use-election.ts';
import { type Remote, useRemote, useScreen, useStored } from '../app/use-office.ts';
import { type Day, draftIds } from './day/steps.ts';
import { hourOfVoting } from './day/hour.ts';
import type { Cells } from '../form/cells.ts';
import { type Records, stationKeys } from './day/station.ts';

/** While the screen is looked at. */
const REFRESH_MS = 20_000;
const NOTHING: Records = {};
const NO_CONTESTS: readonly Contest[] = [];

export type Station = {
  readonly day: Day;
  readonly election: ElectionAnswer;
  readonly place: UnitAnswer | undefined;
  readonly zone: string;
  readonly ruleValue: (name: string) => number;
  /** When the log was last heard, by the device's clock; undefined where it never was. */
  readonly heard: Remote<Records>;
};

/** The officer's station; undefined until the election was heard once and the device was read. */
export function useStation(): Station | undefined {
  const { office, me } = useScreen();
  const election = useElection().value;
  const place = useUnit(me.unit).value;
  const contests = election?.contests ?? NO_CONTESTS;
  const read = async () => {
    const answer = await office.api.records(stationKeys(me.unit, me.officer, contests));
    return isRefusal(answer) ? answer : (answer.records as Records);
  };
  const id = `station/${me.unit}/${contests.length}`;
  const heard = useRemote(office, id, election === undefined ? undefined : read, REFRESH_MS);
  const items = useStored(office, 'outbox');
  // What was just received changes what the log says: it is asked at once and not at the next turn.
  const received = (items ?? []).filter(({ state }) => state === 'received').length;
  const known = useRef(received);
  useEffect(() => {
    if (received !== known.current) heard.reload();
    known.current = received;
  }, [received]);
  const drafts = useStored(office, 'drafts');
  if (election === undefined || items === undefined || drafts === undefined) return undefined;
  const own = drafts.filter(({ officer }) => officer === me.officer);
  const zone = place?.zone ?? 'Asia/Jakarta';
  const day: Day = {
    station: me.unit,
    officer: me.officer,
    contests,
    voting: election.voting,
    items,
    records: heard.value ?? NOTHING,
    drafts: new Set(own.map((draft) => draft.id)),
    counts: (own.find(({ id: name }) => name === draftIds.counts(me.unit))?.value ?? {}) as Cells,
    hour: hourOfVoting(election.voting, zone, office.clock.now()),
  };
  const ruleValue = (name: string): number => {
    const entry = election.ruleSet.values[name];
    if (entry === undefined) throw new RangeError(`no such rule value: ${name}`);
    return entry.value;
  };
  return { day, election, place, zone, ruleValue, heard };
}
