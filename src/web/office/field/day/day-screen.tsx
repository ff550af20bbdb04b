// Voting day as one list: what is next on top, then every step in the law's order with its state, when and by
// whom. Goods, incidents and hand-over have their place; their acts come with modules of their own.
import { stationName } from '../../app/place-name.ts';
import { linkTo } from '../../app/routes.ts';
import { useLost } from '../../app/standing.tsx';
import { useScreen, useStored } from '../../app/use-office.ts';
import { contestEdge } from '../contest-edge.ts';
import { withPhotographs } from '../photographs/pages.ts';
import { ShiftLine } from '../shift/shift-line.tsx';
import type { Station } from '../use-station.ts';
import { HeardLine } from './heard-line.tsx';
import { nextStep, PHASES, type Step, stepsOf } from './steps.ts';
import { StepMark } from './step-mark.tsx';

export function DayScreen({ station }: { station: Station }) {
  const { office, say } = useScreen();
  const steps = stepsOf(withPhotographs(station.day, useStored(office, 'photographs') ?? []));
  // Who can sign no more is asked for nothing: what she has to do stands above.
  const lost = useLost() !== undefined;
  const next = lost ? undefined : nextStep(steps);
  const village = station.place?.path.at(-2)?.name;
  return (
    <>
      <h1>{[stationName(say, station.day.station), village].filter(Boolean).join(' · ')}</h1>
      {!lost && <ShiftLine station={station} />}
      {next?.to && (
        <a class="next" href={linkTo(...next.to)}>
          <small>{say('day.next')}</small>
          <b>{say(next.title, { contest: next.contest?.name ?? '' })}</b>
        </a>
      )}
      {PHASES.map((phase) => (
        <section aria-labelledby={`phase-${phase}`}>
          <h2 id={`phase-${phase}`}>{say(`phase.${phase}`)}</h2>
          <ol class="steps">
            {steps
              .filter((step) => step.phase === phase)
              .map((step) => (
                <StepLine step={step} station={station} />
              ))}
          </ol>
        </section>
      ))}
      <HeardLine station={station} />
    </>
  );
}

function StepLine({ step, station }: { step: Step; station: Station }) {
  const { say } = useScreen();
  const inner = (
    <>
      <StepMark state={step.state} />
      <span class="step-text">
        <b class={step.contest && contestEdge(step.contest)}>
          {say(step.title, { contest: step.contest?.name ?? '' })}
        </b>
        <small>
          <StepNote step={step} zone={station.zone} />
        </small>
      </span>
    </>
  );
  return (
    <li class={`step step-${step.state}`}>
      {step.to ? <a href={linkTo(...step.to)}>{inner}</a> : <span class="step-place">{inner}</span>}
    </li>
  );
}

/** The state in words, with time and hand where there is one, and what it needs. */
function StepNote({ step, zone }: { step: Step; zone: string }) {
  const { say, format } = useScreen();
  const parts = [say(`step.state.${step.state}`)];
  if (step.at !== undefined) parts.push(format.clock(step.at, zone));
  if (step.mine !== undefined) parts.push(say(step.mine ? 'step.by-you' : 'step.by-other'));
  if (step.note !== undefined) parts.push(say(step.note, step.values));
  return <>{parts.join(' · ')}</>;
}
