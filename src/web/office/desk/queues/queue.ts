// A queue as one works through it by keyboard: what is selected, what comes next after a decision without a
// click. New items come in at their place and never move the selection; what was decided goes, and the next
// takes its place. Pure.

export type Queue = {
  /** Keys of the items in the order shown. */
  readonly keys: readonly string[];
  readonly selected: string | undefined;
};

export const EMPTY_QUEUE: Queue = { keys: [], selected: undefined };

const clamp = (n: number, most: number): number => Math.max(0, Math.min(n, most));

/** Selects the item `step` further; stays at the ends. */
export function moved(queue: Queue, step: number): Queue {
  if (queue.keys.length === 0) return queue;
  const at = queue.selected === undefined ? (step > 0 ? -1 : 0) : queue.keys.indexOf(queue.selected);
  return { ...queue, selected: queue.keys[clamp(at + step, queue.keys.length - 1)] };
}

export const selected = (queue: Queue, key: string): Queue =>
  queue.keys.includes(key) ? { ...queue, selected: key } : queue;

/**
 * After a decision the item is gone, and the one that stood behind it is at hand (at the end the one
 * before).
 */
export function decided(queue: Queue, key: string): Queue {
  const at = queue.keys.indexOf(key);
  if (at < 0) return queue;
  const keys = queue.keys.filter((each) => each !== key);
  if (queue.selected !== key) return { ...queue, keys };
  return { keys, selected: keys[clamp(at, keys.length - 1)] };
}

/**
 * The queue as the server has it now. The selected item stays selected; where it has gone, what stood behind
 * it is selected, or the last.
 */
export function refreshed(queue: Queue, keys: readonly string[]): Queue {
  if (queue.selected === undefined) return { keys, selected: keys[0] };
  if (keys.includes(queue.selected)) return { keys, selected: queue.selected };
  const behind = queue.keys.slice(queue.keys.indexOf(queue.selected) + 1);
  return { keys, selected: behind.find((key) => keys.includes(key)) ?? keys.at(-1) };
}

/** `3 of 12`; 0 when nothing is selected. */
export const positionIn = (queue: Queue): number =>
  queue.selected === undefined ? 0 : queue.keys.indexOf(queue.selected) + 1;

export type QueueKey = 'next' | 'previous' | 'first' | 'last' | 'open' | 'back' | 'help';

const KEYS: Readonly<Record<string, QueueKey>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  Enter: 'open',
  Escape: 'back',
  '?': 'help',
};

export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'> & {
  /** Whether the key goes into a field. */
  readonly typing: boolean;
};

/**
 * What a key does in a queue; nothing while one types, and nothing with Ctrl, Alt or Meta, which are
 * others'.
 */
export function keyIn({ key, ctrlKey, altKey, metaKey, typing }: Pressed): QueueKey | undefined {
  if (ctrlKey || altKey || metaKey || !Object.hasOwn(KEYS, key)) return undefined;
  const does = KEYS[key];
  return typing && does !== 'back' ? undefined : does;
}
