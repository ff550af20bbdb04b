// The status line and the bar of four: no figure stands on a page without them.
import { StateBar, Swatch, type Share } from '../../kit/state-fills.tsx';
import { type Page, zoneOf } from '../page.ts';
import type { Forms } from '../view.ts';

/** The four states of the bar: disputed stands with withheld, waiting with missing, and both are said. */
export const shareOf = (forms: Forms): Share => ({
  confirmed: forms.confirmed,
  withheld: forms.withheld + forms.disputed,
  incomplete: forms.incomplete,
  missing: forms.missing + forms.waiting,
});

export const settledOf = (forms: Forms): number => forms.confirmed + forms.withheld + forms.incomplete;

export type StatusProps = {
  page: Page;
  unit: string;
  forms: Forms;
  stations: number;
  /** When and at how many entries the figures were computed; undefined before the first snapshot. */
  at: { readonly time: string; readonly size: number } | undefined;
};

/** Word · x of y stations, whose y · time with zone · size of the log · the paper. */
export function StatusLine({ page, unit, forms, stations, at }: StatusProps) {
  const { say, format } = page;
  const word =
    at === undefined
      ? say('status.unpublished')
      : settledOf(forms) + forms.waiting + forms.disputed === 0
        ? say('status.none')
        : say('status.provisional');
  return (
    <p class="status" aria-label={say('status.label')}>
      <strong>{word}</strong>
      <span>
        {say('status.count', {
          confirmed: forms.confirmed,
          stations,
        })}{' '}
        <small>{say('status.whose')}</small>
      </span>
      {at && (
        <span>
          <time dateTime={at.time}>{format.time(at.time, zoneOf(page, unit))}</time>
        </span>
      )}
      {at && <span>{say('status.tree', { size: at.size })}</span>}
      <span>{say('status.paper')}</span>
    </p>
  );
}

/** The bar with its numbers; of what is missing, how many are late. */
type BarProps = { page: Page; forms: Forms; stations: number; late: number };

export function BarOfFour({ page, forms, stations, late }: BarProps) {
  const { say, format } = page;
  const share = shareOf(forms);
  const numbers = {
    stations,
    confirmed: share.confirmed,
    withheld: share.withheld,
    incomplete: share.incomplete,
    missing: share.missing,
  };
  const notes = {
    confirmed: undefined,
    incomplete: undefined,
    withheld:
      forms.disputed > 0
        ? say('bar.withheld.note', {
            withheld: forms.withheld,
            disputed: forms.disputed,
          })
        : undefined,
    missing: [
      ...(forms.waiting > 0
        ? [say('bar.missing.note', { missing: forms.missing, waiting: forms.waiting })]
        : []),
      ...(late > 0 ? [say('bar.late.note', { late })] : []),
    ].join('; '),
  };
  return (
    <div class="four">
      <StateBar share={share} label={say('bar.label', numbers)} />
      <ul>
        {(['confirmed', 'withheld', 'incomplete', 'missing'] as const).map((fill) => (
          <li>
            <Swatch fill={fill} />
            <b>{format.number(numbers[fill])}</b>
            <span>
              {say(`state.${fill}`)}
              {notes[fill] && <small>{notes[fill]}</small>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
