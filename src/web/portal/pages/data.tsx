// The open data: every file with its rows, the tree size it was made at, and its hash.
import { type Page, unitAddress, unitName } from '../page.ts';
import { Document } from './document.tsx';

export type OpenFile = {
  readonly contest: string;
  readonly path: string;
  readonly rows: number;
  readonly sha256: string;
  readonly size: number;
  readonly unit: string;
};

export function DataPage({ page, files }: { page: Page; files: readonly OpenFile[] }) {
  const { say } = page;
  return (
    <Document page={page} title={say('data.title')}>
      <header class="unit"><p class="kicker">{page.election.name}</p><h1>{say('data.title')}</h1></header>
      <p class="lead">{say('data.lead')}</p>
      {files.length === 0 ? <p class="empty">{say('data.none')}</p> : <Files page={page} files={files} />}
      <p>{say('data.more')}</p>
    </Document>
  );
}

function Files({ page, files }: { page: Page; files: readonly OpenFile[] }) {
  const { say, format } = page;
  return (
    <div class="scroll" role="region" aria-label={say('data.title')} tabIndex={0}>
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
          {files.map((file) => (
            <tr>
              <th scope="row">
                <a href={`/tree/${file.path}`}>{file.path.replace('open/', '')}</a>{' '}
                <small><a href={`/tree/${file.path}-metadata.json`}>{say('data.meta')}</a></small>
              </th>
              <td><a href={unitAddress(page, file.unit)}>{unitName(page, file.unit)}</a></td>
              <td class="n">{format.number(file.rows)}</td>
              <td class="n">{format.number(file.size)}</td>
              <td><code class="hash">{file.sha256}</code></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
