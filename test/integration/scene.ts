// Chance from a seed, and what is known of an election before two judges: who is there, what was handed over,
// so that acts by chance are mostly such as an honest officer might send. For tests.
import type { Person } from '../simulator/mini-election.ts';
import type { Hand, Sent, TwoJudges } from './two-judges.ts';

export const UNITS = [
  'ID', '17', '99', '1701', '1702', '9901', '170101', '170102', '1701012001', '1701012002', '1701022001',
  '1701012001001', '1701012001002', '1701012001003', '1701012002001', '1701012002002', '1701022001001',
  '1702012001001', '9901010001001', '9901010001002', '1701012001009',
];
export const STATIONS = UNITS.filter((unit) => unit.length === 13);
export const HOUR = 3_600_000;

/** A sequence of numbers from a seed (mulberry32). */
export class Chance {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }

  below(n: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  }

  in100(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

type Given = { giver: Person; receiver: Person; acts: readonly string[]; unit: string };

export const stampOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

export class Scene {
  readonly chance: Chance;
  readonly judges: TwoJudges;
  /** Ids of objections that were taken. */
  readonly objections: string[] = [];
  readonly given: Given[] = [];
  /** Appointed by chance, with or without a key. */
  readonly fresh: Person[] = [];
  readonly #gone = new Set<string>();

  constructor(judges: TwoJudges, seed: number) {
    this.judges = judges;
    this.chance = new Chance(seed);
  }

  remember({ act, hands, body, unit }: Sent, id: string): void {
    const { officer, acts = [] } = body as { officer?: string; acts?: readonly string[] };
    const { people } = this.judges;
    const giver = hands[0]?.person;
    const receiver = people.find((one) => one.officer === officer);
    if (act === 'results.evidence.object') this.objections.push(id);
    if (act === 'registry.delegation.grant' && giver && receiver)
      this.given.push({ giver, receiver, acts, unit });
    if (act === 'registry.key.enrol' && giver) {
      this.#gone.delete(giver.officer);
      if (!people.includes(giver)) people.push(giver);
    }
    const ends = act === 'registry.officer.revoke' || act === 'registry.key.revoke';
    if (ends && officer !== undefined) this.#gone.add(officer);
  }

  /** Somebody of these roles who is in office, or, seldom, anybody. */
  person(...roles: string[]): Person {
    const { people } = this.judges;
    const fitting = people.filter(({ role, officer }) => roles.includes(role) && !this.#gone.has(officer));
    return this.chance.pick(this.chance.in100(6) || fitting.length === 0 ? people : fitting);
  }

  /** Who signs: herself, or in a right that somebody gave her. */
  hand(act: string, ...roles: string[]): Hand {
    const fits = ({ acts, giver }: Given): boolean => acts.includes(act) && roles.includes(giver.role);
    const given = this.given.slice(-40).filter((one) => fits(one) || this.chance.in100(2));
    if (given.length > 0 && this.chance.in100(50)) {
      const { giver, receiver, unit } = this.chance.pick(given);
      return { person: receiver, giver, within: unit };
    }
    const person = this.person(...roles);
    return this.chance.in100(2) ? { person, giver: this.chance.pick(this.judges.people) } : { person };
  }

  /** A unit that goes with who acts, or, seldom, any. */
  unit(hand: Hand, units: readonly string[] = UNITS): string {
    const unit = hand.within ?? hand.person.unit;
    const near = units.filter((one) => unit === 'ID' || one.startsWith(unit));
    return this.chance.pick(this.chance.in100(6) || near.length === 0 ? units : near);
  }

  head(record: string): string | null {
    return this.chance.in100(92) ? (this.judges.heads.get(record) ?? null) : null;
  }

  /** A time of the next six hours, or of the hour before now. */
  soon(from = this.judges.nowMs): string {
    return stampOf(from + this.chance.below(6 * HOUR));
  }
}
