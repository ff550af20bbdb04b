// The form in force of a station: the rules that it breaks, in words, and the form as the paper has it with the
// same rules drawn on it.
import type { Tally } from '../../../../modules/results/record.ts';
import { useDesk } from '../desk-context.ts';
import { BrokenRules, useVerdicts } from './broken-rules.tsx';
import { FormSheet } from './form-sheet.tsx';

export function FormInForce({
  station,
  tally: { form },
}: {
  readonly station: string;
  readonly tally: Tally;
}) {
  return form && <Sheet station={station} form={form} />;
}

function Sheet({ station, form }: { readonly station: string; readonly form: NonNullable<Tally['form']> }) {
  const { say, contest } = useDesk();
  const verdicts = useVerdicts({ form, contest, station });
  const caption = say('station.form', { contest: contest.name });
  return (
    <>
      <BrokenRules form={form} contest={contest} station={station} />
      <FormSheet form={form} contest={contest} caption={caption} verdicts={verdicts} />
    </>
  );
}
