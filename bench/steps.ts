// Each step of an act's way alone, one after the other, nothing overlapping: where the time goes. The steps
// are the server's own, called in the order in which the sequencer calls them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from '../src/base/result.ts';
import {
  admitOne,
  parseSigned,
  prepare,
  type Admitted,
  type Checked,
  type Parsed,
} from '../src/server/admission.ts';
import { cosigners } from '../src/server/cosigners.ts';
import { State } from '../src/server/state.ts';
import { openTree } from '../src/server/tree-files.ts';
import { TreeWriter, type Planned } from '../src/server/tree-writer.ts';
import { terang } from '../src/system.ts';
import type { Limits } from './limits.ts';
import { startLogParts, WITNESSES, type LogParts } from './log-parts.ts';
import type { Row } from './row.ts';
import { readSample, type Sample } from './sample.ts';
import type { RehearsalItem } from '../src/cli/rehearsal/signed-act.ts';

const BATCH = 1_000;
/** Not counted: the founding, which reads the whole tree of units, and an engine still cold. */
const WARM_BATCHES = 2;
const STEPS = ['parse', 'check', 'judge', 'merkle', 'commit', 'publish', 'receipts'] as const;
type Step = (typeof STEPS)[number];

class Stopwatch {
  readonly ms = new Map<Step, number>();
  async time<T>(step: Step, work: () => T | Promise<T>): Promise<T> {
    const startedMs = performance.now();
    const value = await work();
    this.ms.set(step, (this.ms.get(step) ?? 0) + performance.now() - startedMs);
    return value;
  }
}

function orThrow<T>(value: T): Exclude<T, { refused: string }> {
  if (isRefusal(value)) throw new Error(`an act of the rehearsal was refused: ${value.refused}`);
  return value as Exclude<T, { refused: string }>;
}

/** The sequencer's steps, one after the other. */
class Way {
  readonly #system = terang();
  readonly #store: LogParts['store'];
  readonly #objectText: (hash: string) => string | undefined;
  readonly #tree: TreeWriter;
  readonly #state: State;
  readonly #watch: Stopwatch;

  constructor({ store, objects }: LogParts, tree: TreeWriter, watch: Stopwatch) {
    this.#store = store;
    this.#objectText = (hash) => objects.get(hash);
    this.#tree = tree;
    this.#state = new State(this.#system, store, this.#objectText);
    this.#watch = watch;
  }

  async open(): Promise<void> {
    await this.#tree.open(this.#store);
    await this.#state.open(0);
  }

  async batch(items: readonly RehearsalItem[]): Promise<void> {
    const watch = this.#watch;
    const parsed = await watch.time('parse', () =>
      items.map(({ signed }) => orThrow(parseSigned(this.#system, signed))),
    );
    const checked = await watch.time('check', () => prepare(this.#state, parsed));
    const admitted = await watch.time('judge', () =>
      parsed.map((one, i) => this.#admit(one, checked.get(one.id), items[i]?.receivedMs ?? 0)),
    );
    const planned = await this.#commit(admitted);
    const { proof } = await watch.time('publish', () => this.#tree.publish(planned));
    await watch.time('receipts', () => admitted.map(({ leaf }) => proof(leaf.index)));
  }

  #admit(parsed: Parsed, checked: Checked | undefined, receivedMs: number): Admitted {
    return orThrow(admitOne(this.#system, this.#state, parsed, checked, receivedMs, this.#objectText));
  }

  async #commit(admitted: readonly Admitted[]): Promise<Planned> {
    const before = await this.#store.head();
    const planned = await this.#watch.time('merkle', () =>
      this.#tree.plan(admitted.map(({ entry }) => entry)),
    );
    await this.#watch.time('commit', async () => {
      const rows = await this.#state.rowsOf(this.#state.ledger.take());
      const acts = admitted.map(({ leaf, entry }, i) => {
        return { id: leaf.id, entry, leafHash: planned.leafHashes[i] as Uint8Array };
      });
      await this.#store.commit({ before, after: planned.head, acts, ...rows });
    });
    return planned;
  }
}

async function onTheWay(parts: LogParts, sample: Sample, watch: Stopwatch): Promise<number> {
  const files = await openTree(parts.treeDir, { durable: true });
  const asked = cosigners(parts.witnesses, WITNESSES, new AbortController().signal);
  const way = new Way(parts, new TreeWriter(files, parts.keys.log, asked), watch);
  await way.open();
  const waiting: RehearsalItem[] = [];
  let acts = 0;
  let warm = WARM_BATCHES;
  for await (const items of readSample(sample)) {
    waiting.push(...items);
    acts += items.length;
    while (waiting.length >= BATCH) {
      await way.batch(waiting.splice(0, BATCH));
      warm -= 1;
      if (warm !== 0) continue;
      acts = waiting.length;
      watch.ms.clear();
    }
  }
  if (waiting.length > 0) await way.batch(waiting);
  return acts;
}

/** Acts a second of each step, over a whole sample. */
export async function measureSteps({ sample, limits }: { sample: Sample; limits: Limits }): Promise<Row[]> {
  const dir = await mkdtemp(join(tmpdir(), 'terang-bench-steps-'));
  const parts = await startLogParts(dir);
  try {
    const watch = new Stopwatch();
    const acts = await onTheWay(parts, sample, watch);
    const rate = (step: Step): number => (1_000 * acts) / (watch.ms.get(step) ?? 0);
    const all = STEPS.reduce((sum, step) => sum + (watch.ms.get(step) ?? 0), 0);
    const row = (step: Step, what: string, more: Partial<Row> = {}): Row => {
      const share = `${Math.round((100 * (watch.ms.get(step) ?? 0)) / all)} % of the way`;
      return { what, ours: rate(step), unit: 'acts/s', note: share, ...more };
    };
    return [
      row('parse', 'parse, shape, canonical, id'),
      row('check', 'signatures', { limit: limits.signatures, limitOf: 'P-256' }),
      row('judge', 'judge, apply, sums, entry'),
      row('merkle', 'leaf hashes, tiles, bundles', { limit: limits.hashes, limitOf: 'SHA-256' }),
      row('commit', 'commit', { limit: limits.rows, limitOf: 'rows' }),
      row('publish', 'files, checkpoint, two cosignatures'),
      row('receipts', 'proofs of inclusion'),
      { what: 'all steps, nothing overlapping', ours: (1_000 * acts) / all, unit: 'acts/s' },
    ];
  } finally {
    await parts.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
