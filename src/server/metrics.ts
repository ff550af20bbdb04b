// What the running server says of itself, for Prometheus. Figures of the machine, never of an election or a
// person: labels are closed lists, so that nobody can make a series grow.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { isCode } from '../core/codes.ts';
import type { Store } from './store.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is read at the moment of asking. */
export type Gauges = { readonly lead: boolean; readonly queued: number; readonly treeSize: number };

export type Metrics = {
  readonly text: (now: Gauges) => Promise<string>;
  readonly contentType: string;
  /** One act was answered: `receipt`, or the code of its refusal, after so many seconds. */
  readonly answered: (outcome: string, seconds: number) => void;
  readonly committed: (acts: number, seconds: number) => void;
  /** Somebody signed in, or was refused with a code. */
  readonly signedIn: (kind: 'key' | 'passkey', outcome: string) => void;
  /** A photograph was kept, or a piece of one refused with a code. */
  readonly photographed: (outcome: string) => void;
  readonly requested: (route: string, status: number, seconds: number) => void;
};

/** A word of a closed list, so that nobody can make a series grow. */
const closedWord = (outcome: string, good: string): string =>
  outcome === good || isCode(outcome) ? outcome : 'other';

/** The series, by what they measure. */
function seriesIn(registers: [Registry]) {
  const histogram = (name: string, help: string, buckets: number[], labelNames: string[] = []) =>
    new Histogram({ name, help, buckets, labelNames, registers });
  return {
    acts: new Counter({
      name: 'terang_acts_total',
      help: 'Acts answered',
      labelNames: ['outcome'],
      registers,
    }),
    signIns: new Counter({
      name: 'terang_sign_ins_total',
      help: 'Attempts to sign in',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    photographs: new Counter({
      name: 'terang_photographs_total',
      help: 'Photographs kept, and pieces refused',
      labelNames: ['outcome'],
      registers,
    }),
    ack: histogram('terang_ack_seconds', 'From act to receipt', SECONDS),
    commit: histogram('terang_commit_seconds', 'One commit', SECONDS),
    batch: histogram('terang_batch_acts', 'Acts in a commit', [1, 5, 20, 100, 250, 500, 1000, 2000]),
    requests: histogram('terang_request_seconds', 'Requests', SECONDS, ['route', 'status']),
    lead: new Gauge({ name: 'terang_lead', help: '1 when this process is the one writer', registers }),
    queue: new Gauge({ name: 'terang_queue_acts', help: 'Acts waiting to be judged', registers }),
    tree: new Gauge({ name: 'terang_tree_leaves', help: 'Leaves in the log as committed', registers }),
  };
}

/** Metrics with a registry of their own, so that several servers may live in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const series = seriesIn([registry]);
  return {
    contentType: registry.contentType,
    async text({ lead, queued, treeSize }) {
      series.lead.set(lead ? 1 : 0);
      series.queue.set(queued);
      series.tree.set(treeSize);
      return registry.metrics();
    },
    answered(outcome, seconds) {
      series.acts.inc({ outcome: closedWord(outcome, 'receipt') });
      if (outcome === 'receipt') series.ack.observe(seconds);
    },
    committed(count, seconds) {
      series.batch.observe(count);
      series.commit.observe(seconds);
    },
    signedIn: (kind, outcome) => series.signIns.inc({ kind, outcome: closedWord(outcome, 'opened') }),
    photographed: (outcome) => series.photographs.inc({ outcome: closedWord(outcome, 'kept') }),
    requested: (route, status, seconds) =>
      series.requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
  };
}

/** The same store, with its commits measured. */
export function meterStore(store: Store, metrics: Metrics): Store {
  const commit: Store['commit'] = async (batch) => {
    const start = performance.now();
    await store.commit(batch);
    metrics.committed(batch.acts.length, (performance.now() - start) / 1000);
  };
  return { ...store, commit };
}
