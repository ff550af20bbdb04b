// The form as the paper has it, row by row; what does not fit is drawn as a line along the rows that
// disagree, with the sum below. How a figure looks, as a field or in boxes, is the caller's.
import type { ComponentChildren } from 'preact';
import type { Contest } from '../../../../core/define.ts';
import type { Verdict } from '../../../../modules/results/rules.ts';
import { type BrokenLine, brokenLines, cellsOf } from '../../../kit/broken-lines.ts';
import { useScreen } from '../../app/use-office.ts';
import { COLUMNS, type FormRow } from '../../form/cells.ts';
import { rowLabel } from '../../form/row-label.ts';
import { Reckoning } from './reckoning.tsx';

export type FormLinesProps = {
  readonly contest: Contest;
  readonly rows: readonly FormRow[];
  readonly verdicts: readonly Verdict[];
  /** One figure; `marked`: it stands in a comparison that does not hold. */
  readonly cell: (path: string, row: FormRow, marked: boolean) => ComponentChildren;
  /** What stands under a row, before the next. */
  readonly after?: (row: FormRow) => ComponentChildren;
  /** What stands under the last row of a section. */
  readonly below?: (section: FormRow['section']) => ComponentChildren;
  /** Says what is wrong, and what to do on paper. */
  readonly explained: boolean;
  /** Level of the heading that stands above: sections are headed one below it. */
  readonly under?: 1 | 2;
};

export function FormLines(props: FormLinesProps) {
  const { contest, rows, verdicts, cell, after, below, explained, under = 2 } = props;
  const { say } = useScreen();
  const lines = brokenLines(
    rows.map((row) => ({ cells: row.cells.map((at) => ({ at })) })),
    verdicts,
  );
  const Heading = under === 1 ? 'h2' : 'h3';
  const marked = new Set(lines.flatMap((line) => cellsOf(line.part)));
  return (
    <div class="form-lines" data-lines={lines.length}>
      {rows.map((row, at) => {
        const first = rows[at - 1]?.section !== row.section;
        const last = rows[at + 1]?.section !== row.section;
        return (
          <>
            {first && (
              <Heading class="form-section">
                {say(`results.section.${row.section}`)}
                <Gutters at={at - 0.5} lines={lines} />
              </Heading>
            )}
            <div class={`form-row form-${row.kind}`}>
              <RowLabel contest={contest} row={row} />
              <RowCells row={row}>{(path) => cell(path, row, marked.has(path))}</RowCells>
              <Gutters at={at} lines={lines} />
            </div>
            {after?.(row)}
            {lines.map(
              (line) =>
                line.to === at && (
                  <div class="form-aside">
                    <Reckoning line={line} explained={explained} />
                    <Gutters at={at + 0.5} lines={lines} />
                  </div>
                ),
            )}
            {last && below && (
              <div class="form-aside">
                {below(row.section)}
                <Gutters at={at + 0.5} lines={lines} />
              </div>
            )}
          </>
        );
      })}
    </div>
  );
}

function RowLabel({ contest, row }: { contest: Contest; row: FormRow }) {
  const { say } = useScreen();
  const { sign, name } = rowLabel(say, contest, row);
  return (
    <span class="form-label">
      {row.option === undefined ? (
        <small class="form-code">{sign}</small>
      ) : (
        <b class="option-no">{sign}</b>
      )}{' '}
      {name}
    </span>
  );
}

function RowCells({ row, children }: { row: FormRow; children: (path: string) => ComponentChildren }) {
  if (row.kind !== 'triple') return <div class="form-cells">{row.cells.map((path) => children(path))}</div>;
  return (
    <div class="form-cells">
      {row.cells.map((path, i) => (
        <div class="form-column">
          <span class="form-column-name" aria-hidden="true">
            {COLUMNS[i]}
          </span>
          {children(path)}
        </div>
      ))}
    </div>
  );
}

/** The narrow columns at the edge in which the lines run. */
function Gutters({ at, lines }: { at: number; lines: readonly BrokenLine[] }) {
  if (lines.length === 0) return null;
  return (
    <span class="gutters" aria-hidden="true">
      {lines.map((line, i) => {
        const kinds = [
          'gutter',
          at >= line.from && at <= line.to && line.from !== line.to && 'runs',
          line.joined.has(at) && 'joins',
          at === line.from && 'starts',
          line.warning && 'warns',
          lines.slice(i + 1).some((outer) => outer.joined.has(at)) && 'crosses',
        ];
        return <i class={kinds.filter(Boolean).join(' ')}></i>;
      })}
    </span>
  );
}
