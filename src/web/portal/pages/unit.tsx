// The page of a nation, province, regency, sub-district or village. It answers in this order: what is the
// figure, how sure is it, what is missing, how do I check it. Obeys spec/views.md.
import { levelOf, NATION } from '../../../base/unit.ts';
import { levelName, type Page, unitAddress, unitName } from '../page.ts';
import type { Found } from '../published.ts';
import { type Forms, isRegionRow, type RegionRow, type StationRow, type View } from '../view.ts';
import { Certainty, Missing, Reasons } from './certainty.tsx';
import { RegionTable, StationChips, VillageList, type VillageStations } from './children.tsx';
import { Curve } from '../glance/curve.tsx';
import { LastHour } from '../glance/last-hour.tsx';
import { EmbedCode } from '../glance/embed.tsx';
import { PlaceMap } from '../glance/place-map.tsx';
import { StillOut } from '../glance/still-out.tsx';
import { Cite } from '../time/cite.tsx';
import type { History } from '../time/history.ts';
import { OtherHours } from '../time/past.tsx';
import { Check } from './check.tsx';
import { Document, Trail } from './document.tsx';
import { VotesTable } from './figures.tsx';
import { StatusLine } from './status.tsx';
import { Indonesian, UnitName } from './unit-name.tsx';

export type UnitPageProps = {
  page: Page;
  unit: string;
  found: Found;
  villages: readonly VillageStations[];
  history: History;
  /** Of the stations missing, those that are late by their own clock. */
  late: number;
};

/** What is known of a unit, from its own view, from its parent's row, or from the list of units alone. */
export function knownOf({
  page,
  unit,
  found,
}: Pick<UnitPageProps, 'page' | 'unit' | 'found'>): { forms: Forms; stations: number } {
  const known = found.view ?? found.row;
  if (known) return { forms: known.forms, stations: known.stations };
  const stations = page.election.units.stationCount(unit);
  return {
    stations,
    forms: { confirmed: 0, withheld: 0, disputed: 0, incomplete: 0, waiting: 0, missing: stations },
  };
}

export function UnitPage(props: UnitPageProps) {
  const { page, unit, found, history, late } = props;
  const { view } = found;
  const { forms, stations } = knownOf(props);
  const { latest } = page.head;
  const at = latest && { time: latest.at, size: latest.size };
  const name = unitName(page, unit);
  return (
    <Document page={page} title={name} pictured={unit}>
      <Trail page={page} unit={unit} />
      <header class="unit">
        <p class="kicker">
          {levelName(page, unit)} · <Indonesian page={page} text={page.contest.name} />
          {unit !== NATION && <span class="code"> · {page.say('unit.code', { code: unit })}</span>}
        </p>
        <h1>
          <UnitName page={page} unit={unit} />
        </h1>
      </header>
      <StatusLine page={page} unit={unit} forms={forms} stations={stations} at={at} />
      <div class="answers">
        <section class="figure" aria-labelledby="angka">
          <h2 id="angka">{page.say('figure.title')}</h2>
          {view && forms.confirmed > 0 ? (
            <VotesTable page={page} figures={view.confirmed} forms={forms.confirmed} />
          ) : (
            <p class="empty">{emptyWords(page, forms, stations)}</p>
          )}
        </section>
        <Certainty page={page} unit={unit} forms={forms} stations={stations} view={view} late={late} />
        {view && <Reasons page={page} forms={forms} view={view} />}
      </div>
      <section class="below" aria-labelledby="belum">
        <h2 id="belum">{page.say('missing.title')}</h2>
        <Missing page={page} unit={unit} forms={forms} stations={stations} late={late} />
        <Below {...props} />
      </section>
      <OverTime {...props} stations={stations} />
      <Check page={page} unit={unit} view={view} found={found} />
      <OtherHours page={page} unit={unit} history={history} />
      <Cite page={page} unit={unit} forms={forms} stations={stations}>
        <EmbedCode page={page} unit={unit} />
      </Cite>
    </Document>
  );
}

const emptyWords = (page: Page, forms: Forms, stations: number): string =>
  forms.missing === stations
    ? page.say('figure.empty.unit', { stations })
    : page.say('figure.empty');

function Below({ page, unit, found, villages }: UnitPageProps) {
  const { say } = page;
  const level = levelOf(unit);
  if (level === 10) {
    return (
      <>
        <h3>{say('children.13')}</h3>
        <StationChips page={page} rows={stationRows(page, unit, found.view)} />
      </>
    );
  }
  if (level === 6)
    return (
      <>
        <h3>{say('children.10')}</h3>
        <Where page={page} unit={unit} rows={villages.map(({ row }) => row)} />
        <VillageList page={page} villages={villages} />
      </>
    );
  const title = say(level === 0 ? 'children.2' : level === 2 ? 'children.4' : 'children.6');
  const rows = regionRows(found.view);
  return (
    <>
      <h3>{title}</h3>
      <Where page={page} unit={unit} rows={rows} />
      {rows.length > 0 ? (
        <RegionTable page={page} rows={rows} title={title} />
      ) : (
        <ul class="plain">
          {page.election.units.childrenOf(unit).map((child) => (
            <li>
              <a href={unitAddress(page, child)}><UnitName page={page} unit={child} /></a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The map, and beside it where the most is still out. */
const Where = (props: { page: Page; unit: string; rows: readonly RegionRow[] }) => (
  <div class="where">
    <PlaceMap {...props} />
    <StillOut page={props.page} rows={props.rows} />
  </div>
);

/** What came in the last hour, and the whole time before it. */
function OverTime({ page, unit, found, history, stations }: UnitPageProps & { stations: number }) {
  const { say } = page;
  if (!page.head.latest) return null;
  return (
    <section aria-labelledby="waktu">
      <h2 id="waktu">{say('time.title')}</h2>
      <div class="over-time">
        <div>
          <h3>{say('curve.title')}</h3>
          <Curve page={page} unit={unit} stations={stations} history={history} />
        </div>
        <div>
          <h3>{say('hour.title')}</h3>
          <LastHour page={page} unit={unit} found={found} history={history} />
        </div>
      </div>
    </section>
  );
}

const regionRows = (view: View | undefined): RegionRow[] => view?.children.filter(isRegionRow) ?? [];

/** The stations of a village: as its view has them, else as the list of units has them. */
export function stationRows(page: Page, village: string, view: View | undefined): StationRow[] {
  if (view) return view.children.filter((row): row is StationRow => !isRegionRow(row));
  return page.election.units.childrenOf(village).map((unit) => ({ state: 'missing' as const, unit }));
}
