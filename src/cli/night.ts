// `terang night`, the main job: the real night of an area through the running service, in the order in which
// the forms came in. It says where to look at once, shows how far it is, lets the verifier judge at the end,
// and goes on serving.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isRefusal } from '../base/result.ts';
import { formatVkey } from '../core/note.ts';
import { figuresOf } from './figures.ts';
import { storedKeys } from './keys.ts';
import { figuresTable, verdictLines } from './night-report.ts';
import { progressBar } from './progress.ts';
import { readElection, RESULTS_FILE, REVISIONS_FILE } from './rehearsal/election-files.ts';
import { rehearsalStream, type RehearsalStream, type RehearsalSummary } from './rehearsal/stream.ts';
import type { RehearsalItem } from './rehearsal/signed-act.ts';
import { refreshViews } from './refresh-views.ts';
import { objectMap } from './replay.ts';
import { startService, type Service } from './service.ts';
import { verifyTreeDir } from './verify.ts';

export type NightOptions = {
  readonly area: string;
  readonly dir: string;
  readonly seed: string;
  readonly port: number;
  readonly host: string;
  /** Seconds of the real night in one second; quiet stretches over an hour are passed over. */
  readonly speed: number;
  readonly databaseUrl?: string | undefined;
  /** Ends after the table instead of serving on. */
  readonly once: boolean;
  /** Called once the service runs; the caller stops it on Ctrl-C. */
  readonly onService?: (service: Service) => void;
};

const QUIET_MS_MAX = 3_600_000;
const WITNESSES = 2;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Runs the night. Resolves with the verifier's exit code, after the table; the service still runs unless
 * `once`.
 */
export async function night(options: NightOptions, stopped: AbortSignal): Promise<number> {
  const area = options.area === 'ID' ? 'all' : options.area;
  const dir = join(options.dir, `night-${area}`);
  const keys = await storedKeys(join(dir, 'keys'), `rehearsal.terang/${area}`);
  const files = await readElection();
  const time = { ms: 0 };
  const service = await startService({
    dir,
    keys,
    objects: objectMap(files),
    clock: () => time.ms,
    host: options.host,
    port: options.port,
    databaseUrl: options.databaseUrl,
    ownWitnesses: WITNESSES,
    witnesses: [],
    quorum: WITNESSES,
    logLevel: 'warn',
    onFailure: (what) => process.stderr.write(`terang: ${what}\n`),
  });
  options.onService?.(service);
  say(`\n  Terang · rehearsal of the night of 14 February 2024 · area ${area}`);
  say(`  public site   ${service.siteUrl}`);
  say(`  API           ${service.apiUrl}/api/v1/openapi.json\n`);
  const done = service.engine.tree.size - (await snapshotsIn(service));
  if (done > 0) say(`  resuming after ${done.toLocaleString('en')} acts that are in the log already\n`);
  const stream = rehearsalStream({
    seed: options.seed,
    files,
    area,
    rowsPath: fileURLToPath(RESULTS_FILE),
    revisionsPath: fileURLToPath(REVISIONS_FILE),
    skip: done,
    publisherKey: keys.publisherKey,
    logVkey: formatVkey(keys.log.key),
  });
  const summary = await stream.summary;
  await play({ service, stream, summary, time, speed: options.speed, stopped, done });
  if (stopped.aborted) return 130;
  await service.engine.snapshot(true);
  const code = await judge(service, summary, area);
  if (!options.once) say(`\n  ${service.siteUrl} goes on serving; Ctrl-C ends it.`);
  return code;
}

type Play = {
  readonly service: Service;
  readonly stream: RehearsalStream;
  readonly summary: RehearsalSummary;
  readonly time: { ms: number };
  readonly speed: number;
  readonly stopped: AbortSignal;
  /** Acts that were in the log before. */
  readonly done: number;
};

async function play({ service, stream, summary, time, speed, stopped, done }: Play): Promise<void> {
  const total = summary.acts.founding + summary.acts.night;
  const bar = progressBar(total, false);
  const over = new AbortController();
  const views = refreshViews(service.engine, over.signal);
  const pace = pacer(speed, stopped);
  let seen = done;
  let before: Promise<unknown> = Promise.resolve();
  try {
    for await (const items of stream) {
      if (stopped.aborted) break;
      seen += items.length;
      for (const run of pace.runs(items)) {
        await pace.until(run);
        if (stopped.aborted) break;
        await before;
        before = Promise.all(run.items.map((item) => send(service, item, time)));
        before.catch(() => undefined);
      }
      bar.to(seen);
    }
    await before;
  } finally {
    bar.end();
    over.abort();
    await views;
  }
}

async function send(
  { engine }: Service,
  { signed, receivedMs }: RehearsalItem,
  time: { ms: number },
): Promise<void> {
  time.ms = receivedMs;
  const outcome = await engine.sequencer.submit(signed);
  if (isRefusal(outcome)) throw new Error(`the log refused an act of the rehearsal: ${outcome.refused}`);
}

/** Snapshot acts are the only ones in the log that are not the rehearsal's. */
async function snapshotsIn({ engine }: Service): Promise<number> {
  const list = await engine.files.read('snapshots.ndjson');
  return list ? Buffer.from(list).toString().split('\n').length - 1 : 0;
}

type Run = { readonly dueMs: number; readonly items: RehearsalItem[] };

/** Acts that fall into the same fifth of a second go together. */
const RUN_MS = 200;

/** Lets the night pass at its factor. The founding is not paced: nobody waits for a decree. */
function pacer(speed: number, stopped: AbortSignal) {
  let lastMs: number | undefined;
  let passedMs = 0;
  let startedMs: number | undefined;
  const due = ({ phase, receivedMs }: RehearsalItem): number => {
    if (phase === 'founding') return 0;
    passedMs += lastMs === undefined ? 0 : Math.min(receivedMs - lastMs, QUIET_MS_MAX);
    lastMs = receivedMs;
    return Math.ceil(passedMs / speed / RUN_MS) * RUN_MS;
  };
  return {
    runs(items: readonly RehearsalItem[]): Run[] {
      const runs: Run[] = [];
      for (const item of items) {
        const dueMs = due(item);
        const last = runs.at(-1);
        if (last?.dueMs === dueMs) last.items.push(item);
        else runs.push({ dueMs, items: [item] });
      }
      return runs;
    },
    async until({ dueMs }: Run): Promise<void> {
      if (dueMs === 0) return;
      startedMs ??= performance.now();
      const waitMs = startedMs + dueMs - performance.now();
      if (waitMs > 0) await pause(waitMs, undefined, { signal: stopped }).catch(() => undefined);
    },
  };
}

async function judge(service: Service, summary: RehearsalSummary, area: string): Promise<number> {
  const { engine, treeDir, policyFile } = service;
  const contest = engine.state.ledger.election?.contests[0];
  if (!contest) throw new Error('nothing was founded');
  const figures = await figuresOf(engine.state, contest, area === 'all' ? 'ID' : area);
  say(figuresTable(area, contest, figures, summary));
  say('\n  the verifier reads the whole log …');
  const verdict = await verifyTreeDir(treeDir, policyFile);
  for (const line of verdictLines(verdict)) say(`  ${line}`);
  return verdict.code;
}
