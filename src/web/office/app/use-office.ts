// What screens are made of: the office, the language, and live views of what the device holds and what the
// server last said. A screen never waits for the network to show what is already here.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Json } from '../../../base/canonical.ts';
import { isRefusal, type Refusal } from '../../../base/result.ts';
import type { Say } from '../../../base/words.ts';
import type { Formatting } from '../../kit/formatting.ts';
import type { Answer } from '../device/api.ts';
import type { Identity, Stored, StoreName } from '../device/stored.ts';
import type { Office } from './office.ts';

export type Screen = {
  readonly office: Office;
  readonly say: Say;
  readonly format: Formatting;
  /** Whoever uses the device; screens behind the enrolment have one. */
  readonly me: Identity;
};

export const ScreenContext = createContext<Screen | undefined>(undefined);

/** The screen's services. Throws outside of the shell. */
export function useScreen(): Screen {
  const screen = useContext(ScreenContext);
  if (screen === undefined) throw new Error('no screen');
  return screen;
}

/** Everything of a store, kept up to date; undefined until it was read. */
export function useStored<S extends StoreName>(office: Office, store: S): readonly Stored[S][] | undefined {
  const [rows, setRows] = useState<readonly Stored[S][]>();
  useEffect(() => {
    let here = true;
    const read = (): void =>
      void office.device.all(store).then(
        (all) => here && setRows(all),
        () => undefined,
      );
    read();
    const deaf = office.device.onChange((stores) => stores.includes(store) && read());
    return () => {
      here = false;
      deaf();
    };
  }, [office, store]);
  return rows;
}

export type Remote<T> = {
  /** What the server said last, though it may be long ago. */
  readonly value: T | undefined;
  /** When, by the device's clock. */
  readonly at: number | undefined;
  readonly loading: boolean;
  /** Why the newest could not be had. */
  readonly refusal: Refusal | undefined;
  readonly reload: () => void;
};

/**
 * What a call gives, kept on the device under `id` and shown from there first. Asked again when `id` changes,
 * when the network comes back, and every `everyMs` while it is looked at; what is kept and younger than
 * `freshMs` is not asked for again. `load` undefined asks nothing.
 */
export function useRemote<T>(
  office: Office,
  id: string,
  load: (() => Promise<Answer<T>>) | undefined,
  everyMs?: number,
  freshMs = 0,
): Remote<T> {
  const [state, setState] = useState<Omit<Remote<T>, 'reload'>>(EMPTY);
  const [round, setRound] = useState(0);
  const reload = (): void => setRound((n) => n + 1);
  useEffect(() => setState(EMPTY), [id]);
  useEffect(() => {
    let here = true;
    const set = (next: Partial<Remote<T>>): void => void (here && setState((now) => ({ ...now, ...next })));
    if (load) void refresh<T>(office, id, load, set, round === 0 ? freshMs : 0);
    return () => void (here = false);
    // `load` is made anew by each drawing; its meaning is `id`.
  }, [office, id, round, load === undefined]);
  useEffect(() => {
    addEventListener('online', reload);
    const look = (): void => void (document.visibilityState === 'visible' && reload());
    const timer = everyMs === undefined ? undefined : setInterval(look, everyMs);
    return () => {
      removeEventListener('online', reload);
      clearInterval(timer);
    };
  }, [everyMs]);
  return { ...state, reload };
}

const EMPTY = { value: undefined, at: undefined, loading: true, refusal: undefined } as const;

async function refresh<T>(
  office: Office,
  id: string,
  load: () => Promise<Answer<T>>,
  set: (next: Partial<Remote<T>>) => void,
  freshMs: number,
): Promise<void> {
  const kept = await office.device.get('cache', id).catch(() => undefined);
  if (kept) set({ value: kept.value as T, at: kept.at });
  const age = kept ? Date.now() - kept.at : Number.POSITIVE_INFINITY;
  // A clock that was put back must not make an old answer young.
  if (age >= 0 && age < freshMs) return set({ loading: false });
  set({ loading: true });
  const answer = await load();
  if (isRefusal(answer)) return set({ loading: false, refusal: answer });
  const at = Date.now();
  set({ value: answer, at, loading: false, refusal: undefined });
  // A full disk must not take away what is on the screen; what is cached can be had again.
  const value = answer as Json;
  await office.device
    .change(['cache'], (change) => change.put('cache', { id, value, at }))
    .catch(() => undefined);
}
