// The form in force of a station: the rules that it breaks, in words, and the form as the paper has it
// with the same rules drawn on it.
import type { ComponentChildren } from 'preact';
import type { Tally } from '../../../../modules/results/record.ts';
import { useDesk } from '../desk-context.ts';
import { BrokenRules, useVerdicts } from './broken-rules.tsx';
import { FormSheet } from './form-sheet.tsx';

export type FormInForceProps = {
  readonly station: string;
  readonly tally: Tally;
  /** What may be decided about it, between the rules and the sheet. */
  readonly children?: ComponentChildren;
};

export function FormInForce({ tally: { form }, ...rest }: FormInForceProps) {
  return form && <Sheet {...rest} form={form} />;
}

type SheetProps = Omit<FormInForceProps, 'tally'> & { readonly form: NonNullable<Tally['form']> };

function Sheet({ station, form, children }: SheetProps) {
  const { say, contest } = useDesk();
  const verdicts = useVerdicts({ form, contest, station });
  const caption = say('station.form', { contest: contest.name });
  return (
    <>
      <BrokenRules form={form} contest={contest} station={station} />
      {children}
      <FormSheet form={form} contest={contest} caption={caption} verdicts={verdicts} />
    </>
  );
}
