// The last look before signing: the form in boxes, what does not fit and what to do about it on paper, which
// boxes are empty. What the paper says may be signed whatever the rules say: the paper is the result.
import { useState } from 'preact/hooks';
import type { Contest } from '../../../../core/define.ts';
import { ATTEMPT, tallyKey } from '../../../../modules/results/record.ts';
import { brokenRules } from '../../../../modules/results/rules.ts';
import { goInstead, linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { useSign } from '../../app/use-sign.tsx';
import { Notice } from '../../kit/notice.tsx';
import { contestEdge } from '../contest-edge.ts';
import { draftIds } from '../day/steps.ts';
import type { Station } from '../use-station.ts';
import { FormSheet } from './form-sheet.tsx';
import { type TypedForm, useForm } from './use-form.ts';
import type { Json } from '../../../../base/canonical.ts';

export function ReviewScreen({ station, contest }: { station: Station; contest: Contest }) {
  const { say } = useScreen();
  const typed = useForm(station, contest);
  if (typed === undefined) return null;
  const back = linkTo('formulir', contest.id, 'isi');
  return (
    <>
      <h1 class={contestEdge(contest)}>{say('review.title', { contest: contest.name })}</h1>
      <p>{say('review.lead')}</p>
      <Findings typed={typed} />
      <FormSheet
        form={typed.form}
        contest={contest}
        station={station.day.station}
        ruleValue={station.ruleValue}
        under={1}
        explained
      />
      <SignForm station={station} contest={contest} typed={typed} back={back} />
    </>
  );
}

/** What stands against the form, if anything does, in one notice. */
function Findings({ typed }: { typed: TypedForm }) {
  const { say } = useScreen();
  const broken = brokenRules(typed.verdicts);
  const errors = broken.filter(({ severity }) => severity === 'error').length;
  if (typed.form.IV === null) return <Notice kind="signal" title={say('review.no-votes')} />;
  return (
    <>
      {errors > 0 && (
        <Notice kind="signal" title={say('review.broken', { count: errors })}>
          <p>{say('review.broken.now')}</p>
        </Notice>
      )}
      {typed.empty.length > 0 && (
        <Notice title={say('review.empty', { count: typed.empty.length })}>
          <p>{say('review.empty.now')}</p>
        </Notice>
      )}
      {errors === 0 && typed.empty.length === 0 && <Notice title={say('review.fits')} />}
    </>
  );
}

type SignFormProps = {
  readonly station: Station;
  readonly contest: Contest;
  readonly typed: TypedForm;
  readonly back: string;
};

function SignForm({ station, contest, typed, back }: SignFormProps) {
  const { say } = useScreen();
  const { sign: keep, fault } = useSign();
  const [signing, setSigning] = useState(false);
  const sign = async (): Promise<void> => {
    setSigning(true);
    const unit = station.day.station;
    const body = { attempt: ATTEMPT, contest: contest.id, form: typed.form as unknown as Json };
    const said = { act: 'results.tally.enter', unit, record: tallyKey(unit, contest.id, ATTEMPT), body };
    if (await keep(said, { draft: draftIds.form(unit, contest.id) })) goInstead('formulir', contest.id);
    setSigning(false);
  };
  return (
    <>
      {fault}
      <div class="bottom">
        <a class="button second" href={back}>
          {say('review.change')}
        </a>
        <button type="button" disabled={signing || typed.form.IV === null} onClick={() => void sign()}>
          {say('review.sign')}
        </button>
      </div>
    </>
  );
}
