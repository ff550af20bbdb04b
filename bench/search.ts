// Search over the whole country as readers type it: names, names with an error, villages with their
// sub-district, stations, beginnings of codes. What it is compared with is the least that any search without
// an index does: one pass over all names.
import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { isRefusal } from '../src/base/result.ts';
import type { UnitTree } from '../src/core/define.ts';
import { electionObjects, type ObjectSource, parseUnits } from '../src/modules/registry/objects.ts';
import { unitTree } from '../src/modules/registry/units.ts';
import { findUnits } from '../src/web/portal/search/find.ts';
import { readQuestion } from '../src/web/portal/search/question.ts';
import { indexRegions, type RegionIndex } from '../src/web/portal/search/region-index.ts';
import { MEGABYTE, percentile } from './measure.ts';
import type { Row } from './row.ts';

const QUESTIONS = 4_000;
/** Steps through the villages so that every region of the country is asked for. */
const STRIDE = 7_919;

async function adoptedUnits(): Promise<UnitTree> {
  const read = (name: string): Promise<Buffer> => readFile(new URL(`../data/${name}`, import.meta.url));
  const source = JSON.parse((await read('election-2024.json')).toString()) as ObjectSource;
  const regions = gunzipSync(await read('regions-2024.csv.gz')).toString();
  const ranges = gunzipSync(await read('tps-ranges-by-village-2024.csv.gz')).toString();
  const units = parseUnits(electionObjects(source, regions, ranges).units.text);
  if (isRefusal(units)) throw new Error(units.refused);
  return unitTree(units, new Map());
}

/** Two letters changed places: the commonest error of typing. */
function mistyped(name: string): string {
  const at = Math.max(1, Math.floor(name.length / 2) - 1);
  return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
}

function questionsOf({ units, codes }: RegionIndex): string[] {
  const villages = codes.filter((code) => code.length === 10);
  return Array.from({ length: QUESTIONS }, (_, i) => {
    const village = villages[(i * STRIDE) % villages.length] ?? '';
    const name = units.nameOf(village);
    const district = units.nameOf(village.slice(0, 6));
    const forms = [
      name,
      mistyped(name),
      `kel. ${name}, ${district}`,
      `${mistyped(name)} ${district}`,
      `${name} tps ${1 + (i % 9)}`,
      name.slice(0, 4),
      village.slice(0, 2 + (i % 9)),
    ];
    return forms[i % forms.length] ?? name;
  });
}

function timed(questions: readonly string[], ask: (question: string) => unknown): number[] {
  return questions.map((question) => {
    const startedMs = performance.now();
    ask(question);
    return performance.now() - startedMs;
  });
}

setFlagsFromString('--expose-gc');
/** Frees what nothing holds: else what earlier rows left is freed in between, and counts as negative. */
const collect = runInNewContext('gc') as () => void;

/** Memory of objects and arrays that something still holds. */
function heldMegabytes(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / MEGABYTE;
}

/** Builds the index of the whole country and asks it. Needs nothing but data/. */
export async function measureSearch(): Promise<Row[]> {
  const units = await adoptedUnits();
  const before = heldMegabytes();
  const startedMs = performance.now();
  const index = indexRegions(units);
  const buildMs = performance.now() - startedMs;
  const questions = questionsOf(index);
  const ask = (question: string): unknown => findUnits(index, readQuestion(question));
  timed(questions.slice(0, QUESTIONS / 10), ask);
  const took = timed(questions, ask);
  const heldMb = heldMegabytes() - before;
  const names = index.codes.map((code) => units.nameOf(code).toLowerCase());
  const scans = timed(questions.slice(0, QUESTIONS / 10), (question) =>
    names.filter((name) => name.includes(question)),
  );
  const scanMs = percentile(scans, 0.5);
  return [
    { what: 'index of all regions, built', ours: buildMs, unit: 'ms', target: { atMost: 1_000 } },
    { what: 'index and scratch, held', ours: heldMb, unit: 'MiB', target: { atMost: 150 } },
    { what: 'search, p50', ours: percentile(took, 0.5), unit: 'ms', limit: scanMs, limitOf: 'one pass, ms' },
    { what: 'search, p99', ours: percentile(took, 0.99), unit: 'ms', target: { atMost: 20 } },
  ];
}
