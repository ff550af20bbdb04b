// The form as the paper has it: sections I to V, a box for each digit. A broken rule is drawn as a line
// beside the fields that disagree, with the sum written under its last field: 90 + 160 + 60 = 310 ≠ 210.
import type { ComponentChildren } from 'preact';
import type { Part, Verdict } from '../../../modules/results/rules.ts';
import { type BrokenLine, brokenLines, cellsOf } from '../../kit/broken-lines.ts';
import { DigitBoxes } from '../../kit/digit-boxes.tsx';
import type { Page } from '../page.ts';
import type { Cell, Form } from '../../../modules/results/form.ts';
import { isKey } from '../words/speak.ts';
import { ruleWords } from './certainty.tsx';
import { formRows, type FormRow } from './form-rows.ts';

export function FormSheet({
  page,
  form,
  verdicts,
}: {
  page: Page;
  form: Form;
  verdicts: readonly Verdict[];
}) {
  const { say } = page;
  const rows = formRows(page, form);
  const lines = brokenLines(rows, verdicts);
  return (
    <div class="sheet">
      <table class="form">
        <caption class="vh">{say('form.caption')}</caption>
        <tbody>
          {rows.map((row, at) => (
            <>
              <SheetRow page={page} row={row} at={at} lines={lines} />
              {lines
                .filter((line) => line.to === at)
                .map((line) => (
                  <Reckoning page={page} line={line} lines={lines} at={at} />
                ))}
            </>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The narrow columns at the edge in which the lines run. */
function Gutters({ at, lines }: { at: number; lines: readonly BrokenLine[] }) {
  return (
    <>
      {lines.map((line, i) => {
        const kinds = [
          'gutter',
          at >= line.from && at <= line.to && 'runs',
          line.joined.has(at) && 'joins',
          at === line.from && 'starts',
          at === line.to && 'ends',
          line.warning && 'warns',
          lines.slice(i + 1).some((outer) => outer.joined.has(at)) && 'crosses',
        ];
        return <td class={kinds.filter(Boolean).join(' ')} aria-hidden="true"></td>;
      })}
    </>
  );
}

type RowProps = { page: Page; row: FormRow; at: number; lines: readonly BrokenLine[] };

function SheetRow(props: RowProps) {
  const { row, at, lines } = props;
  if (row.kind === 'section') return <SectionRow {...props} />;
  if (row.kind === 'cells') return <CellRow {...props} />;
  return (
    <tr class="absent">
      <td colSpan={4}>{row.label}</td>
      <Gutters at={at} lines={lines} />
    </tr>
  );
}

function SectionRow({ page, row, at, lines }: RowProps) {
  const columns = row.columns ? (['L', 'P', 'J'] as const) : [];
  return (
    <tr class="section">
      <th scope="rowgroup" colSpan={4 - columns.length}>{row.label}</th>
      {columns.map((column) => <th scope="col" class="n">{page.say(`form.${column}`)}</th>)}
      <Gutters at={at} lines={lines} />
    </tr>
  );
}

function CellRow({ page, row, at, lines }: RowProps) {
  const marked = new Set(lines.flatMap((line) => cellsOf(line.part)));
  return (
    <tr>
      <th scope="row" colSpan={4 - row.cells.length}>{row.label}</th>
      {row.cells.map((cell) => (
        <td class={marked.has(cell.at) ? 'n marked' : 'n'}>
          <DigitBoxes value={cell.value} absent={page.say('form.absent')} />
        </td>
      ))}
      <Gutters at={at} lines={lines} />
    </tr>
  );
}

/** The sum, in the row under the last field of its line. */
function Reckoning({
  page,
  line,
  lines,
  at,
}: {
  page: Page;
  line: BrokenLine;
  lines: readonly BrokenLine[];
  at: number;
}) {
  return (
    <tr class={line.warning ? 'reckoning warns' : 'reckoning'}>
      <td colSpan={4}>
        <PartText page={page} part={line.part} />
        {line.rules.map((rule) => (
          <span class="why">
            <code>{rule}</code> {ruleWords(page, rule)}
          </span>
        ))}
      </td>
      {lines.map((other) => (
        <td
          class={at >= other.from && at < other.to ? `gutter runs${other.warning ? ' warns' : ''}` : 'gutter'}
          aria-hidden="true"
        ></td>
      ))}
    </tr>
  );
}

/** A comparison as arithmetic: 90 + 160 + 60 = 310 ≠ 210. */
export function PartText({ page, part }: { page: Page; part: Part }): ComponentChildren {
  const { number } = page.format;
  const plain = (side: Part['left']): string => {
    const terms = side.terms.map((term) => number(term.value) + valueName(page, term.at)).join(' + ');
    return side.terms.length > 1 ? `${terms} = ${number(side.total)}` : terms;
  };
  const sign = part.relation === '=' ? (part.holds ? '=' : '≠') : part.holds ? '≤' : '>';
  const [left, right] = [plain(part.left), plain(part.right)];
  // A sum on the right is read from its total outwards, so that the two totals stand beside the sign.
  const turned = part.right.terms.length > 1 ? right.split(' = ').reverse().join(' = ') : right;
  return <b class="sum">{`${left} ${sign} ${turned}`}</b>;
}

/** A number that stands on no form says where it comes from. */
function valueName(page: Page, at: string): string {
  const key = `form.value.${at}`;
  return isKey(key) ? ` (${page.say(key)})` : '';
}

export const cellValue = (page: Page, value: Cell): string =>
  value === null ? page.say('form.absent') : page.format.number(value);
