// The answer to an objection by those who run the station: accepted or only noted, and why, in words that
// all the world reads. What was begun is kept; an answer changes no figure by itself, and a second is
// refused.
import type { Contest } from '../../../../core/define.ts';
import { evidenceKey, type Objection } from '../../../../modules/results/evidence.ts';
import { ATTEMPT } from '../../../../modules/results/record.ts';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { linkTo } from '../../app/routes.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useScreen } from '../../app/use-office.ts';
import { useSign } from '../../app/use-sign.tsx';
import { StateChip } from '../../kit/state-chip.tsx';
import { ownItems } from '../day/station.ts';
import { KeptLine } from '../form/kept-line.tsx';
import type { Station } from '../use-station.ts';
import { reasonOf } from './personal.ts';
import { isReason, ReasonField } from './reason-field.tsx';
import { answerDraft } from './watch-drafts.ts';

export type AnswerFieldsProps = {
  readonly station: Station;
  readonly contest: Contest;
  readonly objection: Objection;
};

type AnswerWritten = { readonly reason: string };

export function AnswerFields({ station, contest, objection }: AnswerFieldsProps) {
  const { say } = useScreen();
  const { day } = station;
  const id = answerDraft(day.station, objection.act);
  const draft = useDraft<AnswerWritten>(id);
  const about = (body: { readonly [member: string]: unknown }): boolean =>
    body['objection'] === objection.act;
  const own = ownItems(day.items, day.officer, 'results.evidence.answer', about)[0];
  if (own && own.state !== 'refused')
    return (
      <a class="chip-link" href={linkTo('kotak', own.id)}>
        <StateChip state={own.state}>
          {say('witness.answer.own', { state: say(`state.${own.state}`) })}
        </StateChip>
      </a>
    );
  if (draft.value === undefined) return null;
  const reason = draft.value?.reason ?? '';
  return (
    <details class="answering" open={draft.value !== null}>
      <summary>{say('witness.answer')}</summary>
      {own?.refusal && <RefusalNotice say={say} code={own.refusal.code} />}
      <ReasonField
        label={say('witness.answer.reason')}
        value={reason}
        onValue={(next) => draft.set({ reason: next })}
      />
      <KeptLine kept={draft.kept} />
      <Sign station={station} contest={contest} objection={objection} reason={reason} draft={id} />
    </details>
  );
}

function Sign({
  station,
  contest,
  objection,
  reason,
  draft,
}: AnswerFieldsProps & { readonly reason: string; readonly draft: string }) {
  const { say } = useScreen();
  const { sign: keep, fault } = useSign();
  const unit = station.day.station;
  const sign = (answer: 'accepted' | 'noted'): void => {
    const about = { attempt: ATTEMPT, contest: contest.id, objection: objection.act };
    const body = { ...about, answer, reason: reasonOf(reason) };
    const record = evidenceKey(unit, contest.id, ATTEMPT);
    const said = { act: 'results.evidence.answer', unit, record, body };
    void keep(said, { draft });
  };
  const ready = isReason(reason);
  return (
    <>
      {fault}
      <p class="buttons">
        <button type="button" disabled={!ready} onClick={() => sign('accepted')}>
          {say('witness.answer.accepted')}
        </button>
        <button type="button" class="second" disabled={!ready} onClick={() => sign('noted')}>
          {say('witness.answer.noted')}
        </button>
      </p>
    </>
  );
}
