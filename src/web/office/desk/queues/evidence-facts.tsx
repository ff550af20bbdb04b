// What others say about a form: pages photographed, who attests it, who contradicts it, objections. It
// confirms nothing and holds up nothing; it is there to be looked at.
import { formHash } from '../../../../modules/results/evidence.ts';
import { cellName } from '../../../../modules/results/words/cell-name.ts';
import { useDesk } from '../desk-context.ts';
import { OfficerName } from '../officers/officer-name.tsx';
import type { StationRecords } from '../units/station-records.ts';
import { objectionsOf, type SaidObjection } from './said.ts';
import { roleName } from '../officers/role-name.ts';

export function EvidenceFacts({ records }: { readonly records: StationRecords }) {
  const { say } = useDesk();
  const { acts, evidence, tally } = records;
  const named = Object.values(evidence.attestations);
  const form = tally?.form ? formHash(tally.form) : undefined;
  const attested = named.filter((hash) => hash === form).length;
  const contradicted = form === undefined ? 0 : named.length - attested;
  return (
    <section class="evidence">
      <h3>{say('evidence.title')}</h3>
      {evidence.pages.length === 0 ? (
        <p class="aside">{say('evidence.no-pages')}</p>
      ) : (
        <ul class="pages">
          {evidence.pages.map(({ hash, page }) => (
            <li>
              <a href={`/evidence/${hash}`} target="_blank" rel="noreferrer">
                {say('evidence.page', { page })}
              </a>
            </li>
          ))}
        </ul>
      )}
      {form !== undefined && named.length > 0 && (
        <p class={contradicted > 0 ? 'urgent' : undefined}>
          {say('evidence.attested', { attested, contradicted })}
        </p>
      )}
      {objectionsOf(evidence, acts).map((objection) => (
        <ObjectionText objection={objection} />
      ))}
    </section>
  );
}

/** An objection as it was written, and its answer. */
export function ObjectionText({ objection }: { readonly objection: SaidObjection }) {
  const { say, contest } = useDesk();
  const { answer, category, fields, isOpen, officer, reason, leaf, role } = objection;
  const nameOf = (path: string): string => cellName(say, contest, path);
  return (
    <div class="objection">
      <p>
        <b>{say(`objection.${category}`)}</b> · {roleName(say, role)}{' '}
        {officer !== undefined && <OfficerName officer={officer} />}{' '}
        <small>{say('history.leaf', { leaf })}</small>
      </p>
      {reason !== undefined && (
        <p>
          <bdi>{reason}</bdi>
        </p>
      )}
      {fields.length > 0 && <p>{say('objection.fields', { fields: fields.map(nameOf).join('; ') })}</p>}
      {isOpen && <p class="urgent">{say('objection.open')}</p>}
      {answer && (
        <p>
          <b>{say(`answer.${answer.answer}`)}</b> <bdi>{answer.reason}</bdi>{' '}
          <OfficerName officer={answer.officer} />
        </p>
      )}
    </div>
  );
}
