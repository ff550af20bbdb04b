// What is being typed, kept at each keystroke. The screen says whether the last keystroke is kept; until it
// says so, it is not.
import { useEffect, useState } from 'preact/hooks';
import type { Json } from '../../../base/canonical.ts';
import { draftWriter, type Kept, settled } from '../device/drafts.ts';
import { useScreen } from './use-office.ts';

export type { Kept };

export type DraftView<T> = {
  /** Undefined until it was read; null where there is none. */
  readonly value: T | null | undefined;
  readonly set: (value: T) => void;
  readonly kept: Kept;
};

/** The draft of a task of the officer who uses the device. */
export function useDraft<T extends Json>(id: string): DraftView<T> {
  const { office, me } = useScreen();
  const { device } = office;
  const [value, setValue] = useState<T | null>();
  const [kept, setKept] = useState<Kept>('kept');
  const writer = draftWriter(device, id);
  useEffect(() => {
    let here = true;
    const deaf = writer.onKept(setKept);
    // The screen before may have typed it a moment ago.
    void settled(device, id)
      .then(() => device.get('drafts', id))
      .then((draft) => here && setValue(draft?.officer === me.officer ? (draft.value as T) : null));
    return () => {
      here = false;
      deaf();
    };
  }, [device, id, me.officer]);
  return {
    value,
    kept,
    set(next) {
      setValue(next);
      writer.write(me.officer, next);
    },
  };
}
