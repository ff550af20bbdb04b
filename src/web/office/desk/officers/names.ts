// Names of officers while they are open (spec/office.md, Names): held in memory for this hour alone,
// never on the disk, in an address or in a log. Opening them is a signed act that everybody can read; so
// the desk says so before, and here only reads what that act opened.
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import { isBelow } from '../../../../base/unit.ts';
import { NAMES_OPEN_MS } from '../../../../core/names.ts';
import type { Api } from '../../device/api.ts';
import type { Sessions } from '../../device/session.ts';

const PAGE = 500;
/** More officers than a regency has at its desks; a whole regency's stations are read village by village. */
const NAMES_MAX = 20_000;

export type Names = {
  /** Her name where it is open; null where the vault has none; undefined where it is closed. */
  readonly nameOf: (officer: string) => string | null | undefined;
  /** Until when the names at a unit are open, in milliseconds; undefined when they are not. */
  readonly openUntil: (unit: string, nowMs: number) => number | undefined;
  /** Marks a reading that the log received, and forgets it when its hour is over. */
  readonly opened: (unit: string, receivedMs: number) => void;
  /** Reads the names at a unit and below, as far as they are open. */
  readonly read: (unit: string, heard: (count: number) => void) => Promise<number | Refusal>;
  /** Puts a name in that this desk itself gave, e.g. on appointing. */
  readonly put: (officer: string, name: string) => void;
  readonly forget: () => void;
};

export function officerNames(api: Pick<Api, 'names'>, within: Sessions['within']): Names {
  const names = new Map<string, string | null>();
  const open = new Map<string, number>();
  const openUntil = (unit: string, nowMs: number): number | undefined => {
    const until = [...open].filter(([at, end]) => end > nowMs && (at === unit || isBelow(unit, at)));
    return until.length === 0 ? undefined : Math.max(...until.map(([, end]) => end));
  };
  return {
    nameOf: (officer) => names.get(officer),
    openUntil,
    opened: (unit, receivedMs) => void open.set(unit, receivedMs + NAMES_OPEN_MS),
    put: (officer, name) => void names.set(officer, name),
    forget() {
      names.clear();
      open.clear();
    },
    async read(unit, heard) {
      let after: string | undefined;
      let count = 0;
      while (count < NAMES_MAX) {
        const asked = { unit, limit: PAGE, ...(after === undefined ? {} : { after }) };
        const page = await within(() => api.names(asked));
        if (isRefusal(page)) return page;
        for (const { officer, name } of page.names) names.set(officer, name);
        count += page.names.length;
        heard(count);
        if (page.next === null) return count;
        after = page.next;
      }
      return count;
    },
  };
}
