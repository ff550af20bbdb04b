// Acts that need several hands: those that were begun here, with who has signed and who is missing, and
// the door for signing what another device asks for; below them what became of the complete ones.
import type { Json } from '../../../../base/canonical.ts';
import { base64url } from '../../../../base/bytes.ts';
import { isRefusal } from '../../../../base/result.ts';
import { useState } from 'preact/hooks';
import { linkTo } from '../../app/routes.ts';
import { useStored } from '../../app/use-office.ts';
import { addSignature, canWithdraw, withdraw } from '../../device/outbox.ts';
import type { OutboxItem } from '../../device/stored.ts';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { Notice } from '../../kit/notice.tsx';
import { StateChip } from '../../kit/state-chip.tsx';
import { useDesk } from '../desk-context.ts';
import { OfficerName } from '../officers/officer-name.tsx';
import { Empty } from '../parts/load-state.tsx';
import { QueueView } from '../parts/queue-view.tsx';
import { Thing } from '../parts/thing.tsx';
import { actText } from '../units/history-list.tsx';
import { ActWords } from './act-words.tsx';
import { checkSignature, keyFinder } from './check-signature.ts';
import { handsOf, missingHands, readSignature, takeSignature } from './collection.ts';
import { ShowSquares } from './show-squares.tsx';
import { TakeIn } from './take-in.tsx';

/** Items of the outbox that are not signed by all yet. */
export const collecting = (items: readonly OutboxItem[]): OutboxItem[] =>
  items.filter(({ signatures }) => signatures.includes(null)).sort((a, b) => b.queuedAt - a.queuedAt);

const DONE_MAX = 20;

/** Acts of several hands that all have signed, the latest first. */
export const complete = (items: readonly OutboxItem[]): OutboxItem[] =>
  items
    .filter(({ signatures }) => signatures.length > 1 && !signatures.includes(null))
    .sort((a, b) => b.queuedAt - a.queuedAt)
    .slice(0, DONE_MAX);

export function HandsScreen() {
  const { office, say, units } = useDesk();
  const items = useStored(office, 'outbox');
  const open = items && collecting(items);
  return (
    <>
      <h1>{say('hands.title')}</h1>
      <p class="lead">{say('hands.lead')}</p>
      <p class="buttons">
        <a class="button second" href={linkTo('tangan', 'minta')}>
          {say('hands.sign-other')}
        </a>
      </p>
      <QueueView
        label={say('hands.title')}
        items={open?.map((item) => ({
          key: item.id,
          title: actText(say, item.act.act),
          detail: `${units.nameOf(item.act.unit) ?? ''} ${item.act.unit}`,
          urgent: say('hands.missing', { count: missingHands(item) }),
        }))}
        empty={say('hands.empty')}
      >
        {(id) => <CollectionThing key={id} item={open?.find((each) => each.id === id)} />}
      </QueueView>
      <Complete items={complete(items ?? [])} />
    </>
  );
}

/** What became of the acts that all have signed: a desk without a key has no outbox to look into. */
function Complete({ items }: { readonly items: readonly OutboxItem[] }) {
  const { say, units } = useDesk();
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{say('hands.done')}</h2>
      <ul class="hands">
        {items.map(({ id, act, state, refusal }) => (
          <li key={id}>
            <StateChip state={state}>{say(`state.${state}`)}</StateChip> <b>{actText(say, act.act)}</b>{' '}
            <bdi>{`${units.nameOf(act.unit) ?? ''} ${act.unit}`}</bdi>
            {refusal && <RefusalNotice say={say} code={refusal.code} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CollectionThing({ item }: { readonly item: OutboxItem | undefined }) {
  const { say } = useDesk();
  if (!item) return <Empty>{say('hands.gone')}</Empty>;
  const value: Json = { act: base64url(item.bytes), signatures: [...item.signatures] };
  return (
    <Thing title={actText(say, item.act.act)} history={<Hands item={item} />}>
      <ActWords act={item.act} />
      <h3>{say('hands.ask')}</h3>
      <p>{say('hands.ask.how')}</p>
      <ShowSquares kind="C" value={value} label={say('hands.ask.squares')} what="minta-tanda-tangan" />
      <TakeSignature item={item} />
      <Withdrawal item={item} />
    </Thing>
  );
}

/** Who has signed and who is missing. */
function Hands({ item }: { readonly item: OutboxItem }) {
  const { say, seat } = useDesk();
  return (
    <section>
      <h3>{say('hands.who')}</h3>
      <ul class="hands">
        {handsOf(item, new Set([seat.officer])).map(({ signer, signed }) => (
          <li class={signed ? 'signed' : 'urgent'}>
            <OfficerName officer={signer.officer} />{' '}
            <b>{say(signed ? 'hands.signed' : 'hands.not-signed')}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TakeSignature({ item }: { readonly item: OutboxItem }) {
  const { office, say, tell } = useDesk();
  const [fault, setFault] = useState<string>();
  const take = async (value: Json): Promise<void> => {
    const given = readSignature(value);
    const taken = isRefusal(given)
      ? given
      : await takeSignature(item, given, keyFinder(office.api, office.device), checkSignature);
    if (isRefusal(given) || isRefusal(taken)) {
      return setFault(
        say(`hand.${isRefusal(given) ? given.refused : isRefusal(taken) ? taken.refused : ''}`),
      );
    }
    setFault(undefined);
    await addSignature(office.device, item.id, given.officer, given.signature);
    office.sender.wake();
    tell(say(missingHands(taken) === 0 ? 'hands.whole' : 'hands.taken', { count: missingHands(taken) }));
  };
  return (
    <>
      <h3>{say('hands.take')}</h3>
      <TakeIn kinds={['S']} label={say('hands.take.scan')} onValue={(_, value) => void take(value)} />
      {fault !== undefined && <Notice kind="signal" live title={fault} />}
    </>
  );
}

function Withdrawal({ item }: { readonly item: OutboxItem }) {
  const { office, say, tell } = useDesk();
  if (!canWithdraw(item)) return null;
  const takeBack = async (): Promise<void> => {
    await withdraw(office.device, item.id);
    tell(say('hands.withdrawn'));
  };
  return (
    <p class="buttons">
      <button type="button" class="second" onClick={() => void takeBack()}>
        {say('hands.withdraw')}
      </button>
    </p>
  );
}
