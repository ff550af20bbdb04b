// The rows of a form as the desk sets them, one line a row: of a party its own votes, each candidate's and
// their sum. Which cells there are, office/form/cells.ts says alone. Pure.
import type { Say } from '../../../../base/words.ts';
import type { Contest } from '../../../../core/define.ts';
import { cellName } from '../../../../modules/results/words/cell-name.ts';
import { type FormRow, formRows } from '../../form/cells.ts';
import { rowLabel } from '../../form/row-label.ts';

export type SheetSection = { readonly section: FormRow['section']; readonly rows: readonly FormRow[] };

/** Sections in the order of the paper, with their rows. */
export function sheetSections(contest: Contest): SheetSection[] {
  const rows = formRows(contest).flatMap(({ option, ...row }): FormRow[] =>
    row.kind === 'party'
      ? row.cells.map((path) => ({ section: row.section, kind: 'single', cells: [path] }))
      : [option === undefined ? row : { ...row, option }],
  );
  const sections = [...new Set(rows.map(({ section }) => section))];
  return sections.map((section) => ({ section, rows: rows.filter((row) => row.section === section) }));
}

/** What a line is called: its sign on the paper and its name; of a party's lines the whole name. */
export function sheetLabel(say: Say, contest: Contest, row: FormRow): string {
  const [path = ''] = row.cells;
  if (row.section === 'IV' && row.option === undefined) return cellName(say, contest, path);
  const { sign, name } = rowLabel(say, contest, row);
  return [sign, name].filter(Boolean).join(' ');
}
