// Reports of readers read back from a published tree, or a mirror, into a store that lost them. What the tree
// shows is all that is known of a report: its proof is gone, and a name made from its place stands for it. A
// report that the store still has is not added a second time.
import { hex, sha256, utf8 } from '../base/bytes.ts';
import { objectOf } from './mirror-views.ts';
import { REPORTS_INDEX, reportsIndex, reportsPath, type ReportsFile } from './reports-files.ts';
import type { ReportRow, ReportStore } from './reports-store.ts';
import { CATEGORIES } from './reports.ts';

export type RestoreParts = {
  readonly store: Pick<ReportStore, 'ofVillage' | 'restore'>;
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** Leaves of the corrections that a form has had. */
  readonly correctionsOf: (station: string, contest: string) => Promise<readonly number[]>;
};

type Shown = Pick<ReportRow, 'category' | 'field' | 'handled' | 'hour'>;

const FIELD_CHARS_MAX = 40;
const HOUR = /^\d{4}-\d\d-\d\dT\d\d:00:00Z$/;

/** How many were added. Without an index there are none; a file that is not as it must be is passed over. */
export async function restoreReports(parts: RestoreParts): Promise<number> {
  const index = await parts.read(REPORTS_INDEX);
  let added = 0;
  for (const file of (index && reportsIndex(index)) ?? []) {
    const rows = await lackingIn(parts, file);
    if (rows.length > 0) await parts.store.restore(rows);
    added += rows.length;
  }
  return added;
}

async function lackingIn(parts: RestoreParts, file: ReportsFile): Promise<ReportRow[]> {
  const path = reportsPath(file);
  const bytes = await parts.read(path);
  const stations = bytes && objectOf(bytes)?.['stations'];
  const held = new Map<string, number>();
  for (const row of await parts.store.ofVillage(file))
    held.set(nameOf(row), (held.get(nameOf(row)) ?? 0) + 1);
  const lacking: ReportRow[] = [];
  for (const [station, shown] of Object.entries(Object(stations) as Record<string, unknown>)) {
    if (station.length !== 13 || !station.startsWith(file.village) || !Array.isArray(shown)) continue;
    const corrections = (await parts.correctionsOf(station, file.contest)).length;
    for (const [i, report] of shown.filter(isShown).entries()) {
      const { category, field, handled, hour } = report;
      const place = { station, contest: file.contest, category, field, hour };
      const here = held.get(nameOf(place)) ?? 0;
      held.set(nameOf(place), here - 1);
      if (here > 0) continue;
      // Nothing has handled it, so every correction that there is came before it.
      const proof = hex(sha256(utf8(`terang/report/restored/v1\n${path}\n${station}\n${i}`)));
      lacking.push({ ...place, proof, corrections, handled });
    }
  }
  return lacking;
}

type Named = Pick<ReportRow, 'category' | 'field' | 'hour' | 'station'>;
const nameOf = ({ station, category, field, hour }: Named): string =>
  JSON.stringify([station, category, field, hour]);

function isShown(value: unknown): value is Shown {
  const { category, field, handled, hour } = Object(value) as Partial<Record<keyof Shown, unknown>>;
  return (
    CATEGORIES.some((known) => known === category) &&
    (field === null || (typeof field === 'string' && field.length <= FIELD_CHARS_MAX)) &&
    (handled === null || (Number.isSafeInteger(handled) && Number(handled) >= 0)) &&
    typeof hour === 'string' &&
    HOUR.test(hour)
  );
}
