// Her own reading, looked at once more before she attests to it.
import type { Contest } from '../../../../core/define.ts';
import { goInstead, linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { contestEdge } from '../contest-edge.ts';
import { FormSheet } from '../form/form-sheet.tsx';
import { useForm } from '../form/use-form.ts';
import type { Station } from '../use-station.ts';
import { AttestButton } from './attest-button.tsx';

export function OwnReading({ station, contest }: { station: Station; contest: Contest }) {
  const { say } = useScreen();
  const typed = useForm(station, contest);
  if (typed === undefined) return null;
  const { day } = station;
  return (
    <>
      <h1 class={contestEdge(contest)}>{say('attest.review', { contest: contest.name })}</h1>
      <p>{say('attest.review.lead')}</p>
      <FormSheet
        form={typed.form}
        contest={contest}
        station={day.station}
        ruleValue={station.ruleValue}
        explained
      />
      <p class="buttons">
        <a class="button second" href={linkTo('formulir', contest.id, 'isi')}>
          {say('review.change')}
        </a>
      </p>
      {typed.form.IV !== null && (
        <AttestButton
          station={day.station}
          contest={contest.id}
          form={typed.form}
          label={say('attest.sign')}
          onDone={() => goInstead('formulir', contest.id)}
        />
      )}
    </>
  );
}
