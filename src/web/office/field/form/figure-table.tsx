// Boxes in which two readings differ, side by side in the order of the paper: her own, or what she saw on the
// paper, and another's. Which is right, only the paper says.
import type { Contest } from '../../../../core/define.ts';
import type { Cell } from '../../../../modules/results/form.ts';
import { useScreen } from '../../app/use-office.ts';
import { useCellName } from './cell-name.ts';

/** What a reading is called, and its figure at a path. */
export type Figures = { readonly name: string; readonly at: (path: string) => Cell };

export type FigureTableProps = {
  readonly contest: Contest;
  /** Paths of cells, or of a section that one of them lacks. */
  readonly paths: readonly string[];
  readonly own: Figures;
  readonly other: Figures;
};

export function FigureTable({ contest, paths, own, other }: FigureTableProps) {
  const { say, format } = useScreen();
  const name = useCellName(contest);
  const shown = (figure: Cell): string => (figure === null ? say('form.absent') : format.number(figure));
  return (
    <table class="dispute">
      <thead>
        <tr>
          <th scope="col">{say('dispute.cell')}</th>
          <th scope="col" class="n">
            {own.name}
          </th>
          <th scope="col" class="n">
            {other.name}
          </th>
        </tr>
      </thead>
      <tbody>
        {paths.map((path) => (
          <tr>
            <th scope="row">{name(path)}</th>
            <td class="n">{shown(own.at(path))}</td>
            <td class="n">{shown(other.at(path))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
