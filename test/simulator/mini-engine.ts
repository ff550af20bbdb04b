// A running log of the small election, on any store and directory: the engine as the server runs it, with a
// clock tests move.
import { isRefusal } from '../../src/base/result.ts';
import type { SignedAct } from '../../src/core/act.ts';
import { openEngine, type Engine, type EngineOptions } from '../../src/server/engine.ts';
import type { Receipt } from '../../src/server/intake.ts';
import type { Store } from '../../src/server/store.ts';
import { terang } from '../../src/system.ts';
import { FOUNDED_MS, GOOD_FORM, MiniElection, NIGHT_MS } from './mini-election.ts';
import { castOf, preparations, type Cast } from './mini-log.ts';

export class MiniEngine {
  readonly mini: MiniElection;
  readonly cast: Cast;
  readonly time: { ms: number };
  readonly engine: Engine;

  constructor(mini: MiniElection, time: { ms: number }, engine: Engine) {
    this.mini = mini;
    this.cast = castOf(mini);
    this.time = time;
    this.engine = engine;
  }

  static async open(store: Store, dir: string, more: Partial<EngineOptions> = {}): Promise<MiniEngine> {
    const mini = new MiniElection();
    const time = { ms: FOUNDED_MS };
    const engine = await openEngine({
      system: terang(),
      store,
      dir,
      log: mini.log,
      publisher: mini.actSigner,
      witnesses: [],
      quorum: 0,
      clock: () => time.ms,
      objects: mini.objectMap,
      durable: false,
      ...more,
    });
    return new MiniEngine(mini, time, engine);
  }

  async must(signed: SignedAct): Promise<Receipt> {
    const outcome = await this.engine.sequencer.submit(signed);
    if (isRefusal(outcome)) throw new Error(`refused: ${outcome.refused} ${JSON.stringify(outcome.detail)}`);
    return outcome;
  }

  /** Founds, brings everybody into office, freezes; it is then the evening of voting day. */
  async prepare(): Promise<void> {
    const [founding, ...rest] = preparations(this.mini, this.cast);
    const founded = await this.must(founding!);
    this.time.ms = Date.parse('2024-02-04T00:00:00Z');
    for (const act of rest) await this.must(act);
    this.time.ms = Date.parse('2024-02-13T00:00:05Z');
    const people = Object.keys(this.cast).length + this.mini.root.length;
    await this.must(this.mini.freeze(people, people, founded.act));
    this.time.ms = NIGHT_MS;
  }

  /** Both members of one station enter the same form. */
  async confirmOne(form: object = GOOD_FORM): Promise<Receipt[]> {
    const { kpps1, kpps2 } = this.cast;
    return [await this.must(this.mini.enter(kpps1, form)), await this.must(this.mini.enter(kpps2, form))];
  }
}
