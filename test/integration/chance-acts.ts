// Acts by chance, one after another, put before two judges; one in twelve is spoilt in one place. For tests.
import { ACTS_OF_OFFICE } from './acts-of-office.ts';
import { ACTS_OF_THE_DAY } from './acts-of-the-day.ts';
import { HOUR, Scene, UNITS } from './scene.ts';
import type { Sent, TwoJudges } from './two-judges.ts';

export type Asked = { sent: Sent; core: string; verifier: string; spoilt: boolean };

export class ChanceActs {
  readonly #scene: Scene;

  constructor(judges: TwoJudges, seed: number) {
    this.#scene = new Scene(judges, seed);
  }

  /** Sends one act; what both took is remembered. */
  next(): Asked {
    const { chance, judges } = this.#scene;
    judges.nowMs += 1_000 + chance.below(chance.in100(1) ? 5 * HOUR : 60_000);
    const sent = chance.pick([...ACTS_OF_OFFICE, ...ACTS_OF_THE_DAY])(this.#scene);
    const spoilt = chance.in100(8);
    if (spoilt) this.#spoil(sent);
    const { core, verifier, id } = judges.send(sent);
    if (core === 'taken') this.#scene.remember(sent, id);
    return { sent, core, verifier, spoilt };
  }

  /** One thing goes wrong. */
  #spoil(sent: Sent): void {
    const { chance, judges } = this.#scene;
    const body = sent.body as Record<string, unknown>;
    const name = chance.pick(Object.keys(body));
    const ways = [
      () => (sent.unit = chance.pick(UNITS)),
      () => (sent.record = `${sent.record}0`),
      () => (sent.hands = [...sent.hands, { person: chance.pick(judges.people) }]),
      () => (sent.hands = [...sent.hands, ...sent.hands]),
      () => (sent.atMs = judges.nowMs + chance.pick([11 * 60_000, -HOUR, -900 * HOUR])),
      () => (sent.basis = 'a'.repeat(64)),
      () => delete body[name],
      () => (body[name] = chance.pick([null, '', 0, -1, 'x', [], {}, 'a'.repeat(64)])),
    ];
    chance.pick(ways)();
  }
}
