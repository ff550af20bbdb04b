// Reads the election of 2024 from data/: the definition, and the objects it adopts. The only file of the
// rehearsal that knows where the data lie.
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Role } from '../../core/define.ts';
import { electionObjects, type ElectionObjects, type ObjectSource } from '../../modules/registry/objects.ts';

/** Term of office of a role's members, both times as an act's `at`. */
export type Term = { readonly from: string; readonly until: string; readonly article: string };

/** data/election-2024.json: what is adopted, and who serves when. */
export type ElectionDefinition = ObjectSource & {
  readonly id: string;
  readonly name: string;
  readonly threshold: number;
  readonly terms: Readonly<Record<Role, Term>>;
};

export type ElectionFiles = { readonly definition: ElectionDefinition; readonly objects: ElectionObjects };

/** Address of a file of data/. */
export const dataFile = (name: string): URL => new URL(`../../../data/${name}`, import.meta.url);

/** The real night: one row for each of 290,896 stations; and what KPU changed after it. */
export const RESULTS_FILE = dataFile('tps-president-2024.csv.gz');
export const REVISIONS_FILE = dataFile('tps-president-2024-revisions.csv.gz');

/** The definition and its objects. Takes half a second; throws when a file of data/ is missing or wrong. */
export async function readElection(): Promise<ElectionFiles> {
  const unzipped = async (name: string) => gunzipSync(await readFile(dataFile(name))).toString();
  const definition = JSON.parse(await readFile(dataFile('election-2024.json'), 'utf8')) as ElectionDefinition;
  const regions = await unzipped('regions-2024.csv.gz');
  const ranges = await unzipped('tps-ranges-by-village-2024.csv.gz');
  return { definition, objects: electionObjects(definition, regions, ranges) };
}
