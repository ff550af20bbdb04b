// The history of a station beside it: one line an act, newest on top, nothing greyed away.
import { linkTo } from '../../app/routes.ts';
import { useDesk } from '../desk-context.ts';
import { cellName } from '../../../../modules/results/words/cell-name.ts';
import { changedCells, valueAt } from '../../form/cells.ts';
import { cellText } from '../form/cell-text.ts';
import { OfficerName } from '../officers/officer-name.tsx';
import { Empty } from '../parts/load-state.tsx';
import { type HistoryLine, historyLines, signersIn } from './history.ts';
import type { StationRecords } from './station-records.ts';

/** Changed cells shown of one act; the rest is counted. */
const CHANGES_MAX = 20;

export type HistoryListProps = {
  readonly records: Pick<StationRecords, 'acts' | 'actsInAll'>;
  readonly zone: string;
};

export function HistoryList({ records, zone }: HistoryListProps) {
  const { say } = useDesk();
  const lines = historyLines(records.acts);
  const older = records.actsInAll - lines.length;
  return (
    <section class="history">
      <h3>{say('history.title')}</h3>
      {lines.length === 0 && <Empty>{say('history.none')}</Empty>}
      <ol>
        {lines.map((line) => (
          <Line line={line} zone={zone} />
        ))}
      </ol>
      {older > 0 && <p>{say('history.older', { count: older })}</p>}
    </section>
  );
}

/** The kind of an act in words; one that this app does not know is shown by its name. */
export const actText = (say: ReturnType<typeof useDesk>['say'], act: string): string =>
  say.has(`act.${act}`) ? say(`act.${act}`) : act;

function Line({ line, zone }: { readonly line: HistoryLine; readonly zone: string }) {
  const { say, format } = useDesk();
  const { act, received, reason } = line;
  return (
    <li>
      <p>
        <b>{actText(say, act.act)}</b> <small>{say('history.leaf', { leaf: line.leaf })}</small>
      </p>
      <p>
        {signersIn(act).map((signer) => (
          <span class="signer">
            <OfficerName officer={signer.officer} />
            {signer.for !== undefined && (
              <>
                {' '}
                {say('history.for')} <OfficerName officer={signer.for} />
              </>
            )}
          </span>
        ))}
      </p>
      <p>
        <small>
          <time dateTime={received}>{say('history.received', { time: format.time(received, zone) })}</time>
          <time dateTime={act.at}>{say('history.claimed', { time: format.time(act.at, zone) })}</time>
        </small>
      </p>
      <Changes line={line} />
      {reason !== undefined && (
        <p>
          {say('history.reason')} <bdi>{reason}</bdi>
        </p>
      )}
    </li>
  );
}

function Changes({ line: { form, before } }: { readonly line: HistoryLine }) {
  const { say, format, contest } = useDesk();
  if (!form || !before) return null;
  const changed = changedCells(before, form, contest);
  if (changed.length === 0) return <p>{say('history.unchanged')}</p>;
  return (
    <ul class="changes">
      {changed.slice(0, CHANGES_MAX).map((path) => (
        <li>
          {cellName(say, contest, path)}: {cellText(say, format, valueAt(before, path))} →{' '}
          <b>{cellText(say, format, valueAt(form, path))}</b>
        </li>
      ))}
      {changed.length > CHANGES_MAX && (
        <li>{say('history.changes-more', { count: changed.length - CHANGES_MAX })}</li>
      )}
    </ul>
  );
}

/** Where a station's screen is. */
export const stationLink = (station: string): string => linkTo('tps', station);
