// The units directly below, each with its state and its figures; and below a sub-district every village with
// all its stations, so that a reader is at her polling station four clicks after the nation.
import { Swatch, StateBar, type Fill } from '../../kit/state-fills.tsx';
import { isLate, type Page, unitAddress } from '../page.ts';
import type { FormState, RegionRow, StationRow } from '../view.ts';
import { shareOf } from './status.tsx';
import { UnitName } from './unit-name.tsx';

/** More columns than this and the votes stay on the child's own page. */
const OPTION_COLUMNS_MAX = 4;

export function RegionTable({
  page,
  rows,
  title,
}: {
  page: Page;
  rows: readonly RegionRow[];
  title: string;
}) {
  const { say, contest } = page;
  const options = contest.options.length <= OPTION_COLUMNS_MAX ? contest.options : [];
  return (
    <div class="scroll" role="region" aria-label={title} tabIndex={0}>
      <table class="children">
        <thead>
          <tr>
            <th scope="col">{say('children.name')}</th>
            <th scope="col">{say('children.share')}</th>
            <th scope="col" class="n">
              {say('children.stations')}
            </th>
            {(['confirmed', 'withheld', 'incomplete', 'missing'] as const).map((fill) => (
              <th scope="col" class="n">
                {say(`state.${fill}`)}
              </th>
            ))}
            {options.map((option) => (
              <th scope="col" class="n" title={option.name}>
                {String(option.no).padStart(2, '0')}
              </th>
            ))}
            <th scope="col" class="n">
              {say('children.invalid')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RegionLine page={page} row={row} options={options.length} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RegionLine({ page, row, options }: { page: Page; row: RegionRow; options: number }) {
  const { format } = page;
  const share = shareOf(row.forms);
  return (
    <tr>
      <th scope="row">
        <a href={unitAddress(page, row.unit)}><UnitName page={page} unit={row.unit} /></a>
      </th>
      <td class="bar">
        <StateBar share={share} />
      </td>
      <td class="n">{format.number(row.stations)}</td>
      {(['confirmed', 'withheld', 'incomplete', 'missing'] as const).map((fill) => (
        <Count page={page} value={share[fill]} />
      ))}
      {row.confirmed.votes.slice(0, options).map((votes) => (
        <Count page={page} value={votes} />
      ))}
      <Count page={page} value={row.confirmed.invalid} />
    </tr>
  );
}

/** Zeroes are said and step back: the eye goes to what is there. */
const Count = ({ page, value }: { page: Page; value: number }) => (
  <td class={value === 0 ? 'n zero' : 'n'}>{page.format.number(value)}</td>
);

const FILL_OF: Readonly<Record<FormState, Fill>> = {
  confirmed: 'confirmed',
  withheld: 'withheld',
  disputed: 'withheld',
  incomplete: 'incomplete',
  missing: 'missing',
  waiting: 'missing',
};
export const fillOf = (state: FormState): Fill => FILL_OF[state];

/** The state of a station in a word: what is missing after its counting must have ended is late. */
export const stateName = (page: Page, { state, unit }: StationRow): string =>
  page.say(state === 'missing' && isLate(page, unit) ? 'state.late' : `state.${state}`);

/** Every station of a village as one thing to press; its state is drawn and spoken. */
export function StationChips({ page, rows }: { page: Page; rows: readonly StationRow[] }) {
  const { say } = page;
  return (
    <ul class="chips">
      {rows.map((row) => {
        const number = row.unit.slice(10);
        return (
          <li>
            <a
              href={unitAddress(page, row.unit)}
              aria-label={say('children.chip', { number, state: stateName(page, row) })}
            >
              <Swatch fill={fillOf(row.state)} />
              {number}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

export type VillageStations = { readonly row: RegionRow; readonly stations: readonly StationRow[] };

/** The villages of a sub-district, each with its stations. */
export function VillageList({ page, villages }: { page: Page; villages: readonly VillageStations[] }) {
  const { say } = page;
  return (
    <div class="villages">
      {villages.map(({ row, stations }) => (
        <section aria-label={row.name}>
          <h3>
            <a href={unitAddress(page, row.unit)}><UnitName page={page} unit={row.unit} /></a>
          </h3>
          <p>
            <StateBar share={shareOf(row.forms)} />
            {say('status.count', {
              confirmed: row.forms.confirmed,
              stations: row.stations,
            })}
          </p>
          <StationChips page={page} rows={stations} />
        </section>
      ))}
    </div>
  );
}
