// Reads the election of 2024 from data/: the definition and the objects it adopts. The only file of the rehearsal that
// knows where the data lie.
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Role } from '../../core/define.ts';
import { electionObjects, type ElectionObjects, type ObjectSource } from '../../modules/registry/objects.ts';

/** data/election-2024.json: what is adopted, and who serves when. Times as an act's `at`. */
export type ElectionDefinition = ObjectSource & {
  readonly id: string;
  readonly name: string;
  readonly votingDay: string;
  readonly threshold: number;
  readonly terms: Readonly<Record<Role, { readonly from: string; readonly until: string; readonly article: string }>>;
};

export type ElectionFiles = { readonly definition: ElectionDefinition; readonly objects: ElectionObjects };

/** Path of a file of data/. */
export const dataFile = (name: string): URL => new URL(`../../../data/${name}`, import.meta.url);

/** The real night: one row for each of 290,896 stations. */
export const RESULTS_FILE = 'tps-president-2024.csv.gz';
export const REVISIONS_FILE = 'tps-president-2024-revisions.csv.gz';

/** The definition and the objects made from data/. Takes about half a second; throws when a file is missing or wrong. */
export async function readElection(): Promise<ElectionFiles> {
  const text = async (name: string) => gunzipSync(await readFile(dataFile(name))).toString();
  const definition = JSON.parse(await readFile(dataFile('election-2024.json'), 'utf8')) as ElectionDefinition;
  const [regions, ranges] = [await text('regions-2024.csv.gz'), await text('tps-ranges-by-village-2024.csv.gz')];
  return { definition, objects: electionObjects(definition, regions, ranges) };
}
