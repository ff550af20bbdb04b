// Boxes in which what she saw on the paper and what another reading says are not the same, side by side.
// Which is right, only the paper says.
import type { Contest } from '../../../../core/define.ts';
import type { Cell } from '../../../../modules/results/form.ts';
import { useScreen } from '../../app/use-office.ts';
import { useCellName } from '../form/cell-name.ts';

export type FigureTableProps = {
  readonly contest: Contest;
  readonly paths: readonly string[];
  readonly own: (path: string) => Cell;
  readonly other: (path: string) => Cell;
  /** What the other reading is called. */
  readonly otherName: string;
};

export function FigureTable({ contest, paths, own, other, otherName }: FigureTableProps) {
  const { say, format } = useScreen();
  const name = useCellName(contest);
  const shown = (figure: Cell): string => (figure === null ? say('form.absent') : format.number(figure));
  return (
    <table class="dispute">
      <thead>
        <tr>
          <th scope="col">{say('witness.table.box')}</th>
          <th scope="col" class="n">
            {say('witness.table.own')}
          </th>
          <th scope="col" class="n">
            {otherName}
          </th>
        </tr>
      </thead>
      <tbody>
        {paths.map((path) => (
          <tr>
            <th scope="row">{name(path)}</th>
            <td class="n">{shown(own(path))}</td>
            <td class="n">{shown(other(path))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
