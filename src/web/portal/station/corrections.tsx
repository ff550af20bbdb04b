// Corrections of a form: old beside new for each figure that changed, why, and the hash of what proves it.
// And disputes, open or settled. Nothing here hides what stood before.
import { type Page, zoneOf } from '../page.ts';
import { cellName, cellPaths, changedCells, valueAt } from '../pages/form-rows.ts';
import { cellValue } from '../pages/form.tsx';
import { bodyOf, leafAddress, type StationAct } from '../pages/history.tsx';
import type { StationRecord } from '../view.ts';
import { type Correction, corrections, everDisputed, latestReadings } from './readings.ts';
import { Indonesian } from '../pages/unit-name.tsx';

const CELLS_MAX = 60;

type Props = { page: Page; record: StationRecord; acts: readonly StationAct[] };

export function Dispute({ page, record, acts }: Props) {
  const { say } = page;
  const open = record.state === 'disputed';
  if (!open && !everDisputed(acts)) return null;
  return (
    <section class="dispute" aria-labelledby="selisih">
      <h2 id="selisih">{say('dispute.title')}</h2>
      <p>{open ? say('dispute.open', { count: differing(page, record, acts) }) : say('dispute.settled')}</p>
    </section>
  );
}

/** Figures that differ, counted as the table below counts them; a section that one reading lacks is many. */
function differing(page: Page, record: StationRecord, acts: readonly StationAct[]): number {
  const forms = latestReadings(acts).map(({ form }) => form);
  const paths = cellPaths(page, forms).filter((path) =>
    forms.some((form) => valueAt(form, path) !== valueAt(forms[0] ?? form, path)),
  );
  return paths.length > 0 ? paths.length : record.differs.length;
}

export function Corrections({ page, record, acts }: Props) {
  const { say } = page;
  const all = corrections(acts);
  if (all.length === 0) return null;
  return (
    <section class="corrections" aria-labelledby="pembetulan">
      <h2 id="pembetulan">{say('correction.title')}</h2>
      <p>{say('correction.lead')}</p>
      <ol reversed>
        {all.toReversed().map((correction) => (
          <CorrectionItem page={page} unit={record.unit} correction={correction} />
        ))}
      </ol>
    </section>
  );
}

function CorrectionItem({ page, unit, correction }: { page: Page; unit: string; correction: Correction }) {
  const { say, format } = page;
  const { entry } = correction.act;
  const { reason, evidence } = bodyOf(entry);
  return (
    <li>
      <h3>
        {say('correction.item', { time: format.time(entry.received, zoneOf(page, unit)) })}
        {' · '}
        <a href={leafAddress(page, entry.index)}>{say('history.leaf', { leaf: entry.index })}</a>
      </h3>
      {reason && (
        <p>
          <b>{say('history.reason')}:</b> <Indonesian page={page} text={reason} />
        </p>
      )}
      <Changed page={page} correction={correction} />
      {evidence && (
        <p>
          <b>{say('correction.evidence')}:</b> <code>{evidence}</code>
        </p>
      )}
    </li>
  );
}

function Changed({ page, correction: { before, form } }: { page: Page; correction: Correction }) {
  const { say } = page;
  const changed = before === undefined ? [] : changedCells(page, before, form).slice(0, CELLS_MAX);
  if (before === undefined || changed.length === 0) return <p>{say('correction.none')}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('correction.cell')}</th>
          <th scope="col" class="n">{say('correction.old')}</th>
          <th scope="col" class="n">{say('correction.new')}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map((path) => (
          <tr>
            <th scope="row">{cellName(page, path)}</th>
            <td class="n old">{cellValue(page, valueAt(before, path))}</td>
            <td class="n">
              <b>{cellValue(page, valueAt(form, path))}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
