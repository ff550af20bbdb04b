// The form to be typed: the rows of the paper with a numeric field for each box, judged at each keystroke by
// the rules that the log applies. A field that is being typed into is left alone until it is left.
import { useState } from 'preact/hooks';
import type { Contest } from '../../../../core/define.ts';
import type { Verdict } from '../../../../modules/results/rules.ts';
import { NumberField } from '../../kit/number-field.tsx';
import { useScreen } from '../../app/use-office.ts';
import { cellAt, type Cells, type FormRow, isFilled } from './cells.ts';
import { FormLines } from './form-lines.tsx';
import { usePartyLabel } from './form-sheet.tsx';

const COLUMNS = ['L', 'P', 'J'] as const;

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
  const { say } = useScreen();
  const party = usePartyLabel(contest, row, path);
  const label = labelOf(say, contest, row, path);
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
        spoken={label}
        value={cellAt(cells, path)}
        filled={isFilled(cells, path)}
        invalid={marked}
        onValue={(value) => onCell(path, value)}
      />
    </div>
  );
}

/** The whole name of a field, for ears. */
function labelOf(
  say: ReturnType<typeof useScreen>['say'],
  contest: Contest,
  row: FormRow,
  path: string,
): string {
  if (row.kind === 'triple') {
    const [section, line] = path.split('.');
    const name = section === 'III' ? 'results.cell.III' : `results.cell.I.${line}`;
    const column = COLUMNS[Number(path.at(-1))] ?? 'J';
    return say('results.cell.column', { row: say(name), column });
  }
  if (row.option === undefined) return say(`results.cell.${path}`);
  const option = contest.options[row.option];
  const named = { no: option?.no ?? row.option + 1, name: option?.name ?? '' };
  const [, , part, place] = path.split('.');
  if (part === undefined) return say('results.cell.IV.option', named);
  if (part !== 'candidates') return say(`results.cell.IV.${part}`, named);
  const candidate = option?.candidates?.[Number(place)] ?? '';
  return say('results.cell.IV.candidate', { candidate, name: named.name });
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
