// Appoints one officer: name, role, unit, term, the last day of the invitation, why. The same way as a
// file of many, with one line: looked at as a whole before, kept on the device before it is sent.
import { useState } from 'preact/hooks';
import { isRefusal } from '../../../../base/result.ts';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { Notice } from '../../kit/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { ReasonField, reasonText } from '../parts/reason-field.tsx';
import { type Appointing, AppointingRight, useAppointing, useAppointingHands } from './appointing.tsx';
import { begin, groundsFor } from './begin.ts';
import { type Bad, judgeLines } from './judge-lines.ts';
import { zonesOf } from './look-up-units.ts';
import { type Person, PersonFields } from './person-fields.tsx';
import { TermFields, useTerms } from './term-fields.tsx';

export function AppointOne() {
  const { say } = useDesk();
  const appointing = useAppointing();
  return appointing.right ? (
    // Another right appoints other roles elsewhere: what was chosen under the first is no choice under it.
    <OneForm key={appointing.right.for} {...appointing} right={appointing.right} />
  ) : (
    <Notice kind="signal" title={say('appoint.not-yours')} />
  );
}

type OneFormProps = Appointing & { readonly right: NonNullable<Appointing['right']> };

function OneForm({ right, rights, roles, choose }: OneFormProps) {
  const desk = useDesk();
  const { say, election, office } = desk;
  const [person, setPerson] = useState<Person>({ name: '', role: roles[0], unit: '', participant: '' });
  const [reason, setReason] = useState('');
  const [bad, setBad] = useState<Bad['faults']>([]);
  const [refused, setRefused] = useState<string>();
  const [fault, setFault] = useState<string>();
  const terms = useTerms();
  const hands = useAppointingHands(right.for);
  const sign = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { name, participant, role = '', unit } = person;
    const zones = await zonesOf(office.api, [unit], () => undefined);
    setRefused(isRefusal(zones) ? zones.refused : undefined);
    if (isRefusal(zones)) return;
    const line = {
      line: 1,
      unit,
      role,
      name: name.trim(),
      from: terms.from,
      until: terms.until,
      participant,
    };
    const judged = judgeLines([line], [], groundsFor(desk, right, terms, zones));
    setBad(judged.bad[0]?.faults ?? []);
    setFault(hands?.fault);
    if (judged.good.length === 0 || hands?.fault !== undefined) return;
    await begin(desk, judged.good, { right, terms, reason: reasonText(reason), hands });
  };
  return (
    <form class="appoint" onSubmit={(event) => void sign(event)}>
      <h1>{say('appoint.one')}</h1>
      <p class="lead">{say('appoint.one.lead')}</p>
      {refused !== undefined && <RefusalNotice say={say} code={refused} />}
      <AppointingRight rights={rights} right={right} onChoose={choose} />
      <PersonFields person={person} roles={roles} from={right.unit ?? right.seat.unit} onPerson={setPerson} />
      <TermFields terms={terms} />
      <ReasonField value={reason} onValue={setReason} optional={election.phase === 'before'} />
      {hands?.choice}
      <Faults faults={bad} />
      {fault !== undefined && <p class="urgent">{fault}</p>}
      <p class="buttons">
        <button>{say('appoint.sign')}</button>
      </p>
    </form>
  );
}

function Faults({ faults }: { readonly faults: Bad['faults'] }) {
  const { say } = useDesk();
  if (faults.length === 0) return null;
  return (
    <Notice kind="signal" live title={say('appoint.mend')}>
      <ul>
        {faults.map(({ fault }) => (
          <li>{say(`line.${fault}`, { first: 1 })}</li>
        ))}
      </ul>
    </Notice>
  );
}
