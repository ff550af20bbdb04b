// What the acts of a station say about its form over time: each officer's latest reading, the corrections
// with the form they changed, and whether readings ever disagreed. Pure; obeys spec/results.md.
import { principalOf } from '../../../core/act.ts';
import { differences, type Form, sameForm } from '../../../modules/results/form.ts';
import { bodyOf, type StationAct } from '../pages/history.tsx';

export type Reading = {
  readonly officer: string;
  readonly leaf: number;
  readonly received: string;
  readonly form: Form;
};

export type Correction = {
  readonly act: StationAct;
  /** The form before, where one of the acts given has it. */
  readonly before: Form | undefined;
  readonly form: Form;
};

const CORRECT = 'results.tally.correct';

/** Each officer's latest reading, in the order in which the officers first entered. */
export function latestReadings(acts: readonly StationAct[]): Reading[] {
  const readings = new Map<string, Reading>();
  for (const { entry } of acts) {
    const { form } = bodyOf(entry);
    if (!form || entry.act.act === CORRECT) continue;
    // Who signs for another enters in that other's place (spec/results.md).
    const officer = principalOf(entry.act.by);
    readings.set(officer, { officer, leaf: entry.index, received: entry.received, form });
  }
  return [...readings.values()];
}

/**
 * How many latest readings are not the one that two officers agreed on, where a form is in force: what was
 * settled is what the first correction replaced, or else what is in force.
 */
export function readingsAgainst(acts: readonly StationAct[], inForce: Form): number {
  const settled = corrections(acts)[0]?.before ?? inForce;
  return latestReadings(acts).filter(({ form }) => !sameForm(form, settled)).length;
}

/** The corrections among the acts, oldest first. */
export const corrections = (acts: readonly StationAct[]): Correction[] =>
  acts.flatMap((act, i) => {
    const { form } = bodyOf(act.entry);
    if (!form || act.entry.act.act !== CORRECT) return [];
    const earlier = acts.slice(0, i).findLast(({ entry }) => bodyOf(entry).form);
    return [{ act, before: earlier && bodyOf(earlier.entry).form, form }];
  });

/** Whether at some time there were two readings or more and no two of them equal. */
export function everDisputed(acts: readonly StationAct[]): boolean {
  return acts.some((_, i) => {
    const readings = latestReadings(acts.slice(0, i + 1));
    return readings.length > 1 && !readings.some((one, a) => readings.slice(a + 1).some(isSameAs(one)));
  });
}

const isSameAs =
  (one: Reading) =>
  (other: Reading): boolean =>
    differences(one.form, other.form).length === 0;
