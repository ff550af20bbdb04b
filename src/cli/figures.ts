// The figures of an area, as the command line prints them: read from the same sums that the public views
// show.
import type { Contest } from '../core/define.ts';
import type { State } from '../server/state.ts';
import { ATTEMPT, scopeOf, tallyKey, tallyRecord } from '../modules/results/record.ts';

type Sums = Readonly<Record<string, number>>;
export type Totals = { readonly votes: readonly number[]; readonly valid: number; readonly invalid: number };

export type Figures = {
  readonly confirmed: number;
  readonly withheld: number;
  readonly incomplete: number;
  readonly disputed: number;
  readonly waiting: number;
  readonly corrections: number;
  /** Forms in which a rule is broken, errors and warnings apart. */
  readonly brokenRules: Sums;
  readonly warnings: Sums;
  readonly totals: Totals;
  readonly reported: Totals;
  /** Electorate (I.A.J) of confirmed forms. */
  readonly electorate: number;
};

/** Figures of a contest at a unit; zeroes before anything is founded. */
export async function figuresOf(state: State, contest: Contest, unit: string): Promise<Figures> {
  const sums = await sumsOf(state, contest, unit);
  const sum = (metric: string): number => sums[metric] ?? 0;
  const totals = (prefix: string): Totals => ({
    votes: contest.options.map((_, i) => sum(`${prefix}.votes.${i}`)),
    valid: sum(`${prefix}.valid`),
    invalid: sum(`${prefix}.invalid`),
  });
  return {
    confirmed: sum('state.confirmed'),
    withheld: sum('state.withheld'),
    incomplete: sum('state.incomplete'),
    disputed: sum('state.disputed'),
    waiting: sum('state.waiting'),
    corrections: sum('corrections'),
    brokenRules: countsBy(sums, 'rule.'),
    warnings: countsBy(sums, 'warning.'),
    totals: totals('confirmed'),
    reported: totals('reported'),
    electorate: sum('confirmed.electorate'),
  };
}

async function sumsOf(state: State, contest: Contest, unit: string): Promise<Sums> {
  const scope = scopeOf(contest.id);
  if (unit.length < 13) return (await state.gather([{ unit, scope }], [])).sums(unit, scope);
  // A station's own sums are its record.
  const key = tallyKey(unit, contest.id, ATTEMPT);
  const record = (await state.gather([], [key])).record(key);
  return record ? (tallyRecord.contribute(key, record)?.sums ?? {}) : {};
}

/** By rule number, not by text: R2 before R10. */
function countsBy(sums: Sums, prefix: string): Sums {
  const counts = Object.entries(sums).filter(([metric]) => metric.startsWith(prefix));
  const named = counts.map(([metric, count]) => [metric.slice(prefix.length), count] as const);
  return Object.fromEntries(named.toSorted(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1))));
}
