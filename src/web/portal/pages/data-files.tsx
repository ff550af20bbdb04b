// Files of data as tables: what, where, how large, which hash. A hash is shown whole: it is there to be
// compared.
import type { ListedFile, ListedTable } from '../data/listing.ts';
import type { OpenFile } from '../data/open-files.ts';
import { type Page, unitAddress } from '../page.ts';
import { UnitName } from './unit-name.tsx';

type TablesProps = {
  readonly page: Page;
  readonly tables: readonly ListedTable[];
  readonly report: ListedFile | undefined;
};

/** What is made of the views, all at the size of the newest snapshot. */
export function Tables({ page, tables, report }: TablesProps) {
  const { say, format, head } = page;
  return (
    <section aria-labelledby="tabel">
      <h2 id="tabel">{say('open.tables')}</h2>
      <p>{say('data.size')}: {format.number(head.latest?.size ?? 0)}</p>
      {tables.map(({ rows, description, files }) => (
        <>
          <h3>{say(`open.table.${rows}`)}</h3>
          <Files page={page} name={say(`open.table.${rows}`)} files={files} />
          <p><small><a href={description}>{say('open.columns')} (CSVW)</a></small></p>
        </>
      ))}
      {report && (
        <>
          <h3>{say('open.report')}</h3>
          <Files page={page} name={say('open.report')} files={[report]} />
        </>
      )}
    </section>
  );
}

function Files({ page, name, files }: { page: Page; name: string; files: readonly ListedFile[] }) {
  const { say, format } = page;
  return (
    <div class="scroll" role="region" aria-label={name} tabIndex={0}>
      <table class="files">
        <thead>
          <tr>
            <th scope="col">{say('open.format')}</th>
            <th scope="col" class="n">{say('open.bytes')}</th>
            <th scope="col">{say('data.hash')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ path, bytes, sha256 }) => (
            <tr>
              <th scope="row"><a href={path}>{path.slice(path.lastIndexOf('/') + 1)}</a></th>
              <td class="n">{format.bytes(bytes)}</td>
              <td><code class="hash">{sha256}</code></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The tables that stand in the tree, each at the size of the snapshot that refreshed it last. */
export function WrittenTables({ page, files }: { page: Page; files: readonly OpenFile[] }) {
  const { say, format } = page;
  return (
    <section aria-labelledby="tertulis">
      <h2 id="tertulis">{say('open.stations')}</h2>
      <p>{say('open.stations.lead')}</p>
      <div class="scroll" role="region" aria-label={say('open.stations')} tabIndex={0}>
        <table class="files">
          <thead>
            <tr>
              <th scope="col">{say('data.file')}</th>
              <th scope="col">{say('data.unit')}</th>
              <th scope="col" class="n">{say('data.rows')}</th>
              <th scope="col" class="n">{say('data.size')}</th>
              <th scope="col">{say('data.hash')}</th>
            </tr>
          </thead>
          <tbody>
            {files.map(({ path, rows, sha256, size, unit }) => (
              <tr>
                <th scope="row">
                  <a href={`/tree/${path}`}>{path.replace('open/', '')}</a>{' '}
                  <small><a href={`/tree/${path}-metadata.json`}>{say('data.meta')}</a></small>
                </th>
                <td><a href={unitAddress(page, unit)}><UnitName page={page} unit={unit} /></a></td>
                <td class="n">{format.number(rows)}</td>
                <td class="n">{format.number(size)}</td>
                <td><code class="hash">{sha256}</code></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
