// How a unit is called: a station by its number and the places around it, anything else by its own name.
// Names are parts and no line yet: whoever sets them side by side keeps each in its own direction.
import { levelOf } from '../../../base/unit.ts';
import type { Say } from '../../../base/words.ts';
import type { UnitAnswer } from '../device/api.ts';

/** `TPS 002`: the number as it is painted on the sign. */
export const stationName = (say: Say, unit: string): string =>
  say('place.station', { number: unit.slice(-3) });

/** `TPS 002`, `AIR SULAU`, `KEDURANG`, `BENGKULU SELATAN`: from the unit outwards, without the nation. */
export function placeNames(say: Say, { unit, path }: Pick<UnitAnswer, 'unit' | 'path'>): string[] {
  const names = path.filter((each) => each.unit !== 'ID' && each.unit !== unit).map(({ name }) => name);
  const own = levelOf(unit) === 13 ? stationName(say, unit) : (path.at(-1)?.name ?? unit);
  return [own, ...names.reverse()];
}
