// Under a row of the reading: the same on the paper, or different, and then the figures of the paper in
// its boxes. A row for which she has said nothing is not the same.
import { useId, useState } from 'preact/hooks';
import type { Contest } from '../../../../core/define.ts';
import { useScreen } from '../../app/use-office.ts';
import { NumberField } from '../../kit/number-field.tsx';
import type { Cells, FormRow } from '../../form/cells.ts';
import { useCellName } from '../form/cell-name.ts';
import { markOf, type Seen, seenAs, unseen } from './seen.ts';

export type CompareRowProps = {
  readonly contest: Contest;
  readonly row: FormRow;
  readonly figures: Cells;
  readonly seen: Seen;
  readonly onSeen: (seen: Seen) => void;
};

export function CompareRow({ contest, row, figures, seen, onSeen }: CompareRowProps) {
  const { say } = useScreen();
  const name = useId();
  const [writing, setWriting] = useState(false);
  const mark = markOf(row, figures, seen);
  const different = mark === 'different' || (writing && mark === 'unseen');
  const same = (): void => {
    setWriting(false);
    onSeen(seenAs([row], figures, seen));
  };
  const write = (): void => {
    setWriting(true);
    if (mark === 'same') onSeen(unseen(row.cells, seen));
  };
  const choice = (checked: boolean, text: string, choose: () => void) => (
    <label class="choice">
      <input type="radio" name={name} checked={checked} onChange={choose} />
      <span>{text}</span>
    </label>
  );
  return (
    <div class={`compare compare-${different ? 'different' : mark}`}>
      <fieldset class="yes-no">
        <legend class="vh">{say('witness.compare.row')}</legend>
        {choice(mark === 'same', say('witness.compare.same'), same)}
        {choice(different, say('witness.compare.different'), write)}
      </fieldset>
      {different && (
        <PaperFigures contest={contest} row={row} figures={figures} seen={seen} onSeen={onSeen} />
      )}
    </div>
  );
}

/**
 * What the paper says in the boxes of a row; begins with the reading, so that only what differs is
 * typed.
 */
function PaperFigures({ contest, row, figures, seen, onSeen }: CompareRowProps) {
  const { say } = useScreen();
  const nameOf = useCellName(contest);
  const at = (path: string): number | null => {
    const own = seen[path];
    return own === undefined ? (figures[path] ?? null) : own;
  };
  const type = (path: string, value: number | null): void => {
    const whole = Object.fromEntries(row.cells.map((each) => [each, at(each)] as const));
    onSeen({ ...seen, ...whole, [path]: value });
  };
  return (
    <div class="paper-figures">
      <p>{say('witness.compare.paper')}</p>
      {row.cells.map((path) => (
        <NumberField
          key={path}
          name={path}
          label={nameOf(path)}
          value={at(path)}
          onValue={(value) => type(path, value)}
        />
      ))}
    </div>
  );
}
