// What came in and what was corrected in the last hour of the log's time: differences between what was
// published an hour ago and what this page shows. Net differences: a form that went from withheld to
// confirmed takes one from the first and gives one to the second.
import { type Page, unitAddress, zoneOf } from '../page.ts';
import type { Found, Snapshot } from '../published.ts';
import type { History } from '../time/history.ts';
import { type Forms, isRegionRow, type StationRow } from '../view.ts';
import { shareOf } from '../pages/status.tsx';
import { UnitName } from '../pages/unit-name.tsx';

export type Change = {
  /** Forms of which there was nothing an hour ago. */
  readonly came: number;
  readonly confirmed: number;
  readonly withheld: number;
  readonly incomplete: number;
  readonly corrections: number;
};
type Figures = { forms: Forms; stations: number; corrections: number };

const NONE: Figures = {
  forms: { confirmed: 0, withheld: 0, disputed: 0, incomplete: 0, waiting: 0, missing: 0 },
  stations: 0,
  corrections: 0,
};

const present = ({ forms }: Figures): number =>
  forms.confirmed + forms.withheld + forms.disputed + forms.incomplete + forms.waiting;

/** How figures changed; `then` is undefined where there was nothing yet. */
export function changeOf(now: Figures | undefined, then: Figures | undefined): Change {
  const [a, b] = [then ?? NONE, now ?? NONE];
  const [old, fresh] = [shareOf(a.forms), shareOf(b.forms)];
  return {
    came: present(b) - present(a),
    confirmed: fresh.confirmed - old.confirmed,
    withheld: fresh.withheld - old.withheld,
    incomplete: fresh.incomplete - old.incomplete,
    corrections: b.corrections - a.corrections,
  };
}

const LINES_MAX = 8;

type Line = { readonly unit: string; readonly count: number };

/** Where the most came in, at most eight; of a village, the stations on whose record an act came. */
export function linesOf(now: Found, then: Found | undefined): Line[] {
  const before = new Map((then?.view?.children ?? []).map((row) => [row.unit, row]));
  const lines = (now.view?.children ?? []).map((row): Line => {
    const old = before.get(row.unit);
    if (isRegionRow(row)) return { unit: row.unit, count: present(row) - countOf(old) };
    return { unit: row.unit, count: actsIn(row) - actsIn(old) };
  });
  return lines
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, LINES_MAX);
}

type Row = NonNullable<Found['view']>['children'][number] | undefined;
const countOf = (row: Row): number => (row && isRegionRow(row) ? present(row) : 0);
const actsIn = (row: Row | StationRow): number =>
  row && !isRegionRow(row) && row.state !== 'missing' ? row.acts.length : 0;

type HourProps = { page: Page; unit: string; found: Found; history: History };

export function LastHour({ page, unit, found, history: { hourAgo } }: HourProps) {
  const { say, head, format } = page;
  if (!head.latest) return null;
  const change = changeOf(found.view ?? found.row, hourAgo?.found.view ?? hourAgo?.found.row);
  const lines = linesOf(found, hourAgo?.found);
  const nothing = Object.values(change).every((count) => count === 0) && lines.length === 0;
  return (
    <>
      <p>{spanWords(page, unit, head.latest, hourAgo?.snapshot)}</p>
      {nothing ? (
        <p>{say('hour.none')}</p>
      ) : (
        <>
          <dl class="others">
            {(
              [
                [say('hour.in'), change.came],
                [say('state.confirmed'), change.confirmed],
                [say('state.withheld'), change.withheld],
                [say('state.incomplete'), change.incomplete],
                [say('hour.corrected'), change.corrections],
              ] as const
            ).map(([name, count]) => (
              <div>
                <dt>{name}</dt>
                <dd>{signed(format.number, count)}</dd>
              </div>
            ))}
          </dl>
          {lines.length > 0 && <Lines page={page} unit={unit} lines={lines} />}
        </>
      )}
    </>
  );
}

/** A sign belongs before its number, in a text from right to left too: the mark before it holds it there. */
const signed = (number: (n: number) => string, count: number): string =>
  count > 0 ? `\u200e+${number(count)}` : count < 0 ? `\u200e−${number(-count)}` : number(0);

function spanWords(page: Page, unit: string, latest: Snapshot, before: Snapshot | undefined): string {
  if (!before) return page.say('hour.first');
  const timeOf = (at: string): string => page.format.time(at, zoneOf(page, unit));
  return page.say('hour.span', { from: timeOf(before.at), to: timeOf(latest.at) });
}

function Lines({ page, unit, lines }: { page: Page; unit: string; lines: readonly Line[] }) {
  const { say } = page;
  const stations = unit.length === 10;
  return (
    <>
      <h3>{say(stations ? 'hour.stations' : 'hour.where')}</h3>
      <ul class="tallies">
        {lines.map((line) => (
          <li>
            <a href={unitAddress(page, line.unit)}><UnitName page={page} unit={line.unit} /></a>
            <span>{say(stations ? 'hour.acts' : 'hour.where.row', { count: line.count })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
