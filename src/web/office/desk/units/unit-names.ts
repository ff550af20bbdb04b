// Names and zones of units, asked for a sub-district at a time and kept while the app is open: a queue
// of five hundred stations must not ask five hundred times. What cannot be had is shown by its code.
import { isRefusal } from '../../../../base/result.ts';
import { levelOf, parentOf } from '../../../../base/unit.ts';
import type { Api, UnitAnswer } from '../../device/api.ts';

export type UnitNames = {
  /** The name at hand; undefined while it is not. A station is called by its village's name. */
  readonly nameOf: (unit: string) => string | undefined;
  /** Asks for the names of these units; resolves when all that can be had are at hand. */
  readonly load: (units: readonly string[]) => Promise<void>;
  /** A unit with its children and path, asked once. */
  readonly unit: (unit: string) => Promise<UnitAnswer | undefined>;
};

const AT_ONCE = 4;

/** Names over an API. */
export function unitNames(api: Pick<Api, 'unit'>): UnitNames {
  const names = new Map<string, string>();
  const asked = new Map<string, Promise<UnitAnswer | undefined>>();
  const unit = (code: string): Promise<UnitAnswer | undefined> => {
    const known = asked.get(code);
    if (known) return known;
    const answer = api.unit(code).then((found) => {
      if (isRefusal(found)) {
        // Asked again the next time: the network may be back.
        asked.delete(code);
        return undefined;
      }
      for (const each of [...found.path, ...found.children]) names.set(each.unit, each.name);
      return found;
    });
    asked.set(code, answer);
    return answer;
  };
  return {
    unit,
    nameOf: (code) => names.get(levelOf(code) === 13 ? code.slice(0, 10) : code),
    async load(units) {
      const wanted = new Set(
        units.map((code) => askedThrough(code)).filter((code) => code !== undefined && !asked.has(code)),
      );
      const queue = [...wanted] as string[];
      const work = async (): Promise<void> => {
        for (let next = queue.pop(); next !== undefined; next = queue.pop()) await unit(next);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    },
  };
}

/** The unit whose children name it: a village's stations are named by their numbers, so its sub-district. */
function askedThrough(unit: string): string | undefined {
  return levelOf(unit) === 13 ? unit.slice(0, 6) : (parentOf(unit) ?? unit);
}
