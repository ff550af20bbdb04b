// What is the figure: votes by option in ballot order, number and name first, bars of equal weight, and under
// every percentage its base. Nobody is ranked and nothing unconfirmed is added.
import type { Page } from '../page.ts';
import type { Figures } from '../../../modules/results/form.ts';

/**
 * Votes of the confirmed forms of a unit. `forms` is how many those are: the base that every percentage
 * names. The roles are said because a narrow screen lays a row on two lines, where some readers of the
 * screen would take the table for none.
 */
export function VotesTable({ page, figures, forms }: { page: Page; figures: Figures; forms: number }) {
  const { say, format, contest } = page;
  // A bar is a share of the valid votes, as the percentage beside it is; it never leaves its frame.
  const whole = Math.max(1, figures.valid, ...figures.votes);
  return (
    <>
      <table class="votes" role="table">
        <caption class="vh">{say('figure.caption')}</caption>
        <VotesHead page={page} />
        <tbody role="rowgroup">
          {contest.options.map((option, i) => (
            <tr role="row">
              <td role="cell" class="no">
                {String(option.no).padStart(2, '0')}
              </td>
              <th role="rowheader" scope="row">
                <span class="name">{option.name}</span>
                <svg class="vote-bar" aria-hidden="true" focusable="false">
                  <rect width={`${((figures.votes[i] ?? 0) / whole) * 100}%`} height="100%" />
                </svg>
              </th>
              <td role="cell" class="n big">
                {format.number(figures.votes[i] ?? 0)}
              </td>
              <td role="cell" class="n">
                {format.percent(figures.votes[i] ?? 0, figures.valid) ?? '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="base">{say('figure.base', { valid: figures.valid, forms })}</p>
      <OtherFigures page={page} figures={figures} />
    </>
  );
}

function VotesHead({ page: { say } }: { page: Page }) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col" class="no">
          {say('figure.no')}
        </th>
        <th role="columnheader" scope="col">
          {say('figure.option')}
        </th>
        <th role="columnheader" scope="col" class="n">
          {say('figure.votes')}
        </th>
        <th role="columnheader" scope="col" class="n">
          {say('figure.share')}
        </th>
      </tr>
    </thead>
  );
}

function OtherFigures({ page, figures }: { page: Page; figures: Figures }) {
  const { say, format } = page;
  const rows = [
    ['figure.valid', figures.valid],
    ['figure.invalid', figures.invalid],
    ['figure.total', figures.total],
    ['figure.electorate', figures.electorate],
    ['figure.users', figures.users],
  ] as const;
  return (
    <dl class="others" aria-label={say('figure.others')}>
      {rows.map(([key, value]) => (
        <div>
          <dt>{say(key)}</dt>
          <dd>{format.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
