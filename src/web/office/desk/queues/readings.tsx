// What each officer read from the paper, side by side, newest at the right: the cells that differ first.
import type { Tally } from '../../../../modules/results/record.ts';
import { useDesk } from '../desk-context.ts';
import { ComparedForms } from '../form/compared-forms.tsx';
import { OfficerName } from '../officers/officer-name.tsx';

/** Columns that a telephone can still show; older readings are in the history. */
const READINGS_MAX = 4;

export function Readings({ tally }: { readonly tally: Tally }) {
  const { say, contest } = useDesk();
  const readings = tally.entries
    .flatMap(({ form, leaf, officer }) => (form ? [{ form, leaf, officer }] : []))
    .sort((a, b) => a.leaf - b.leaf)
    .slice(-READINGS_MAX);
  return (
    <section class="readings">
      <h3>{say('readings.title')}</h3>
      {readings.length === 1 && <p>{say('readings.one')}</p>}
      <ComparedForms
        caption={say('readings.title')}
        contest={contest}
        forms={readings.map(({ form, leaf, officer }) => ({
          form,
          head: (
            <>
              <OfficerName officer={officer} />
              <br />
              <small>{say('history.leaf', { leaf })}</small>
            </>
          ),
        }))}
      />
    </section>
  );
}
