// The units that a file names, looked up once each body: for stations their village, for others the unit
// above. What does not exist is not found; what could not be asked ends the looking up.
import { parentOf } from '../../../../base/unit.ts';
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import type { Api } from '../../device/api.ts';

const AT_ONCE = 6;

export type Zones = ReadonlyMap<string, string>;

/** Zones by unit, of those that exist. `heard` is told how many of how many bodies were asked. */
export async function zonesOf(
  api: Pick<Api, 'unit'>,
  units: readonly string[],
  heard: (done: number, all: number) => void,
): Promise<Zones | Refusal> {
  const zones = new Map<string, string>();
  const bodies = [...new Set(units.map((unit) => parentOf(unit) ?? unit))];
  const waiting = [...bodies];
  let refusal: Refusal | undefined;
  const work = async (): Promise<void> => {
    for (let body = waiting.pop(); body !== undefined && !refusal; body = waiting.pop()) {
      const answer = await api.unit(body);
      // A body that is not there has no units either: its lines are said to be unknown.
      if (isRefusal(answer) && answer.refused !== 'not-found') refusal = answer;
      if (isRefusal(answer)) continue;
      zones.set(answer.unit, answer.zone);
      for (const child of answer.children) zones.set(child.unit, answer.zone);
      heard(bodies.length - waiting.length, bodies.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return refusal ?? zones;
}
