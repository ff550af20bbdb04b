// What each officer entered, side by side in the order of the form; every figure is marked as equal or
// different, in a word and not by colour alone.
import { type Page, zoneOf } from '../page.ts';
import { cellName, cellPaths, valueAt } from '../pages/form-rows.ts';
import { cellValue } from '../pages/form.tsx';
import { leafAddress } from '../pages/history.tsx';
import type { StationRecord } from '../view.ts';
import type { Reading } from './readings.ts';

/** Columns that a telephone can still show; older readings are in the history. */
const READINGS_MAX = 4;

export type SideBySideProps = {
  page: Page;
  record: StationRecord;
  readings: readonly Reading[];
  /** How many of them are not the form that two officers agreed on. */
  against: number;
};

export function SideBySide({ page, record, readings, against }: SideBySideProps) {
  const { say } = page;
  const newest = [...readings]
    .sort((a, b) => b.leaf - a.leaf)
    .slice(0, READINGS_MAX)
    .reverse();
  return (
    <section class="readings" aria-labelledby="bacaan">
      <h2 id="bacaan">{say('side.title')}</h2>
      {record.state === 'waiting' && <p>{say('readings.one')}</p>}
      {record.form !== null && (
        <p>{against > 0 ? say('side.against', { others: against }) : say('readings.same')}</p>
      )}
      {newest.length > 0 && <Table page={page} record={record} readings={newest} />}
    </section>
  );
}

function Table({ page, record, readings }: Omit<SideBySideProps, 'against'>) {
  const { say } = page;
  const paths = cellPaths(
    page,
    readings.map(({ form }) => form),
  );
  const rows = paths.map((path) => {
    const values = readings.map(({ form }) => valueAt(form, path));
    return { path, values, differs: values.some((value) => value !== values[0]) };
  });
  const differ = rows.filter(({ differs }) => differs).length;
  const compared = readings.length > 1;
  return (
    <details open={record.form === null}>
      <summary>{say('readings.show')}</summary>
      <p>
        {compared ? say('side.lead', { same: rows.length - differ, differ }) : say('side.only')}
      </p>
      <div class="scroll" role="region" aria-label={say('readings.show')} tabIndex={0}>
        <table class="side">
          <Head page={page} station={record.unit} readings={readings} compared={compared} />
          <tbody>
            {rows.map(({ path, values, differs }) => (
              <tr class={differs ? 'differs' : undefined}>
                <th scope="row">{cellName(page, path)}</th>
                {compared && (
                  <td class="verdict">
                    <span aria-hidden="true">{differs ? '≠ ' : '= '}</span>
                    <span class="word">{say(differs ? 'side.differ' : 'side.equal')}</span>
                  </td>
                )}
                {values.map((value) => (
                  <td class="n">{cellValue(page, value)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

type HeadProps = { page: Page; station: string; readings: readonly Reading[]; compared: boolean };

function Head({ page, station, readings, compared }: HeadProps) {
  const { say, format } = page;
  return (
    <thead>
      <tr>
        <th scope="col">{say('readings.cell')}</th>
        {compared && (
          <th scope="col" class="verdict">
            {say('side.mark')}
          </th>
        )}
        {readings.map(({ officer, leaf, received }) => (
          <th scope="col" class="n">
            <a href={leafAddress(page, leaf)}>{say('readings.by', { officer: officer.slice(0, 8) })}</a>
            <br />
            <time dateTime={received}>{format.time(received, zoneOf(page, station))}</time>
          </th>
        ))}
      </tr>
    </thead>
  );
}
