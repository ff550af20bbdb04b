// What readers reported about a form and what became of it, for everyone to see; and, where the site knows an
// API, the form to report with. Reading needs no script; reporting does, because the device has to work.
import { cellName, cellPaths } from '../pages/form-rows.ts';
import { leafAddress } from '../pages/history.tsx';
import { type Page, zoneOf } from '../page.ts';
import type { StationRecord } from '../view.ts';
import { CATEGORIES, type ReaderReport } from './read-reports.ts';

const SHOWN_MAX = 20;

type ReportsProps = { page: Page; record: StationRecord; reports: readonly ReaderReport[] };

export function ReportsSection({ page, record, reports }: ReportsProps) {
  const { say } = page;
  const count = reports.length;
  const handled = reports.filter((report) => report.handled !== null).length;
  const newest = reports.slice(-SHOWN_MAX).reverse();
  return (
    <section class="reports" aria-labelledby="laporan">
      <h2 id="laporan">{say('reports.title')}</h2>
      <p>{say('reports.lead')}</p>
      <p>
        <strong>
          {count === 0 ? say('reports.none') : say('reports.count', { count, handled })}
        </strong>
      </p>
      {count > SHOWN_MAX && <p>{say('reports.last', { count: SHOWN_MAX })}</p>}
      {count > 0 && <Listed page={page} record={record} reports={newest} />}
      {page.api !== undefined && !page.head.past && <ReportForm page={page} record={record} api={page.api} />}
    </section>
  );
}

function Listed({ page, record, reports }: ReportsProps) {
  const { say, format } = page;
  return (
    <div class="scroll" role="region" tabIndex={0} aria-labelledby="laporan">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('reports.category')}</th>
            <th scope="col">{say('reports.cell')}</th>
            <th scope="col">{say('reports.hour')}</th>
            <th scope="col">{say('reports.handled')}</th>
          </tr>
        </thead>
        <tbody>
          {reports.map(({ category, field, hour, handled }) => (
            <tr>
              <th scope="row">{say(`reports.category.${category}`)}</th>
              <td>{field === null ? say('reports.whole') : cellName(page, field)}</td>
              <td>
                <time dateTime={hour}>{format.time(hour, zoneOf(page, record.unit))}</time>
              </td>
              <td>
                {handled === null ? (
                  say('reports.handled.no')
                ) : (
                  <>
                    {say('reports.handled.yes')} ·{' '}
                    <a href={leafAddress(page, handled)}>{say('history.leaf', { leaf: handled })}</a>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Hidden until the page's script makes it work; above it stands the way that needs neither. */
function ReportForm({ page, record, api }: { page: Page; record: StationRecord; api: string }) {
  const { say, assets, contest, language } = page;
  return (
    <form
      class="sift report-form screen-only"
      hidden
      data-report={assets.report}
      data-api={api}
      data-language={language}
      data-station={record.unit}
      data-contest={contest.id}
      data-working={say('reports.working')}
      data-kept={say('reports.kept')}
      data-failed={say('reports.failed')}
    >
      <label>
        {say('reports.category')}
        <select name="category">
          {CATEGORIES.map((category) => (
            <option value={category}>{say(`reports.category.${category}`)}</option>
          ))}
        </select>
      </label>
      <label>
        {say('reports.cell')}
        <select name="field">
          <option value="">{say('reports.whole')}</option>
          {(record.form ? cellPaths(page, [record.form]) : []).map((path) => (
            <option value={path}>{cellName(page, path)}</option>
          ))}
        </select>
      </label>
      <button type="submit">{say('reports.send')}</button>
      <p class="outcome" role="status" hidden></p>
      <p class="note">{say('reports.means')}</p>
    </form>
  );
}
