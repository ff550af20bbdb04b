// A figure of the form as the desk shows it; one that was not captured is said to be so, and is no zero.
import type { Say } from '../../../../base/words.ts';
import type { Cell } from '../../../../modules/results/form.ts';
import type { Formatting } from '../../../kit/formatting.ts';

export const cellText = (say: Say, format: Formatting, value: Cell): string =>
  value === null ? say('form.absent') : format.number(value);
