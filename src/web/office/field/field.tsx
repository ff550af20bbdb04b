// The field face: what an officer at a polling station sees, one task at a time. Members of the station have
// the day's list; witnesses, the supervisor and observers have the same station to read, and never its tasks.
import type { Contest } from '../../../core/define.ts';
import type { FaceProps } from '../app/faces.ts';
import { stationName } from '../app/place-name.ts';
import { useScreen } from '../app/use-office.ts';
import { CountsScreen } from './counts/counts-screen.tsx';
import { DayScreen } from './day/day-screen.tsx';
import { SaidScreen } from './day/said-screen.tsx';
import { isSaidStep } from './day/steps.ts';
import { TurnoutScreen } from './day/turnout-screen.tsx';
import { ContestScreen } from './form/contest-screen.tsx';
import { EntryScreen } from './form/entry-screen.tsx';
import { ReviewScreen } from './form/review-screen.tsx';
import { PhotographsScreen } from './photographs/photographs-screen.tsx';
import { ReliefScreen } from './shift/relief-screen.tsx';
import { type Station, useStation } from './use-station.ts';
import { CompareScreen } from './witness/compare-screen.tsx';
import { LookScreen } from './witness/look-screen.tsx';
import { ObjectionScreen } from './witness/objection-screen.tsx';
import { ShowScreen } from './witness/show-screen.tsx';
import { WatchScreen } from './witness/watch-screen.tsx';
import { WatchedForm } from './witness/watched-form.tsx';
import { WitnessesScreen } from './witness/witnesses-screen.tsx';

type At = { readonly station: Station; readonly place: readonly string[] };

/** Members of the group that runs the station. */
export const isMember = (role: string): boolean => role === 'KPPS' || role === 'KPPSLN';

export function Face({ place }: FaceProps) {
  const { say, me } = useScreen();
  const station = useStation();
  if (station === undefined) {
    return (
      <>
        <h1>{stationName(say, me.unit)}</h1>
        <p role="status">{say('field.loading')}</p>
      </>
    );
  }
  return isMember(me.role) ? (
    <MemberScreen station={station} place={place} />
  ) : (
    <WatcherScreen station={station} place={place} />
  );
}

const contestAt = ({ station, place }: At): Contest | undefined =>
  station.day.contests.find(({ id }) => id === place[1]);

function MemberScreen({ station, place }: At) {
  const [first, second = '', third] = place;
  const contest = contestAt({ station, place });
  if (first === 'langkah' && isSaidStep(second))
    return <SaidScreen key={second} station={station} step={second} />;
  if (first === 'langkah' && second === 'turnout') return <TurnoutScreen station={station} />;
  if (first === 'hitung') return <CountsScreen station={station} />;
  if (first === 'pengganti') return <ReliefScreen station={station} />;
  if (contest && first === 'formulir') {
    const next = ['formulir', contest.id, 'periksa'];
    if (third === 'isi')
      return <EntryScreen key={contest.id} station={station} contest={contest} next={next} />;
    if (third === 'periksa') return <ReviewScreen key={contest.id} station={station} contest={contest} />;
    return <ContestScreen key={contest.id} station={station} contest={contest} />;
  }
  if (contest && first === 'foto')
    return <PhotographsScreen key={contest.id} station={station} contest={contest} />;
  if (contest && first === 'saksi' && third === 'tunjukkan')
    return <ShowScreen key={contest.id} station={station} contest={contest} />;
  if (contest && first === 'saksi')
    return <WitnessesScreen key={contest.id} station={station} contest={contest} />;
  return <DayScreen station={station} />;
}

function WatcherScreen({ station, place }: At) {
  const [first, , third] = place;
  const contest = contestAt({ station, place });
  if (contest && first === 'keberatan')
    return <ObjectionScreen key={contest.id} station={station} contest={contest} />;
  if (contest && first === 'formulir') {
    const at = { station, contest };
    if (third === 'lihat') return <LookScreen key={contest.id} {...at} />;
    if (third === 'banding') return <CompareScreen key={contest.id} {...at} />;
    return <WatchedForm key={contest.id} {...at} />;
  }
  return <WatchScreen station={station} />;
}
