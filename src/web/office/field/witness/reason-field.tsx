// A reason that all the world will read for ever: asks for no names, stops numbers by which a person is
// known, and says how much room is left.
import { useId } from 'preact/hooks';
import { useScreen } from '../../app/use-office.ts';
import { personalIn, reasonOf } from './personal.ts';

/** What the log takes is longer; a reason that can be read on a notice board is not. */
export const REASON_CHARS_MAX = 1000;

export type ReasonFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
};

/** Whether a text can be signed as a reason. */
export const isReason = (text: string): boolean =>
  reasonOf(text) !== '' && text.length <= REASON_CHARS_MAX && personalIn(text) === undefined;

export function ReasonField({ label, value, onValue }: ReasonFieldProps) {
  const { say } = useScreen();
  const id = useId();
  const fault = personalIn(value);
  return (
    <div class="text-field">
      <label for={id}>{label}</label>
      <p class="aside" id={`${id}-public`}>
        {say('witness.reason.public')}
      </p>
      <textarea
        id={id}
        dir="auto"
        rows={4}
        maxLength={REASON_CHARS_MAX}
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-public ${id}-fault`}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <p class="fault" id={`${id}-fault`} role="status">
        {fault === undefined ? '' : say(`witness.reason.${fault}`)}
      </p>
      {value.length > REASON_CHARS_MAX * 0.8 && (
        <p class="aside">{say('witness.reason.room', { left: REASON_CHARS_MAX - value.length })}</p>
      )}
    </div>
  );
}
