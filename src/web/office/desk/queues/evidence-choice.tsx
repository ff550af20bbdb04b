// What proves a correction: a photograph of the paper that is in the log already, or a file of which only the
// fingerprint goes into the log. The file itself stays with whoever corrects.
import { useState } from 'preact/hooks';

import { hex, sha256 } from '../../../../base/bytes.ts';
import type { Evidence } from '../../../../modules/results/evidence.ts';
import { useDesk } from '../desk-context.ts';

const FILE_BYTES_MAX = 50_000_000;

export type EvidenceChoiceProps = {
  readonly pages: Evidence['pages'];
  readonly onHash: (hash: string | undefined) => void;
};

export function EvidenceChoice({ pages, onHash }: EvidenceChoiceProps) {
  const { say } = useDesk();
  const [chosen, setChosen] = useState<string>();
  const [fault, setFault] = useState<string>();
  const choose = (hash: string | undefined): void => {
    setChosen(hash);
    onHash(hash);
  };
  const fromFile = async (file: File | undefined): Promise<void> => {
    setFault(undefined);
    if (!file) return choose(undefined);
    if (file.size > FILE_BYTES_MAX) return setFault(say('evidence.too-large'));
    choose(hex(sha256(new Uint8Array(await file.arrayBuffer()))));
  };
  return (
    <fieldset class="field">
      <legend>{say('evidence.choose')}</legend>
      <p>
        <small>{say('evidence.about')}</small>
      </p>
      {pages.map(({ hash, page }) => (
        <label class="check">
          <input type="radio" name="evidence" checked={chosen === hash} onChange={() => choose(hash)} />
          <span>
            {say('evidence.page', { page })} <code>{hash.slice(0, 12)}</code>
          </span>
        </label>
      ))}
      <label class="file">
        <span>{say('evidence.file')}</span>
        <input type="file" onChange={(event) => void fromFile(event.currentTarget.files?.[0])} />
      </label>
      {chosen !== undefined && (
        <p>
          {say('evidence.hash')} <code>{chosen}</code>
        </p>
      )}
      {fault !== undefined && <p class="urgent">{fault}</p>}
    </fieldset>
  );
}
