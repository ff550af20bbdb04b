// Typing a form from the paper; each keystroke is kept, and leaving the screen loses nothing.
import type { Contest } from '../../../../core/define.ts';
import { linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { contestEdge } from '../contest-edge.ts';
import type { Station } from '../use-station.ts';
import { formRows } from '../../form/cells.ts';
import { FormFields } from './form-fields.tsx';
import { KeptLine } from './kept-line.tsx';
import { useForm } from './use-form.ts';

export type EntryScreenProps = {
  readonly station: Station;
  readonly contest: Contest;
  /** Where the last look is, below the contest's own place. */
  readonly next: readonly string[];
};

export function EntryScreen({ station, contest, next }: EntryScreenProps) {
  const { say } = useScreen();
  const typed = useForm(station, contest);
  if (typed === undefined) return null;
  return (
    <>
      <h1 class={contestEdge(contest)}>{contest.name}</h1>
      <p>{say('entry.lead')}</p>
      <FormFields
        contest={contest}
        rows={formRows(contest)}
        cells={typed.cells}
        verdicts={typed.verdicts}
        onCell={typed.setCell}
      />
      <div class="bottom">
        <KeptLine kept={typed.kept} />
        <a class="button" href={linkTo(...next)}>
          {say('entry.check')}
        </a>
      </div>
    </>
  );
}
