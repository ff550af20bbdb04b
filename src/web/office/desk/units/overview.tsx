// The units below one in one screen: for each who is appointed and enrolled, on shift, stations ready,
// opened, closed, the forms by state, and what waits for a person; a row leads to its own units, down to
// the station.
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import { levelOf } from '../../../../base/unit.ts';
import { StateBar } from '../../../kit/state-fills.tsx';
import { linkTo } from '../../app/routes.ts';
import { useRemote } from '../../app/use-office.ts';
import type { Api, UnitAnswer } from '../../device/api.ts';
import { sumsOf } from '../data/reading.ts';
import { useDesk } from '../desk-context.ts';
import { CsvButton } from '../parts/csv-button.tsx';
import { Empty, Freshness, Loading } from '../parts/load-state.tsx';
import { unitTitle, UnitPath } from '../parts/unit-path.tsx';
import { stationSums } from './station-sums.ts';
import { needsPerson, ROW_HEADER, rowCells, rowOf, scopesOf, shareOf, type UnitRow } from './unit-rows.ts';

const REFRESH_MS = 30_000;

type Loaded = { readonly unit: UnitAnswer; readonly own: UnitRow; readonly rows: readonly UnitRow[] };

/** The unit, its own sums and those of its children. */
async function loadUnit(api: Api, code: string, contest: string): Promise<Loaded | Refusal> {
  const unit = await api.unit(code);
  if (isRefusal(unit)) return unit;
  const below = unit.children.map((child) => child.unit);
  const isVillage = levelOf(code) === 10;
  const sums = await sumsOf(api, isVillage ? [code] : [code, ...below], scopesOf(contest));
  if (isRefusal(sums)) return sums;
  const ofStations = isVillage ? await stationSums(api, code, below, contest) : undefined;
  if (isRefusal(ofStations)) return ofStations;
  const row = (each: { unit: string; name: string; stations: number }): UnitRow =>
    rowOf(each, sums.get(each.unit) ?? ofStations?.get(each.unit) ?? {}, contest);
  return { unit, own: row(unit), rows: unit.children.map(row) };
}

export function Overview({ code }: { readonly code: string }) {
  const { office, say, contest } = useDesk();
  const id = `desk/units/${code}/${contest.id}`;
  const loaded = useRemote(office, id, () => loadUnit(office.api, code, contest.id), REFRESH_MS);
  const { value, at, refusal, loading, reload } = loaded;
  if (!value) return refusal ? <Freshness {...{ at, refusal, loading }} onReload={reload} /> : <Loading />;
  return (
    <>
      <UnitPath unit={value.unit} to={(unit) => ['wilayah', unit]} />
      <h1>{unitTitle(say, value.unit)}</h1>
      <Totals row={value.own} />
      <h2>{say(`units.below.${levelOf(code)}`)}</h2>
      {value.rows.length === 0 ? <Empty>{say('units.none')}</Empty> : <Table rows={value.rows} />}
      <div class="list-foot">
        <CsvButton what="wilayah" unit={code} header={ROW_HEADER} rows={() => value.rows.map(rowCells)} />
        <Freshness {...{ at, refusal, loading }} onReload={reload} />
      </div>
    </>
  );
}

/** The unit itself: its figures with what they are a part of. */
function Totals({ row }: { readonly row: UnitRow }) {
  const { say, format } = useDesk();
  const of = (part: number): string => say('units.of', { part, whole: row.stations });
  const facts: readonly (readonly [string, string])[] = [
    ['units.officers', say('units.enrolled-of', { enrolled: row.enrolled, officers: row.officers })],
    ['units.on-shift', format.number(row.onShift)],
    ['units.ready', of(row.ready)],
    ['units.opened', of(row.opened)],
    ['units.closed', of(row.closed)],
  ];
  return (
    <>
      <dl class="totals">
        {facts.map(([key, value]) => (
          <div>
            <dt>{say(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {row.openedLate > 0 && <p class="urgent">{say('units.opened-late', { count: row.openedLate })}</p>}
      <FormsLine row={row} />
    </>
  );
}

function FormsLine({ row }: { readonly row: UnitRow }) {
  const { say } = useDesk();
  const { forms, stations } = row;
  return (
    <div class="forms-line">
      <StateBar share={shareOf(forms)} />
      <p>{say('units.forms', { ...forms, stations })}</p>
    </div>
  );
}

function Table({ rows }: { readonly rows: readonly UnitRow[] }) {
  const { say } = useDesk();
  const columns = ['officers', 'on-shift', 'ready', 'opened', 'closed'] as const;
  return (
    <div class="scroll" role="region" aria-label={say('units.table')} tabIndex={0}>
      <table class="units">
        <caption class="vh">{say('units.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('units.name')}</th>
            <th scope="col">{say('units.forms.head')}</th>
            {columns.map((column) => (
              <th scope="col" class="n">
                {say(`units.${column}`)}
              </th>
            ))}
            <th scope="col">{say('units.needs')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: UnitRow }) {
  const { say, format } = useDesk();
  const { forms } = row;
  const place = levelOf(row.unit) === 13 ? ['tps', row.unit] : ['wilayah', row.unit];
  const parts = [
    say('units.part.confirmed', { count: forms.confirmed }),
    ...(forms.incomplete > 0 ? [say('units.part.incomplete', { count: forms.incomplete })] : []),
    ...(forms.waiting > 0 ? [say('units.part.waiting', { count: forms.waiting })] : []),
    ...(forms.missing > 0 ? [say('units.part.missing', { count: forms.missing })] : []),
  ];
  const needs = [
    ...(forms.disputed > 0 ? [say('units.part.disputed', { count: forms.disputed })] : []),
    ...(forms.withheld > 0 ? [say('units.part.withheld', { count: forms.withheld })] : []),
    ...(row.objections > 0 ? [say('units.part.objections', { count: row.objections })] : []),
  ];
  return (
    <tr>
      <th scope="row">
        <a href={linkTo(...place)}>{unitTitle(say, row)}</a>
        <small>
          <code>{row.unit}</code>
        </small>
      </th>
      <td class="forms">
        <StateBar share={shareOf(forms)} />
        <small>{parts.join(' · ')}</small>
      </td>
      <td class="n" data-label={say('units.officers')}>
        {format.number(row.enrolled)} / {format.number(row.officers)}
      </td>
      <td class="n" data-label={say('units.on-shift')}>
        {format.number(row.onShift)}
      </td>
      {[row.ready, row.opened, row.closed].map((count, i) => (
        <td class="n" data-label={say(['units.ready', 'units.opened', 'units.closed'][i] ?? '')}>
          {format.number(count)}
        </td>
      ))}
      <td data-label={say('units.needs')}>
        {needsPerson(row) > 0 ? <span class="urgent">{needs.join(' · ')}</span> : '–'}
      </td>
    </tr>
  );
}
