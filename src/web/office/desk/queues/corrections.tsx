// Corrections of a form, newest first: old beside new, who signed, why. Read, not worked off.
import { useDesk } from '../desk-context.ts';
import { ComparedForms } from '../form/compared-forms.tsx';
import { OfficerName } from '../officers/officer-name.tsx';
import { historyLines, signersIn } from '../units/history.ts';
import type { StationRecords } from '../units/station-records.ts';

export type CorrectionsProps = {
  readonly station: string;
  readonly records: StationRecords;
  readonly zone: string;
};

export function Corrections({ records, zone }: CorrectionsProps) {
  const { say, format, contest } = useDesk();
  const lines = historyLines(records.acts).filter(({ act }) => act.act === 'results.tally.correct');
  return (
    <>
      {lines.map(({ act, before, form, leaf, reason, received }) => (
        <section class="correction">
          <h3>{say('correct.item', { time: format.time(received, zone), leaf })}</h3>
          <p>
            {signersIn(act).map(({ officer }) => (
              <OfficerName officer={officer} />
            ))}
          </p>
          {reason !== undefined && (
            <p>
              {say('history.reason')} <bdi>{reason}</bdi>
            </p>
          )}
          {form && (
            <ComparedForms
              caption={say('correct.item', { time: format.time(received, zone), leaf })}
              contest={contest}
              forms={[
                ...(before ? [{ head: say('correct.old'), form: before }] : []),
                { head: say('correct.new'), form },
              ]}
            />
          )}
        </section>
      ))}
    </>
  );
}
