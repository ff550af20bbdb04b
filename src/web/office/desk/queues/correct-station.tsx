// The correction of one station's form, reached from the station rather than from a queue.
import { go } from '../../app/routes.ts';
import { stationName } from '../../app/place-name.ts';
import { Notice } from '../../kit/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { Loading } from '../parts/load-state.tsx';
import { useStation } from '../units/station.tsx';
import { Correction } from './correction.tsx';

export function CorrectStation({ station }: { readonly station: string }) {
  const { say } = useDesk();
  const { value } = useStation(station);
  if (!value) return <Loading />;
  return (
    <>
      <h1>{say('correct.title')}</h1>
      <h2>
        {stationName(say, station)} <code>{station}</code>
      </h2>
      {value.tally?.form ? (
        <Correction station={station} records={value} onDone={() => go('tps', station)} />
      ) : (
        <Notice kind="signal" title={say('correct.nothing')} />
      )}
    </>
  );
}
