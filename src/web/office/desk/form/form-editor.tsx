// A form to be typed from the paper at a desk: every cell in the paper's order, the sum of men and women
// filled in until somebody types it, the rules judged while one types. What differs from the form in
// force is marked.
import { useRef } from 'preact/hooks';
import type { Contest } from '../../../../core/define.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { NumberField } from '../../kit/number-field.tsx';
import { useDesk } from '../desk-context.ts';
import { type FormRow, formSections, valueAt, withCell } from './form-cells.ts';
import { COLUMNS, labelText } from './labels.ts';

export type FormEditorProps = {
  readonly form: Form;
  readonly contest: Contest;
  /** What it is compared with while one types; absent where it is entered anew. */
  readonly before?: Form;
  readonly onForm: (form: Form) => void;
};

export function FormEditor({ form, contest, before, onForm }: FormEditorProps) {
  const { say } = useDesk();
  /** Sums that she typed herself are hers: nothing is filled in over them. */
  const typed = useRef(new Set<string>());
  const change = (row: FormRow, at: string, value: number | null): void => {
    typed.current.add(at);
    const next = withCell(form, at, value);
    const sum = row.cells[2]?.at;
    if (sum === undefined || at === sum || typed.current.has(sum)) return onForm(next);
    const [men, women] = row.cells.map((cell) => valueAt(next, cell.at));
    onForm(men == null || women == null ? next : withCell(next, sum, men + women));
  };
  return (
    <div class="form-editor">
      {formSections(form, contest).map(({ section, rows }) => (
        <fieldset>
          <legend>{say(`form.${section}`)}</legend>
          {rows.map((row) => (
            <div class={row.cells.length > 1 ? 'form-row triple' : 'form-row'}>
              <p>{labelText(say, row.label)}</p>
              {row.cells.map(({ at, value }, i) => (
                <EditedCell
                  label={row.cells.length > 1 ? say(COLUMNS[i] ?? 'form.J') : ''}
                  spoken={[labelText(say, row.label), row.cells.length > 1 && say(COLUMNS[i] ?? 'form.J')]
                    .filter(Boolean)
                    .join(', ')}
                  value={value}
                  old={before && valueAt(before, at)}
                  onValue={(typedValue) => change(row, at, typedValue)}
                />
              ))}
            </div>
          ))}
        </fieldset>
      ))}
    </div>
  );
}

type EditedCellProps = {
  readonly label: string;
  readonly spoken: string;
  readonly value: number | null;
  readonly old: number | null | undefined;
  readonly onValue: (value: number | null) => void;
};

function EditedCell({ label, spoken, value, old, onValue }: EditedCellProps) {
  const { say, format } = useDesk();
  const changed = old !== undefined && old !== value;
  return (
    <div class={changed ? 'edited changed' : 'edited'}>
      <NumberField label={label} spoken={spoken} value={value} onValue={onValue} />
      {changed && (
        <small>{say('compare.was', { old: old === null ? say('form.absent') : format.number(old) })}</small>
      )}
    </div>
  );
}
