// What is being typed, kept at each keystroke: one write is on its way to the disk, the newest waits behind
// it. The screen says whether the last keystroke is kept; until it says so, it is not.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Json } from '../../../base/canonical.ts';
import type { Device } from '../device/database.ts';
import { useScreen } from './use-office.ts';

/** `keeping`: on its way. `failed`: the device did not take it; the next keystroke tries again. */
export type Kept = 'kept' | 'keeping' | 'failed';

export type DraftWriter = { readonly write: (value: Json) => void; readonly idle: () => Promise<void> };

/** Writes a draft; of values that come while one is being written only the newest is written after it. */
export function draftWriter(
  device: Device,
  of: { readonly id: string; readonly officer: string },
  tell: (kept: Kept) => void,
  now: () => number = Date.now,
): DraftWriter {
  let next: { readonly value: Json } | undefined;
  let writing: Promise<void> | undefined;
  function take(): typeof next {
    const one = next;
    next = undefined;
    return one;
  }
  async function run(): Promise<void> {
    for (let one = take(); one !== undefined; one = take()) {
      const draft = { ...of, value: one.value, changedAt: now() };
      const kept = await device
        .change(['drafts'], (change) => change.put('drafts', draft))
        .then(
          (): Kept => 'kept',
          (): Kept => 'failed',
        );
      if (next === undefined) tell(kept);
    }
    writing = undefined;
  }
  return {
    write(value) {
      next = { value };
      tell('keeping');
      writing ??= run();
    },
    idle: () => writing ?? Promise.resolve(),
  };
}

export type DraftView<T> = {
  /** Undefined until it was read; null where there is none. */
  readonly value: T | null | undefined;
  readonly set: (value: T) => void;
  readonly kept: Kept;
};

/** The draft of a task of the officer who uses the device. */
export function useDraft<T extends Json>(id: string): DraftView<T> {
  const { office, me } = useScreen();
  const [value, setValue] = useState<T | null>();
  const [kept, setKept] = useState<Kept>('kept');
  const writer = useRef<DraftWriter>(undefined);
  useEffect(() => {
    let here = true;
    writer.current = draftWriter(office.device, { id, officer: me.officer }, (now) => here && setKept(now));
    void office.device.get('drafts', id).then((draft) => {
      if (here) setValue(draft?.officer === me.officer ? (draft.value as T) : null);
    });
    return () => void (here = false);
  }, [office, id, me.officer]);
  return {
    value,
    kept,
    set(next) {
      setValue(next);
      writer.current?.write(next);
    },
  };
}
