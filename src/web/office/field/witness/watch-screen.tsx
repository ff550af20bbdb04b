// What a candidate's witness, the station's supervisor or an observer sees first: the same station at the
// same time as its members. She attests and objects; nothing here is a task of the members or waits for
// one.
import { useEffect } from 'preact/hooks';
import type { Contest } from '../../../../core/define.ts';
import { placeNames, stationName } from '../../app/place-name.ts';
import { linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { fetchReader } from '../../kit/code-reader.ts';
import { contestEdge } from '../contest-edge.ts';
import { HeardLine } from '../day/heard-line.tsx';
import { hourText } from '../day/hour.ts';
import { StepMark } from '../day/step-mark.tsx';
import type { StepState } from '../day/steps.ts';
import { votingIn } from '../day/station.ts';
import type { Station } from '../use-station.ts';
import { Dots } from '../../kit/dots.tsx';
import { type Standing, standingOf } from './standing.ts';
import { seenDraft } from './watch-drafts.ts';

export function WatchScreen({ station }: { station: Station }) {
  const { say } = useScreen();
  // Kept at hand while there is a network: squares are read where there is none.
  useEffect(fetchReader, []);
  const { day, place } = station;
  return (
    <>
      <h1>{stationName(say, day.station)}</h1>
      {place && (
        <p class="aside">
          <Dots parts={placeNames(say, place).slice(1)} />
        </p>
      )}
      <p>{say('witness.lead')}</p>
      <h2>{say('witness.forms')}</h2>
      <ol class="steps">
        {day.contests.map((contest) => (
          <ContestLine
            key={contest.id}
            contest={contest}
            standing={standingOf(day, contest.id)}
            begun={day.drafts.has(seenDraft(day.station, contest.id))}
          />
        ))}
      </ol>
      <h2>{say('witness.day')}</h2>
      <StationDay station={station} />
      <HeardLine station={station} />
    </>
  );
}

/**
 * The sign before a form: nothing to compare with yet, to be looked at, begun, hers on its way, done, or in
 * question.
 */
function markOf({ agreement, item, state }: Standing, begun: boolean): StepState {
  if (item?.state === 'refused' || agreement === 'differs') return 'needs';
  if (agreement !== 'none') return item?.state ?? 'done';
  if (begun) return 'draft';
  return state === 'missing' ? 'later' : 'todo';
}

type ContestLineProps = {
  readonly contest: Contest;
  readonly standing: Standing;
  /** She has looked at boxes of it and not signed. */
  readonly begun: boolean;
};

function ContestLine({ contest, standing, begun }: ContestLineProps) {
  const { say } = useScreen();
  const { agreement, evidence, item, objectionsOpen, state } = standing;
  const parts = [say(`results.state.${state}.title`)];
  if (state !== 'missing' || agreement !== 'none') parts.push(say(`witness.own.${agreement}`));
  if (evidence.objections.length > 0)
    parts.push(say('witness.objections.count', { count: evidence.objections.length, open: objectionsOpen }));
  return (
    <li class={item?.state === 'refused' || agreement === 'differs' ? 'step step-needs' : 'step'}>
      <a href={linkTo('formulir', contest.id)}>
        <StepMark state={markOf(standing, begun)} />
        <span class="step-text">
          <b class={contestEdge(contest)}>{contest.name}</b>
          <small>
            <Dots parts={parts} />
          </small>
        </span>
      </a>
    </li>
  );
}

const SAID = ['ready', 'oath', 'open', 'close'] as const;

/** What the members said of the day so far: when, and with what figures. */
function StationDay({ station: { day, zone } }: { station: Station }) {
  const { say, format } = useScreen();
  const voting = votingIn(day.records, day.station);
  const hours = Object.entries(voting.turnout ?? {}).sort(([a], [b]) => Number(a) - Number(b));
  const newest = hours.at(-1);
  const values = (step: (typeof SAID)[number]): string[] => {
    const said = voting[step];
    if (!said) return [say('witness.day.not-yet')];
    const facts = Object.entries(said).flatMap(([name, value]) => {
      const key = `step.${step}.${name}`;
      if (!say.has(key) || name === 'late') return [];
      return [`${say(key)} ${typeof value === 'boolean' ? say(value ? 'yes' : 'no') : value}`];
    });
    return [format.clock(said.at, zone), ...facts];
  };
  return (
    <dl class="facts">
      {SAID.map((step) => (
        <div>
          <dt>{say(`step.${step}`)}</dt>
          <dd>
            <Dots parts={values(step)} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{say('step.turnout')}</dt>
        <dd>
          {newest
            ? say('witness.day.turnout', { hour: hourText(newest[0], say.language), total: newest[1].J })
            : say('witness.day.not-yet')}
        </dd>
      </div>
    </dl>
  );
}
