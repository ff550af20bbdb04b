// Values that a watcher's screens keep on the telephone beside what the server said: they make a screen
// say more, and nothing that she signed hangs on them.
import { useEffect, useState } from 'preact/hooks';
import type { Json } from '../../../../base/canonical.ts';
import { useScreen } from '../../app/use-office.ts';
import type { Shown } from './readings.ts';
import { type Attested, attestedId } from './watch-drafts.ts';

/** The value and how to change it; undefined where there is none. What cannot be kept is forgotten. */
function useKept<T>(id: string): readonly [T | undefined, (value: T) => Promise<void>] {
  const { office } = useScreen();
  const [value, setValue] = useState<T>();
  useEffect(() => {
    let here = true;
    const read = (): void =>
      void office.device.get('cache', id).then(
        (kept) => here && setValue(kept?.value as T | undefined),
        () => undefined,
      );
    read();
    const deaf = office.device.onChange((stores) => stores.includes('cache') && read());
    return () => {
      here = false;
      deaf();
    };
  }, [office, id]);
  const keep = async (next: T): Promise<void> => {
    setValue(next);
    const row = { id, value: next as Json, at: Date.now() };
    await office.device.change(['cache'], (change) => change.put('cache', row)).catch(() => undefined);
  };
  return [value, keep];
}

/** The form that she attested last, so that the app can say where another differs. */
export function useAttested(station: string, contest: string) {
  const { me } = useScreen();
  return useKept<Attested>(attestedId(me.officer, station, contest));
}

/** What members' telephones showed her of a form. */
export function useShown(station: string, contest: string) {
  const [shown, keep] = useKept<readonly Shown[]>(`shown/${station}/${contest}`);
  return [shown ?? [], keep] as const;
}
