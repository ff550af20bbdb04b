// A question with two answers, none chosen beforehand, each as large as a thumb.
import { useId } from 'preact/hooks';

export type YesNoProps = {
  readonly label: string;
  readonly yes: string;
  readonly no: string;
  readonly value: boolean | undefined;
  readonly onValue: (value: boolean) => void;
};

export function YesNo({ label, yes, no, value, onValue }: YesNoProps) {
  const name = useId();
  const choice = (answer: boolean, text: string) => (
    <label class="choice">
      <input type="radio" name={name} checked={value === answer} onChange={() => onValue(answer)} />
      <span>{text}</span>
    </label>
  );
  return (
    <fieldset class="yes-no">
      <legend>{label}</legend>
      {choice(true, yes)}
      {choice(false, no)}
    </fieldset>
  );
}
