// How far a batch of appointments is: on its way, waiting for the hands of other members, answered; and what
// the log refused, with why, to be signed anew.
import { useState } from 'preact/hooks';
import type { Signer } from '../../../../core/act.ts';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { linkTo } from '../../app/routes.ts';
import { useStored } from '../../app/use-office.ts';
import { Notice } from '../../kit/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { collecting } from '../hands/hands-screen.tsx';
import { useAppointingHands } from './appointing.tsx';
import { progressOf } from './send-batch.ts';
import type { BatchView } from './use-batches.ts';

type BatchStatusProps = { readonly view: BatchView; readonly isRunning: boolean };

export function BatchStatus({ view, isRunning }: BatchStatusProps) {
  const { office, say } = useDesk();
  const items = useStored(office, 'outbox') ?? [];
  const ids = new Set(view.decrees.map(({ act }) => act));
  const unsigned = collecting(items).filter(({ id }) => ids.has(id)).length;
  if (isRunning || unsigned === 0)
    return <p role="status">{say(`batch.${stateOf(view, isRunning)}`, progressOf(view.decrees))}</p>;
  return (
    <>
      <p role="status">{say('batch.hands', { count: unsigned })}</p>
      <p class="buttons">
        <a class="button" href={linkTo('tangan')}>
          {say('hands.link')}
        </a>
      </p>
    </>
  );
}

const stateOf = ({ batch, decrees }: BatchView, isRunning: boolean): string => {
  if (batch.state === 'done') return 'done';
  if (isRunning) return 'sending';
  return decrees.every(({ state }) => state !== 'made') ? 'waiting' : 'stopped';
};

type RefusedDecreesProps = {
  readonly view: BatchView;
  /** Signs them anew; `others` beside her, chosen anew: one of the former may have lost her key. */
  readonly onRenew: (others: readonly Signer[] | undefined) => void;
};

export function RefusedDecrees({ view: { batch, decrees }, onRenew }: RefusedDecreesProps) {
  const refused = decrees.filter(({ state }) => state === 'refused');
  if (refused.length === 0) return null;
  const codes = [...new Set(refused.map(({ refusal }) => refusal ?? 'unavailable'))];
  return <Renewal count={refused.length} codes={codes} giver={batch.for} onRenew={onRenew} />;
}

type RenewalProps = Pick<RefusedDecreesProps, 'onRenew'> & {
  readonly count: number;
  readonly codes: readonly string[];
  readonly giver: string | undefined;
};

function Renewal({ count, codes, giver, onRenew }: RenewalProps) {
  const { say } = useDesk();
  const hands = useAppointingHands(giver);
  const [fault, setFault] = useState<string>();
  const renew = (): void => {
    setFault(hands?.fault);
    if (hands?.fault === undefined) onRenew(hands?.chosen);
  };
  return (
    <Notice kind="signal" title={say('batch.refused', { count })}>
      {codes.map((code) => (
        <RefusalNotice say={say} code={code} />
      ))}
      {hands?.choice}
      {fault !== undefined && <p class="urgent">{fault}</p>}
      <p class="buttons">
        <button type="button" onClick={renew}>
          {say('batch.renew')}
        </button>
      </p>
    </Notice>
  );
}
