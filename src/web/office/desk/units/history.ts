// What the acts on a station say over time, as lines for a reader: when, whose, what, old → new, why.
// Newest on top, nothing left out: what is older than the limit is counted. Pure.
import type { Act } from '../../../../core/act.ts';
import { signersOf } from '../../../../core/act.ts';
import type { Form } from '../../../../modules/results/form.ts';
import type { LoggedAct } from '../data/reading.ts';

/** Acts read for one history. Older ones are in the log, and counted. */
export const ACTS_SHOWN = 60;

export type HistoryLine = LoggedAct & {
  /** The form that this act says, and the one that it is compared with. */
  readonly form: Form | undefined;
  readonly before: Form | undefined;
  readonly reason: string | undefined;
};

type Body = { readonly form?: Form; readonly reason?: string };
const bodyOf = (act: Act): Body => (act.body as Body | null) ?? {};

const CORRECT = 'results.tally.correct';

/** Lines for acts that ascend by leaf; the newest first. */
export function historyLines(acts: readonly LoggedAct[]): HistoryLine[] {
  const lines = acts.map((logged, i): HistoryLine => {
    const { form, reason } = bodyOf(logged.act);
    const earlier =
      form &&
      acts.slice(0, i).findLast(
        ({ act }) =>
          act.record === logged.act.record &&
          bodyOf(act).form !== undefined &&
          // A correction changes the form in force; an entry only the officer's own earlier one.
          (logged.act.act === CORRECT || act.by.officer === logged.act.by.officer),
      );
    return { ...logged, form, before: earlier && bodyOf(earlier.act).form, reason: reason || undefined };
  });
  return lines.reverse();
}

/** Leaves of some records, the newest `most` of them, ascending; and how many there are in all. */
export function leavesOf(
  lists: readonly (readonly number[])[],
  most: number = ACTS_SHOWN,
): { readonly leaves: number[]; readonly all: number } {
  const all = [...new Set(lists.flat())].sort((a, b) => a - b);
  return { leaves: all.slice(-most), all: all.length };
}

/** Who signed: officers in order, and in whose right where it was not their own. */
export const signersIn = (act: Act): { officer: string; for?: string }[] =>
  signersOf(act).map(({ officer, for: giver }) =>
    giver === undefined ? { officer } : { officer, for: giver },
  );

/** Every leaf that a record of voting day names: four kinds and the hours of turnout. */
export function votingLeaves(record: unknown): number[] {
  const leaves: number[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { leaf } = value as { leaf?: unknown };
    if (typeof leaf === 'number') leaves.push(leaf);
    for (const part of Object.values(value)) visit(part);
  };
  visit(record);
  return leaves;
}
