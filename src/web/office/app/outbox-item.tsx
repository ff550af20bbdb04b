// One act: its state in words, the receipt or the refusal with what to do, and what may still be done with
// it.
import { useEffect, useState } from 'preact/hooks';
import type { Device } from '../device/database.ts';
import { canWithdraw, sendAgain, withdraw } from '../device/outbox.ts';
import type { KeptReceipt, OutboxItem } from '../device/stored.ts';
import { type Attested, attestedId } from '../field/witness/watch-drafts.ts';
import { Confirm } from '../kit/confirm.tsx';
import { StateChip } from '../kit/state-chip.tsx';
import { draftOf } from './draft-of.ts';
import { ReceiptSquares } from './receipt-squares.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { SignedContent } from './signed-content.tsx';
import { itemTitle } from './outbox-list.tsx';
import { goInstead } from './routes.ts';
import { useScreen, useStored } from './use-office.ts';

/** Refusals that may be over when the same act is sent again later. */
const MAY_PASS = [
  'clock-ahead',
  'delegation-missing',
  'election-not-frozen',
  'key-unknown',
  'officer-unknown',
  'unit-unknown',
];

export function OutboxItemScreen({ id }: { id: string }) {
  const { office, say } = useScreen();
  const item = useStored(office, 'outbox')?.find((one) => one.id === id);
  const receipt = useReceipt(id, item?.state);
  if (item === undefined) return <h1>{say('item.gone')}</h1>;
  return (
    <>
      <h1>{itemTitle(say, item)}</h1>
      <p>
        <StateChip state={item.state}>{say(`state.${item.state}`)}</StateChip>
      </p>
      <p>{say(`state.${item.state}.means`)}</p>
      {item.fault !== undefined && item.state === 'waiting' && (
        <p class="aside">
          {say(item.fault === 'unreachable' ? 'item.offline' : 'item.fault', { code: item.fault })}
        </p>
      )}
      {item.refusal && <RefusalNotice say={say} code={item.refusal.code} />}
      <Choices item={item} />
      {receipt && <ReceiptSquares receipt={receipt} />}
      <SignedContent item={item} />
      <Facts item={item} receipt={receipt} />
    </>
  );
}

function useReceipt(id: string, state: string | undefined): KeptReceipt | undefined {
  const { office } = useScreen();
  const [receipt, setReceipt] = useState<KeptReceipt>();
  useEffect(() => {
    void office.device.get('receipts', id).then(setReceipt, () => undefined);
  }, [id, state]);
  return receipt;
}

/** What this device kept of the form that an act attests. */
async function attestedWith(device: Device, { act }: OutboxItem): Promise<Attested | undefined> {
  const { contest = '' } = act.body as { contest?: string };
  return (await device.get('cache', attestedId(act.by.officer, act.unit, contest)))?.value as
    | Attested
    | undefined;
}

function Choices({ item }: { item: OutboxItem }) {
  const { office, say } = useScreen();
  const [asking, setAsking] = useState(false);
  const takeBack = async (): Promise<void> => {
    const draft = draftOf(item, await attestedWith(office.device, item));
    if (await withdraw(office.device, item.id, draft)) goInstead('kotak');
    else setAsking(false);
  };
  const again = async (): Promise<void> => {
    await sendAgain(office.device, item.id);
    office.sender.wake();
  };
  return (
    <p class="buttons">
      {item.refusal && MAY_PASS.includes(item.refusal.code) && (
        <button type="button" onClick={() => void again()}>
          {say('item.again')}
        </button>
      )}
      {canWithdraw(item) && (
        <button type="button" class="second" onClick={() => setAsking(true)}>
          {say('item.withdraw')}
        </button>
      )}
      {asking && (
        <Confirm
          title={say('item.withdraw.title')}
          yes={say('item.withdraw')}
          no={say('item.withdraw.no')}
          onYes={() => void takeBack()}
          onNo={() => setAsking(false)}
        >
          <p>{say('item.withdraw.lead')}</p>
        </Confirm>
      )}
    </p>
  );
}

function Facts({ item, receipt }: { item: OutboxItem; receipt: KeptReceipt | undefined }) {
  const { say, format } = useScreen();
  const rows: (readonly [string, string])[] = [
    ['item.id', item.id],
    ['item.at', item.act.at],
  ];
  if (item.received !== undefined) rows.push(['item.received', item.received]);
  if (receipt) {
    rows.push(['item.leaf', format.number(receipt.leaf)], ['item.size', format.number(receipt.size)]);
  }
  return (
    <dl class="facts">
      {rows.map(([key, value]) => (
        <div>
          <dt>{say(key)}</dt>
          <dd>
            <code>{value}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}
