// What is still out and where, so that nobody takes an early figure for a result: the children with most
// stations missing, by number, with what that is a part of.
import { StateBar } from '../../kit/state-fills.tsx';
import { isLate, type Page, unitAddress } from '../page.ts';
import { shareOf } from '../pages/status.tsx';
import type { RegionRow } from '../view.ts';
import { UnitName } from '../pages/unit-name.tsx';

const LINES_MAX = 8;

export function StillOut({ page, rows }: { page: Page; rows: readonly RegionRow[] }) {
  const { say } = page;
  const out = rows
    .filter(({ forms }) => forms.missing > 0)
    .sort((a, b) => b.forms.missing - a.forms.missing)
    .slice(0, LINES_MAX);
  if (rows.length === 0) return null;
  return (
    <div class="still-out">
      <h3>{say('out.title')}</h3>
      {out.length === 0 ? (
        <p>{say('out.none')}</p>
      ) : (
        <>
          <p>{say('out.early')}</p>
          <ul class="tallies">
            {out.map((row) => (
              <li>
                <a href={unitAddress(page, row.unit)}><UnitName page={page} unit={row.unit} /></a>
                <StateBar share={shareOf(row.forms)} />
                <span>
                  {say(isLate(page, row.unit) ? 'out.late' : 'out.row', {
                    missing: row.forms.missing,
                    stations: row.stations,
                  })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
