// The page of a polling station: the form as on paper, what the rules say of it, what each officer entered,
// every act with its receipt, and the verifier. Obeys spec/results.md and spec/views.md.
import type { ComponentChildren } from 'preact';
import { judge, type Verdict } from '../../../modules/results/rules.ts';
import { Swatch } from '../../kit/state-fills.tsx';
import { EvidenceSection } from '../evidence/evidence-section.tsx';
import type { ToldObjection } from '../evidence/objections.tsx';
import { countingEndsText, isLate, levelName, type Page, unitName, zoneOf } from '../page.ts';
import { Corrections, Dispute } from '../station/corrections.tsx';
import { latestReadings, readingsAgainst } from '../station/readings.ts';
import type { ReaderReport } from '../report/read-reports.ts';
import { ReportsSection } from '../report/reports-section.tsx';
import { ReportError } from '../station/report.tsx';
import { SideBySide } from '../station/side-by-side.tsx';
import type { StationRecord, StationRow, View } from '../view.ts';
import { fillOf, stateName } from './children.tsx';
import { Document, Trail } from './document.tsx';
import { FormSheet } from './form.tsx';
import { History, type StationAct } from './history.tsx';
import { Rules } from './rules.tsx';
import { Verify } from './verify.tsx';
import { Indonesian, UnitName } from './unit-name.tsx';

export type StationPageProps = {
  page: Page;
  station: string;
  row: StationRow;
  view: View | undefined;
  acts: readonly StationAct[];
  reports: readonly ReaderReport[];
  /** Objections with their entries, newest first. */
  objections: readonly ToldObjection[];
};

export function StationPage(props: StationPageProps) {
  const { page, station, row, view, acts, reports, objections } = props;
  const { say } = page;
  const name = unitName(page, station);
  const record = row.state === 'missing' ? undefined : row;
  return (
    <Document page={page} title={`${name}, ${unitName(page, station.slice(0, 10))}`}>
      <Trail page={page} unit={station} />
      <header class="unit">
        <p class="kicker">
          {levelName(page, station)} · <Indonesian page={page} text={page.contest.name} /> ·{' '}
          <span class="code">{say('unit.code', { code: station })}</span>
        </p>
        <h1>
          {name} <small><UnitName page={page} unit={station.slice(0, 10)} /></small>
        </h1>
      </header>
      <StationStatus page={page} station={station} row={row} view={view} />
      {record ? (
        <Recorded page={page} station={station} record={record} acts={acts} reports={reports}>
          <EvidenceSection page={page} station={station} evidence={row.evidence} told={objections} />
        </Recorded>
      ) : (
        <>
          <p class="empty">{say('figure.empty.station')}</p>
          {row.evidence && (
            <EvidenceSection page={page} station={station} evidence={row.evidence} told={objections} />
          )}
        </>
      )}
    </Document>
  );
}

/** Word · what it means · time · size of the log · the paper. */
function StationStatus({
  page,
  station,
  row,
  view,
}: {
  page: Page;
  station: string;
  row: StationRow;
  view: View | undefined;
}) {
  const { say, format } = page;
  const { latest } = page.head;
  return (
    <>
      <p class="status" aria-label={say('status.label')}>
        <strong>
          <Swatch fill={fillOf(row.state)} />
          {stateName(page, row)}
        </strong>
        {(view ?? latest) && (
          <span>
            <time dateTime={(view ?? latest)!.at}>
              {format.time((view ?? latest)!.at, zoneOf(page, station))}
            </time>
          </span>
        )}
        {(view || latest) && (
          <span>{say('status.tree', { size: view?.tree.size ?? latest?.size ?? 0 })}</span>
        )}
        <span>{say('status.paper')}</span>
      </p>
      <p class="means">{meansOf(page, row)}</p>
    </>
  );
}

/** What the state means here; of a form that is missing, until when it is not late. */
function meansOf(page: Page, { state, unit }: StationRow): string {
  const { say } = page;
  const time = countingEndsText(page, unit);
  if (state !== 'missing') return say(`state.${state}.means`);
  if (isLate(page, unit)) return say('state.late.means', { time });
  return `${say('state.missing.means')} ${say('state.missing.until', { time })}`;
}

type RecordedProps = Omit<StationPageProps, 'row' | 'view' | 'objections'> & {
  record: StationRecord;
  children: ComponentChildren;
};

function Recorded({ page, station, record, acts, reports, children }: RecordedProps) {
  const { say, contest, election } = page;
  const context = { contest, station, ruleValue: election.ruleValue };
  const verdicts: readonly Verdict[] = record.form ? judge(record.form, context) : [];
  return (
    <>
      {record.corrections > 0 && <p>{say('station.corrected')}</p>}
      {record.form ? (
        <div class="form-and-rules">
          <div>
            <section aria-labelledby="formulir">
              <h2 id="formulir">{say('station.form', { form: `C.HASIL-${contest.id}` })}</h2>
              <p>{say('station.form.lead')}</p>
              <FormSheet page={page} form={record.form} verdicts={verdicts} />
            </section>
            {children}
          </div>
          <Rules page={page} verdicts={verdicts} />
        </div>
      ) : (
        children
      )}
      <Dispute page={page} record={record} acts={acts} />
      <Corrections page={page} record={record} acts={acts} />
      <SideBySide
        page={page}
        record={record}
        readings={latestReadings(acts)}
        against={record.form ? readingsAgainst(acts, record.form) : 0}
      />
      <Verify page={page} station={station} acts={record.acts} />
      <ReportError page={page} leaf={record.acts.at(-1) ?? 0} />
      <ReportsSection page={page} record={record} reports={reports} />
      <History page={page} record={record} acts={acts} />
    </>
  );
}
