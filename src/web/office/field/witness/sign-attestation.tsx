// Signs that she has seen this form and that these were its figures. The act names the form by the hash of
// its canonical bytes; it confirms nothing, and her latest one counts.
import { useState } from 'preact/hooks';
import type { Contest } from '../../../../core/define.ts';
import { evidenceKey, formHash } from '../../../../modules/results/evidence.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { ATTEMPT } from '../../../../modules/results/record.ts';
import { goInstead } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { useSign } from '../../app/use-sign.tsx';
import { settled } from '../../device/drafts.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { Seen } from './seen.ts';
import { useAttested } from './use-kept.ts';
import { seenDraft } from './watch-drafts.ts';

export type SignAttestationProps = {
  readonly station: string;
  readonly contest: Contest;
  /** What she saw; undefined while boxes are left to look at. */
  readonly form: Form | undefined;
  readonly label: string;
};

export function SignAttestation({ station, contest, form, label }: SignAttestationProps) {
  const { office, say } = useScreen();
  const [, keep] = useAttested(station, contest.id);
  const { sign: put, fault } = useSign();
  const [asking, setAsking] = useState(false);
  const sign = async (own: Form): Promise<void> => {
    setAsking(false);
    const hash = formHash(own);
    const body = { attempt: ATTEMPT, contest: contest.id, form: hash };
    const record = evidenceKey(station, contest.id, ATTEMPT);
    const said = { act: 'results.evidence.attest', unit: station, record, body };
    const draft = seenDraft(station, contest.id);
    await settled(office.device, draft);
    const typed = await office.device.get('drafts', draft).catch(() => undefined);
    const seen = typed?.value as Seen | undefined;
    // Before the act: killed in between, the app knows a form that nobody signed, and asks for it by hash.
    await keep({ hash, form: own, ...(seen === undefined ? {} : { seen }) });
    if (await put(said, { draft })) goInstead('formulir', contest.id);
  };
  return (
    <>
      {fault}
      <button type="button" disabled={form === undefined} onClick={() => setAsking(true)}>
        {label}
      </button>
      {asking && form && (
        <Confirm
          title={say('witness.sign.title')}
          yes={say('sign')}
          no={say('witness.sign.no')}
          onYes={() => void sign(form)}
          onNo={() => setAsking(false)}
        >
          <p>{say('witness.sign.lead')}</p>
        </Confirm>
      )}
    </>
  );
}
