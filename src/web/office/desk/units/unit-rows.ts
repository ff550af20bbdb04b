// The units directly below one, each with what a superior asks first: who is appointed and enrolled, who
// is on shift, which stations are ready, open, closed, the forms by state, what waits for a person.
// Every figure is a sum that the log gives; nothing is guessed where a sum is absent: absent is none.
// Pure.
import { isBelow } from '../../../../base/unit.ts';
import type { Share } from '../../../kit/state-fills.tsx';
import type { CsvCell } from '../csv-text.ts';

export type Sums = { readonly [metric: string]: number };
/** Sums by scope, of one unit. */
export type ScopedSums = { readonly [scope: string]: Sums };

const OFFICERS = 'registry/officers';
const VOTING = 'voting';
const SHIFTS = 'voting/shift';
const scopeOf = (contest: string): string => `results/${contest}`;
/** What is read for each unit. */
export const scopesOf = (contest: string): string[] => [OFFICERS, VOTING, SHIFTS, scopeOf(contest)];

export type FormCounts = {
  readonly confirmed: number;
  readonly withheld: number;
  readonly incomplete: number;
  readonly disputed: number;
  readonly waiting: number;
  readonly missing: number;
};

export type UnitRow = {
  readonly unit: string;
  readonly name: string;
  readonly stations: number;
  readonly officers: number;
  readonly enrolled: number;
  readonly onShift: number;
  readonly ready: number;
  readonly opened: number;
  readonly openedLate: number;
  readonly closed: number;
  readonly forms: FormCounts;
  readonly objections: number;
  readonly corrections: number;
};

const metric = (sums: ScopedSums, scope: string, name: string): number => sums[scope]?.[name] ?? 0;

/** One unit's row. `stations` is the number that the list of units has. */
export function rowOf(
  { unit, name, stations }: { readonly unit: string; readonly name: string; readonly stations: number },
  sums: ScopedSums,
  contest: string,
): UnitRow {
  const result = (name: string): number => metric(sums, scopeOf(contest), name);
  const [confirmed, withheld, incomplete, disputed, waiting] = [
    result('state.confirmed'),
    result('state.withheld'),
    result('state.incomplete'),
    result('state.disputed'),
    result('state.waiting'),
  ] as const;
  const come = confirmed + withheld + incomplete + disputed + waiting;
  return {
    unit,
    name,
    stations,
    officers: metric(sums, OFFICERS, 'officers'),
    enrolled: metric(sums, OFFICERS, 'keys'),
    onShift: metric(sums, SHIFTS, 'onShift'),
    ready: metric(sums, VOTING, 'ready'),
    opened: metric(sums, VOTING, 'opened'),
    openedLate: metric(sums, VOTING, 'openedLate'),
    closed: metric(sums, VOTING, 'closed'),
    // A closed station with a form can make the others more than the stations there are: never below 0.
    forms: { confirmed, withheld, incomplete, disputed, waiting, missing: Math.max(0, stations - come) },
    objections: result('objections.open'),
    corrections: result('corrections'),
  };
}

/**
 * The bar of four: a dispute stands with what is withheld, a first reading with what is missing. Both
 * are said.
 */
export const shareOf = (forms: FormCounts): Share => ({
  confirmed: forms.confirmed,
  withheld: forms.withheld + forms.disputed,
  incomplete: forms.incomplete,
  missing: forms.missing + forms.waiting,
});

/** What waits for a person in a unit. */
export const needsPerson = ({ forms, objections }: UnitRow): number =>
  forms.withheld + forms.disputed + objections;

/** Columns of the exported list; their names are the code's, so that a program reads them in any language. */
export const ROW_HEADER = [
  'unit',
  'name',
  'stations',
  'officers',
  'enrolled',
  'on_shift',
  'ready',
  'opened',
  'opened_late',
  'closed',
  'confirmed',
  'withheld',
  'incomplete',
  'disputed',
  'waiting',
  'missing',
  'objections_open',
  'corrections',
] as const;

export const rowCells = (row: UnitRow): CsvCell[] => [
  row.unit,
  row.name,
  row.stations,
  row.officers,
  row.enrolled,
  row.onShift,
  row.ready,
  row.opened,
  row.openedLate,
  row.closed,
  row.forms.confirmed,
  row.forms.withheld,
  row.forms.incomplete,
  row.forms.disputed,
  row.forms.waiting,
  row.forms.missing,
  row.objections,
  row.corrections,
];

/** Whether an officer at a unit sees another unit as one of hers. */
export const covers = (own: string, unit: string): boolean => own === unit || isBelow(unit, own);
