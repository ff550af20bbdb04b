// A correction of a form in force: the form typed anew from the paper, why, what proves it, and with
// whom. Two officers sign it, each with a key of her own; so it is signed here and then waits for the
// other's hand.
import { useState } from 'preact/hooks';
import type { Form } from '../../../../modules/results/form.ts';
import { sameForm } from '../../../../modules/results/form.ts';
import { ATTEMPT, tallyKey } from '../../../../modules/results/record.ts';
import { asTyped, formOf } from '../../form/cells.ts';
import { linkTo } from '../../app/routes.ts';
import { Notice } from '../../kit/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { BrokenRules } from '../form/broken-rules.tsx';
import { FormEditor } from '../form/form-editor.tsx';
import { CosignerChoice, type Cosigner } from '../hands/cosigner-choice.tsx';
import { ReasonField, reasonText } from '../parts/reason-field.tsx';
import { rightFor } from '../rights.ts';
import type { StationRecords } from '../units/station-records.ts';
import { EvidenceChoice } from './evidence-choice.tsx';

export type CorrectionProps = {
  readonly station: string;
  readonly records: StationRecords;
  readonly onDone: () => void;
};

const ACT = 'results.tally.correct';

export function Correction(props: CorrectionProps) {
  const { say, rights } = useDesk();
  const [open, setOpen] = useState(false);
  const right = rightFor(rights, ACT, props.station);
  if (!right) return <p class="aside">{say('correct.not-yours')}</p>;
  if (open) return <CorrectionForm {...props} />;
  return (
    <p class="buttons">
      <button type="button" onClick={() => setOpen(true)}>
        {say('correct.open')}
      </button>
    </p>
  );
}

function CorrectionForm({ station, records, onDone }: CorrectionProps) {
  const { say, contest, rights, decide, tell } = useDesk();
  const before = records.tally?.form as Form;
  const [cells, setCells] = useState(() => asTyped(before));
  const [reason, setReason] = useState('');
  const [evidence, setEvidence] = useState<string>();
  const [other, setOther] = useState<Cosigner>();
  const [fault, setFault] = useState<string>();
  const form = formOf(cells, contest);
  const right = rightFor(rights, ACT, station);
  const sign = async (event: Event): Promise<void> => {
    event.preventDefault();
    const missing = faultOf(before, form, { reason, evidence, other });
    setFault(missing);
    if (missing !== undefined || !other || !evidence) return;
    await decide({
      act: ACT,
      unit: station,
      record: tallyKey(station, contest.id, ATTEMPT),
      basis: records.tallyHead,
      body: { attempt: ATTEMPT, contest: contest.id, evidence, form, reason: reasonText(reason) },
      ...(right?.for === undefined ? {} : { for: right.for }),
      with: [other.signer],
    });
    tell(say('correct.signed'));
    onDone();
  };
  return (
    <form class="correction-form" onSubmit={(event) => void sign(event)}>
      <h3>{say('correct.title')}</h3>
      <p>{say('correct.lead')}</p>
      <FormEditor cells={cells} contest={contest} before={before} onCells={setCells} />
      <h4>{say('correct.after')}</h4>
      <BrokenRules form={form} contest={contest} station={station} />
      <ReasonField value={reason} onValue={setReason} />
      <EvidenceChoice pages={records.evidence.pages} onHash={setEvidence} />
      <CosignerChoice act={ACT} unit={station} value={other} onValue={setOther} />
      {fault !== undefined && <Notice kind="signal" live title={say(fault)} />}
      <p class="buttons">
        <button>{say('correct.sign')}</button>
        <a class="button second" href={linkTo('tangan')}>
          {say('hands.link')}
        </a>
      </p>
    </form>
  );
}

type Chosen = { readonly reason: string; readonly evidence: string | undefined; readonly other: unknown };

/** What is still missing, as a key of words; the log would refuse each of these. */
function faultOf(before: Form, form: Form, { reason, evidence, other }: Chosen): string | undefined {
  if (sameForm(before, form)) return 'correct.fault.same';
  if (reasonText(reason) === '') return 'correct.fault.reason';
  if (evidence === undefined) return 'correct.fault.evidence';
  return other === undefined ? 'correct.fault.cosigner' : undefined;
}
