// Reads what a rehearsal needs: the adopted tree, the rows of the area, their revisions. Only here does the
// rehearsal meet a file that a stranger may have given.
import { isRefusal } from '../../base/result.ts';
import { NATION } from '../../base/unit.ts';
import { parseUnits } from '../../modules/registry/objects.ts';
import { unitTree } from '../../modules/registry/units.ts';
import { FileUnusable } from './csv-lines.ts';
import type { ElectionFiles } from './election-files.ts';
import type { Rehearsal } from './rehearsal.ts';
import { readRevisions } from './revisions.ts';
import { isIn, readRows } from './rows.ts';

/** Paths are of the file system. `area`: `all` or a unit's code. `revisionsPath` absent: no corrections. */
export type RehearsalOptions = {
  readonly seed: string;
  readonly files: ElectionFiles;
  readonly area: string;
  readonly rowsPath: string;
  readonly revisionsPath?: string;
  /** Acts that are in the log already and are left out. */
  readonly skip?: number;
  readonly publisherKey: string;
  readonly logVkey: string;
};

const ZONE_OF_VOTING_DAY = '+07:00';
/** The last form needs its second entry and the log its clock's grace inside the officers' term. */
const MARGIN_MS = 3_600_000;

/** Throws FileUnusable, with words for people, when the area or the file is of no use at all. */
export async function prepareRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const { area, files, logVkey, publisherKey, revisionsPath, rowsPath, seed } = options;
  const units = parseUnits(files.objects.units.text);
  if (isRefusal(units)) throw new Error('the unit object is malformed');
  const tree = unitTree(units, new Map());
  if (area !== 'all' && !tree.exists(area)) throw new FileUnusable(`no such area: ${area}`);
  const { terms, voting } = files.definition;
  const rows = await readRows(rowsPath, {
    area,
    exists: tree.exists,
    fromMs: Date.parse(`${voting.day}T00:00:00${ZONE_OF_VOTING_DAY}`),
    untilMs: Date.parse(terms.KPPS.until) - MARGIN_MS,
  });
  const wanted = (station: string) => isIn(area, station);
  const revisions = revisionsPath === undefined ? new Map() : await readRevisions(revisionsPath, wanted);
  return { files, logVkey, publisherKey, revisions, rows, seed, stationCount: tree.stationCount(NATION) };
}
