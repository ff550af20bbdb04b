// A reason that everybody will read: in the log, under the officer's number, for ever. It says so beside the
// field, and that no name belongs there.
import { useId } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';

/** As act.md has it for every text. */
export const REASON_CHARS_MAX = 2_000;

export type ReasonFieldProps = {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly label?: string;
  readonly optional?: boolean;
  readonly fault?: string | undefined;
};

/** One line of what was typed: no act holds a line break. */
export const reasonText = (value: string): string => value.replaceAll(/\s+/g, ' ').trim();

export function ReasonField({ value, onValue, label, optional = false, fault }: ReasonFieldProps) {
  const { say } = useDesk();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {label ?? say('desk.reason')}
        {optional && <small> {say('desk.optional')}</small>}
      </label>
      <textarea
        id={id}
        rows={3}
        maxLength={REASON_CHARS_MAX}
        required={!optional}
        value={value}
        aria-describedby={`${id}-about`}
        aria-invalid={fault !== undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <small id={`${id}-about`}>{fault ?? say('desk.reason.public')}</small>
    </div>
  );
}
