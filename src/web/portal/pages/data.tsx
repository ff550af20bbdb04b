// The page of a region's data: every file with its size, hash and the size of the log it was made at; what
// changed; what programs read; how to cite and under which licence.
import { DATA_LICENCE } from '../../../modules/results/export-table.ts';
import type { Listing } from '../data/listing.ts';
import { dataPagePath, feedPath, withAt } from '../data/names.ts';
import { addressIn, type Page, unitName, zoneOf } from '../page.ts';
import type { View } from '../view.ts';
import { Tables, WrittenTables } from './data-files.tsx';
import { Document, Trail } from './document.tsx';
import { Indonesian, UnitName } from './unit-name.tsx';

export type DataPageProps = {
  readonly page: Page;
  readonly listing: Listing;
  /** The region's newest view and its hash, for what is cited. */
  readonly cited: { readonly view: View; readonly hash: string } | undefined;
};

export function DataPage({ page, listing, cited }: DataPageProps) {
  const { say } = page;
  const { unit, tables, report, written } = listing;
  const name = unitName(page, unit);
  return (
    <Document page={page} title={say('open.unit', { unit: name })}>
      <Trail page={page} unit={unit} />
      <header class="unit">
        <p class="kicker">
          {say('data.title')} · <Indonesian page={page} text={page.contest.name} />
        </p>
        <h1>{say('open.unit', { unit: name })}</h1>
      </header>
      <p class="lead">{say('open.lead')}</p>
      <p>{say('open.paper')}</p>
      {tables.length === 0 ? (
        <p class="empty">{say('data.none')}</p>
      ) : (
        <Tables page={page} tables={tables} report={report} />
      )}
      {written.length > 0 && <WrittenTables page={page} files={written} />}
      <Changes page={page} listing={listing} />
      <Below page={page} unit={unit} />
      <ForPrograms page={page} unit={unit} />
      <Cite page={page} unit={unit} cited={cited} />
      <Licence page={page} />
    </Document>
  );
}

function Changes({ page, listing }: { page: Page; listing: Listing }) {
  const { say } = page;
  const { delta } = listing;
  return (
    <section aria-labelledby="perubahan">
      <h2 id="perubahan">{say('open.changes')}</h2>
      {delta === undefined ? (
        <p class="empty">{say('open.changes.none')}</p>
      ) : (
        <>
          <p>{say('open.changes.lead')}</p>
          <p>
            <a href={delta}>
              <code>{delta}</code>
            </a>
          </p>
          <p>
            <a href="/tree/snapshots.ndjson">{say('open.changes.list')}</a>
          </p>
        </>
      )}
    </section>
  );
}

/** The pages of data of the regions directly below. */
function Below({ page, unit }: { page: Page; unit: string }) {
  const { election, say } = page;
  if (unit.length >= 6) return null;
  const children = election.units.childrenOf(unit);
  return (
    <section aria-labelledby="bawah">
      <h2 id="bawah">{say('open.below')}</h2>
      <ul class="plain">
        {children.map((child) => (
          <li>
            <a href={addressIn(page, page.language, dataPagePath(child))}>
              <UnitName page={page} unit={child} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ForPrograms({ page, unit }: { page: Page; unit: string }) {
  const { say } = page;
  return (
    <section aria-labelledby="program">
      <h2 id="program">{say('open.machine')}</h2>
      <ul class="programs">
        <li>
          <a href={addressIn(page, page.language, feedPath(unit))}>{say('feed.name')}</a>
        </li>
        <li>
          <a href="/data/catalogue.jsonld">{say('open.machine.catalogue')}</a>
        </li>
        <li>
          <a href="/openapi.json">{say('open.machine.api')}</a>
        </li>
      </ul>
      <p>{say('open.machine.tree')}</p>
    </section>
  );
}

function Licence({ page }: { page: Page }) {
  return (
    <section aria-labelledby="izin">
      <h2 id="izin">{page.say('open.licence')}</h2>
      <p>
        {page.say('open.licence.fact')} <code>{DATA_LICENCE}</code>
      </p>
    </section>
  );
}

function Cite({ page, unit, cited }: { page: Page; unit: string; cited: DataPageProps['cited'] }) {
  const { say, format, head } = page;
  const now = { ...page, head: { ...head, past: undefined } };
  const permalink = withAt(addressIn(now, page.language, dataPagePath(unit)), head.latest?.size ?? 0);
  return (
    <section aria-labelledby="kutip">
      <h2 id="kutip">{say('open.cite')}</h2>
      <p>{say('open.cite.lead')}</p>
      {cited && (
        <p>
          <a href={permalink}>
            <code>{permalink}</code>
          </a>
        </p>
      )}
      {cited && (
        <blockquote class="cite-data">
          {say('open.cite.text', {
            election: page.election.name,
            contest: page.contest.name,
            unit: unitName(page, unit),
            confirmed: format.number(cited.view.forms.confirmed),
            stations: format.number(cited.view.stations),
            time: format.time(cited.view.at, zoneOf(page, unit)),
            size: format.number(cited.view.tree.size),
            hash: cited.hash,
          })}
        </blockquote>
      )}
    </section>
  );
}
