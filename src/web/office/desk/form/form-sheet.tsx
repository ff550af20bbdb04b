// One form as the paper has it: sections I to V, men, women and sum beside each other. A broken rule is
// drawn as a line along the rows whose figures disagree, with the sum written under the last of them.
import type { Contest } from '../../../../core/define.ts';
import type { Form } from '../../../../modules/results/form.ts';
import type { Verdict } from '../../../../modules/results/rules.ts';
import { type BrokenLine, brokenLines, cellsOf as cellsIn } from '../../../kit/broken-lines.ts';
import { useDesk } from '../desk-context.ts';
import { sumText } from './broken-rules.tsx';
import { type Cells, cellsOf, COLUMNS, type FormRow } from '../../form/cells.ts';
import { cellText } from './cell-text.ts';
import { type SheetSection, sheetLabel, sheetSections } from './sheet-rows.ts';

export type FormSheetProps = {
  readonly form: Form;
  readonly contest: Contest;
  readonly caption: string;
  readonly verdicts: readonly Verdict[];
};

export function FormSheet({ form, contest, caption, verdicts }: FormSheetProps) {
  const sections = sheetSections(contest);
  const rows = sections.flatMap((section) => section.rows);
  const lines = brokenLines(
    rows.map((row) => ({ cells: row.cells.map((at) => ({ at })) })),
    verdicts,
  );
  const marked = new Set(lines.flatMap(({ part }) => cellsIn(part)));
  const cells = cellsOf(form);
  return (
    <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class="form-sheet">
        <caption class="vh">{caption}</caption>
        {sections.map((section) => (
          <tbody>
            <SectionHead section={section} at={rows.indexOf(section.rows[0] as FormRow)} lines={lines} />
            {section.rows.map((row) => (
              <SheetRow {...{ contest, row, cells, lines, marked }} at={rows.indexOf(row)} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

type SectionHeadProps = {
  readonly section: SheetSection;
  /** Place of the section's first row. */
  readonly at: number;
  readonly lines: readonly BrokenLine[];
};

function SectionHead({ section: { section, rows }, at, lines }: SectionHeadProps) {
  const { say } = useDesk();
  const triple = rows[0]?.kind === 'triple';
  return (
    <tr class="section">
      <th scope="rowgroup" colSpan={triple ? 1 : 4}>
        {say(`results.section.${section}`)}
      </th>
      {triple &&
        COLUMNS.map((column) => (
          <th scope="col" class="n">
            {column}
          </th>
        ))}
      {lines.map((line) => (
        <td class={at > line.from && at <= line.to ? 'gutter runs' : 'gutter'} aria-hidden="true"></td>
      ))}
    </tr>
  );
}

type SheetRowProps = {
  readonly contest: Contest;
  readonly row: FormRow;
  readonly cells: Cells;
  readonly at: number;
  readonly lines: readonly BrokenLine[];
  readonly marked: ReadonlySet<string>;
};

function SheetRow({ contest, row, cells, at, lines, marked }: SheetRowProps) {
  const { say, format } = useDesk();
  return (
    <>
      <tr>
        <th scope="row" colSpan={4 - row.cells.length}>
          {sheetLabel(say, contest, row)}
        </th>
        {row.cells.map((path) => (
          <td class={marked.has(path) ? 'n marked' : 'n'}>{cellText(say, format, cells[path] ?? null)}</td>
        ))}
        <Gutters at={at} lines={lines} />
      </tr>
      {lines
        .filter((line) => line.to === at)
        .map((line) => (
          <tr class="reckoning">
            <td colSpan={4}>
              <b class="sum" dir="ltr">
                {sumText(format, line.part)}
              </b>{' '}
              <code>{line.rules.join(' ')}</code>
            </td>
          </tr>
        ))}
    </>
  );
}

/** The narrow columns at the edge in which the lines run. */
function Gutters({ at, lines }: { readonly at: number; readonly lines: readonly BrokenLine[] }) {
  return (
    <>
      {lines.map((line) => {
        const kinds = [
          'gutter',
          at >= line.from && at <= line.to && 'runs',
          line.joined.has(at) && 'joins',
          line.warning && 'warns',
        ];
        return <td class={kinds.filter(Boolean).join(' ')} aria-hidden="true"></td>;
      })}
    </>
  );
}
