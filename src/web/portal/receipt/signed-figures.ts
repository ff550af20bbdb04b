// The figures that one act on a form signed, for its receipt: votes in ballot order, then the sums that a
// reader compares with the paper. What was not captured stays so; nothing is added up here.
import type { Cell, Form } from '../../../modules/results/form.ts';
import { votesOf } from '../../../modules/results/form.ts';
import type { Page } from '../page.ts';
import { cellName, valueAt } from '../pages/form-rows.ts';
import { bodyOf } from '../pages/history.tsx';
import type { LogEntry } from '../tiles.ts';

export type SignedFigure = { readonly name: string; readonly value: Cell };
export type SignedFigures = {
  readonly votes: readonly SignedFigure[];
  readonly sums: readonly SignedFigure[];
};

const SUMS = ['V.A', 'V.B', 'V.C', 'I.B4.2', 'I.A.2'] as const;

/** The page, with the contest that the act names: another may be asked for in the address. */
export function pageOfAct(page: Page, { act }: LogEntry): Page {
  const { contest } = act.body as { contest?: unknown };
  const named = page.election.contests.find(({ id }) => id === contest);
  return named === undefined ? page : { ...page, contest: named };
}

/** Undefined for an act that carries no form. `page` is of the act's contest. */
export function signedFigures(page: Page, entry: LogEntry): SignedFigures | undefined {
  const form: Form | undefined = bodyOf(entry).form;
  if (!form) return undefined;
  const votes = votesOf(form).map((value, i): SignedFigure => {
    const option = page.contest.options[i];
    return { name: `${String(option?.no ?? i + 1).padStart(2, '0')} ${option?.name ?? ''}`, value };
  });
  return { votes, sums: SUMS.map((path) => ({ name: cellName(page, path), value: valueAt(form, path) })) };
}
