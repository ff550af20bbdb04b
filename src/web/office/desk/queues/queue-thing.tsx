// One item of a queue: what is the matter, what stands against what, the next step, and the decision
// where there is one to make. Each kind says its next step in words, on paper too.
import { stationName } from '../../app/place-name.ts';
import { linkTo } from '../../app/routes.ts';
import { useRemote } from '../../app/use-office.ts';
import type { Tally } from '../../../../modules/results/record.ts';
import { useDesk } from '../desk-context.ts';
import { FormInForce } from '../form/form-in-force.tsx';
import { Loading } from '../parts/load-state.tsx';
import { Thing } from '../parts/thing.tsx';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { rightFor } from '../rights.ts';
import { HistoryList } from '../units/history-list.tsx';
import { useStation } from '../units/station.tsx';
import type { StationRecords } from '../units/station-records.ts';
import { VotingDay } from '../units/voting-day.tsx';
import { AnswerObjections } from './answer-objections.tsx';
import { EvidenceFacts } from './evidence-facts.tsx';
import { Corrections } from './corrections.tsx';
import { Correction } from './correction.tsx';
import type { QueueName } from './queue-kinds.ts';
import { Readings } from './readings.tsx';

export type QueueThingProps = {
  readonly queue: QueueName;
  readonly station: string;
  readonly onDone: () => void;
};

export function QueueThing({ queue, station, onDone }: QueueThingProps) {
  const { office, say } = useDesk();
  const unit = useRemote(office, `unit/${station}`, () => office.api.unit(station));
  const { value, refusal } = useStation(station);
  const zone = unit.value?.zone ?? 'Asia/Jakarta';
  if (!value) return refusal ? <RefusalNotice say={say} code={refusal.refused} /> : <Loading />;
  const places = unit.value?.path.filter(({ unit: code }) => code !== station).map(({ name }) => name) ?? [];
  return (
    <Thing
      title={
        <a href={linkTo('tps', station)}>
          {stationName(say, station)} <small>{places.slice(1).reverse().join(' · ')}</small>
        </a>
      }
      history={<HistoryList records={value} zone={zone} />}
    >
      <NextStep queue={queue} records={value} />
      <Matter queue={queue} station={station} records={value} zone={zone} onDone={onDone} />
    </Thing>
  );
}

/** What to do now, in the words of the office. */
function NextStep({ queue, records }: { readonly queue: QueueName; readonly records: StationRecords }) {
  const { say } = useDesk();
  const step = queue === 'overdue' && records.tally ? 'waiting' : queue;
  return (
    <p class="next-step">
      <b>{say('queue.next-step')}</b> {say(`queue.${step}.next`)}
    </p>
  );
}

type MatterProps = QueueThingProps & { readonly records: StationRecords; readonly zone: string };

function Matter(props: MatterProps) {
  const { queue, records, station, zone, onDone } = props;
  const { tally } = records;
  if (queue === 'objection')
    return <AnswerObjections station={station} records={records} zone={zone} onDone={onDone} />;
  if (queue === 'overdue') return <Day records={records} zone={zone} />;
  if (queue === 'corrected') return <Corrections station={station} records={records} zone={zone} />;
  if (!tally) return null;
  return tally.form ? <Settled {...props} tally={tally} /> : <Unsettled station={station} tally={tally} />;
}

function Day({ records, zone }: { readonly records: StationRecords; readonly zone: string }) {
  const { say } = useDesk();
  return (
    <>
      <h3>{say('day.title')}</h3>
      <VotingDay voting={records.voting} zone={zone} />
      {records.tally && <Readings tally={records.tally} />}
    </>
  );
}

function Unsettled({ station, tally }: { readonly station: string; readonly tally: Tally }) {
  const { say, rights } = useDesk();
  return (
    <>
      <Readings tally={tally} />
      {rightFor(rights, 'results.tally.takeover', station) && (
        <p>
          <a href={linkTo('ambil-alih', station)}>{say('takeover.open')}</a>{' '}
          <small>{say('takeover.when')}</small>
        </p>
      )}
    </>
  );
}

function Settled({ station, records, tally, onDone }: MatterProps & { readonly tally: Tally }) {
  return (
    <>
      <FormInForce station={station} tally={tally}>
        <Correction station={station} records={records} onDone={onDone} />
      </FormInForce>
      <EvidenceFacts records={records} />
    </>
  );
}
