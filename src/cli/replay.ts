// `terang replay`: a table of published results through the whole mechanism, without a server: acts signed,
// judged, logged, counted, published into a directory. The same table and seed give the same tree, byte for
// byte.
import { mkdir, readdir } from 'node:fs/promises';
import { isRefusal } from '../base/result.ts';
import { formatVkey } from '../core/note.ts';
import type { Engine } from '../server/engine.ts';
import { openEngine } from '../server/engine.ts';
import { createMemoryStore } from '../server/memory-store.ts';
import { terang } from '../system.ts';
import { figuresOf, type Figures, type Totals } from './figures.ts';
import { publisherOf, seededKeys } from './keys.ts';
import { progressBar } from './progress.ts';
import { faultText, type RowFault } from './rehearsal/row.ts';
import { readElection } from './rehearsal/election-files.ts';
import { rehearsalStream, type RehearsalStream, type RehearsalSummary } from './rehearsal/stream.ts';

export type ReplayOptions = {
  readonly csv: string;
  readonly area: string;
  readonly out: string;
  readonly seed: string;
  /** Path of a table of revisions, run through `correct`; absent: the table's rows stand as they are. */
  readonly revisions?: string;
  readonly quiet: boolean;
};

export type ReplayReport = {
  readonly area: string;
  readonly contest: string;
  readonly stations: number;
  readonly forms: number;
  readonly confirmed: number;
  readonly withheld: number;
  readonly incomplete: number;
  readonly missing: number;
  readonly corrections: number;
  readonly brokenRules: Figures['brokenRules'];
  readonly warnings: Figures['warnings'];
  readonly totals: Totals;
  readonly reported: Totals;
  readonly acts: number;
  readonly seconds: number;
  readonly checkpoint: string;
  /** Rows that could not be read, the first thousand; `rejectedCount` has them all. */
  readonly rejected: readonly RowFault[];
  readonly rejectedCount: number;
};

/** Acts between two snapshots: some twenty an area, whatever its size. */
const SNAPSHOTS = 20;

/** Runs a replay. Throws when the output directory is not empty or the table is none. */
export async function replay(options: ReplayOptions): Promise<ReplayReport> {
  const startedMs = performance.now();
  await mkdir(options.out, { recursive: true });
  const standing = await readdir(options.out);
  if (standing.length > 0)
    throw new Error(`${options.out} is not empty: a published tree is never overwritten`);
  const keys = seededKeys(options.seed);
  const files = await readElection();
  const area = options.area === 'ID' ? 'all' : options.area;
  const stream = rehearsalStream({
    seed: options.seed,
    files,
    area,
    rowsPath: options.csv,
    publisherKey: keys.publisherKey,
    logVkey: formatVkey(keys.log.key),
    ...(options.revisions === undefined ? {} : { revisionsPath: options.revisions }),
  });
  const summary = await stream.summary;
  const time = { ms: 0 };
  const engine = await openEngine({
    system: terang(),
    store: createMemoryStore(),
    dir: options.out,
    log: keys.log,
    publisher: publisherOf(keys),
    witnesses: [],
    quorum: 0,
    clock: () => time.ms,
    objects: objectMap(files),
    durable: false,
  });
  await run(engine, stream, summary, time, options.quiet);
  await engine.snapshot(true);
  await engine.stop();
  return report(engine, summary, area, (performance.now() - startedMs) / 1_000);
}

/** The objects of the election by hash. */
export const objectMap = ({ objects }: Awaited<ReturnType<typeof readElection>>): Map<string, string> =>
  new Map(Object.values(objects).map(({ hash, text }) => [hash, text]));

async function run(
  engine: Engine,
  stream: RehearsalStream,
  { acts }: RehearsalSummary,
  time: { ms: number },
  quiet: boolean,
): Promise<void> {
  const actCount = acts.founding + acts.night;
  const bar = progressBar(actCount, quiet);
  const everyActs = Math.max(2_000, Math.ceil(actCount / SNAPSHOTS));
  let sent = 0;
  let before: Promise<void> = Promise.resolve();
  for await (const items of stream) {
    const outcomes = items.map(async ({ signed, receivedMs }) => {
      time.ms = receivedMs;
      const outcome = await engine.sequencer.submit(signed);
      if (isRefusal(outcome)) throw new Error(`the log refused an act of the rehearsal: ${outcome.refused}`);
    });
    // One chunk waits for its receipts while the next is on its way.
    await before;
    before = Promise.all(outcomes).then(() => undefined);
    before.catch(() => undefined);
    const due = Math.floor((sent + items.length) / everyActs) > Math.floor(sent / everyActs);
    sent += items.length;
    if (due) {
      await before;
      await engine.snapshot();
    }
    bar.to(sent);
  }
  await before;
  bar.end();
}

async function report(
  engine: Engine,
  summary: RehearsalSummary,
  area: string,
  seconds: number,
): Promise<ReplayReport> {
  const contest = engine.state.ledger.election?.contests[0];
  if (!contest) throw new Error('nothing was founded');
  const figures = await figuresOf(engine.state, contest, area === 'all' ? 'ID' : area);
  return {
    area,
    contest: contest.id,
    stations: summary.stations,
    forms: summary.forms,
    confirmed: figures.confirmed,
    withheld: figures.withheld,
    incomplete: figures.incomplete,
    missing: summary.stations - figures.confirmed - figures.withheld - figures.incomplete,
    corrections: figures.corrections,
    brokenRules: figures.brokenRules,
    warnings: figures.warnings,
    totals: figures.totals,
    reported: figures.reported,
    acts: engine.tree.signedSize,
    seconds: Math.round(seconds * 100) / 100,
    checkpoint: engine.tree.checkpoint,
    rejected: summary.faults,
    rejectedCount: summary.faultCount,
  };
}

/** The rows left out, one line each, for a person. */
export const rejectedLines = (report: ReplayReport): string[] => {
  const lines = report.rejected.map((fault) => faultText(fault));
  const more = report.rejectedCount - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
};
