// What witnesses, supervisors and observers said about a form, for the members of the station: who attests,
// who objects and why, and the answer to an objection. None of it holds the form up.
import { useState } from 'preact/hooks';
import type { Contest } from '../../../../core/define.ts';
import {
  type Evidence,
  evidenceKey,
  formHash,
  type Objection,
} from '../../../../modules/results/evidence.ts';
import { ATTEMPT } from '../../../../modules/results/record.ts';
import { linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { Notice } from '../../kit/notice.tsx';
import { contestEdge } from '../contest-edge.ts';
import { evidenceIn, ownItems, tallyIn } from '../day/station.ts';
import { useCellName } from '../form/cell-name.ts';
import type { Station } from '../use-station.ts';
import { type SaidObjection, useObjections } from './use-objections.ts';

export function WitnessesScreen({ station, contest }: { station: Station; contest: Contest }) {
  const { say } = useScreen();
  const { day } = station;
  const evidence = evidenceIn(day.records, day.station, contest.id);
  const said = useObjections(evidence.objections);
  return (
    <>
      <h1 class={contestEdge(contest)}>{say('step.witnesses', { contest: contest.name })}</h1>
      <p>{say('witnesses.lead')}</p>
      <Attestations evidence={evidence} form={tallyIn(day.records, day.station, contest.id)?.form ?? null} />
      <h2>{say('witnesses.objections')}</h2>
      {evidence.objections.length === 0 && <p class="empty">{say('witnesses.objections.none')}</p>}
      <ul class="items">
        {[...evidence.objections].reverse().map((objection) => (
          <ObjectionLine
            station={station}
            contest={contest}
            objection={objection}
            said={said[objection.act]}
          />
        ))}
      </ul>
      <p class="buttons">
        <a class="button second" href={linkTo()}>
          {say('step.back')}
        </a>
      </p>
    </>
  );
}

function Attestations({
  evidence,
  form,
}: {
  evidence: Evidence;
  form: Parameters<typeof formHash>[0] | null;
}) {
  const { say } = useScreen();
  const named = Object.values(evidence.attestations);
  if (named.length === 0) return <p class="empty">{say('witnesses.none')}</p>;
  if (form === null) return <p>{say('witnesses.some', { count: named.length })}</p>;
  const agree = named.filter((hash) => hash === formHash(form)).length;
  return <p>{say('witnesses.agree', { agree, other: named.length - agree })}</p>;
}

type ObjectionLineProps = {
  readonly station: Station;
  readonly contest: Contest;
  readonly objection: Objection;
  readonly said: SaidObjection | undefined;
};

export function ObjectionLine({ station, contest, objection, said }: ObjectionLineProps) {
  const { say, format, me } = useScreen();
  const name = useCellName(contest);
  const about = (body: { readonly [member: string]: unknown }): boolean =>
    body['objection'] === objection.act;
  const answer = ownItems(station.day.items, me.officer, 'results.evidence.answer', about)[0];
  const open = objection.answered === null;
  const mayAnswer = me.role === 'KPPS' || me.role === 'KPPSLN';
  return (
    <li class="objection">
      <b>{say(`object.category.${objection.category}`)}</b>
      <small>
        {[
          objection.role,
          said && format.clock(said.at, station.zone),
          say(open ? 'object.open' : 'object.answered'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
      {said && <p>{said.reason}</p>}
      {said && said.fields.length > 0 && <p class="aside">{said.fields.map(name).join(', ')}</p>}
      {answer && <p class="aside">{say(`state.${answer.state}`)}</p>}
      {open && !answer && mayAnswer && (
        <AnswerFields station={station} contest={contest} objection={objection} />
      )}
    </li>
  );
}

function AnswerFields({ station, contest, objection }: Omit<ObjectionLineProps, 'said'>) {
  const { office, say } = useScreen();
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState(false);
  const unit = station.day.station;
  const sign = (answer: 'accepted' | 'noted'): void => {
    const body = {
      answer,
      attempt: ATTEMPT,
      contest: contest.id,
      objection: objection.act,
      reason: reason.trim().replaceAll(/\s+/g, ' '),
    };
    const record = evidenceKey(unit, contest.id, ATTEMPT);
    void office.sign({ act: 'results.evidence.answer', unit, record, body }).catch(() => setFailed(true));
  };
  const ready = reason.trim() !== '';
  return (
    <>
      {failed && <Notice kind="signal" live title={say('storage.lost')} />}
      <label class="text-field">
        <span>{say('answer.reason')}</span>
        <textarea
          rows={3}
          maxLength={1000}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <p class="buttons">
        <button type="button" disabled={!ready} onClick={() => sign('accepted')}>
          {say('answer.accepted')}
        </button>
        <button type="button" class="second" disabled={!ready} onClick={() => sign('noted')}>
          {say('answer.noted')}
        </button>
      </p>
    </>
  );
}
