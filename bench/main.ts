// `npm run bench`: one command, one table: our figure, what the machine can do at most, measured in the same
// run, the ratio, the target. It is no test: a busy machine makes every figure smaller, the ratios less so.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { loadAverage } from './measure.ts';
import { tableOf, type Row, type Section } from './row.ts';
import { runStage } from './run-stage.ts';
import type { Sample } from './sample.ts';
import type { Limits } from './limits.ts';

type Options = {
  readonly json?: true;
  readonly large?: true;
  readonly office?: true;
  readonly small?: true;
};

/** Areas whose whole night makes about 10⁴, 10⁵ and 10⁶ acts. */
const AREAS = { small: '96', middle: '73', large: 'all' } as const;

const GIBIBYTE = 1024 ** 3;

async function oneSize(dir: string, sample: Sample, limits: Limits, loads: boolean): Promise<Section> {
  const rows: Row[] = await runStage('endToEnd', { sample, limits, dir, loads });
  const verified = await runStage('verification', { dir, limits });
  return {
    title: `area ${sample.area}, ${sample.acts.toLocaleString('en')} acts`,
    rows: [...rows, ...verified],
  };
}

const officeSection = async (): Promise<Section> => ({
  title: 'the officers’ app at 400 kbit/s, 400 ms, a processor four times slower',
  rows: await runStage('office', undefined),
});

async function measure(dir: string, { large, office, small }: Options): Promise<Section[]> {
  if (office) return [await officeSection()];
  const sampleOf = (area: string): Promise<Sample> =>
    runStage('sample', { path: join(dir, `acts-${area}`), area });
  const first = await sampleOf(AREAS.small);
  const { limits, rows } = await runStage('limits', { sample: first });
  const sections: Section[] = [{ title: 'the machine', rows }];
  sections.push({ title: 'steps alone', rows: await runStage('steps', { sample: first, limits }) });
  sections.push(await oneSize(join(dir, 'small'), first, limits, false));
  if (small) return sections;
  const second = await sampleOf(AREAS.middle);
  sections.push(await oneSize(join(dir, 'middle'), second, limits, true));
  const reads = await runStage('reads', { dir: join(dir, 'middle'), area: AREAS.middle });
  sections.push({ title: 'readers', rows: reads });
  sections.push({ title: 'search over the whole country', rows: await runStage('search', undefined) });
  sections.push(await officeSection());
  if (large) sections.push(await oneSize(join(dir, 'large'), await sampleOf(AREAS.large), limits, false));
  return sections;
}

const program = new Command('bench')
  .description('measures the log, its verifier and its site against what this machine can do')
  .option('--large', 'also the whole nation, 1.3 million acts: half an hour')
  .option('--small', 'only ten thousand acts')
  .option('--office', 'only the officers’ app, in a browser: half a minute')
  .option('--json', 'JSON instead of the table');
program.parse();
// What is measured is this checkout's site and app, not what an earlier build left.
await import('../tools/build.ts');
const options = program.opts<Options>();
const dir = await mkdtemp(join(tmpdir(), 'terang-bench-'));
const loadBefore = await loadAverage();
try {
  const sections = await measure(dir, options);
  const machine = {
    processors: cpus().length,
    model: cpus()[0]?.model ?? '',
    memoryGiB: Math.round(totalmem() / GIBIBYTE),
    node: process.version,
    // What else was going on: figures of a shared machine are no more than a floor.
    load: { before: loadBefore, after: await loadAverage() },
    at: new Date().toISOString(),
  };
  if (options.json) console.log(JSON.stringify({ machine, sections }, undefined, 2));
  else console.log(`\n${JSON.stringify(machine)}\n\n${tableOf(sections)}\n`);
} finally {
  await rm(dir, { recursive: true, force: true });
}
