// What a box of the form is called by its path, in words: `I.B1.2` is "voters from the DPT, sum".
import type { Contest } from '../../../../core/define.ts';
import { cellName } from '../../../../modules/results/words/cell-name.ts';
import { useScreen } from '../../app/use-office.ts';

/** Names the cells and sections of a contest's form. */
export function useCellName(contest: Contest): (path: string) => string {
  const { say } = useScreen();
  return (path) => cellName(say, contest, path);
}
