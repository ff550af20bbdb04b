// One officer: where she stands, her keys, what is delegated to her, her shift; and what may be done
// about her by whoever looks. Acts about her are in the log under her number; her station's history is a
// step away.
import { useEffect, useState } from 'preact/hooks';
import { levelOf } from '../../../../base/unit.ts';
import type { Shift } from '../../../../modules/voting/record.ts';
import { linkTo } from '../../app/routes.ts';
import { useDesk } from '../desk-context.ts';
import { Thing } from '../parts/thing.tsx';
import { DelegationLines } from './delegation-lines.tsx';
import { minutesOn, shiftState } from './hours.ts';
import { OfficerChange } from './officer-change.tsx';
import { OfficerName } from './officer-name.tsx';
import { actionsOn, delegationsOf, type OfficerAction, type OfficerRow, stateOf } from './officer-view.ts';
import { roleName } from './role-name.ts';

export type OfficerThingProps = {
  readonly row: OfficerRow;
  readonly shift: Shift | undefined;
  readonly onChanged: () => void;
  /** Something is being done about her, or no more: until then she stays on the screen. */
  readonly onHold: (officer: string | undefined) => void;
};

export function OfficerThing({ row, shift, onChanged, onHold }: OfficerThingProps) {
  const { office, rights, seat } = useDesk();
  const [doing, setDoing] = useState<OfficerAction>();
  const [isSigned, setSigned] = useState(false);
  useEffect(() => {
    onHold(doing === undefined ? undefined : row.id);
    return () => onHold(undefined);
  }, [row.id, doing]);
  const now = office.clock.now();
  const onShift = shift?.since != null;
  const own = row.id === seat.officer;
  const actions = own
    ? []
    : [
        ...new Set(
          rights.flatMap((right) => actionsOn(row, right.seat, onShift, now).filter(allowedBy(right.acts))),
        ),
      ];
  return (
    <Thing title={<OfficerName officer={row.id} />} history={<Aside row={row} shift={shift} />}>
      <Facts row={row} />
      {!isSigned && <Choices actions={actions} doing={doing} onChoose={setDoing} />}
      {doing !== undefined && (
        <OfficerChange
          key={doing}
          row={row}
          action={doing}
          onSigned={() => setSigned(true)}
          onReceived={onChanged}
          onDone={() => {
            setSigned(false);
            setDoing(undefined);
            onChanged();
          }}
        />
      )}
    </Thing>
  );
}

/** The act behind each button. */
export const ACT_OF: Readonly<Record<OfficerAction, string>> = {
  invite: 'registry.officer.invite',
  'replace-key': 'registry.key.revoke',
  revoke: 'registry.officer.revoke',
  relieve: 'voting.shift.relieve',
};

const allowedBy =
  (acts: readonly string[] | undefined) =>
  (action: OfficerAction): boolean =>
    acts === undefined || acts.includes(ACT_OF[action]);

function Facts({ row }: { readonly row: OfficerRow }) {
  const { say, format, zone, units, office } = useDesk();
  const state = stateOf(row, office.clock.now());
  const facts: readonly (readonly [string, string])[] = [
    ['officer.state', say(`officer-state.${state}`)],
    ['officer.role', [roleName(say, row.role), row.participant].filter(Boolean).join(' · ')],
    ['officer.unit', [units.nameOf(row.unit), row.unit].filter(Boolean).join(' · ')],
    [
      'officer.term',
      say('officer.term.span', { from: format.time(row.from, zone), until: format.time(row.until, zone) }),
    ],
    ...(row.expires !== undefined && row.invitation !== null
      ? [['officer.expires', format.time(row.expires, zone)] as const]
      : []),
  ];
  return (
    <>
      <dl class="facts">
        {facts.map(([key, value]) => (
          <div>
            <dt>{say(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{say('officer.number')}</dt>
          <dd>
            <code>{row.id}</code>
          </dd>
        </div>
      </dl>
      <p>{say(`officer-state.${state}.means`)}</p>
    </>
  );
}

type ChoicesProps = {
  readonly actions: readonly OfficerAction[];
  readonly doing: OfficerAction | undefined;
  readonly onChoose: (action: OfficerAction | undefined) => void;
};

function Choices({ actions, doing, onChoose }: ChoicesProps) {
  const { say } = useDesk();
  if (actions.length === 0) return null;
  return (
    <p class="buttons">
      {actions.map((action) => (
        <button
          type="button"
          class={action === 'revoke' ? 'second' : undefined}
          aria-expanded={doing === action}
          onClick={() => onChoose(doing === action ? undefined : action)}
        >
          {say(`officer.do.${action}`)}
        </button>
      ))}
    </p>
  );
}

function Aside({ row, shift }: { readonly row: OfficerRow; readonly shift: Shift | undefined }) {
  const { say, office } = useDesk();
  return (
    <>
      <h3>{say('shift.title')}</h3>
      <ShiftText shift={shift} />
      <h3>{say('delegate.to-her')}</h3>
      <DelegationLines rows={delegationsOf(row, office.clock.now())} />
      {levelOf(row.unit) === 13 && (
        <p>
          <a href={linkTo('tps', row.unit)}>{say('officer.history')}</a>
        </p>
      )}
    </>
  );
}

function ShiftText({ shift }: { readonly shift: Shift | undefined }) {
  const { say, format, office, zone } = useDesk();
  if (!shift?.since) return <p>{say('shift.rested')}</p>;
  const minutes = minutesOn(shift.since.at, office.clock.now());
  const state = shiftState(shift.since.at, shift.relief !== null, office.clock.now());
  const hours = Math.floor(minutes / 60);
  return (
    <>
      <p class={state === 'long' || state === 'relief-needed' ? 'urgent' : undefined}>
        {say(`shift.${state}`, { hours })}
      </p>
      <p>{say('shift.since', { time: format.time(shift.since.at, zone), hours, minutes: minutes % 60 })}</p>
      {shift.relief && (
        <p>
          {say('shift.plan', { time: format.time(shift.relief.from, zone) })}{' '}
          <OfficerName officer={shift.relief.by} />
        </p>
      )}
    </>
  );
}
