// The names of the form's cells in the reader's words: as they stand on the paper, with the section and the
// column where the row alone would not tell.
import type { Say } from '../../../../base/words.ts';
import type { Contest } from '../../../../core/define.ts';
import type { Cell, Form } from '../../../../modules/results/form.ts';
import type { Formatting } from '../../../kit/formatting.ts';
import { formSections, type Label } from './form-cells.ts';

export const COLUMNS = ['form.L', 'form.P', 'form.J'] as const;

export const labelText = (say: Say, label: Label): string =>
  'key' in label
    ? say(label.key)
    : label.text.replace('%party', say('form.IV.party')).replace('%sum', say('form.sum'));

const EMPTY: Form = { I: null, II: null, III: null, IV: null, V: null };

/**
 * Names of cells by path, for one contest: `A. Suara sah (V)`; the section stands last, where no language
 * turns it around. Paths of sections name the section.
 */
export function cellNames(say: Say, contest: Contest): (path: string) => string {
  const names = new Map<string, string>();
  for (const { section, rows } of formSections(EMPTY, contest)) {
    names.set(section, say(`form.${section}`));
    for (const { label, cells } of rows)
      cells.forEach(({ at }, i) => {
        const column = cells.length > 1 ? ` · ${say(COLUMNS[i] ?? 'form.J')}` : '';
        names.set(at, `${labelText(say, label)}${column} (${section})`);
      });
  }
  return (path) => names.get(path) ?? path;
}

export const cellText = (say: Say, format: Formatting, value: Cell): string =>
  value === null ? say('form.absent') : format.number(value);
