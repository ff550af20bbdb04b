// What the paper says, written down by somebody who watches before she is shown what others read: the
// votes and their totals, or the whole form. Each keystroke is kept. Then she compares; where there is
// nothing to compare with, she may sign her own reading of the whole.
import { useState } from 'preact/hooks';
import type { Contest } from '../../../../core/define.ts';
import { judge } from '../../../../modules/results/rules.ts';
import { linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { emptyCells, type FormRow, formOf, formRows } from '../../form/cells.ts';
import { FormFields } from '../form/form-fields.tsx';
import { KeptLine } from '../form/kept-line.tsx';
import { ContestHead } from './contest-head.tsx';
import { ScanForm } from './scan-form.tsx';
import { typedOf, withTyped } from './seen.ts';
import { SignAttestation } from './sign-attestation.tsx';
import { type SeenView, useSeen } from './use-seen.ts';
import type { WatchedProps } from './watched-form.tsx';

/** Votes and totals: of a party its total. */
export const voteRows = (contest: Contest): FormRow[] =>
  formRows(contest)
    .filter(({ section }) => section === 'IV' || section === 'V')
    .map((row) => (row.kind === 'party' ? { ...row, cells: row.cells.slice(-1) } : row));

export function LookScreen({ station, contest }: WatchedProps) {
  const { say } = useScreen();
  const [whole, setWhole] = useState(false);
  const view = useSeen(station, contest);
  if (view === undefined) return null;
  const { seen, set } = view;
  const cells = typedOf(seen);
  const { day, ruleValue } = station;
  return (
    <>
      <ContestHead contest={contest} title={say('witness.write.title')} />
      <p>{say('witness.write.lead')}</p>
      <FormFields
        contest={contest}
        rows={whole ? formRows(contest) : voteRows(contest)}
        cells={cells}
        verdicts={judge(formOf(cells, contest), { contest, station: day.station, ruleValue })}
        onCell={(path, value) => set(withTyped(seen, path, value))}
      />
      {!whole && (
        <p class="buttons">
          <button type="button" class="second" onClick={() => setWhole(true)}>
            {say('witness.write.whole')}
          </button>
        </p>
      )}
      <Next station={station} contest={contest} view={view} />
    </>
  );
}

/** To the comparison; where there is nothing to compare with, her own reading of the whole. */
function Next({ station: { day }, contest, view }: WatchedProps & { view: SeenView }) {
  const { say } = useScreen();
  const { seen, kept, readings } = view;
  if (readings.length > 0)
    return (
      <div class="bottom">
        <KeptLine kept={kept} />
        <a class="button" href={linkTo('formulir', contest.id, 'banding')}>
          {say('witness.compare')}
        </a>
      </div>
    );
  const cells = typedOf(seen);
  const own = emptyCells(cells, contest).length === 0 ? formOf(cells, contest) : undefined;
  return (
    <>
      <p class="aside">{say('witness.write.nothing')}</p>
      <ScanForm station={day.station} contest={contest} />
      <div class="bottom">
        <KeptLine kept={kept} />
        <SignAttestation station={day.station} contest={contest} form={own} label={say('witness.sign.own')} />
      </div>
    </>
  );
}
