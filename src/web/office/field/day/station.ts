// What is known of a station's day: what the log says, and what this telephone has signed and the log may not
// know yet. Pure: no screen, no clock of its own.
import { signersOf } from '../../../../core/act.ts';
import type { Contest, StateRecord } from '../../../../core/define.ts';
import { type Evidence, evidenceKey, evidenceOf } from '../../../../modules/results/evidence.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { asTally, ATTEMPT, type Tally, tallyKey } from '../../../../modules/results/record.ts';
import {
  type Shift,
  shiftKey,
  shiftOf,
  stationKey,
  stationOf,
  type VotingStation,
} from '../../../../modules/voting/record.ts';
import type { OutboxItem } from '../../device/stored.ts';

export type Records = { readonly [key: string]: StateRecord | null };

/** Keys of all records that an officer of a station looks at. */
export const stationKeys = (station: string, officer: string, contests: readonly Contest[]): string[] => [
  stationKey(station),
  shiftKey(officer),
  ...contests.flatMap(({ id }) => [tallyKey(station, id, ATTEMPT), evidenceKey(station, id, ATTEMPT)]),
];

const recordIn = (records: Records, key: string): StateRecord | undefined => records[key] ?? undefined;

export const votingIn = (records: Records, station: string): VotingStation =>
  stationOf(recordIn(records, stationKey(station)));
export const shiftIn = (records: Records, officer: string): Shift | undefined =>
  shiftOf(recordIn(records, shiftKey(officer)));
export const evidenceIn = (records: Records, station: string, contest: string): Evidence =>
  evidenceOf(recordIn(records, evidenceKey(station, contest, ATTEMPT)));
export function tallyIn(records: Records, station: string, contest: string): Tally | undefined {
  const record = recordIn(records, tallyKey(station, contest, ATTEMPT));
  return record && asTally(record);
}

/**
 * Acts of an officer on this device of one kind, newest first; `about` tells which, where a kind has many.
 */
export function ownItems(
  items: readonly OutboxItem[],
  officer: string,
  kind: string,
  about: (body: { readonly [member: string]: unknown }) => boolean = () => true,
): OutboxItem[] {
  const own = items.filter(
    ({ act }) =>
      act.act === kind &&
      signersOf(act).some((by) => by.officer === officer) &&
      about((act.body ?? {}) as { readonly [member: string]: unknown }),
  );
  return own.sort((a, b) => (a.act.at < b.act.at ? 1 : a.act.at > b.act.at ? -1 : b.queuedAt - a.queuedAt));
}

/** The state of one contest's form, as one officer may see it. */
export type FormView = {
  /** Her own newest entry on this device. */
  readonly own: OutboxItem | undefined;
  /** Whether she has entered, here or on a telephone that she had before. */
  readonly entered: boolean;
  /** Another member's reading lies in the log. */
  readonly others: boolean;
  /** What the log says of it; `missing` before anybody entered. */
  readonly state: Tally['state'] | 'missing';
  readonly tally: Tally | undefined;
};

/** An act whose figures may still count: sent, to be sent, or received. */
const stands = ({ state }: OutboxItem): boolean => state !== 'refused';

export function formView(
  items: readonly OutboxItem[],
  records: Records,
  of: { readonly station: string; readonly officer: string; readonly contest: string },
): FormView {
  const own = ownItems(items, of.officer, 'results.tally.enter', (body) => body['contest'] === of.contest)[0];
  const tally = tallyIn(records, of.station, of.contest);
  const inLog = tally?.entries.some(({ officer }) => officer === of.officer) ?? false;
  return {
    own,
    entered: inLog || (own !== undefined && stands(own)),
    others: tally?.entries.some(({ officer }) => officer !== of.officer) ?? false,
    state: tally?.state ?? 'missing',
    tally,
  };
}

/**
 * Whether the other reading may be shown to her. Not before she has signed her own: a second reading that has
 * seen the first is no second reading. A settled form is everybody's.
 */
export const maySeeOthers = ({ entered, tally }: FormView): boolean => entered || tally?.form != null;

/** Her own figures as she signed them last. */
export const ownForm = ({ own }: FormView): Form | undefined =>
  (own?.act.body as { readonly form?: Form } | undefined)?.form;

/** The reading that hers differs from: the newest of another officer, where the log still holds it. */
export function otherForm(view: FormView, officer: string): Form | undefined {
  if (!maySeeOthers(view)) return undefined;
  const others = (view.tally?.entries ?? []).filter(
    (entry) => entry.officer !== officer && entry.form !== null,
  );
  return others.at(-1)?.form ?? undefined;
}
