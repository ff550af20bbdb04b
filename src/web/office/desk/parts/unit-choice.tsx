// Chooses a unit of one level below one's own, step by step down the tree by name, or by its code.
import { useEffect, useState } from 'preact/hooks';
import { levelOf } from '../../../../base/unit.ts';
import type { UnitAnswer } from '../../device/api.ts';
import { useDesk } from '../desk-context.ts';
import { unitTitle } from './unit-path.tsx';

export type UnitChoiceProps = {
  readonly from: string;
  /** Length of the codes that can be chosen; 0 is the nation. */
  readonly level: number;
  /** A unit on the way there will do as well. */
  readonly anyLevel?: boolean;
  readonly onUnit: (unit: string) => void;
};

export function UnitChoice({ from, level, anyLevel = false, onUnit }: UnitChoiceProps) {
  const { say } = useDesk();
  const [steps, setSteps] = useState<readonly string[]>([]);
  const at = steps.at(-1) ?? from;
  const fits = levelOf(at) === level || (anyLevel && steps.length > 0);
  useEffect(() => onUnit(fits ? at : ''), [at, fits]);
  const choose = (i: number, unit: string): void =>
    setSteps(unit === '' ? steps.slice(0, i) : [...steps.slice(0, i), unit]);
  const parents = [from, ...steps].filter((unit) => levelOf(unit) < level);
  return (
    <fieldset class="field unit-choice">
      <legend>{say('unit-choice.title')}</legend>
      {parents.length === 0 && (
        <p>
          <code>{from}</code>
        </p>
      )}
      {parents.map((unit, i) => (
        <Step key={unit} unit={unit} value={steps[i] ?? ''} onValue={(child) => choose(i, child)} />
      ))}
    </fieldset>
  );
}

type StepProps = { readonly unit: string; readonly value: string; readonly onValue: (unit: string) => void };

function Step({ unit, value, onValue }: StepProps) {
  const { say, units } = useDesk();
  const [found, setFound] = useState<UnitAnswer>();
  useEffect(() => {
    let here = true;
    void units.unit(unit).then((answer) => here && setFound(answer));
    return () => void (here = false);
  }, [unit]);
  return (
    <label class="text-field">
      <span>{say(`units.below.${levelOf(unit)}`)}</span>
      <select value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{say(found ? 'unit-choice.choose' : 'desk.loading')}</option>
        {(found?.children ?? []).map((child) => (
          <option value={child.unit}>{`${unitTitle(say, child)} · ${child.unit}`}</option>
        ))}
      </select>
    </label>
  );
}
