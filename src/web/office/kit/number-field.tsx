// A figure to be typed with one thumb: numeric keypad, large digits, nothing but digits taken. Empty is not
// zero: it is null, and stays so until somebody types 0.
import { useId } from 'preact/hooks';

export type NumberFieldProps = {
  readonly label: string;
  /** Said to a screen reader in place of the label where that is only a letter. */
  readonly spoken?: string;
  readonly value: number | null;
  readonly onValue: (value: number | null) => void;
  readonly digitsMax?: number;
  /** Filled in by the app and not typed; typing into it still counts. */
  readonly filled?: boolean;
  /** It does not fit with others; what it is, is said beside it. */
  readonly invalid?: boolean;
  readonly disabled?: boolean;
  readonly name?: string;
};

/** Larger figures are set smaller, so that their box holds them. */
const LONG = 9_999;

/** Digits of other scripts are read as well: a keyboard may offer them. */
export const digitsOf = (text: string): string => latinDigits(text).replaceAll(/\D/g, '');

function latinDigits(text: string): string {
  return text
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replaceAll(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
}

/** One whole number, its thousands set apart or not. */
const FIGURE = /^\s*(?:\d+|\d{1,3}(?:[.,\s]\d{3})+)\s*$/;

/**
 * The figure that a pasted text is; undefined when it is none or too long. Typing shows what becomes of each
 * key; of a pasted "12,5" nobody would see that it became 125.
 */
export function pastedFigure(text: string, digitsMax: number): number | undefined {
  const latin = latinDigits(text);
  const digits = digitsOf(latin);
  return FIGURE.test(latin) && digits.length <= digitsMax ? Number(digits) : undefined;
}

export function NumberField(props: NumberFieldProps) {
  const { label, spoken, value, onValue, digitsMax = 7, filled, invalid, disabled, name } = props;
  const id = useId();
  return (
    <label class={filled ? 'number-field filled' : 'number-field'} for={id}>
      {label !== '' && (
        <span class="number-label" aria-hidden={spoken === undefined ? undefined : 'true'}>
          {label}
        </span>
      )}
      <input
        id={id}
        name={name}
        class={value !== null && value > LONG ? 'number long' : 'number'}
        dir="ltr"
        type="text"
        inputMode="numeric"
        pattern="[0-9]*"
        enterKeyHint="next"
        autoComplete="off"
        aria-label={spoken}
        aria-invalid={invalid}
        disabled={disabled}
        value={value === null ? '' : String(value)}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => event.key === 'Enter' && toNext(event)}
        onPaste={(event) => {
          event.preventDefault();
          const figure = pastedFigure(event.clipboardData?.getData('text') ?? '', digitsMax);
          if (figure !== undefined) onValue(figure);
        }}
        onInput={(event) => {
          const digits = digitsOf(event.currentTarget.value).slice(0, digitsMax);
          // What is no digit vanishes at once, also where the value does not change by it.
          if (event.currentTarget.value !== digits) event.currentTarget.value = digits;
          onValue(digits === '' ? null : Number(digits));
        }}
      />
    </label>
  );
}

/** Enter goes to the next figure: the keypad's own key for it. */
function toNext(event: KeyboardEvent): void {
  event.preventDefault();
  const fields = [...document.querySelectorAll<HTMLInputElement>('main input.number:not(:disabled)')];
  const next = fields[fields.indexOf(event.target as HTMLInputElement) + 1];
  if (next) next.focus();
  else (event.target as HTMLInputElement).blur();
}
