// A receipt as squares (kind T): whoever scans it on the public site sees the signed figures and the proof,
// without a network too. Printed it is a sheet for witnesses and the notice board.
import { useEffect, useState } from 'preact/hooks';
import { base64url, fromBase64url } from '../../../base/bytes.ts';
import type { Json } from '../../../base/canonical.ts';
import { isRefusal } from '../../../base/result.ts';
import { splitEntry } from '../../../core/seal.ts';
import { squaresOf } from '../../kit/squares.ts';
import type { KeptReceipt } from '../device/stored.ts';
import { SquareShow } from './square-show.tsx';
import { useScreen } from './use-office.ts';

/** The parts of a receipt's squares; none when it is so large that no code is for it. */
async function receiptSquares({ entry, leaf, proof }: KeptReceipt): Promise<readonly string[]> {
  const { actBytes, seal } = splitEntry(fromBase64url(entry) ?? new Uint8Array());
  const value = { act: base64url(actBytes), leaf, proof, seal: seal as unknown as Json };
  const parts = await squaresOf('T', value);
  return isRefusal(parts) ? [] : parts;
}

export function ReceiptSquares({ receipt }: { receipt: KeptReceipt }) {
  const { say } = useScreen();
  const [parts, setParts] = useState<readonly string[]>();
  useEffect(() => void receiptSquares(receipt).then(setParts, () => setParts([])), [receipt.id]);
  if (parts === undefined) return null;
  return (
    <section>
      <h2>{say('receipt.title')}</h2>
      {parts.length === 0 ? (
        <p>{say('receipt.too-large')}</p>
      ) : (
        <>
          <p>{say('receipt.scan')}</p>
          <SquareShow say={say} parts={parts} />
        </>
      )}
      <p class="buttons">
        <button type="button" class="second" onClick={() => print()}>
          {say('receipt.print')}
        </button>
      </p>
    </section>
  );
}
