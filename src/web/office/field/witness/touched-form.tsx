// The form as paper, its boxes to be touched: those that an objection is about. A touched box is framed
// and said to be chosen; more than the log takes cannot be chosen.
import type { Contest } from '../../../../core/define.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { DigitBoxes } from '../../../kit/digit-boxes.tsx';
import { useScreen } from '../../app/use-office.ts';
import { useCellName } from '../form/cell-name.ts';
import { cellsOf, type FormRow, formRows } from '../../form/cells.ts';
import { FormLines } from '../form/form-lines.tsx';
import { usePartyLabel } from '../form/form-sheet.tsx';
import { FIELDS_MAX } from './watch-drafts.ts';

export type TouchedFormProps = {
  readonly contest: Contest;
  /** The figures to show; none where there are none yet. */
  readonly form: Form | undefined;
  readonly chosen: readonly string[];
  readonly onChosen: (fields: string[]) => void;
};

export function TouchedForm({ contest, form, chosen, onChosen }: TouchedFormProps) {
  const figures = form ? cellsOf(form) : {};
  // An objection to a section that one reading lacks is to each of its boxes.
  const named = (path: string): string | undefined =>
    chosen.find((one) => one === path || one === path.split('.')[0]);
  const toggle = (path: string): void => {
    const at = named(path);
    onChosen(at === undefined ? [...chosen, path] : chosen.filter((one) => one !== at));
  };
  const cell = (path: string, row: FormRow) => (
    <TouchedFigure
      contest={contest}
      row={row}
      path={path}
      value={figures[path] ?? null}
      chosen={named(path) !== undefined}
      full={chosen.length >= FIELDS_MAX}
      onToggle={() => toggle(path)}
    />
  );
  return (
    <div class="sheet touched">
      <FormLines contest={contest} rows={formRows(contest)} verdicts={[]} cell={cell} explained={false} />
    </div>
  );
}

type FigureProps = {
  readonly contest: Contest;
  readonly row: FormRow;
  readonly path: string;
  readonly value: number | null;
  readonly chosen: boolean;
  readonly full: boolean;
  readonly onToggle: () => void;
};

function TouchedFigure({ contest, row, path, value, chosen, full, onToggle }: FigureProps) {
  const { say } = useScreen();
  const name = useCellName(contest);
  const party = usePartyLabel(contest, row, path);
  const figure = value === null ? say('form.absent') : String(value);
  const button = (
    <button
      type="button"
      class="touch"
      aria-pressed={chosen}
      aria-label={`${name(path)}: ${figure}`}
      disabled={full && !chosen}
      onClick={onToggle}
    >
      <span aria-hidden="true">
        <DigitBoxes value={value} absent="" />
      </span>
    </button>
  );
  return row.kind === 'party' ? (
    <div class="party-line">
      <span aria-hidden="true">{party}</span>
      {button}
    </div>
  ) : (
    button
  );
}
