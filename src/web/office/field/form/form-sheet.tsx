// A form to be read and not changed: boxes with digits as on the paper, for the last look before signing and
// for what was signed.
import type { Contest } from '../../../../core/define.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { judge } from '../../../../modules/results/rules.ts';
import { DigitBoxes } from '../../../kit/digit-boxes.tsx';
import { useScreen } from '../../app/use-office.ts';
import { cellAt, cellsOf, type FormRow, formRows } from '../../form/cells.ts';
import { FormLines } from './form-lines.tsx';

export type FormSheetProps = {
  readonly form: Form;
  readonly contest: Contest;
  readonly station: string;
  readonly ruleValue: (name: string) => number;
  /** Says what to do about broken rules. */
  readonly explained?: boolean;
  /** Level of the heading that stands above. */
  readonly under?: 1 | 2;
};

export function FormSheet(props: FormSheetProps) {
  const { form, contest, station, ruleValue, explained = false, under = 2 } = props;
  const { say } = useScreen();
  const cells = cellsOf(form);
  const verdicts = judge(form, { contest, station, ruleValue });
  const boxes = (path: string) => <DigitBoxes value={cellAt(cells, path)} absent={say('form.absent')} />;
  const cell = (path: string, row: FormRow, marked: boolean) => {
    if (row.kind !== 'party') return <span class={marked ? 'marked' : undefined}>{boxes(path)}</span>;
    return <PartyCell contest={contest} row={row} path={path} boxes={boxes} />;
  };
  return (
    <div class={`sheet contest-${contest.colour}`}>
      <FormLines
        contest={contest}
        rows={formRows(contest)}
        verdicts={verdicts}
        cell={cell}
        explained={explained}
        under={under}
      />
    </div>
  );
}

type PartyCellProps = {
  readonly contest: Contest;
  readonly row: FormRow;
  readonly path: string;
  readonly boxes: (path: string) => preact.ComponentChildren;
};

/** One line of a party's part: its own votes, a candidate's, or their total. */
function PartyCell({ contest, row, path, boxes }: PartyCellProps) {
  return (
    <div class="party-line">
      <span>{usePartyLabel(contest, row, path)}</span>
      {boxes(path)}
    </div>
  );
}

/** What a line of a party's part is called: the party's own votes, `2. Rusa`, the total. */
export function usePartyLabel(contest: Contest, row: FormRow, path: string): string {
  const { say } = useScreen();
  const [, , part, place] = path.split('.');
  if (part === 'party') return say('form.party');
  if (part === 'total') return say('form.total');
  const candidate = contest.options[row.option ?? 0]?.candidates?.[Number(place)];
  return `${Number(place) + 1}. ${candidate ?? ''}`;
}
