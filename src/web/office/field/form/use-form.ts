// The draft of one contest's form: what was typed here over what was counted before the votes, and the rules'
// verdicts on it.
import type { Contest } from '../../../../core/define.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { judge, type Verdict } from '../../../../modules/results/rules.ts';
import { type Kept, useDraft } from '../../app/use-draft.ts';
import { draftIds } from '../day/steps.ts';
import type { Station } from '../use-station.ts';
import { type Cells, countsFor, emptyCells, formOf, withCell } from '../../form/cells.ts';

export type TypedForm = {
  readonly cells: Cells;
  readonly form: Form;
  readonly verdicts: readonly Verdict[];
  /** Boxes without a figure. */
  readonly empty: readonly string[];
  readonly kept: Kept;
  readonly setCell: (path: string, value: number | null) => void;
  readonly setCells: (cells: Cells) => void;
};

/** The form being typed; undefined until the drafts were read. */
export function useForm({ day, ruleValue }: Station, contest: Contest): TypedForm | undefined {
  const own = useDraft<Cells>(draftIds.form(day.station, contest.id));
  const counts = useDraft<Cells>(draftIds.counts(day.station));
  if (own.value === undefined || counts.value === undefined) return undefined;
  // Once something was typed here, this form stands by itself: a later count must not change what she has
  // seen.
  const cells = own.value ?? countsFor(counts.value ?? {}, contest.id);
  const form = formOf(cells, contest);
  return {
    cells,
    form,
    verdicts: judge(form, { contest, station: day.station, ruleValue }),
    empty: emptyCells(cells, contest),
    kept: own.kept,
    setCell: (path, value) => own.set(withCell(cells, path, value)),
    setCells: own.set,
  };
}
