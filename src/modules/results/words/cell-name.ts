// The name of a cell of the form, put together from the module's words. It brings none of them along: a
// telephone loads one language only.
import type { Say } from '../../../base/words.ts';
import type { Contest } from '../../../core/define.ts';

const COLUMNS = ['L', 'P', 'J'];

/**
 * The name of a cell or section by its path, e.g. `I.B1.2` → "Pengguna hak pilih dari DPT, jumlah". A path
 * that no form of the contest has is returned as it is: a reader is shown the path rather than a wrong name.
 */
export function cellName(say: Say, contest: Contest, path: string): string {
  const [section = '', line = '', ...rest] = path.split('.');
  if (section === 'IV' && line !== '') return votesName(say, contest, Number(line), rest) ?? path;
  if (section === 'III' && line !== '') return inColumn(say, 'results.cell.III', line, path);
  if (section === 'I' && rest[0] !== undefined) return inColumn(say, `results.cell.I.${line}`, rest[0], path);
  const key =
    line === '' && say.has(`results.section.${section}`)
      ? `results.section.${section}`
      : `results.cell.${path}`;
  return say.has(key) ? say(key) : path;
}

function inColumn(say: Say, row: string, index: string, path: string): string {
  const column = COLUMNS[Number(index)];
  return column && say.has(row) ? say('results.cell.column', { row: say(row), column }) : path;
}

function votesName(
  say: Say,
  contest: Contest,
  index: number,
  [part, candidate]: string[],
): string | undefined {
  const option = contest.options[index];
  if (!option) return undefined;
  const values = { no: option.no, name: option.name };
  if (part === undefined) return say('results.cell.IV.option', values);
  if (part === 'party' || part === 'total') return say(`results.cell.IV.${part}`, values);
  const name = option.candidates?.[Number(candidate)];
  return name === undefined
    ? undefined
    : say('results.cell.IV.candidate', { candidate: name, name: option.name });
}
