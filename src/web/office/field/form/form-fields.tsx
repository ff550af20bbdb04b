// The form to be typed: the rows of the paper with a numeric field for each box, judged at each keystroke by
// the rules that the log applies. A field that is being typed into is left alone until it is left.
import { useState } from 'preact/hooks';
import type { Contest } from '../../../../core/define.ts';
import type { Verdict } from '../../../../modules/results/rules.ts';
import { NumberField } from '../../kit/number-field.tsx';
import { useScreen } from '../../app/use-office.ts';
import { cellAt, type Cells, type FormRow, isFilled } from '../../form/cells.ts';
import { useCellName } from './cell-name.ts';
import { FormLines } from './form-lines.tsx';
import { usePartyLabel } from './form-sheet.tsx';

export type FormFieldsProps = {
  readonly contest: Contest;
  readonly rows: readonly FormRow[];
  readonly cells: Cells;
  readonly onCell: (path: string, value: number | null) => void;
  readonly verdicts: readonly Verdict[];
  /** Level of the heading that stands above. */
  readonly under?: 1 | 2;
};

export function FormFields({ contest, rows, cells, onCell, verdicts, under = 1 }: FormFieldsProps) {
  const { say } = useScreen();
  const [focused, setFocused] = useState<string>();
  const field = (path: string, row: FormRow, marked: boolean) => (
    <Field
      contest={contest}
      row={row}
      path={path}
      cells={cells}
      marked={marked}
      onCell={onCell}
      onFocus={(on) => setFocused(on ? path : undefined)}
    />
  );
  const total = votesSoFar(rows, cells);
  const below = (section: FormRow['section']) =>
    section === 'IV' && total !== null ? (
      <p class="running" role="status">
        {say('form.running', { total })}
      </p>
    ) : null;
  return (
    <FormLines
      contest={contest}
      rows={rows}
      verdicts={without(verdicts, focused)}
      cell={field}
      below={below}
      under={under}
      explained
    />
  );
}

type FieldProps = Omit<FormFieldsProps, 'rows' | 'verdicts' | 'under'> & {
  readonly row: FormRow;
  readonly path: string;
  readonly marked: boolean;
  readonly onFocus: (on: boolean) => void;
};

function Field({ contest, row, path, cells, marked, onCell, onFocus }: FieldProps) {
  const party = usePartyLabel(contest, row, path);
  const name = useCellName(contest);
  return (
    <div
      class={['form-field', marked && 'marked', row.kind === 'party' && 'party-line']
        .filter(Boolean)
        .join(' ')}
      onFocusIn={() => onFocus(true)}
      onFocusOut={() => onFocus(false)}
    >
      <NumberField
        name={path}
        label={row.kind === 'party' ? party : ''}
        spoken={name(path)}
        value={cellAt(cells, path)}
        filled={isFilled(cells, path)}
        invalid={marked}
        onValue={(value) => onCell(path, value)}
      />
    </div>
  );
}

/** Verdicts without the comparisons that a field takes part in while it is typed. */
const without = (verdicts: readonly Verdict[], path: string | undefined): Verdict[] =>
  verdicts.map((verdict) => ({
    ...verdict,
    parts: verdict.parts.filter(
      ({ left, right }) => ![...left.terms, ...right.terms].some(({ at }) => at === path),
    ),
  }));

/** The sum of section IV as far as it is typed; null before the first figure. */
function votesSoFar(rows: readonly FormRow[], cells: Cells): number | null {
  const paths = rows.filter(({ section }) => section === 'IV').map((row) => row.cells.at(-1) ?? '');
  const typed = paths.flatMap((path) => cells[path] ?? []);
  return typed.length === 0 ? null : typed.reduce((sum, value) => sum + value, 0);
}
