// Reports of readers as files of the tree (spec/views.md, Reports): a file for each village that has some,
// and an index with their hashes, which is written last. No hash of the log covers them and nobody signs
// them: who copies them passes on what the source says.
import { equalBytes, hex, sha256, utf8 } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';
import { inLanes } from './lanes.ts';
import { type Copying, objectOf } from './mirror-views.ts';
import { SourceFault } from './tree-source.ts';

export const REPORTS_INDEX = 'reports/index.json';
export const INDEX_BYTES_MAX = 64 * 2 ** 20;
export const REPORTS_BYTES_MAX = 8 * 2 ** 20;
const READS_AT_ONCE = 8;
const KIND = 'terang/reports-index/v1';

/** A village's reports, by the index (spec/views.md, Reports). */
export type ReportsFile = { readonly contest: string; readonly sha256: string; readonly village: string };

export const reportsPath = ({ contest, village }: Pick<ReportsFile, 'contest' | 'village'>): string =>
  `reports/${contest}/${village}.json`;

const CONTEST = /^[A-Z][A-Z0-9_]{0,31}$/;
const HASH = /^[0-9a-f]{64}$/;
const VILLAGE = /^\d\d[0-9A-Z]{2}\d{6}$/;

/** The files that an index lists; undefined when it is none. */
export function reportsIndex(bytes: Uint8Array): readonly ReportsFile[] | undefined {
  const index = objectOf(bytes);
  const files = index?.['kind'] === KIND ? index['files'] : undefined;
  if (!Array.isArray(files)) return undefined;
  const good = files.every((file: Partial<Record<string, unknown>> | null) => {
    const [contest = '', hash = '', village = ''] = ['contest', 'sha256', 'village'].map((name) =>
      String(file?.[name]),
    );
    return CONTEST.test(contest) && HASH.test(hash) && VILLAGE.test(village);
  });
  return good ? (files as ReportsFile[]) : undefined;
}

/**
 * Brings reports up to the source's index, which is replaced last. A file that has just changed comes with
 * the next round. Throws SourceFault `mirror-reports-wrong` for an index that is none.
 */
export async function copyReports({ own, source }: Omit<Copying, 'size'>): Promise<void> {
  const index = await source.read(REPORTS_INDEX, INDEX_BYTES_MAX);
  const held = await own.read(REPORTS_INDEX);
  if (index === undefined || (held !== undefined && equalBytes(held, index))) return;
  const files = reportsIndex(index);
  if (files === undefined) throw new SourceFault('mirror-reports-wrong', { path: REPORTS_INDEX });
  let whole = true;
  await inLanes(files, READS_AT_ONCE, async (file) => {
    const path = reportsPath(file);
    const mine = await own.read(path);
    if (mine !== undefined && hex(sha256(mine)) === file.sha256) return;
    const bytes = await source.read(path, REPORTS_BYTES_MAX);
    if (bytes !== undefined && hex(sha256(bytes)) === file.sha256) await own.replace(path, bytes);
    else whole = false;
  });
  if (whole) await own.replace(REPORTS_INDEX, index);
}

/** The index of some files. */
export function indexText(files: Iterable<ReportsFile>): Uint8Array {
  const sorted = [...files].sort((a, b) => (reportsPath(a) < reportsPath(b) ? -1 : 1));
  return utf8(canonical({ files: sorted, kind: KIND }));
}
