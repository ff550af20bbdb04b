// The objections on a form that have no answer yet, each with the answer that an officer gives it:
// accepted, or noted, and always why. An objection is never removed, and holds up nothing.
import { useState } from 'preact/hooks';
import { evidenceKey } from '../../../../modules/results/evidence.ts';
import { ATTEMPT } from '../../../../modules/results/record.ts';
import { Notice } from '../../kit/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { ReasonField, reasonText } from '../parts/reason-field.tsx';
import { rightFor } from '../rights.ts';
import type { StationRecords } from '../units/station-records.ts';
import { EvidenceFacts, ObjectionText } from './evidence-facts.tsx';
import { objectionsOf, type SaidObjection } from './said.ts';

const ACT = 'results.evidence.answer';

export type AnswerObjectionsProps = {
  readonly station: string;
  readonly records: StationRecords;
  readonly zone: string;
  readonly onDone: () => void;
};

export function AnswerObjections({ station, records, onDone }: AnswerObjectionsProps) {
  const { say, rights } = useDesk();
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const all = objectionsOf(records.evidence, records.acts);
  const open = all.filter(({ act, isOpen }) => isOpen && !answered.has(act));
  const right = rightFor(rights, ACT, station);
  const done = (id: string): void => {
    setAnswered((now) => new Set([...now, id]));
    if (open.length === 1) onDone();
  };
  return (
    <>
      {open.map((objection) => (
        <section key={objection.act} class="to-answer">
          <ObjectionText objection={objection} />
          {right && <AnswerForm station={station} objection={objection} onDone={() => done(objection.act)} />}
        </section>
      ))}
      {!right && <p class="aside">{say('answer.not-yours')}</p>}
      <EvidenceFacts records={records} />
    </>
  );
}

type AnswerFormProps = {
  readonly station: string;
  readonly objection: SaidObjection;
  readonly onDone: () => void;
};

function AnswerForm({ station, objection, onDone }: AnswerFormProps) {
  const { say, contest, rights, decide, tell } = useDesk();
  const [answer, setAnswer] = useState<'accepted' | 'noted'>();
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const right = rightFor(rights, ACT, station);
  const sign = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (answer === undefined) return setFault('answer.fault.which');
    if (reasonText(reason) === '') return setFault('answer.fault.reason');
    await decide({
      act: ACT,
      unit: station,
      record: evidenceKey(station, contest.id, ATTEMPT),
      body: {
        answer,
        attempt: ATTEMPT,
        contest: contest.id,
        objection: objection.act,
        reason: reasonText(reason),
      },
      ...(right?.for === undefined ? {} : { for: right.for }),
    });
    tell(say('answer.signed'));
    onDone();
  };
  return (
    <form onSubmit={(event) => void sign(event)}>
      <fieldset class="field">
        <legend>{say('answer.title')}</legend>
        {(['accepted', 'noted'] as const).map((each) => (
          <label class="check">
            <input
              type="radio"
              name={`answer-${objection.act}`}
              checked={answer === each}
              onChange={() => setAnswer(each)}
            />
            <span>{say(`answer.choose.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <ReasonField value={reason} onValue={setReason} />
      {fault !== undefined && <Notice kind="signal" live title={say(fault)} />}
      <p class="buttons">
        <button>{say('answer.sign')}</button>
      </p>
    </form>
  );
}
