// Delegation: named acts, a unit, an end. What is handed over and to whom is visible to all in the log;
// here it is given, seen and ended. It never gives more than the giver has, and is never handed on.
import { useState } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import { officerKey } from '../../../../core/officer.ts';
import { lineOf } from '../../../../core/roles.ts';
import { useRemote } from '../../app/use-office.ts';
import type { Api } from '../../device/api.ts';
import { timeIn, isoDay } from '../appoint/term.ts';
import { type Desk, useDesk } from '../desk-context.ts';
import { keysOf, recordsOf } from '../data/reading.ts';
import { CsvButton } from '../parts/csv-button.tsx';
import { Freshness, Loading } from '../parts/load-state.tsx';
import { ReasonField, reasonText } from '../parts/reason-field.tsx';
import { UnitChoice } from '../parts/unit-choice.tsx';
import { delegableBy } from '../rights.ts';
import { actText } from '../units/history-list.tsx';
import { DelegationLines } from './delegation-lines.tsx';
import { officersAt } from './officer-list.ts';
import { OfficerOptions } from './officer-options.tsx';
import { delegationsOf, type DelegationRow, officerRow, type OfficerRow } from './officer-view.ts';

const RECEIVERS_MAX = 500;

/** Officers at a unit and below who hold delegations, and those at the unit. */
async function holdersBelow(api: Api, unit: string): Promise<OfficerRow[] | Refusal> {
  const keys = await keysOf(api, { label: 'officer/delegate', below: unit }, RECEIVERS_MAX);
  if (isRefusal(keys)) return keys;
  const records = await recordsOf(api, keys.keys);
  if (isRefusal(records)) return records;
  return [...records].flatMap(([key, record]) => officerRow(key, record) ?? []);
}

export function DelegationScreen() {
  const { office, say, seat } = useDesk();
  const id = `desk/delegates/${seat.unit}`;
  const { value, at, refusal, loading, reload } = useRemote(office, id, () =>
    holdersBelow(office.api, seat.unit),
  );
  const now = office.clock.now();
  const rows = (value ?? []).flatMap((row) => delegationsOf(row, now));
  const units = new Map((value ?? []).map((row) => [row.id, row.unit]));
  const giverUnit = (giver: string): string | undefined =>
    giver === seat.officer ? seat.unit : (units.get(giver) ?? (value ? seat.unit : undefined));
  const groups: readonly (readonly [string, readonly DelegationRow[]])[] = [
    ['delegate.by-me', rows.filter(({ giver }) => giver === seat.officer)],
    ['delegate.to-me', rows.filter(({ officer }) => officer === seat.officer)],
    ['delegate.others', rows.filter((row) => row.giver !== seat.officer && row.officer !== seat.officer)],
  ];
  return (
    <>
      <h1>{say('delegate.title')}</h1>
      <p class="lead">{say('delegate.lead')}</p>
      {!value && !refusal && <Loading />}
      {(value ? groups : []).map(([key, some]) => (
        <section>
          <h2>{say(key)}</h2>
          <DelegationLines rows={some} giverUnit={giverUnit} />
        </section>
      ))}
      <div class="list-foot">
        <CsvButton
          what="delegasi"
          unit={seat.unit}
          header={['giver', 'officer', 'acts', 'unit', 'from', 'until', 'state']}
          disabled={rows.length === 0}
          rows={() =>
            rows.map(({ giver, officer, acts, unit, from, until, state }) => [
              giver, officer, acts.join(' '), unit, from, until, state,
            ])
          }
        />
        <Freshness {...{ at, refusal, loading }} onReload={reload} />
      </div>
      {delegableBy(seat).length > 0 && <Grant onGranted={reload} />}
    </>
  );
}

/** Officers of her line at her unit, and at the unit handed over. */
async function receiversFor(api: Api, seat: Desk['seat'], unit: string): Promise<OfficerRow[] | Refusal> {
  const found: OfficerRow[] = [];
  for (const at of new Set([seat.unit, unit])) {
    const rows = await officersAt(api, at);
    if (isRefusal(rows)) return rows;
    found.push(...rows);
  }
  return found.filter(
    (row) =>
      row.id !== seat.officer &&
      !row.revoked &&
      lineOf(row.role) === lineOf(seat.role) &&
      row.participant === seat.participant,
  );
}

function Grant({ onGranted }: { readonly onGranted: () => void }) {
  const { office, say, seat, zone, decide, tell } = useDesk();
  const [acts, setActs] = useState<ReadonlySet<string>>(new Set());
  const [unit, setUnit] = useState(seat.unit);
  const [receiver, setReceiver] = useState('');
  const [until, setUntil] = useState(() => isoDay(office.clock.now() + 86_400_000, zone));
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const grant = async (event: Event): Promise<void> => {
    event.preventDefault();
    const from = office.clock.at();
    const end = timeIn(until, zone, 'last');
    const last = end !== undefined && end > seat.until ? seat.until : end;
    const missing = faultOf({ acts, unit, receiver, reason, ends: last !== undefined && last > from });
    setFault(missing);
    if (missing !== undefined || last === undefined) return;
    await decide({
      act: 'registry.delegation.grant',
      unit,
      record: officerKey(receiver),
      body: { acts: [...acts].sort(), from, officer: receiver, reason: reasonText(reason), until: last },
    });
    tell(say('delegate.granted'));
    setActs(new Set());
    onGranted();
  };
  return (
    <form class="grant" onSubmit={(event) => void grant(event)}>
      <h2>{say('delegate.new')}</h2>
      <ActsChoice acts={acts} onActs={setActs} />
      <Where onUnit={setUnit} />
      <Receiver unit={unit} value={receiver} onValue={setReceiver} />
      <label class="text-field">
        <span>{say('delegate.until')}</span>
        <input type="date" value={until} onInput={(event) => setUntil(event.currentTarget.value)} />
      </label>
      <ReasonField value={reason} onValue={setReason} />
      {fault !== undefined && <p class="urgent">{say(fault)}</p>}
      <p class="buttons">
        <button>{say('delegate.sign')}</button>
      </p>
    </form>
  );
}

type ActsChoiceProps = {
  readonly acts: ReadonlySet<string>;
  readonly onActs: (acts: ReadonlySet<string>) => void;
};

function ActsChoice({ acts, onActs }: ActsChoiceProps) {
  const { say, seat } = useDesk();
  const toggle = (act: string): void => {
    const next = new Set(acts);
    if (!next.delete(act)) next.add(act);
    onActs(next);
  };
  return (
    <fieldset class="field">
      <legend>{say('delegate.acts')}</legend>
      {delegableBy(seat).map((act) => (
        <label class="check">
          <input type="checkbox" checked={acts.has(act)} onChange={() => toggle(act)} />
          <span>{actText(say, act)}</span>
        </label>
      ))}
    </fieldset>
  );
}

type Chosen = {
  readonly acts: ReadonlySet<string>;
  readonly unit: string;
  readonly receiver: string;
  readonly reason: string;
  readonly ends: boolean;
};

function faultOf({ acts, unit, receiver, reason, ends }: Chosen): string | undefined {
  if (acts.size === 0) return 'delegate.fault.acts';
  if (unit === '') return 'delegate.fault.unit';
  if (receiver === '') return 'delegate.fault.receiver';
  if (!ends) return 'delegate.fault.until';
  return reasonText(reason) === '' ? 'officer.fault.reason' : undefined;
}

/** The whole of her unit, or one below it. */
function Where({ onUnit }: { readonly onUnit: (unit: string) => void }) {
  const { say, seat } = useDesk();
  const [whole, setWhole] = useState(true);
  const choose = (all: boolean): void => {
    setWhole(all);
    onUnit(all ? seat.unit : '');
  };
  return (
    <fieldset class="field">
      <legend>{say('delegate.where')}</legend>
      <label class="check">
        <input type="radio" name="where" checked={whole} onChange={() => choose(true)} />
        <span>
          {say('delegate.where.whole')} <code>{seat.unit}</code>
        </span>
      </label>
      <label class="check">
        <input type="radio" name="where" checked={!whole} onChange={() => choose(false)} />
        <span>{say('delegate.where.below')}</span>
      </label>
      {!whole && <UnitChoice from={seat.unit} level={13} anyLevel onUnit={onUnit} />}
    </fieldset>
  );
}

type ReceiverProps = {
  readonly unit: string;
  readonly value: string;
  readonly onValue: (officer: string) => void;
};

function Receiver({ unit, value, onValue }: ReceiverProps) {
  const { office, say, seat } = useDesk();
  const load = unit === '' ? undefined : () => receiversFor(office.api, seat, unit);
  const { value: rows } = useRemote(office, `desk/receivers/${unit}`, load);
  return (
    <label class="text-field">
      <span>{say('delegate.receiver')}</span>
      <OfficerOptions rows={rows ?? []} value={value} onValue={onValue} />
    </label>
  );
}
