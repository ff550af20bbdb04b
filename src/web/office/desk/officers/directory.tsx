// The officers of a unit and of those below it: who is invited, enrolled, on shift and for how long, whose
// invitation has run out; found by name, number, unit or role; and for each what a superior may do.
import { useEffect, useState } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import type { Shift } from '../../../../modules/voting/record.ts';
import { stationName } from '../../app/place-name.ts';
import { linkTo } from '../../app/routes.ts';
import { useRemote } from '../../app/use-office.ts';
import type { Api } from '../../device/api.ts';
import { useBatches } from '../appoint/batch-list.tsx';
import { type Desk, useDesk } from '../desk-context.ts';
import { CsvButton } from '../parts/csv-button.tsx';
import { Freshness } from '../parts/load-state.tsx';
import { type QueueItem, QueueView } from '../parts/queue-view.tsx';
import { unitTitle, UnitPath } from '../parts/unit-path.tsx';
import { delegableBy, appointable } from '../rights.ts';
import { type Found, inOrder, matches, OFFICER_HEADER } from './directory-filter.ts';
import { minutesOn, shiftState } from './hours.ts';
import { NamesGate } from './names-gate.tsx';
import { officersBelow, type OfficerList, shiftsBelow } from './officer-list.ts';
import { shortId } from '../../app/short-id.ts';
import { OfficerThing } from './officer-thing.tsx';
import { type OfficerState, stateOf } from './officer-view.ts';
import { roleName } from './role-name.ts';

const REFRESH_MS = 60_000;
const STATES: readonly OfficerState[] = ['enrolled', 'invited', 'lapsed', 'keyless', 'over', 'revoked'];

type Loaded = OfficerList & { readonly shifts: readonly (readonly [string, Shift])[] };

async function loadDirectory(api: Api, unit: string): Promise<Loaded | Refusal> {
  const [list, shifts] = await Promise.all([officersBelow(api, unit), shiftsBelow(api, unit)]);
  if (isRefusal(list)) return list;
  return isRefusal(shifts) ? shifts : { ...list, shifts: [...shifts] };
}

export function Directory({ unit }: { readonly unit: string }) {
  const { office, say, units } = useDesk();
  const [query, setQuery] = useState('');
  const [state, setState] = useState<OfficerState | ''>('');
  // Whose invitation is on the screen stays there, whatever she has become by it: it is shown once.
  const [held, hold] = useState<string>();
  const [, setRound] = useState(0);
  const place = useRemote(office, `unit/${unit}`, () => office.api.unit(unit));
  const loaded = useRemote(
    office,
    `desk/officers/${unit}`,
    () => loadDirectory(office.api, unit),
    REFRESH_MS,
  );
  const { value, at, refusal, loading, reload } = loaded;
  const shifts = new Map(value?.shifts ?? []);
  const found = useFound(value, { query, state, held });
  useEffect(() => {
    const named = [...new Set((value?.officers ?? []).map((row) => row.unit))];
    void units.load(named).then(() => setRound((n) => n + 1));
  }, [value]);
  return (
    <>
      {place.value && <UnitPath unit={place.value} to={(code) => ['petugas', code]} />}
      <h1>{say('officers.title', { unit: place.value ? unitTitle(say, place.value) : unit })}</h1>
      <Doors />
      <NamesGate unit={unit} onNames={() => setRound((n) => n + 1)} />
      <QueueView
        label={say('officers.list')}
        items={found && itemsOf(found, shifts)}
        failed={value === undefined && refusal !== undefined}
        empty={say(value?.officers.length === 0 ? 'officers.empty' : 'officers.none-found')}
        head={<Filters query={query} onQuery={setQuery} state={state} onState={setState} />}
        foot={
          <div class="list-foot">
            {value?.more && <p class="urgent">{say('officers.more', { count: value.officers.length })}</p>}
            <Export unit={unit} found={found ?? []} shifts={shifts} />
            <Freshness {...{ at, refusal, loading }} onReload={reload} />
          </div>
        }
      >
        {(id) => {
          const row = value?.officers.find((each) => each.id === id);
          const acting = { onChanged: reload, onHold: hold };
          return row && <OfficerThing key={id} row={row} shift={shifts.get(id)} {...acting} />;
        }}
      </QueueView>
    </>
  );
}

/** What one comes here to do, beside looking. */
function Doors() {
  const { say, format, seat, rights } = useDesk();
  const batches = useBatches() ?? [];
  const open = batches.filter(({ state }) => state !== 'done').length;
  const appointing = rights.some(({ seat: by, acts }) => {
    const named = acts === undefined || acts.includes('registry.officer.appoint');
    return named && appointable(by.role).length > 0;
  });
  return (
    <p class="buttons">
      {appointing && (
        <>
          <a class="button" href={linkTo('angkat')}>
            {say('appoint.one')}
          </a>
          <a class="button second" href={linkTo('angkat', 'berkas')}>
            {say('appoint.many')}
          </a>
        </>
      )}
      {batches.length > 0 && (
        <a class="button second" href={linkTo('angkat', 'kiriman')}>
          {say('batch.list')}
          {open > 0 && <b class="count needs">{format.number(open)}</b>}
        </a>
      )}
      {delegableBy(seat).length > 0 && (
        <a class="button second" href={linkTo('delegasi')}>
          {say('delegate.title')}
        </a>
      )}
    </p>
  );
}

type Asked = {
  readonly query: string;
  readonly state: OfficerState | '';
  readonly held: string | undefined;
};

function useFound(value: Loaded | undefined, { query, state, held }: Asked): Found[] | undefined {
  const { office, say, names, units } = useDesk();
  if (!value) return undefined;
  const now = office.clock.now();
  const all = value.officers.map((row) => ({ row, state: stateOf(row, now) }));
  const shown = all.filter(
    (each) =>
      each.row.id === held ||
      ((state === '' || each.state === state) &&
        matches(query, [
          names.nameOf(each.row.id),
          each.row.id,
          each.row.unit,
          each.row.role,
          roleName(say, each.row.role),
          units.nameOf(each.row.unit),
        ])),
  );
  return inOrder(shown);
}

function itemsOf(found: readonly Found[], shifts: ReadonlyMap<string, Shift>): QueueItem[] {
  const desk = useDesk();
  return found.map(({ row, state }) => ({
    key: row.id,
    title: desk.names.nameOf(row.id) ?? `${roleName(desk.say, row.role)} ${shortId(row.id)}`,
    detail: (
      <>
        {desk.names.nameOf(row.id) && `${roleName(desk.say, row.role)} · `}
        <bdi>{placeOf(desk, row.unit)}</bdi> · {desk.say(`officer-state.${state}`)}
      </>
    ),
    urgent: urgentOf(desk, state, shifts.get(row.id)),
  }));
}

/** A unit by its name and code, as far as its name is at hand. */
function placeOf({ say, units }: Desk, unit: string): string {
  const name = units.nameOf(unit);
  return [unit.length === 13 ? stationName(say, unit) : undefined, name, unit].filter(Boolean).join(' ');
}

/** What about an officer needs somebody now. */
function urgentOf({ say, office }: Desk, state: OfficerState, shift: Shift | undefined): string | undefined {
  const since = shift?.since?.at ?? null;
  const working = shiftState(since, shift?.relief != null, office.clock.now());
  if (since !== null && (working === 'long' || working === 'relief-needed')) {
    return say(`shift.${working}`, { hours: Math.floor(minutesOn(since, office.clock.now()) / 60) });
  }
  return state === 'lapsed' || state === 'keyless' ? say(`officer-state.${state}.now`) : undefined;
}

type FiltersProps = {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly state: OfficerState | '';
  readonly onState: (state: OfficerState | '') => void;
};

function Filters({ query, onQuery, state, onState }: FiltersProps) {
  const { say } = useDesk();
  return (
    <div class="filters">
      <label class="text-field">
        <span>{say('officers.search')}</span>
        <input
          type="search"
          autoComplete="off"
          value={query}
          onInput={(event) => onQuery(event.currentTarget.value)}
        />
      </label>
      <label class="text-field">
        <span>{say('officers.state')}</span>
        <select value={state} onChange={(event) => onState(event.currentTarget.value as OfficerState | '')}>
          <option value="">{say('officers.state.all')}</option>
          {STATES.map((each) => (
            <option value={each}>{say(`officer-state.${each}`)}</option>
          ))}
        </select>
      </label>
    </div>
  );
}

type ExportProps = {
  readonly unit: string;
  readonly found: readonly Found[];
  readonly shifts: ReadonlyMap<string, Shift>;
};

function Export({ unit, found, shifts }: ExportProps) {
  const { names } = useDesk();
  return (
    <CsvButton
      what="petugas"
      unit={unit}
      header={OFFICER_HEADER}
      disabled={found.length === 0}
      rows={() =>
        found.map(({ row, state }) => [
          row.unit,
          row.role,
          row.id,
          names.nameOf(row.id) ?? '',
          state,
          row.from,
          row.until,
          row.expires ?? '',
          shifts.get(row.id)?.since?.at ?? '',
          row.participant ?? '',
        ])
      }
    />
  );
}
