// Drafts on their way to the disk: one writer for each, whichever screen types. One write is on its way, the
// newest value waits behind it. Whoever reads a draft, or signs what it holds, waits for its writer first:
// else the last keystroke could be missed, or come back after it was signed.
import type { Json } from '../../../base/canonical.ts';
import type { Device } from './database.ts';
import type { Draft } from './stored.ts';

/** `keeping`: on its way. `failed`: the device did not take it; the next keystroke tries again. */
export type Kept = 'kept' | 'keeping' | 'failed';

export type DraftWriter = {
  /** Whose it is goes with each value: a telephone may change hands. */
  readonly write: (officer: string, value: Json) => void;
  /** Resolves when nothing is on its way. */
  readonly idle: () => Promise<void>;
  /** Hears how the newest value stands. Returns how to stop. */
  readonly onKept: (heard: (kept: Kept) => void) => () => void;
};

const writers = new WeakMap<Device, Map<string, DraftWriter>>();

/** The writer of a draft: the same for all who ask. */
export function draftWriter(device: Device, id: string, now: () => number = Date.now): DraftWriter {
  const ofDevice = writers.get(device) ?? new Map<string, DraftWriter>();
  writers.set(device, ofDevice);
  const writer = ofDevice.get(id) ?? newWriter(device, id, now);
  ofDevice.set(id, writer);
  return writer;
}

/** Waits until what was typed into a draft is on the disk, or was refused by it. */
export const settled = (device: Device, id: string): Promise<void> =>
  writers.get(device)?.get(id)?.idle() ?? Promise.resolve();

function newWriter(device: Device, id: string, now: () => number): DraftWriter {
  let next: Omit<Draft, 'id'> | undefined;
  let writing: Promise<void> | undefined;
  const hearing = new Set<(kept: Kept) => void>();
  const tell = (kept: Kept): void => hearing.forEach((heard) => heard(kept));
  function take(): typeof next {
    const one = next;
    next = undefined;
    return one;
  }
  async function run(): Promise<void> {
    for (let one = take(); one !== undefined; one = take()) {
      const draft = { ...one, id };
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
    write(officer, value) {
      next = { officer, value, changedAt: now() };
      tell('keeping');
      writing ??= run();
    },
    idle: () => writing ?? Promise.resolve(),
    onKept(heard) {
      hearing.add(heard);
      return () => hearing.delete(heard);
    },
  };
}
