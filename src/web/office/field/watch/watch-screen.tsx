// What a party's witness, the station's supervisor or an observer sees: the same station at the same time as
// its members. She can attest to a form and object; nothing she does holds anything up.
import { linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { StateChip } from '../../kit/state-chip.tsx';
import { contestEdge } from '../contest-edge.ts';
import { HeardLine } from '../day/heard-line.tsx';
import { evidenceIn, formView, ownItems, votingIn } from '../day/station.ts';
import { StepMark } from '../day/step-mark.tsx';
import type { Station } from '../use-station.ts';

export function WatchScreen({ station }: { station: Station }) {
  const { say } = useScreen();
  return (
    <>
      <h1>{say('watch.title')}</h1>
      <p>{say('watch.lead')}</p>
      <StationDay station={station} />
      <h2>{say('watch.forms')}</h2>
      <ol class="steps">
        {station.day.contests.map((contest) => (
          <ContestLine key={contest.id} station={station} contest={contest} />
        ))}
      </ol>
      <HeardLine station={station} />
    </>
  );
}

const SAID = ['ready', 'oath', 'open', 'close'] as const;

/** What the station said of its day so far. */
function StationDay({ station: { day, zone } }: { station: Station }) {
  const { say, format } = useScreen();
  const voting = votingIn(day.records, day.station);
  const hours = Object.entries(voting.turnout ?? {}).sort(([a], [b]) => Number(a) - Number(b));
  const newest = hours.at(-1);
  return (
    <dl class="facts">
      {SAID.map((step) => (
        <div>
          <dt>{say(`step.${step}`)}</dt>
          <dd>{voting[step] ? format.clock(voting[step].at, zone) : say('watch.not-yet')}</dd>
        </div>
      ))}
      <div>
        <dt>{say('step.turnout')}</dt>
        <dd>
          {newest
            ? say('watch.turnout', { hour: newest[0].padStart(2, '0'), total: newest[1].J })
            : say('watch.not-yet')}
        </dd>
      </div>
    </dl>
  );
}

type ContestLineProps = { readonly station: Station; readonly contest: Station['day']['contests'][number] };

function ContestLine({ station: { day }, contest }: ContestLineProps) {
  const { say } = useScreen();
  const { state } = formView(day.items, day.records, { ...day, contest: contest.id });
  const own = ownItems(
    day.items,
    day.officer,
    'results.evidence.attest',
    (body) => body['contest'] === contest.id,
  )[0];
  const attested =
    own !== undefined || day.officer in evidenceIn(day.records, day.station, contest.id).attestations;
  return (
    <li class="step">
      <a href={linkTo('formulir', contest.id)}>
        <StepMark state={attested ? (own?.state ?? 'done') : 'todo'} />
        <span class="step-text">
          <b class={contestEdge(contest)}>{contest.name}</b>
          <small>{say(`results.state.${state}.title`)}</small>
          {own && <StateChip state={own.state}>{say(`state.${own.state}`)}</StateChip>}
        </span>
      </a>
    </li>
  );
}
