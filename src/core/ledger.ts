// The state that admission works on: records at hand, and what the acts of a batch have changed in records
// and sums. It does no IO: whoever drives it brings the records first, and takes the changes away after.
// Reading a record that was not brought is a bug, not an absent record: it throws.
import { ancestorsOf } from '../base/unit.ts';
import type { Contribution, Election, StateRecord } from './define.ts';

export type SumsKey = `${string} ${string}`;
export type Deltas = Map<SumsKey, Map<string, number>>;

/** Unit and scope of a sums row. Units and scopes hold no space. */
export const sumsKey = (unit: string, scope: string): SumsKey => `${unit} ${scope}`;

/** Changes since the last `take`: whole new records, and what to add to sums. */
export type Changes = { readonly records: Map<string, StateRecord>; readonly deltas: Deltas };

export class Ledger {
  election: Election | undefined;
  lastReceivedMs = 0;
  size = 0;
  readonly #records = new Map<string, StateRecord | undefined>();
  readonly #nation = new Map<string, Record<string, number>>();
  #changed = new Map<string, StateRecord>();
  #deltas: Deltas = new Map();

  /** Brings records to hand; what is at hand already is newer and stays. */
  bring(keys: Iterable<string>, found: ReadonlyMap<string, StateRecord>): void {
    for (const key of keys) if (!this.#records.has(key)) this.#records.set(key, found.get(key));
  }

  /** Brings the nation's sums of a scope, once, before the first act. */
  bringNation(scope: string, sums: Readonly<Record<string, number>>): void {
    this.#nation.set(scope, { ...sums });
  }

  has(key: string): boolean {
    return this.#records.has(key);
  }

  read(key: string): StateRecord | undefined {
    if (!this.#records.has(key)) throw new Error(`record not at hand: ${key}`);
    return this.#records.get(key);
  }

  write(key: string, record: StateRecord): void {
    this.#records.set(key, record);
    this.#changed.set(key, record);
  }

  nationSums(scope: string): Readonly<Record<string, number>> {
    return this.#nation.get(scope) ?? {};
  }

  /** Replaces a record's old part in the sums by its new one, along the units above it. */
  contribute(before: Contribution | undefined, after: Contribution | undefined): void {
    if (before) this.#add(before, -1);
    if (after) this.#add(after, 1);
  }

  #add(part: Contribution, sign: 1 | -1): void {
    // A station's own sums are its record; rows begin at the village.
    const units = part.unit.length === 13 ? ancestorsOf(part.unit) : [part.unit, ...ancestorsOf(part.unit)];
    for (const unit of units) {
      const key = sumsKey(unit, part.scope);
      let delta = this.#deltas.get(key);
      if (!delta) this.#deltas.set(key, (delta = new Map()));
      for (const metric in part.sums) {
        const value = part.sums[metric];
        if (value) delta.set(metric, (delta.get(metric) ?? 0) + sign * value);
      }
    }
    this.#addToNation(part, sign);
  }

  #addToNation(part: Contribution, sign: 1 | -1): void {
    let sums = this.#nation.get(part.scope);
    if (!sums) this.#nation.set(part.scope, (sums = {}));
    for (const metric in part.sums) sums[metric] = (sums[metric] ?? 0) + sign * (part.sums[metric] ?? 0);
  }

  /** The changes so far, and a fresh start for the next batch. */
  take(): Changes {
    const changes = { records: this.#changed, deltas: this.#deltas };
    this.#changed = new Map();
    this.#deltas = new Map();
    return changes;
  }

  /** Lets go of records beyond `max`, oldest brought first; those in `keep` stay. */
  forget(max: number, keep: ReadonlySet<string>): void {
    for (const key of this.#records.keys()) {
      if (this.#records.size <= max) return;
      if (!keep.has(key) && !this.#changed.has(key)) this.#records.delete(key);
    }
  }
}

/** Old row plus delta; metrics that become zero are left out, so that equal states have equal rows. */
export function addSums(
  row: Readonly<Record<string, number>>,
  delta: ReadonlyMap<string, number>,
): Readonly<Record<string, number>> {
  const sums: Record<string, number> = { ...row };
  for (const [metric, value] of delta) {
    const sum = (sums[metric] ?? 0) + value;
    if (sum === 0) delete sums[metric];
    else sums[metric] = sum;
  }
  return sums;
}
