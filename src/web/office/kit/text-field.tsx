// A line of text to be typed, under its label. What the line is for, its attributes say.
import type { InputHTMLAttributes } from 'preact';

type Kept =
  | 'aria-invalid'
  | 'autoCapitalize'
  | 'autoComplete'
  | 'class'
  | 'dir'
  | 'inputMode'
  | 'maxLength'
  | 'placeholder'
  | 'spellcheck';
export type TextFieldProps = Pick<InputHTMLAttributes, Kept> & {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
};

export function TextField({ label, onValue, ...input }: TextFieldProps) {
  return (
    <label class="text-field">
      <span>{label}</span>
      <input autoComplete="off" {...input} onInput={(event) => onValue(event.currentTarget.value)} />
    </label>
  );
}
