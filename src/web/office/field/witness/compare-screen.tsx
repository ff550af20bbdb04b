// The paper against a reading, row by row: what she wrote before is marked by the app, the rest she marks
// herself, and where a box differs she writes what the paper says. Only when every row was looked at can
// she sign, and what she signs is what she saw.
import { useState } from 'preact/hooks';
import type { Contest } from '../../../../core/define.ts';
import { linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { Notice } from '../../kit/notice.tsx';
import { cellsOf, formPaths, type FormRow, formRows } from '../../form/cells.ts';
import { FormLines } from '../form/form-lines.tsx';
import { KeptLine } from '../form/kept-line.tsx';
import { DigitBoxes } from '../../../kit/digit-boxes.tsx';
import { usePartyLabel } from '../form/form-sheet.tsx';
import { CompareRow } from './compare-row.tsx';
import { ContestHead } from './contest-head.tsx';
import { FigureTable } from '../form/figure-table.tsx';
import type { Reading } from './readings.ts';
import { differing, formSeen, markOf, nearest, type Seen, seenAs } from './seen.ts';
import { SignAttestation } from './sign-attestation.tsx';
import { type SeenView, useSeen } from './use-seen.ts';
import { readingName, type WatchedProps } from './watched-form.tsx';

export function CompareScreen({ station, contest }: WatchedProps) {
  const { say } = useScreen();
  const [chosen, setChosen] = useState<string>();
  const view = useSeen(station, contest);
  if (view === undefined) return null;
  const { readings, seen } = view;
  const reading = readings.find(({ hash }) => hash === chosen) ?? nearest(readings, seen);
  if (reading === undefined) return <p class="empty">{say('witness.readings.none')}</p>;
  return (
    <>
      <ContestHead contest={contest} title={say('witness.compare.title')} />
      <p>{say('witness.compare.lead')}</p>
      {readings.length > 1 && (
        <label class="text-field">
          <span>{say('witness.compare.with')}</span>
          <select value={reading.hash} onChange={(event) => setChosen(event.currentTarget.value)}>
            {readings.map(({ hash }, i) => (
              <option value={hash}>{readingName(say, readings, i)}</option>
            ))}
          </select>
        </label>
      )}
      <Rows contest={contest} reading={reading} view={view} />
      <Finding contest={contest} reading={reading} seen={seen} />
      <Bottom station={station} contest={contest} reading={reading} view={view} />
    </>
  );
}

type RowsProps = { readonly contest: Contest; readonly reading: Reading; readonly view: SeenView };

const TOGETHER: readonly FormRow['section'][] = ['I', 'II', 'III'];

function Rows({ contest, reading, view: { seen, set } }: RowsProps) {
  const { say } = useScreen();
  const figures = cellsOf(reading.form);
  const rows = formRows(contest);
  const cell = (path: string, row: FormRow) => (
    <CompareFigure contest={contest} row={row} path={path} value={figures[path] ?? null} />
  );
  const below = (section: FormRow['section']) => {
    const left = rows.filter((row) => row.section === section && markOf(row, figures, seen) === 'unseen');
    if (!TOGETHER.includes(section) || left.length < 2) return null;
    return (
      <button type="button" class="second wide" onClick={() => set(seenAs(left, figures, seen))}>
        {say('witness.compare.section', { section })}
      </button>
    );
  };
  const after = (row: FormRow) => (
    <CompareRow contest={contest} row={row} figures={figures} seen={seen} onSeen={set} />
  );
  return (
    <div class="sheet comparison">
      <FormLines
        contest={contest}
        rows={rows}
        verdicts={[]}
        cell={cell}
        after={after}
        below={below}
        under={1}
        explained={false}
      />
    </div>
  );
}

type FigureProps = {
  readonly contest: Contest;
  readonly row: FormRow;
  readonly path: string;
  readonly value: number | null;
};

function CompareFigure({ contest, row, path, value }: FigureProps) {
  const { say } = useScreen();
  const party = usePartyLabel(contest, row, path);
  const boxes = <DigitBoxes value={value} absent={say('form.absent')} />;
  return row.kind === 'party' ? (
    <div class="party-line">
      <span>{party}</span>
      {boxes}
    </div>
  ) : (
    boxes
  );
}

/** Where she differs so far. */
function Finding({ contest, reading, seen }: { contest: Contest; reading: Reading; seen: Seen }) {
  const { say } = useScreen();
  const figures = cellsOf(reading.form);
  const paths = differing(formPaths(contest), figures, seen);
  if (paths.length === 0) return null;
  return (
    <Notice kind="signal" live title={say('witness.compare.differs', { count: paths.length })}>
      <p>{say('witness.compare.differs.now')}</p>
      <FigureTable
        contest={contest}
        paths={paths}
        own={{ name: say('witness.table.own'), at: (path) => seen[path] ?? null }}
        other={{ name: say('witness.table.other'), at: (path) => figures[path] ?? null }}
      />
    </Notice>
  );
}

function Bottom({ station, contest, reading, view }: WatchedProps & RowsProps) {
  const { say } = useScreen();
  const { seen, kept } = view;
  const figures = cellsOf(reading.form);
  const marks = formRows(contest).map((row) => markOf(row, figures, seen));
  const done = marks.filter((mark) => mark !== 'unseen').length;
  const form = formSeen(contest, seen, reading.form);
  const label = form === undefined || form === reading.form ? 'witness.sign.same' : 'witness.sign.own';
  return (
    <div class="bottom">
      <span class="compared">
        {form === undefined ? (
          <span role="status">{say('witness.compare.done', { done, rows: marks.length })}</span>
        ) : (
          <KeptLine kept={kept} />
        )}
        <a class="top-link" href={linkTo('formulir', contest.id, 'lihat')}>{say('witness.compare.write')}</a>
      </span>
      <SignAttestation station={station.day.station} contest={contest} form={form} label={say(label)} />
    </div>
  );
}
