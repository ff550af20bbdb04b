// A superior enters, under her own signature, what came from a key that no longer counts
// (spec/results.md, takeover): from the squares or file that the officer gave over, or from the paper
// with the number of the refused act. It is an entry like any other and needs a second, equal one.
import { useState } from 'preact/hooks';
import type { Json } from '../../../../base/canonical.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { ATTEMPT, tallyKey } from '../../../../modules/results/record.ts';
import { asTyped, type Cells, formOf } from '../../form/cells.ts';
import { stationName } from '../../app/place-name.ts';
import { go } from '../../app/routes.ts';
import { readUnsent } from '../../device/outbox.ts';
import { Notice } from '../../kit/notice.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { useDesk } from '../desk-context.ts';
import { BrokenRules } from '../form/broken-rules.tsx';
import { FormEditor } from '../form/form-editor.tsx';
import { TakeIn } from '../hands/take-in.tsx';
import { ReasonField, reasonText } from '../parts/reason-field.tsx';
import { rightFor } from '../rights.ts';

const ACT = 'results.tally.takeover';

type Refused = { readonly of: string; readonly form: Form | undefined };

/** The entries of this station and contest among acts that were handed over, by their ids. */
function entriesIn(value: Json, election: string, record: string): Refused[] {
  return readUnsent(value, election, 0).items.flatMap(({ act, id }) =>
    act.record === record && act.act.startsWith('results.tally.')
      ? [{ of: id, form: (act.body as { form?: Form }).form }]
      : [],
  );
}

export function Takeover({ station }: { readonly station: string }) {
  const { say, election, contest, rights } = useDesk();
  const [refused, setRefused] = useState<Refused>();
  const [fault, setFault] = useState<string>();
  const record = tallyKey(station, contest.id, ATTEMPT);
  if (!rightFor(rights, ACT, station)) return <Notice kind="signal" title={say('takeover.not-yours')} />;
  const taken = (value: Json): void => {
    const [found] = entriesIn(value, election.election, record).reverse();
    setFault(found ? undefined : 'takeover.fault.none');
    if (found) setRefused(found);
  };
  return (
    <>
      <h1>
        {say('takeover.title')} · {stationName(say, station)} <code>{station}</code>
      </h1>
      <p>{say('takeover.lead', { contest: contest.name })}</p>
      {refused === undefined ? (
        <>
          <TakeIn kinds={['U']} label={say('takeover.take-in')} onValue={(_, value) => taken(value)} />
          {fault !== undefined && <Notice kind="signal" live title={say(fault)} />}
          <ByNumber onOf={(of) => setRefused({ of, form: undefined })} />
        </>
      ) : (
        <TakeoverForm station={station} record={record} refused={refused} />
      )}
    </>
  );
}

/** From paper, with the number of the act that was refused. */
function ByNumber({ onOf }: { readonly onOf: (of: string) => void }) {
  const { say } = useDesk();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const open = (event: Event): void => {
    event.preventDefault();
    const of = text.trim().toLowerCase();
    setWrong(!/^[0-9a-f]{64}$/.test(of));
    if (/^[0-9a-f]{64}$/.test(of)) onOf(of);
  };
  return (
    <form onSubmit={open}>
      <h2>{say('takeover.by-number')}</h2>
      <TextField
        label={say('takeover.number')}
        class="code-input hash-input"
        dir="ltr"
        value={text}
        aria-invalid={wrong}
        onValue={setText}
      />
      {wrong && <p class="urgent">{say('takeover.number.wrong')}</p>}
      <p class="buttons">
        <button class="second">{say('takeover.from-paper')}</button>
      </p>
    </form>
  );
}

type TakeoverFormProps = { readonly station: string; readonly record: string; readonly refused: Refused };

function TakeoverForm({ station, record, refused }: TakeoverFormProps) {
  const { say, contest, rights, decide, tell } = useDesk();
  const [cells, setCells] = useState((): Cells => (refused.form ? asTyped(refused.form) : {}));
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const right = rightFor(rights, ACT, station);
  const form = formOf(cells, contest);
  const sign = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (form.IV === null) return setFault('takeover.fault.empty');
    if (reasonText(reason) === '') return setFault('takeover.fault.reason');
    await decide({
      act: ACT,
      unit: station,
      record,
      body: { attempt: ATTEMPT, contest: contest.id, form, of: refused.of, reason: reasonText(reason) },
      ...(right?.for === undefined ? {} : { for: right.for }),
    });
    tell(say('takeover.signed'));
    go('tps', station);
  };
  return (
    <form onSubmit={(event) => void sign(event)}>
      <p>
        {say('takeover.of')} <code>{refused.of}</code>
      </p>
      <p>{say(refused.form ? 'takeover.compare' : 'takeover.type')}</p>
      <FormEditor
        cells={cells}
        contest={contest}
        {...(refused.form ? { before: refused.form } : {})}
        onCells={setCells}
      />
      <BrokenRules form={form} contest={contest} station={station} />
      <ReasonField value={reason} onValue={setReason} />
      {fault !== undefined && <Notice kind="signal" live title={say(fault)} />}
      <p class="buttons">
        <button>{say('takeover.sign')}</button>
      </p>
    </form>
  );
}
