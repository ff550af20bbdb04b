// What a row of the form is called, at a station and at a desk: the sign that stands before it on the paper,
// and its name in words.
import type { Say } from '../../../base/words.ts';
import type { Contest } from '../../../core/define.ts';
import type { FormRow } from './cells.ts';

export type RowLabel = { readonly sign: string; readonly name: string };

/** Of an option its number and name; else `A`, `B.1`, `2`, and what the line counts. */
export function rowLabel(say: Say, contest: Contest, row: FormRow): RowLabel {
  if (row.option !== undefined) {
    const option = contest.options[row.option];
    return { sign: String(option?.no ?? ''), name: option?.name ?? '' };
  }
  const [path = ''] = row.cells;
  const [, line = ''] = path.split('.');
  const sign = row.section === 'III' ? '' : line.replace(/^B(?=\d)/, 'B.');
  return { sign, name: say(`results.cell.${row.kind === 'triple' ? path.slice(0, -2) : path}`) };
}
