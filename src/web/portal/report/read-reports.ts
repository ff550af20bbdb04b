// Reports of readers about a station, from the tree's short-lived file of its village (spec/views.md,
// Reports). No hash covers that file: it decides nothing, and one that is not as it should be shows nothing.
import { textOf } from '../../../base/bytes.ts';
import type { TreeSource } from '../source.ts';

export const CATEGORIES = ['figures-differ-from-paper', 'wrong-station', 'unreadable', 'other'] as const;

export type ReaderReport = {
  readonly category: (typeof CATEGORIES)[number];
  readonly field: string | null;
  readonly hour: string;
  /** Leaf of the first correction after it. */
  readonly handled: number | null;
};

/** Reports about a station, oldest hour first; none where there is no file. */
export async function readReports(
  source: TreeSource,
  contest: string,
  station: string,
): Promise<readonly ReaderReport[]> {
  const bytes = await source.read(`reports/${contest}/${station.slice(0, 10)}.json`);
  if (bytes === undefined) return [];
  let file: unknown;
  try {
    file = JSON.parse(textOf(bytes));
  } catch {
    return [];
  }
  const stations = member(file, 'kind') === 'terang/reports/v1' ? member(file, 'stations') : undefined;
  const listed = member(stations, station);
  return Array.isArray(listed) ? listed.filter(isReport) : [];
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

function isReport(value: unknown): value is ReaderReport {
  const [field, hour, handled] = ['field', 'hour', 'handled'].map((name) => member(value, name));
  return (
    CATEGORIES.some((category) => category === member(value, 'category')) &&
    (field === null || (typeof field === 'string' && /^[IV]+(\.[A-Za-z0-9]{1,8}){0,3}$/.test(field))) &&
    typeof hour === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:00:00Z$/.test(hour) &&
    (handled === null || Number.isSafeInteger(handled))
  );
}
