// Each step of an act's way alone, one after the other, nothing overlapping: where the time goes. The steps
// are the server's own, called in the order in which the sequencer calls them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from '../src/base/result.ts';
import { admitOne, parseSigned, prepare, type Admitted, type Parsed } from '../src/server/admission.ts';
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

async function onTheWay(parts: LogParts, sample: Sample, watch: Stopwatch): Promise<number> {
  const { store, keys, objects, treeDir, witnesses } = parts;
  const system = terang();
  const objectText = (hash: string): string | undefined => objects.get(hash);
  const stopping = new AbortController();
  const files = await openTree(treeDir, { durable: true });
  const tree = new TreeWriter(files, keys.log, cosigners(witnesses, WITNESSES, stopping.signal));
  await tree.open(store);
  const state = new State(system, store, objectText);
  await state.open(0);

  const batch = async (items: readonly RehearsalItem[]): Promise<void> => {
    const parsed: Parsed[] = await watch.time('parse', () =>
      items.map(({ signed }) => orThrow(parseSigned(system, signed))),
    );
    const checked = await watch.time('check', () => prepare(state, parsed));
    const admitted: Admitted[] = await watch.time('judge', () =>
      parsed.map((one, i) => {
        const receivedMs = items[i]?.receivedMs ?? 0;
        return orThrow(admitOne(system, state, one, checked.get(one.id), receivedMs, objectText));
      }),
    );
    const before = await store.head();
    const planned: Planned = await watch.time('merkle', () => tree.plan(admitted.map(({ entry }) => entry)));
    await watch.time('commit', async () => {
      const rows = await state.rowsOf(state.ledger.take());
      const acts = admitted.map(({ leaf, entry }, i) => ({
        id: leaf.id, entry, leafHash: planned.leafHashes[i] as Uint8Array,
      }));
      await store.commit({ before, after: planned.head, acts, ...rows });
    });
    const { proof } = await watch.time('publish', () => tree.publish(planned));
    await watch.time('receipts', () => admitted.map(({ leaf }) => proof(leaf.index)));
  };

  let waiting: RehearsalItem[] = [];
  let acts = 0;
  for await (const items of readSample(sample)) {
    waiting.push(...items);
    while (waiting.length >= BATCH) {
      await batch(waiting.splice(0, BATCH));
      acts += BATCH;
    }
  }
  if (waiting.length > 0) await batch(waiting);
  return acts + waiting.length;
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
