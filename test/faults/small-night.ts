// A small night, for tests of faults: the acts of a small election, in groups, with snapshots between them,
// on a disk and a store that may fail. When something fails, the process is gone; another is opened on what
// is left and the group is sent again, as officers do. In the end the auditor looks at all of it.
import { createMemoryStore } from '../../src/server/memory-store.ts';
import { formatPolicy } from '../../src/core/policy.ts';
import { isRefusal } from '../../src/base/result.ts';
import { actId } from '../../src/core/parse.ts';
import type { SignedAct } from '../../src/core/act.ts';
import { openEngine, type Engine, type EngineOptions } from '../../src/server/engine.ts';
import type { Receipt } from '../../src/server/intake.ts';
import type { Disk } from '../../src/server/disk.ts';
import type { Batch, Store } from '../../src/server/store.ts';
import { terang } from '../../src/system.ts';
import { FOUNDED_MS, GOOD_FORM, MiniElection, NIGHT_MS } from '../simulator/mini-election.ts';
import { castOf, preparations } from '../simulator/mini-log.ts';
import { audit, type Evidence } from './auditor.ts';
import { ModelDisk, type DiskFault } from './model-disk.ts';
import { WatchedStore, type Rows } from './watched-store.ts';

export const DIR = '/tree';

type Commit = (batch: Batch, real: Store['commit']) => Promise<void>;

/** What goes wrong, once, in the first process. */
export type Fault = {
  readonly disk?: DiskFault;
  /** The process dies at the nth time that it comes to this step. */
  readonly step?: { readonly name: string; readonly nth: number };
  /** In the place of the nth commit. */
  readonly commit?: { readonly nth: number; readonly run: Commit };
};

export type Group =
  | { readonly ms: number; readonly acts: readonly SignedAct[]; readonly refused?: SignedAct }
  | { readonly snapshot: 'all' | 'some' };

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** Everything that is sent, in order. Made once: the same bytes in every run. */
export function groupsOf(mini: MiniElection): Group[] {
  const cast = castOf(mini);
  const [founding, ...rest] = preparations(mini, cast);
  const people = Object.keys(cast).length + mini.root.length;
  const foundingId = actId(founding!.bytes);
  const late = { at: '2024-02-14T11:00:05Z' };
  return [
    { ms: FOUNDED_MS, acts: [founding!] },
    ...chunks(rest, 7).map((acts) => ({ ms: Date.parse('2024-02-04T00:00:00Z'), acts })),
    { ms: Date.parse('2024-02-13T00:00:05Z'), acts: [mini.freeze(people, people, foundingId)] },
    { snapshot: 'some' },
    { ms: NIGHT_MS, acts: [mini.enter(cast.kpps1, GOOD_FORM), mini.enter(cast.kpps2, GOOD_FORM)] },
    { snapshot: 'some' },
    {
      ms: NIGHT_MS + 9_000,
      acts: [mini.enter(cast.kppslN1, GOOD_FORM)],
      refused: mini.enter(cast.kpps3, GOOD_FORM, late),
    },
    { ms: NIGHT_MS + 9_500, acts: [mini.enter(cast.kppslN2, GOOD_FORM)] },
    { snapshot: 'all' },
  ];
}

export class SmallNight {
  readonly mini = new MiniElection();
  readonly disk = new ModelDisk();
  watched: WatchedStore;
  /** Rows as stored, where the store itself can be asked. */
  storedRows: (() => Promise<Rows>) | undefined;
  readonly receipts: Receipt[] = [];
  readonly time = { ms: FOUNDED_MS };
  readonly more: Partial<EngineOptions>;
  policy: string;
  /** Processes that were opened. */
  opened = 0;
  /** Operations of the first process that changed the disk; whether its fault came. */
  operations = () => 0;
  faultCame = () => false;
  /** A storage that cannot be read, while it has an error here. */
  readonly reads: { fail: Error | undefined } = { fail: undefined };
  #kill = (): void => undefined;
  engine: Engine | undefined;
  /** Called when a process has failed, before the next is opened. */
  onFault = (): void => undefined;

  constructor(more: Partial<EngineOptions> = {}, store: Store = createMemoryStore()) {
    this.more = more;
    this.watched = new WatchedStore(store);
    this.policy = formatPolicy([{ key: this.mini.log.key }], [], 0);
  }

  /** Opens a process on what there is. Throws as openEngine does. */
  async open(fault: Fault = {}): Promise<Engine> {
    this.#kill();
    this.opened++;
    const disk = this.disk.session(fault.disk);
    let commits = 0;
    const store = this.watched.session(this.reads, (batch, real) =>
      ++commits === fault.commit?.nth ? fault.commit.run(batch, real) : real(batch),
    );
    this.#kill = () => {
      disk.kill();
      store.kill();
    };
    const came = { step: false };
    if (this.opened === 1) {
      this.operations = disk.count;
      const { nth = Number.POSITIVE_INFINITY } = fault.commit ?? {};
      this.faultCame = () => disk.hit() || came.step || commits >= nth;
    }
    const kill = this.#kill;
    let seen = 0;
    const step = (name: string): void => {
      if (name !== fault.step?.name || ++seen !== fault.step.nth) return;
      came.step = true;
      kill();
      throw new Error(`killed at ${name}`);
    };
    this.engine = await this.#openOn(disk.disk, store.store, step);
    return this.engine;
  }

  /** Opens another process while the first goes on: what nobody should do. */
  openBeside(): Promise<Engine> {
    return this.#openOn(this.disk.session().disk, this.watched.session(this.reads).store);
  }

  #openOn(disk: Disk, store: Store, step: (name: string) => void = () => undefined): Promise<Engine> {
    const { mini, time } = this;
    return openEngine({
      system: terang(),
      store,
      dir: DIR,
      disk,
      log: mini.log,
      publisher: mini.actSigner,
      witnesses: [],
      quorum: 0,
      clock: () => time.ms,
      objects: mini.objectMap,
      durable: true,
      step,
      ...this.more,
    });
  }

  /** The process dies now. */
  kill(): void {
    this.#kill();
  }

  /** All groups of the night. */
  acts(): Group[] {
    return groupsOf(this.mini);
  }

  /** The whole night; whatever fails is opened anew and done again, at most a few times. */
  async play(fault: Fault = {}): Promise<this> {
    let next = fault;
    for (const group of groupsOf(this.mini)) {
      for (let tries = 1; ; tries++) {
        try {
          const engine = this.engine ?? (await this.open(next));
          next = {};
          await this.send(engine, group);
          break;
        } catch (cause) {
          if (tries === 4) throw cause;
          next = {};
          this.onFault();
          this.onFault = () => undefined;
          // A snapshot that failed is taken up by the same process where that one still stands.
          const stands = 'snapshot' in group && this.engine?.sequencer.failure === undefined && tries === 1;
          if (!stands) this.engine = undefined;
        }
      }
    }
    return this;
  }

  /** Sends a group and keeps its receipts. Rejects when an act has none. */
  async send({ sequencer, snapshot }: Engine, group: Group): Promise<void> {
    if ('snapshot' in group) return await snapshot(group.snapshot === 'all');
    this.time.ms = group.ms;
    const refused = group.refused && sequencer.submit(group.refused).catch(() => undefined);
    const outcomes = await Promise.allSettled(group.acts.map((act) => sequencer.submit(act)));
    let failed: unknown;
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') failed = outcome.reason;
      else if (isRefusal(outcome.value)) failed = new Error(`refused: ${JSON.stringify(outcome.value)}`);
      else this.receipts.push({ ...outcome.value });
    }
    const answer = await refused;
    if (failed !== undefined) throw failed;
    const refusal = answer && isRefusal(answer) ? answer.refused : undefined;
    if (group.refused && refusal !== 'tally-settled') throw new Error(`not refused as it should: ${refusal}`);
  }

  /** The published tree as the verifier reads it. */
  source = (): Evidence['source'] => this.disk.source(DIR);

  /** Opens once more and has everything looked at. */
  async audit(): Promise<string[]> {
    const engine = await this.open();
    const { mini, watched, receipts, policy } = this;
    return await audit({
      engine,
      mini,
      receipts,
      policy,
      store: watched.inner,
      rows: this.storedRows ?? (() => watched.rows()),
      source: this.source(),
    });
  }
}
