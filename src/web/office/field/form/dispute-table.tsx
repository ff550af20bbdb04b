// The boxes in which two readings differ, side by side in the order of the paper: hers and the other
// member's. Which is right, only the paper says.
import type { Contest } from '../../../../core/define.ts';
import type { Cell, Form } from '../../../../modules/results/form.ts';
import { useScreen } from '../../app/use-office.ts';
import { useCellName } from './cell-name.ts';

export type DisputeTableProps = {
  readonly contest: Contest;
  readonly own: Form;
  readonly other: Form;
  /** Paths of cells, or of a section that one of them lacks. */
  readonly paths: readonly string[];
};

export function DisputeTable({ contest, own, other, paths }: DisputeTableProps) {
  const { say } = useScreen();
  const name = useCellName(contest);
  return (
    <table class="dispute">
      <thead>
        <tr>
          <th scope="col">{say('dispute.cell')}</th>
          <th scope="col" class="n">
            {say('dispute.own')}
          </th>
          <th scope="col" class="n">
            {say('dispute.other')}
          </th>
        </tr>
      </thead>
      <tbody>
        {paths.map((path) => (
          <tr>
            <th scope="row">{name(path)}</th>
            <Value form={own} path={path} />
            <Value form={other} path={path} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ form, path }: { form: Form; path: string }) {
  const { say, format } = useScreen();
  const value = valueAt(form, path);
  return <td class="n">{value === null ? say('form.absent') : format.number(value)}</td>;
}

/** The figure at a path; null where none was captured. */
export function valueAt(form: Form, path: string): Cell {
  let at: unknown = form;
  for (const part of path.split('.')) {
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : null;
  }
  return typeof at === 'number' ? at : null;
}
