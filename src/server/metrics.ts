// What the running server says of itself, for Prometheus. Figures of the machine, never of an election or a person: labels are
// closed lists, so that nobody can make a series grow.
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
  readonly requested: (route: string, status: number, seconds: number) => void;
};

/** Metrics with a registry of their own, so that several servers may live in one process. */
export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const acts = new Counter({ name: 'terang_acts_total', help: 'Acts answered, by outcome', labelNames: ['outcome'], registers });
  const ack = new Histogram({ name: 'terang_ack_seconds', help: 'From act to receipt', buckets: SECONDS, registers });
  const commit = new Histogram({ name: 'terang_commit_seconds', help: 'One commit', buckets: SECONDS, registers });
  const sizes = [1, 5, 20, 100, 250, 500, 1000, 2000];
  const batch = new Histogram({ name: 'terang_batch_acts', help: 'Acts in a commit', buckets: sizes, registers });
  const requests = new Histogram({
    name: 'terang_request_seconds', help: 'Requests, by route and class of status',
    labelNames: ['route', 'status'], buckets: SECONDS, registers,
  });
  const lead = new Gauge({ name: 'terang_lead', help: '1 when this process is the one writer', registers });
  const queue = new Gauge({ name: 'terang_queue_acts', help: 'Acts waiting to be judged', registers });
  const tree = new Gauge({ name: 'terang_tree_leaves', help: 'Leaves in the log as committed', registers });
  return {
    contentType: registry.contentType,
    async text(now) {
      lead.set(now.lead ? 1 : 0);
      queue.set(now.queued);
      tree.set(now.treeSize);
      return registry.metrics();
    },
    answered(outcome, seconds) {
      acts.inc({ outcome: outcome === 'receipt' || isCode(outcome) ? outcome : 'other' });
      if (outcome === 'receipt') ack.observe(seconds);
    },
    committed(count, seconds) {
      batch.observe(count);
      commit.observe(seconds);
    },
    requested: (route, status, seconds) => requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
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
