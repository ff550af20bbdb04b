// A queue at the left, the thing in the middle, its history at the right, all reachable by keyboard: j
// and k or the arrows walk, Enter goes into the thing, Escape back to the list, and after a decision the
// next item is at hand without a click. On a telephone the list gives way to the thing.
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';
import {
  decided,
  EMPTY_QUEUE,
  moved,
  positionIn,
  type Queue,
  type QueueKey,
  refreshed,
  selected,
} from '../queues/queue.ts';
import { Empty, Loading } from './load-state.tsx';
import { useQueueKeys } from './use-queue-keys.ts';

export type QueueItem = {
  readonly key: string;
  readonly title: string;
  readonly detail?: ComponentChildren;
  /** What needs a person now: said in words and drawn in the warm signal. */
  readonly urgent?: string | undefined;
};

export type QueueViewProps = {
  readonly label: string;
  /** undefined while nothing has come yet. */
  readonly items: readonly QueueItem[] | undefined;
  /** Nothing came, and nothing is on its way: that is no empty queue. The foot says why. */
  readonly failed?: boolean;
  readonly empty: ComponentChildren;
  /** Above the list: filters. */
  readonly head?: ComponentChildren;
  /** Below the list: that there is more, export. */
  readonly foot?: ComponentChildren;
  /** The thing; `done` takes it out of the queue and goes on. */
  readonly children: (key: string, done: () => void) => ComponentChildren;
};

export function QueueView({ label, items, failed, empty, head, foot, children }: QueueViewProps) {
  const { say } = useDesk();
  const list = useRef<HTMLUListElement>(null);
  const thing = useRef<HTMLDivElement>(null);
  const { shown, queue, isOpen, choose, leave, done } = useQueue(items, list, thing);
  const at = queue.selected;
  return (
    <div class={isOpen ? 'queue-view thing-open' : 'queue-view'}>
      <section class="queue-list" aria-label={label}>
        {head}
        {shown === undefined && !failed && <Loading />}
        {shown?.length === 0 && <Empty>{empty}</Empty>}
        {shown !== undefined && shown.length > 0 && (
          <List label={label} shown={shown} queue={queue} place={list} onChoose={choose} />
        )}
        {foot}
        {shown !== undefined && shown.length > 0 && <p class="queue-keys">{say('queue.keys')}</p>}
      </section>
      <div class="queue-thing" ref={thing} tabIndex={-1}>
        <p class="queue-back">
          <button type="button" class="second" onClick={leave}>
            {say('queue.back')}
          </button>
        </p>
        {at !== undefined && shown?.some(({ key }) => key === at) && children(at, () => done(at))}
      </div>
    </div>
  );
}

/** The queue's state: what is shown, selected, open; and how it goes on. */
function useQueue(
  items: readonly QueueItem[] | undefined,
  list: RefObject<HTMLElement | null>,
  thing: RefObject<HTMLElement | null>,
) {
  const { say, tell } = useDesk();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [queue, setQueue] = useState<Queue>(EMPTY_QUEUE);
  const [isOpen, setOpen] = useState(false);
  const shown = items?.filter(({ key }) => !gone.has(key));
  const keys = shown?.map(({ key }) => key);
  useEffect(() => {
    if (keys) setQueue((now) => refreshed(now, keys));
  }, [keys?.join('\n')]);
  const show = (open: boolean): void => {
    setOpen(open);
    requestAnimationFrame(() => (open ? thing : list).current?.focus({ preventScroll: !open }));
  };
  const act = (does: QueueKey): void => {
    if (does === 'open') show(true);
    else if (does === 'back') show(false);
    else setQueue((now) => moved(now, stepOf(does, now)));
  };
  useQueueKeys(act, isOpen);
  const done = (key: string): void => {
    setGone((now) => new Set([...now, key]));
    const next = decided(queue, key);
    setQueue(next);
    const item = shown?.find((each) => each.key === next.selected);
    tell(item ? say('queue.next', { item: item.title }) : say('queue.finished'));
    show(item !== undefined);
  };
  const choose = (key: string): void => {
    setQueue((now) => selected(now, key));
    show(true);
  };
  return { shown, queue, isOpen, choose, done, leave: () => show(false) };
}

function stepOf(does: QueueKey, { keys }: Queue): number {
  const steps: { readonly [does in QueueKey]?: number } = {
    next: 1,
    previous: -1,
    first: -keys.length,
    last: keys.length,
  };
  return steps[does] ?? 0;
}

type ListProps = {
  readonly label: string;
  readonly shown: readonly QueueItem[];
  readonly queue: Queue;
  readonly place: RefObject<HTMLUListElement | null>;
  readonly onChoose: (key: string) => void;
};

function List({ label, shown, queue, place, onChoose }: ListProps) {
  const { say } = useDesk();
  const id = useId();
  const at = shown.findIndex(({ key }) => key === queue.selected);
  return (
    <>
      <p class="queue-position">{say('queue.position', { at: positionIn(queue), of: shown.length })}</p>
      <ul
        ref={place}
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
      >
        {shown.map((item, i) => (
          <Item id={`${id}-${i}`} item={item} isSelected={i === at} onSelect={() => onChoose(item.key)} />
        ))}
      </ul>
    </>
  );
}

type ItemProps = {
  readonly id: string;
  readonly item: QueueItem;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
};

function Item({ id, item, isSelected, onSelect }: ItemProps) {
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  return (
    <li ref={place} id={id} role="option" aria-selected={isSelected} onClick={onSelect}>
      <b>{item.title}</b>
      {item.detail !== undefined && <span class="item-detail">{item.detail}</span>}
      {item.urgent !== undefined && <span class="urgent">{item.urgent}</span>}
    </li>
  );
}
