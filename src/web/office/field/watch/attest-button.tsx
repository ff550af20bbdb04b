// Signs that she has seen this form and that these were its figures. It names the form by its hash, confirms
// nothing, and her latest one counts.
import { useState } from 'preact/hooks';
import { evidenceKey, formHash } from '../../../../modules/results/evidence.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { ATTEMPT } from '../../../../modules/results/record.ts';
import { useScreen } from '../../app/use-office.ts';
import { Confirm } from '../../kit/confirm.tsx';
import { Notice } from '../../kit/notice.tsx';

export type AttestButtonProps = {
  readonly station: string;
  readonly contest: string;
  readonly form: Form;
  readonly label: string;
  /** Draft that becomes this attestation. */
  readonly draft?: string;
  readonly onDone?: () => void;
};

export function AttestButton({ station, contest, form, label, draft, onDone }: AttestButtonProps) {
  const { office, say } = useScreen();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const sign = async (): Promise<void> => {
    setAsking(false);
    const body = { attempt: ATTEMPT, contest, form: formHash(form) };
    const record = evidenceKey(station, contest, ATTEMPT);
    const said = { act: 'results.evidence.attest', unit: station, record, body };
    try {
      await office.sign(said, draft === undefined ? {} : { draft });
      onDone?.();
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      {failed && <Notice kind="signal" live title={say('storage.lost')} />}
      <p class="buttons">
        <button type="button" onClick={() => setAsking(true)}>
          {label}
        </button>
      </p>
      {asking && (
        <Confirm
          title={say('attest.title')}
          yes={say('sign')}
          no={say('attest.no')}
          onYes={() => void sign()}
          onNo={() => setAsking(false)}
        >
          <p>{say('attest.lead')}</p>
        </Confirm>
      )}
    </>
  );
}
