// One station: its day, the form as it stands with the rules, what others say about it, both officers'
// readings, and its history. What may be decided about it is offered to whom it is due.
import { useRemote } from '../../app/use-office.ts';
import { stationName } from '../../app/place-name.ts';
import { linkTo } from '../../app/routes.ts';
import { useDesk } from '../desk-context.ts';
import { FormInForce } from '../form/form-in-force.tsx';
import { Freshness, Loading } from '../parts/load-state.tsx';
import { UnitPath } from '../parts/unit-path.tsx';
import { rightFor } from '../rights.ts';
import { EvidenceFacts } from '../queues/evidence-facts.tsx';
import { Readings } from '../queues/readings.tsx';
import { VotingDay } from './voting-day.tsx';
import { HistoryList } from './history-list.tsx';
import { stationRecords, type StationRecords } from './station-records.ts';
import { Thing } from '../parts/thing.tsx';

const REFRESH_MS = 20_000;

/** A station's records, kept up to date while they are looked at. */
export function useStation(station: string) {
  const { office, contest } = useDesk();
  const id = `desk/station/${station}/${contest.id}`;
  return useRemote(office, id, () => stationRecords(office.api, station, contest.id), REFRESH_MS);
}

export function Station({ station }: { readonly station: string }) {
  const { office, say } = useDesk();
  const unit = useRemote(office, `unit/${station}`, () => office.api.unit(station));
  const { value, at, refusal, loading, reload } = useStation(station);
  const zone = unit.value?.zone ?? 'Asia/Jakarta';
  return (
    <>
      {unit.value && (
        <UnitPath unit={unit.value} to={(code) => [code.length === 13 ? 'tps' : 'wilayah', code]} />
      )}
      {!value && !refusal && <Loading />}
      <h1>
        {stationName(say, station)} <code>{station}</code>
      </h1>
      {value && (
        <Thing title={say('day.title')} history={<HistoryList records={value} zone={zone} />}>
          <VotingDay voting={value.voting} zone={zone} />
          <FormPart station={station} records={value} />
          <EvidenceFacts records={value} />
        </Thing>
      )}
      <Freshness {...{ at, refusal, loading }} onReload={reload} />
    </>
  );
}

function FormPart({ station, records }: { readonly station: string; readonly records: StationRecords }) {
  const { say, contest, rights } = useDesk();
  const { tally } = records;
  const state = tally?.state ?? 'missing';
  const may = (act: string): boolean => rightFor(rights, act, station) !== undefined;
  return (
    <section class="form-part">
      <h3>{say('station.form', { contest: contest.name })}</h3>
      <p>
        <b>{say(`form-state.${state}`)}</b> {say(`form-state.${state}.means`)}
      </p>
      {tally?.form && <FormInForce station={station} tally={tally} />}
      {tally && !tally.form && <Readings tally={tally} />}
      <p class="buttons">
        {tally?.form && may('results.tally.correct') && (
          <a class="button" href={linkTo('betulkan', station)}>
            {say('correct.open')}
          </a>
        )}
        {!tally?.form && may('results.tally.takeover') && (
          <a class="button second" href={linkTo('ambil-alih', station)}>
            {say('takeover.open')}
          </a>
        )}
      </p>
    </section>
  );
}
