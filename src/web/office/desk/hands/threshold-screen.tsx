// What the commission does with its threshold of hands: the zero report that freezes the election, and
// stations opened or closed after it. The members who sign are chosen first; the act is then collected
// like any other that needs several hands.
import { useState } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import { isUnitCode } from '../../../../base/unit.ts';
import { ELECTION_RECORD } from '../../../../core/election-record.ts';
import { go } from '../../app/routes.ts';
import { useRemote } from '../../app/use-office.ts';
import type { Api } from '../../device/api.ts';
import { useDesk } from '../desk-context.ts';
import { Loading } from '../parts/load-state.tsx';
import { ReasonField, reasonText } from '../parts/reason-field.tsx';
import { useHands } from './threshold.tsx';

type Counts = {
  readonly officers: number;
  readonly keys: number;
  readonly stations: number;
  readonly head: string | null;
};

/** The figures of the zero report as the log has them now. */
async function zeroReport(api: Api): Promise<Counts | Refusal> {
  const [sums, unit, record] = await Promise.all([
    api.sums('ID', 'registry/officers'),
    api.unit('ID'),
    api.records([ELECTION_RECORD]),
  ]);
  if (isRefusal(sums)) return sums;
  if (isRefusal(unit)) return unit;
  if (isRefusal(record)) return record;
  const { head = null } = (record.records[ELECTION_RECORD] ?? {}) as { readonly head?: string };
  const { officers = 0, keys = 0 } = sums.sums;
  return { officers, keys, stations: unit.stations, head };
}

export function ThresholdScreen() {
  const { say, election } = useDesk();
  return (
    <>
      <h1>{say('threshold.title')}</h1>
      <p class="lead">{say('threshold.lead')}</p>
      {election.phase === 'before' ? <Freeze /> : <AmendStation />}
    </>
  );
}

function Freeze() {
  const { office, say, election, decide, tell } = useDesk();
  const { value, reload } = useRemote(office, 'desk/zero-report', () => zeroReport(office.api));
  const hands = useHands('registry.election.freeze');
  const [fault, setFault] = useState<string>();
  if (!value || !hands) return <Loading />;
  const sign = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (hands.fault !== undefined) return setFault(hands.fault);
    const { head, ...counts } = value;
    await decide({
      act: 'registry.election.freeze',
      unit: 'ID',
      record: ELECTION_RECORD,
      basis: head,
      body: { ...election.objects, ...counts, forms: 0 },
      with: hands.chosen,
    });
    tell(say('hands.begun'));
    go('tangan');
  };
  return (
    <form onSubmit={(event) => void sign(event)}>
      <h2>{say('freeze.title')}</h2>
      <p>{say('freeze.lead')}</p>
      <dl class="totals">
        {(['officers', 'keys', 'stations'] as const).map((name) => (
          <div>
            <dt>{say(`freeze.${name}`)}</dt>
            <dd>{say('desk.number', { count: value[name] })}</dd>
          </div>
        ))}
        <div>
          <dt>{say('freeze.forms')}</dt>
          <dd>0</dd>
        </div>
      </dl>
      <button type="button" class="plain" onClick={reload}>
        {say('desk.reload')}
      </button>
      {hands.choice}
      {fault !== undefined && <p class="urgent">{fault}</p>}
      <p class="buttons">
        <button>{say('freeze.sign')}</button>
      </p>
    </form>
  );
}

type Change = 'open' | 'close';

/** Head of a station's record: null where it was never amended. */
async function stationHead(api: Api, record: string): Promise<string | null | Refusal> {
  const answer = await api.records([record]);
  if (isRefusal(answer)) return answer;
  const { head = null } = (answer.records[record] ?? {}) as { readonly head?: string };
  return head;
}

function AmendStation() {
  const { office, say, decide, tell } = useDesk();
  const [station, setStation] = useState('');
  const [change, setChange] = useState<Change>('open');
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const hands = useHands('registry.station.amend');
  if (!hands) return <Loading />;
  const sign = async (event: Event): Promise<void> => {
    event.preventDefault();
    const unit = station.trim();
    if (unit.length !== 13 || !isUnitCode(unit)) return setFault(say('amend.fault.station'));
    if (reasonText(reason) === '') return setFault(say('officer.fault.reason'));
    if (hands.fault !== undefined) return setFault(hands.fault);
    const record = `registry.station/${unit}`;
    const head = await stationHead(office.api, record);
    if (isRefusal(head)) return setFault(say(`refusal.${head.refused}.what`));
    await decide({
      act: 'registry.station.amend',
      unit,
      record,
      basis: head,
      body: { change, reason: reasonText(reason) },
      with: hands.chosen,
    });
    tell(say('hands.begun'));
    go('tangan');
  };
  return (
    <form onSubmit={(event) => void sign(event)}>
      <h2>{say('amend.title')}</h2>
      <StationField value={station} onValue={setStation} />
      <ChangeChoice change={change} onChange={setChange} />
      <ReasonField value={reason} onValue={setReason} />
      {hands.choice}
      {fault !== undefined && <p class="urgent">{fault}</p>}
      <p class="buttons">
        <button>{say('amend.sign')}</button>
      </p>
    </form>
  );
}

type ChangeChoiceProps = { readonly change: Change; readonly onChange: (change: Change) => void };

function ChangeChoice({ change, onChange }: ChangeChoiceProps) {
  const { say } = useDesk();
  return (
    <fieldset class="field">
      <legend>{say('amend.change')}</legend>
      {(['open', 'close'] as const).map((each) => (
        <label class="check">
          <input type="radio" name="change" checked={change === each} onChange={() => onChange(each)} />
          <span>{say(`amend.${each}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

type StationFieldProps = { readonly value: string; readonly onValue: (value: string) => void };

const StationField = ({ value, onValue }: StationFieldProps) => (
  <label class="text-field">
    <span>{useDesk().say('amend.station')}</span>
    <input
      dir="ltr"
      inputMode="numeric"
      autoComplete="off"
      maxLength={13}
      value={value}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  </label>
);
