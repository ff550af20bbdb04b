// What those who watch said about a form, for the members who run the station: how many attest and to
// what, what they object to and the place to answer, and the way to show them this telephone's entry where
// there is no network. None of it holds the form up.
import type { Contest } from '../../../../core/define.ts';
import { linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { HeardLine } from '../day/heard-line.tsx';
import type { Station } from '../use-station.ts';
import { AnswerFields } from './answer-fields.tsx';
import { ContestHead } from './contest-head.tsx';
import { ObjectionList } from './objection-list.tsx';
import { ownEntry } from './show-screen.tsx';
import { countsOf, standingOf } from './standing.ts';

export type WitnessesProps = { readonly station: Station; readonly contest: Contest };

export function WitnessesScreen({ station, contest }: WitnessesProps) {
  const { say } = useScreen();
  const standing = standingOf(station.day, contest.id);
  return (
    <>
      <ContestHead contest={contest} title={say('witness.members.title')} />
      <p>{say('witness.members.lead')}</p>
      <Attestations
        all={countsOf(standing).all}
        agree={countsOf(standing).agree}
        inForce={standing.inForce !== null}
      />
      {ownEntry(station.day, contest.id) && (
        <p class="buttons">
          <a class="button second" href={linkTo('saksi', contest.id, 'tunjukkan')}>
            {say('witness.show')}
          </a>
        </p>
      )}
      <h2>{say('witness.objections')}</h2>
      <ObjectionList
        station={station}
        contest={contest}
        evidence={standing.evidence}
        answering={(objection) => <AnswerFields station={station} contest={contest} objection={objection} />}
      />
      <p class="buttons">
        <a class="button second" href={linkTo()}>
          {say('step.back')}
        </a>
      </p>
      <HeardLine station={station} />
    </>
  );
}

type AttestationsProps = { readonly all: number; readonly agree: number; readonly inForce: boolean };

function Attestations({ all, agree, inForce }: AttestationsProps) {
  const { say } = useScreen();
  if (all === 0) return <p class="empty">{say('witness.members.none')}</p>;
  if (!inForce) return <p>{say('witness.members.some', { all })}</p>;
  return (
    <dl class="facts">
      <div>
        <dt>{say('witness.members.agree')}</dt>
        <dd>{say('witness.members.of', { count: agree, all })}</dd>
      </div>
      <div>
        <dt>{say('witness.members.differ')}</dt>
        <dd>{say('witness.members.of', { count: all - agree, all })}</dd>
      </div>
    </dl>
  );
}
