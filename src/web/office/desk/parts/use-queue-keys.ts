// Hears the keys of the page while a queue is shown. A field takes its own keys; a button or link that
// has the focus is pressed by Enter; within the thing the arrows scroll, while j and k still walk.
import { useEffect, useRef } from 'preact/hooks';
import { keyIn, type QueueKey } from '../queues/queue.ts';

const FIELDS = 'input, textarea, select, [contenteditable]';
/** Where Enter opens the selected item: on the list, and where nothing has the focus. */
const FREE = 'body, main, [role=listbox], .queue-thing';

export function useQueueKeys(heard: (does: QueueKey) => void, isOpen: boolean): void {
  const newest = useRef(heard);
  newest.current = heard;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const does = keyFor(event, isOpen);
      if (does === undefined) return;
      event.preventDefault();
      newest.current(does);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [isOpen]);
}

function keyFor(event: KeyboardEvent, isOpen: boolean): QueueKey | undefined {
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  const { key, ctrlKey, altKey, metaKey } = event;
  const does = keyIn({ key, ctrlKey, altKey, metaKey, typing: target.matches(FIELDS) });
  if (does === 'open' && !target.matches(FREE)) return undefined;
  const scrolls = key.length > 1 && does !== 'open' && does !== 'back';
  return scrolls && isOpen && !target.closest('.queue-list') ? undefined : does;
}
