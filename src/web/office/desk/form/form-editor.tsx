// A form to be typed from the paper at a desk: every cell in the paper's order, the sum of men and women
// filled in until somebody types it, the rules judged while one types. What differs from the form in
// force is marked.
import type { Contest } from '../../../../core/define.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { cellName } from '../../../../modules/results/words/cell-name.ts';
import { cellAt, type Cells, cellsOf, COLUMNS, isFilled, withCell } from '../../form/cells.ts';
import { NumberField } from '../../kit/number-field.tsx';
import { useDesk } from '../desk-context.ts';
import { cellText } from './cell-text.ts';
import { sheetLabel, sheetSections } from './sheet-rows.ts';

export type FormEditorProps = {
  readonly cells: Cells;
  readonly contest: Contest;
  /** What it is compared with while one types; absent where it is entered anew. */
  readonly before?: Form;
  readonly onCells: (cells: Cells) => void;
};

export function FormEditor({ cells, contest, before, onCells }: FormEditorProps) {
  const { say } = useDesk();
  const old = before && cellsOf(before);
  return (
    <div class="form-editor">
      {sheetSections(contest).map(({ section, rows }) => (
        <fieldset>
          <legend>{say(`results.section.${section}`)}</legend>
          {rows.map((row) => (
            <div class={row.kind === 'triple' ? 'form-row triple' : 'form-row'}>
              <p>{sheetLabel(say, contest, row)}</p>
              {row.cells.map((path, i) => (
                <EditedCell
                  label={row.kind === 'triple' ? (COLUMNS[i] ?? '') : ''}
                  spoken={cellName(say, contest, path)}
                  value={cellAt(cells, path)}
                  filled={isFilled(cells, path)}
                  old={old && (old[path] ?? null)}
                  onValue={(value) => onCells(withCell(cells, path, value))}
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
  readonly filled: boolean;
  readonly old: number | null | undefined;
  readonly onValue: (value: number | null) => void;
};

function EditedCell({ old, ...field }: EditedCellProps) {
  const { say, format } = useDesk();
  const changed = old !== undefined && old !== field.value;
  return (
    <div class={changed ? 'edited changed' : 'edited'}>
      <NumberField {...field} />
      {changed && <small>{say('compare.was', { old: cellText(say, format, old) })}</small>}
    </div>
  );
}
