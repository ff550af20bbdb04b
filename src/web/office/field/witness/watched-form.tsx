// One form as a watcher stands to it: how far it is, what she attested, the way to attest from the paper,
// the members' figures (closed until she has looked at the paper herself, unless she opens them),
// photographs, objections. Nothing here waits for her.
import type { Contest } from '../../../../core/define.ts';
import { linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { Notice } from '../../kit/notice.tsx';
import { contestEdge } from '../contest-edge.ts';
import { HeardLine } from '../day/heard-line.tsx';
import { tallyIn } from '../day/station.ts';
import { FormSheet } from '../form/form-sheet.tsx';
import type { Station } from '../use-station.ts';
import { ObjectionList } from './objection-list.tsx';
import { OwnAttestation } from './own-attestation.tsx';
import { PublishedPages } from './published-pages.tsx';
import { type Reading, readingsOf } from './readings.ts';
import { ScanForm } from './scan-form.tsx';
import { countsOf, type Standing, standingOf } from './standing.ts';
import { useShown } from './use-kept.ts';
import { seenDraft } from './watch-drafts.ts';

export type WatchedProps = { readonly station: Station; readonly contest: Contest };

export function WatchedForm({ station, contest }: WatchedProps) {
  const { say } = useScreen();
  const { day } = station;
  const [shown] = useShown(day.station, contest.id);
  const standing = standingOf(day, contest.id);
  const readings = readingsOf(tallyIn(day.records, day.station, contest.id), shown);
  return (
    <>
      <h1 class={contestEdge(contest)}>{contest.name}</h1>
      <Notice title={say(`results.state.${standing.state}.title`)}>
        <p>{say(`witness.state.${standing.state}`)}</p>
      </Notice>
      <OwnAttestation station={station} contest={contest} standing={standing} />
      <Look station={station} contest={contest} standing={standing} />
      <Readings station={station} contest={contest} readings={readings} standing={standing} />
      <PublishedPages pages={standing.evidence.pages} />
      <h2>{say('witness.objections')}</h2>
      <ObjectionList station={station} contest={contest} evidence={standing.evidence} />
      <p class="buttons">
        <a class="button second" href={linkTo('keberatan', contest.id)}>
          {say('witness.object')}
        </a>
      </p>
      <HeardLine station={station} />
    </>
  );
}

/** The way to attest: first the paper, then the figures of others. */
function Look({ station: { day }, contest, standing }: WatchedProps & { standing: Standing }) {
  const { say } = useScreen();
  const begun = day.drafts.has(seenDraft(day.station, contest.id));
  const again = standing.agreement !== 'none';
  return (
    <>
      {!again && <p>{say('witness.look.why')}</p>}
      <p class="buttons">
        <a
          class={again ? 'button wide second' : 'button wide'}
          href={linkTo('formulir', contest.id, 'lihat')}
        >
          {say(begun ? 'witness.look.go-on' : again ? 'witness.look.again' : 'witness.look')}
        </a>
      </p>
      {standing.inForce === null && <ScanForm station={day.station} contest={contest} />}
    </>
  );
}

type ReadingsProps = WatchedProps & { readonly readings: readonly Reading[]; readonly standing: Standing };

function Readings({ station, contest, readings, standing }: ReadingsProps) {
  const { say } = useScreen();
  if (readings.length === 0) return <p class="empty">{say('witness.readings.none')}</p>;
  const { all, agree } = countsOf(standing);
  return (
    <>
      <h2>{say('witness.readings')}</h2>
      {all > 0 && standing.inForce && <p>{say('witness.readings.attested', { all, agree })}</p>}
      {readings.map((reading, i) => (
        <details key={reading.hash} class="reading">
          <summary>{readingName(say, readings, i)}</summary>
          <FormSheet
            form={reading.form}
            contest={contest}
            station={station.day.station}
            ruleValue={station.ruleValue}
          />
        </details>
      ))}
    </>
  );
}

/** The form in force, the members' first and second reading, what a telephone showed. */
export function readingName(
  say: ReturnType<typeof useScreen>['say'],
  readings: readonly Reading[],
  at: number,
): string {
  const { kind } = readings[at] ?? { kind: 'log' };
  const number = readings.slice(0, at + 1).filter((one) => one.kind === kind).length;
  return say(`witness.reading.${kind}`, { number });
}
