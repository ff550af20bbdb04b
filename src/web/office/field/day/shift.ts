// The shift clock: since when an officer works, when that becomes too long (12 hours), and when somebody must
// be found to relieve her (18 hours). Pure. It counts for her health and for the figures that tired hands
// write; it stops nobody.
import type { Shift } from '../../../../modules/voting/record.ts';
import type { OutboxItem } from '../../device/stored.ts';
import { ownItems } from './station.ts';

const HOUR_MS = 3_600_000;
export const WARN_HOURS = 12;
export const RELIEF_HOURS = 18;

export type ShiftView = {
  /** Start of the running shift, UTC; undefined when she is not on shift. */
  readonly since: string | undefined;
  readonly hours: number;
  readonly level: 'off' | 'fine' | 'long' | 'relief';
  /** A plan for her relief is in the log or on its way. */
  readonly planned: boolean;
};

/** Her shift by what was said last, here or in the log. `now` in milliseconds. */
export function shiftView(
  items: readonly OutboxItem[],
  officer: string,
  record: Shift | undefined,
  now: number,
): ShiftView {
  const standing = (kind: string): OutboxItem | undefined =>
    ownItems(items, officer, `voting.shift.${kind}`).find(({ state }) => state !== 'refused');
  const [start, end, plan] = ['start', 'end', 'relieve'].map(standing);
  const said = [start?.act.at, record?.since?.at]
    .flatMap((at) => at ?? [])
    .sort()
    .at(-1);
  const over = [end?.act.at, record?.ended?.until]
    .flatMap((at) => at ?? [])
    .sort()
    .at(-1);
  if (said === undefined || (over !== undefined && over >= said)) {
    return { since: undefined, hours: 0, level: 'off', planned: false };
  }
  const hours = Math.max(0, (now - Date.parse(said)) / HOUR_MS);
  const planned = record?.relief != null || (plan !== undefined && plan.act.at >= said);
  return {
    since: said,
    hours,
    planned,
    level: hours >= RELIEF_HOURS ? 'relief' : hours >= WARN_HOURS ? 'long' : 'fine',
  };
}
