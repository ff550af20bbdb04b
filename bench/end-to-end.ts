// The whole way: signed acts → sequencer on PostgreSQL → two witnesses → receipts. First as many as it
// takes (closed loop), then a steady stream as a night brings it (open loop: an act is sent when its time
// has come, whatever became of those before), through the HTTP endpoint too, then with public views made
// each second.
import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal } from '../src/base/result.ts';
import { publisherOf } from '../src/cli/keys.ts';
import type { RehearsalItem } from '../src/cli/rehearsal/signed-act.ts';
import { openEngine, type Engine } from '../src/server/engine.ts';
import { terang } from '../src/system.ts';
import { sendOverHttp } from './http-load.ts';
import type { Limits } from './limits.ts';
import { startLogParts, WITNESSES } from './log-parts.ts';
import { cpuSeconds, memoryMb, percentile } from './measure.ts';
import type { Row } from './row.ts';
import { readSample, type Sample } from './sample.ts';
import { progressBar } from '../src/cli/progress.ts';

export type EndToEnd = {
  readonly sample: Sample;
  readonly limits: Limits;
  readonly dir: string;
  readonly loads: boolean;
};

const AT_ONCE = 6_000;
const TICK_MS = 10;
const BUSY_PAUSE_MS = 250;
const STEADY_PER_SECOND = 2_000;
const FRESH_PER_SECOND = 1_000;
const STEADY_ACTS = 16_000;
const HTTP_ACTS = 16_000;
const FRESH_ACTS = 10_000;
const VIEWS_PAUSE_MS = 1_000;

/** An engine, and the acts still to be sent to it. */
class Load {
  readonly engine: Engine;
  readonly #time: { ms: number };
  readonly #lots: AsyncGenerator<RehearsalItem[]>;
  #next: RehearsalItem[] = [];

  constructor(engine: Engine, time: { ms: number }, lots: AsyncGenerator<RehearsalItem[]>) {
    this.engine = engine;
    this.#time = time;
    this.#lots = lots;
  }

  async take(count: number): Promise<RehearsalItem[]> {
    while (this.#next.length < count) {
      const lot = await this.#lots.next();
      if (lot.done) break;
      this.#next.push(...lot.value);
    }
    return this.#next.splice(0, count);
  }

  /** The log's clock stands at the time the act came in on the night. */
  setClock(item: RehearsalItem | undefined): void {
    this.#time.ms = Math.max(this.#time.ms, item?.receivedMs ?? 0);
  }

  /** Sends an act; resolves with its leaf when the receipt is there. */
  async send(item: RehearsalItem): Promise<number> {
    this.setClock(item);
    let outcome = await this.engine.sequencer.submit(item.signed);
    // Told to come back, an officer's telephone comes back; the time goes on counting.
    while (isRefusal(outcome) && outcome.refused === 'busy') {
      await pause(BUSY_PAUSE_MS);
      outcome = await this.engine.sequencer.submit(item.signed);
    }
    if (isRefusal(outcome)) throw new Error(`an act of the rehearsal was refused: ${outcome.refused}`);
    // Who sent it reads its proof: making it is part of the work.
    if (outcome.proof === '' || outcome.entry === '') throw new Error('an empty receipt');
    return outcome.leaf;
  }
}

type Sustained = { readonly perSecond: number; readonly cpuMicros: number; readonly acts: number };

/** Sends acts with a fixed number on the way. */
async function sustained(load: Load, count: number): Promise<Sustained> {
  const bar = progressBar(count, false);
  const onTheWay: Promise<unknown>[] = [];
  const [startedMs, startedCpu] = [performance.now(), cpuSeconds()];
  let acts = 0;
  while (acts < count) {
    const items = await load.take(Math.min(500, count - acts));
    if (items.length === 0) break;
    acts += items.length;
    const lot = Promise.all(items.map((item) => load.send(item)));
    lot.catch(() => undefined);
    onTheWay.push(lot);
    if (onTheWay.length * 500 >= AT_ONCE) await onTheWay.shift();
    bar.to(acts, 'sustained');
  }
  await Promise.all(onTheWay);
  bar.end();
  const seconds = (performance.now() - startedMs) / 1_000;
  return { perSecond: acts / seconds, cpuMicros: (1e6 * (cpuSeconds() - startedCpu)) / acts, acts };
}

type Sent = { readonly sentMs: number; readonly leaf: number };

/**
 * Sends each act when its time has come. Milliseconds from then to the receipt, and where each one
 * stands.
 */
async function steady(load: Load, items: readonly RehearsalItem[], perSecond: number) {
  const startedMs = performance.now();
  const acks: number[] = [];
  const waiting: Promise<Sent>[] = [];
  for (let sent = 0; sent < items.length;) {
    const due = Math.min(items.length, Math.floor(((performance.now() - startedMs) * perSecond) / 1_000));
    for (; sent < due; sent++) {
      const item = items[sent];
      // The time it was due counts, also when this loop was late: who waits does not care why.
      const dueMs = startedMs + (1_000 * sent) / perSecond;
      if (!item) continue;
      waiting.push(
        load.send(item).then((leaf) => {
          acks.push(performance.now() - dueMs);
          return { sentMs: dueMs, leaf };
        }),
      );
    }
    await pause(TICK_MS);
  }
  return { acks, sent: await Promise.all(waiting) };
}

/** Refreshes the views again and again, as the night does; notes when each size could be read. */
async function refreshViews(
  { engine }: Load,
  over: AbortSignal,
): Promise<{ size: number; seenMs: number }[]> {
  const seen: { size: number; seenMs: number }[] = [];
  while (!over.aborted) {
    const startedMs = performance.now();
    await engine.snapshot();
    const latest = JSON.parse(Buffer.from((await engine.files.read('latest.json')) ?? '{}').toString()) as {
      size: number;
    };
    const endedMs = performance.now();
    seen.push({ size: latest.size, seenMs: endedMs });
    await pause(Math.max(0, VIEWS_PAUSE_MS - (endedMs - startedMs)));
  }
  return seen;
}

async function freshness(load: Load): Promise<Row[]> {
  await load.engine.snapshot();
  const over = new AbortController();
  const views = refreshViews(load, over.signal);
  const { sent } = await steady(load, await load.take(FRESH_ACTS), FRESH_PER_SECOND);
  over.abort();
  const seen = await views;
  await load.engine.snapshot();
  const last = performance.now();
  const ages = sent.map(
    ({ leaf, sentMs }) => (seen.find(({ size }) => size > leaf)?.seenMs ?? last) - sentMs,
  );
  const note = `${FRESH_PER_SECOND}/s`;
  return [
    { what: 'act sent → in the public view file, p50', ours: percentile(ages, 0.5), unit: 'ms', note },
    {
      what: 'act sent → in the public view file, p99',
      ours: percentile(ages, 0.99),
      unit: 'ms',
      note,
      target: { atMost: 2_000 },
    },
  ];
}

const latencyRows = (name: string, acks: readonly number[]): Row[] => [
  { what: `${name}, p50`, ours: percentile(acks, 0.5), unit: 'ms', note: `${STEADY_PER_SECOND}/s offered` },
  {
    what: `${name}, p99`,
    ours: percentile(acks, 0.99),
    unit: 'ms',
    note: `${STEADY_PER_SECOND}/s offered`,
    target: { atMost: 1_000 },
  },
];

async function underLoads(load: Load, store: Parameters<typeof sendOverHttp>[0]['store']): Promise<Row[]> {
  const calm = await steady(load, await load.take(STEADY_ACTS), STEADY_PER_SECOND);
  const items = await load.take(HTTP_ACTS);
  load.setClock(items.at(-1));
  const { engine } = load;
  const http = await sendOverHttp({ engine, store, items, perSecond: STEADY_PER_SECOND });
  const more = await load.take(HTTP_ACTS);
  load.setClock(more.at(-1));
  const fast = await sendOverHttp({ engine, store, items: more, perSecond: Number.POSITIVE_INFINITY });
  return [
    ...latencyRows('acknowledgement', calm.acks),
    ...latencyRows('acknowledgement, HTTP batches of 100', http.acks),
    {
      what: 'sustained, HTTP batches of 100',
      ours: fast.perSecond,
      unit: 'acts/s',
      note: 'sender on the same cores',
    },
    ...(await freshness(load)),
  ];
}

/** Runs a sample through a log of its own in `dir`, which then holds the published tree. */
export async function measureEndToEnd({ sample, limits, dir, loads }: EndToEnd): Promise<Row[]> {
  const parts = await startLogParts(dir);
  const time = { ms: 0 };
  try {
    const { store, keys, objects, witnesses, treeDir } = parts;
    const engine = await openEngine({
      system: terang(),
      store,
      dir: treeDir,
      log: keys.log,
      publisher: publisherOf(keys),
      witnesses,
      quorum: WITNESSES,
      clock: () => time.ms,
      objects,
      durable: true,
    });
    const load = new Load(engine, time, readSample(sample));
    const reserved = loads ? STEADY_ACTS + 2 * HTTP_ACTS + FRESH_ACTS : 0;
    const done = await sustained(load, sample.acts - reserved);
    const memory = memoryMb();
    const note = `${done.acts.toLocaleString('en')} acts`;
    const target = { target: { atLeast: 5_000 } };
    const rows: Row[] = [
      {
        what: 'sustained, receipted',
        ours: done.perSecond,
        unit: 'acts/s',
        limit: limits.signatures,
        limitOf: 'P-256',
        note,
        ...target,
      },
      { what: 'server, processor time', ours: done.cpuMicros, unit: 'µs/act', note },
      { what: 'server, memory', ours: memory.most, unit: 'MiB', note, target: { atMost: 1_024 } },
      ...(loads ? await underLoads(load, store) : []),
    ];
    const startedMs = performance.now();
    await engine.snapshot(true);
    const seconds = (performance.now() - startedMs) / 1_000;
    await engine.stop();
    // With loads, views were made all the time; without, every view of the night is made here at once.
    const what = `${loads ? 'last' : 'all'} views and open data, published`;
    return [...rows, { what, ours: seconds, unit: 's', note }];
  } finally {
    await parts.stop();
  }
}
