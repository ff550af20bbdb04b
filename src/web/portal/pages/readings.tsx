// What each officer entered, side by side; the places that differ are marked and named.
import type { Page } from '../page.ts';
import type { StationRecord } from '../view.ts';
import { cellName, formRows, valueAt } from './form-rows.ts';
import { cellValue } from './form.tsx';
import { leafAddress } from './history.tsx';
import type { Reading } from './station.tsx';

const READINGS_MAX = 4;

export function Readings({
  page,
  record,
  readings,
}: {
  page: Page;
  record: StationRecord;
  readings: readonly Reading[];
}) {
  const { say } = page;
  const newest = [...readings]
    .sort((a, b) => b.leaf - a.leaf)
    .slice(0, READINGS_MAX)
    .reverse();
  const said =
    record.state === 'waiting'
      ? say('readings.one')
      : record.state === 'disputed'
        ? say('readings.differ', { count: record.differs.length })
        : say('readings.same');
  return (
    <section class="readings" aria-labelledby="bacaan">
      <h2 id="bacaan">{say('readings.title')}</h2>
      <p>{said}</p>
      {newest.length > 0 && <ReadingTable page={page} readings={newest} open={record.form === null} />}
    </section>
  );
}

function ReadingTable({ page, readings, open }: { page: Page; readings: readonly Reading[]; open: boolean }) {
  const { say } = page;
  const paths = new Set(
    readings.flatMap(({ form }) => formRows(page, form).flatMap((row) => row.cells.map((cell) => cell.at))),
  );
  return (
    <details open={open}>
      <summary>{say('readings.show')}</summary>
      <div class="scroll" role="region" aria-label={say('readings.show')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('readings.cell')}</th>
              {readings.map(({ officer, leaf }) => (
                <th scope="col" class="n">
                  <a href={leafAddress(page, leaf)}>{say('readings.by', { officer: officer.slice(0, 8) })}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...paths].map((path) => {
              const values = readings.map(({ form }) => valueAt(form, path));
              const differs = values.some((value) => value !== values[0]);
              return (
                <tr class={differs ? 'differs' : undefined}>
                  <th scope="row">
                    {cellName(page, path)}
                    {differs && <b> ≠ {say('readings.differs')}</b>}
                  </th>
                  {values.map((value) => (
                    <td class="n">{cellValue(page, value)}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
