// Where a screen is in the tree of units: from one's own unit downwards, each step a link. What lies
// above one's own is not offered.
import { levelOf } from '../../../../base/unit.ts';
import { stationName } from '../../app/place-name.ts';
import { linkTo } from '../../app/routes.ts';
import type { UnitAnswer } from '../../device/api.ts';
import { useDesk } from '../desk-context.ts';
import { covers } from '../units/unit-rows.ts';

export type UnitPathProps = {
  readonly unit: UnitAnswer;
  /** The place of a unit's screen: `['wilayah', unit]`. */
  readonly to: (unit: string) => readonly string[];
};

export function UnitPath({ unit, to }: UnitPathProps) {
  const { say, seat } = useDesk();
  const steps = unit.path.filter((step) => covers(seat.unit, step.unit));
  if (steps.length < 2) return null;
  return (
    <nav class="unit-path" aria-label={say('desk.path')}>
      <ol>
        {steps.map((step) => (
          <li>
            {step.unit === unit.unit ? (
              <span aria-current="page">{unitTitle(say, step)}</span>
            ) : (
              <a href={linkTo(...to(step.unit))}>{unitTitle(say, step)}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** `TPS 002`, or the region's name. */
export const unitTitle = (
  say: Parameters<typeof stationName>[0],
  { unit, name }: { readonly unit: string; readonly name: string },
): string => (levelOf(unit) === 13 ? stationName(say, unit) : name);
