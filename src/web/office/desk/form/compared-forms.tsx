// Forms side by side, cell by cell: what each officer read, or old beside new. Whether a cell is equal or
// different is said in a word and a sign, not by colour alone; those that differ come first when asked.
import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Contest } from '../../../../core/define.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { useDesk } from '../desk-context.ts';
import { cellName } from '../../../../modules/results/words/cell-name.ts';
import { cellsOf, formPaths } from '../../form/cells.ts';
import { cellText } from './cell-text.ts';

export type ComparedForm = { readonly head: ComponentChildren; readonly form: Form };
export type ComparedFormsProps = {
  readonly caption: string;
  readonly contest: Contest;
  readonly forms: readonly ComparedForm[];
};

type ComparedRow = {
  readonly at: string;
  readonly values: readonly (number | null)[];
  readonly differs: boolean;
};

/** Every cell of the form with its value in each of the forms. */
function comparedRows(forms: readonly ComparedForm[], contest: Contest): ComparedRow[] {
  const figures = forms.map(({ form }) => cellsOf(form));
  return formPaths(contest).map((at) => {
    const values = figures.map((cells) => cells[at] ?? null);
    return { at, values, differs: values.some((value) => value !== values[0]) };
  });
}

export function ComparedForms({ caption, contest, forms }: ComparedFormsProps) {
  const { say } = useDesk();
  const compared = forms.length > 1;
  const [all, setAll] = useState(!compared);
  const rows = comparedRows(forms, contest);
  if (forms.length === 0) return null;
  const differ = rows.filter(({ differs }) => differs).length;
  return (
    <div class={all ? 'compared all' : 'compared'}>
      {compared && <p>{say('compare.lead', { same: rows.length - differ, differ })}</p>}
      {compared && (
        <label class="check">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
          <span>{say('compare.all')}</span>
        </label>
      )}
      <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
        <Table
          caption={caption}
          contest={contest}
          heads={forms.map(({ head }) => head)}
          rows={rows.filter(({ differs }) => all || differs)}
          isMarked={compared && all}
        />
      </div>
    </div>
  );
}

type TableProps = {
  readonly caption: string;
  readonly contest: Contest;
  readonly heads: readonly ComponentChildren[];
  readonly rows: readonly ComparedRow[];
  /** Whether each row says if it is equal: where equal rows are shown too. */
  readonly isMarked: boolean;
};

function Table({ caption, contest, heads, rows, isMarked }: TableProps) {
  const { say, format } = useDesk();
  return (
    <table>
      <caption class="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say('compare.cell')}</th>
          {heads.map((head) => (
            <th scope="col" class="n">
              {head}
            </th>
          ))}
          {isMarked && <th scope="col">{say('compare.mark')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, values, differs }) => (
          <tr class={differs ? 'differs' : undefined}>
            <th scope="row">{cellName(say, contest, at)}</th>
            {values.map((value) => (
              <td class="n">{cellText(say, format, value)}</td>
            ))}
            {isMarked && (
              <td class="mark">
                <span aria-hidden="true">{differs ? '≠ ' : '= '}</span>
                {say(differs ? 'compare.differ' : 'compare.equal')}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
