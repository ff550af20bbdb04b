// How forms came in over time: upright bars of four at each step, and the same as a table. What early columns
// lack is not smoothed over, and no column promises a later one.
import { directionOf } from '../../../base/words.ts';
import { columnsOf } from '../../kit/timeline.ts';
import { type Page, zoneOf } from '../page.ts';
import { shareOf } from '../pages/status.tsx';
import type { History, Step } from '../time/history.ts';

const [WIDTH, HEIGHT] = [480, 150];
const ROWS_MAX = 48;

type CurveProps = { page: Page; unit: string; stations: number; history: History };

export function Curve({ page, unit, stations, history }: CurveProps) {
  const { say, language } = page;
  const { steps } = history;
  const drawn = steps.filter(({ figures }) => figures !== undefined);
  const [first, last] = [steps[0]?.snapshot, steps.at(-1)?.snapshot];
  if (drawn.length < 2 || !first || !last) return <p>{say('curve.few')}</p>;
  const shares = steps.map(({ figures }) => figures && shareOf(figures.forms));
  const area = { width: WIDTH, height: HEIGHT };
  const ends = { from: timeIn(page, unit, first.at), to: timeIn(page, unit, last.at) };
  return (
    <>
      <p>{say('curve.lead', { stations })}</p>
      <figure class="curve">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say('curve.label', ends)}>
          {columnsOf(shares, stations, area, directionOf(language)).map(({ x, width, bands }) =>
            bands.map(({ fill, y, height }) => (
              <rect class={`state-${fill}`} x={x} y={y} width={width} height={height} />
            )),
          )}
          <path class="curve-frame" d={`M0 0.5H${WIDTH}M0 ${HEIGHT - 0.5}H${WIDTH}`} />
        </svg>
        <figcaption>
          <time dateTime={first.at}>{ends.from}</time>
          <time dateTime={last.at}>{ends.to}</time>
        </figcaption>
      </figure>
      <CurveTable page={page} unit={unit} steps={steps} />
    </>
  );
}

const timeIn = (page: Page, unit: string, at: string): string => page.format.time(at, zoneOf(page, unit));

function CurveTable({ page, unit, steps }: { page: Page; unit: string; steps: readonly Step[] }) {
  const { say } = page;
  return (
    <details class="curve-table">
      <summary>{say('curve.table')}</summary>
      <div class="scroll" role="region" aria-label={say('curve.table')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('curve.time')}</th>
              {(['confirmed', 'withheld', 'incomplete', 'missing'] as const).map((fill) => (
                <th scope="col" class="n">{say(`state.${fill}`)}</th>
              ))}
              <th scope="col" class="n">{say('curve.corrections')}</th>
            </tr>
          </thead>
          <tbody>{rowsOf(steps).map((step) => <StepRow page={page} unit={unit} step={step} />)}</tbody>
        </table>
      </div>
    </details>
  );
}

/** Newest on top; steps in a row in which nothing was published are one line. */
export const rowsOf = (steps: readonly Step[]): Step[] =>
  steps
    .filter((step, i) => step.snapshot !== undefined || steps[i - 1]?.snapshot !== undefined)
    .slice(-ROWS_MAX)
    .reverse();

function StepRow({ page, unit, step: { snapshot, figures } }: { page: Page; unit: string; step: Step }) {
  const { say, format } = page;
  if (!snapshot)
    return (
      <tr>
        <td colSpan={6} class="zero">{say('curve.gap')}</td>
      </tr>
    );
  const share = figures && shareOf(figures.forms);
  return (
    <tr>
      <th scope="row">
        <time dateTime={snapshot.at}>{timeIn(page, unit, snapshot.at)}</time>
      </th>
      {(['confirmed', 'withheld', 'incomplete', 'missing'] as const).map((fill) => (
        <td class="n">{share ? format.number(share[fill]) : '–'}</td>
      ))}
      <td class="n">{figures ? format.number(figures.corrections) : '–'}</td>
    </tr>
  );
}
