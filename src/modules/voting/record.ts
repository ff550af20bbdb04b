// What the acts of voting day add up to (spec/authority.md, "voting"): one record a station, one an officer's
// shift. Telephones without a network cannot conflict: of each kind, and each hour of turnout, the act with
// the greatest `at` stands, whatever order they come in. Nothing here is a result, none of it is in a view.
import type { Contribution, RecordDefinition, StateRecord } from '../../core/define.ts';

export const STATION = 'voting.station';
export const SHIFT = 'voting.shift';
const STATION_SCOPE = 'voting';
const SHIFT_SCOPE = 'voting/shift';

/** What stands: the device's time and the leaf of the act that said it. */
export type Said<B> = B & { readonly at: string; readonly leaf: number };

export type Ready = { readonly access: boolean; readonly network: boolean; readonly power: boolean };
export type Oath = { readonly present: number };
/** `late`: opened after the time that the law leaves, on the station's own clock. */
export type Opening = { readonly late: boolean; readonly present: number; readonly witnesses: number };
export type Closing = { readonly queue: number };
/** Voters who have voted: men, women, sum. */
export type Turnout = { readonly J: number; readonly L: number; readonly P: number };

/** Bounded: four kinds and the hours of a day; what was said before is in the log. */
export type VotingStation = {
  readonly close?: Said<Closing>;
  readonly oath?: Said<Oath>;
  readonly open?: Said<Opening>;
  readonly ready?: Said<Ready>;
  /** By full hour of the station's clock, `7` to mean by 07:00. */
  readonly turnout?: { readonly [hour: string]: Said<Turnout> };
};

/** Who relieves an officer, and from when: a plan, and nobody's authority. */
export type Relief = { readonly by: string; readonly from: string; readonly leaf: number };
export type Shift = {
  /** The last shift that has ended. */
  readonly ended: { readonly from: string; readonly leaf: number; readonly until: string } | null;
  readonly relief: Relief | null;
  /** Since when she is on shift; null when she is not. */
  readonly since: { readonly at: string; readonly leaf: number } | null;
  readonly unit: string;
};

export const stationKey = (station: string): string => `${STATION}/${station}`;
export const shiftKey = (officer: string): string => `${SHIFT}/${officer}`;

/** Only this module writes records of these kinds. */
export const stationOf = (record: StateRecord | undefined): VotingStation => record ?? {};
export const shiftOf = (record: StateRecord | undefined): Shift | undefined =>
  record as unknown as Shift | undefined;

/** Of two sayings the one with the greater `at`; at equal `at` the later leaf. */
export const standing = <B>(before: Said<B> | undefined, said: Said<B>): Said<B> =>
  before && (before.at > said.at || (before.at === said.at && before.leaf > said.leaf)) ? before : said;

/** The count of the greatest hour; undefined before the first. */
export function latestTurnout({ turnout }: VotingStation): Said<Turnout> | undefined {
  const hours = Object.keys(turnout ?? {}).map(Number);
  return hours.length === 0 ? undefined : turnout?.[Math.max(...hours)];
}

const unitIn = (key: string): string => key.slice(STATION.length + 1);

function contributeStation(key: string, record: StateRecord): Contribution {
  const station = stationOf(record);
  const counted = latestTurnout(station);
  const all = {
    closed: Number(station.close !== undefined),
    opened: Number(station.open !== undefined),
    openedLate: Number(station.open?.late ?? false),
    ready: Number(station.ready !== undefined),
    sworn: Number(station.oath !== undefined),
    'turnout.L': counted?.L ?? 0,
    'turnout.P': counted?.P ?? 0,
  };
  const sums = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== 0));
  return { unit: unitIn(key), scope: STATION_SCOPE, sums };
}

function stationFacets(key: string, record: StateRecord): { unit: string; labels: string[] } {
  const { close, open, ready } = stationOf(record);
  const said = { closed: close, opened: open, ready };
  const labels = Object.entries(said).flatMap(([label, act]) => (act ? [`voting/${label}`] : []));
  return { unit: unitIn(key), labels };
}

export const stationRecord: RecordDefinition = {
  kind: STATION,
  contribute: contributeStation,
  facets: stationFacets,
};

export const shiftRecord: RecordDefinition = {
  kind: SHIFT,
  contribute: (_key, record) => {
    const shift = shiftOf(record);
    return shift?.since ? { unit: shift.unit, scope: SHIFT_SCOPE, sums: { onShift: 1 } } : undefined;
  },
  facets: (_key, record) => {
    const shift = shiftOf(record);
    return shift && { unit: shift.unit, labels: shift.since ? ['voting/on-shift'] : [] };
  },
};
