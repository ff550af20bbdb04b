// Keeps a photograph on the telephone, and drops one. A page taken again takes the place of one that was
// not signed; what was signed stays until the store has it. What could not be kept changes nothing.
import { hex, sha256 } from '../../../../base/bytes.ts';
import { type Change, type Device, StorageFault } from '../../device/database.ts';
import type { Photograph } from '../../device/stored.ts';
import type { Shrunk } from './shrink.ts';

export type Taken = Pick<Photograph, 'station' | 'contest' | 'page'> & { readonly takenAt: number };

/**
 * `known`: this very picture is here already, for another page or signed. `full`: the telephone has no room.
 * `lost`: it does not keep what it is given.
 */
export type KeptPhotograph = 'kept' | 'known' | 'full' | 'lost';

export async function keepPhotograph(device: Device, shrunk: Shrunk, taken: Taken): Promise<KeptPhotograph> {
  const id = hex(sha256(shrunk.bytes));
  const row = {
    ...shrunk,
    ...taken,
    id,
    size: shrunk.bytes.length,
    uploaded: false,
    nextTry: 0,
    attempts: 0,
  };
  try {
    return await device.change(['photographs', 'outbox'], async (change): Promise<KeptPhotograph> => {
      const signed = await signedIn(change);
      const known = await change.get('photographs', id);
      if (known && (signed.has(id) || !isSamePage(known, taken))) return 'known';
      await change.put('photographs', row);
      for (const one of await change.all('photographs'))
        if (one.id !== id && isSamePage(one, taken) && !signed.has(one.id))
          await change.remove('photographs', one.id);
      return 'kept';
    });
  } catch (fault) {
    return fault instanceof StorageFault && fault.kind === 'full' ? 'full' : 'lost';
  }
}

/** Forgets a photograph that nobody has signed. */
export const dropPhotograph = (device: Device, id: string): Promise<void> =>
  device.change(['photographs', 'outbox'], async (change) => {
    if (!(await signedIn(change)).has(id)) await change.remove('photographs', id);
  });

/** Puts a refused photograph into the queue again. */
export const sendPhotographAgain = (device: Device, id: string): Promise<void> =>
  device.change(['photographs'], async (change) => {
    const kept = await change.get('photographs', id);
    if (kept?.refusal === undefined) return;
    const { refusal: _, location: __, ...rest } = kept;
    await change.put('photographs', { ...rest, nextTry: 0, attempts: 0 });
  });

const isSamePage = (one: Taken | Photograph, other: Taken): boolean =>
  one.station === other.station && one.contest === other.contest && one.page === other.page;

/** Photographs that a signed act names and the log has not refused. */
async function signedIn(change: Change): Promise<Set<string>> {
  const items = await change.all('outbox');
  return new Set(items.flatMap(({ photographs = [], state }) => (state === 'refused' ? [] : photographs)));
}
