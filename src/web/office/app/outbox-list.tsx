// The outbox on the screen: everything that was signed here, what is on its way first, each with its state,
// its time, and one line of what it is.
import type { Say } from '../../../base/words.ts';
import { StateChip } from '../kit/state-chip.tsx';
import type { OutboxItem, OutboxState } from '../device/stored.ts';
import { hourText } from '../field/day/hour.ts';
import { Notice } from '../kit/notice.tsx';
import { unsentOf } from './frame.tsx';
import { linkTo } from './routes.ts';
import { StandingNotice } from './standing.tsx';
import { useUnit } from './use-election.ts';
import { useScreen, useStored } from './use-office.ts';

const ORDER: readonly OutboxState[] = ['refused', 'draft', 'sending', 'waiting', 'received'];

/** What an act is about, in words: its kind, and its contest or its hour where it has one. */
export function itemTitle(say: Say, { act }: Pick<OutboxItem, 'act'>): string {
  const key = `act.${act.act}`;
  const { contest, hour } = (act.body ?? {}) as { contest?: unknown; hour?: unknown };
  const kind = say.has(key) ? say(key) : act.act;
  if (typeof contest === 'string') return `${kind} · ${contest}`;
  return typeof hour === 'number' ? `${kind} · ${hourText(hour, say.language)}` : kind;
}

/** Acts in the order in which they need somebody. */
export const sortedItems = (items: readonly OutboxItem[]): OutboxItem[] =>
  [...items].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.queuedAt - a.queuedAt);

export function OutboxList() {
  const { office, say } = useScreen();
  const items = useStored(office, 'outbox');
  const drafts = useStored(office, 'drafts') ?? [];
  if (items === undefined) return null;
  const { waiting, refused } = unsentOf(items);
  return (
    <>
      <h1>{say('outbox.title')}</h1>
      {waiting > 0 && <p>{say('outbox.lead', { count: waiting })}</p>}
      {refused > 0 && <p>{say('outbox.refused', { count: refused })}</p>}
      {waiting + refused === 0 && items.length > 0 && <p>{say('outbox.clear')}</p>}
      {items.some(({ fault }) => fault === 'receipt-wrong') && (
        <Notice kind="signal" title={say('outbox.receipt-wrong')} />
      )}
      <StandingNotice />
      {items.length === 0 && <p class="empty">{say('outbox.empty')}</p>}
      <ul class="items">
        {sortedItems(items).map((item) => (
          <ItemLine item={item} />
        ))}
      </ul>
      {drafts.length > 0 && <p class="aside">{say('outbox.drafts', { count: drafts.length })}</p>}
      <p class="buttons">
        {waiting + refused > 0 && (
          <a class="button second" href={linkTo('serah')}>
            {say('outbox.export')}
          </a>
        )}
        <a class="button second" href={linkTo('terima')}>
          {say('me.import')}
        </a>
      </p>
    </>
  );
}

function ItemLine({ item }: { item: OutboxItem }) {
  const { say, format, me } = useScreen();
  const zone = useUnit(me.unit).value?.zone ?? 'Asia/Jakarta';
  const time = format.time(item.received ?? new Date(item.queuedAt).toISOString(), zone);
  return (
    <li>
      <a class="item" href={linkTo('kotak', item.id)}>
        <StateChip state={item.state}>{say(`state.${item.state}`)}</StateChip>
        <b>{itemTitle(say, item)}</b>
        <small>{time}</small>
      </a>
    </li>
  );
}
