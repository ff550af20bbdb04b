// Photographs that have not come whole: what arrived lies here until the rest does, or a day has passed. The
// last byte of one is never written here, so that what is here is never mistaken for a whole. Everything is
// bounded: how many, how large, how long, how much of one officer's in a day, whole or not; a full or broken
// disk refuses and leaves nothing torn.
import { join } from 'node:path';
import { canonical } from '../../base/canonical.ts';
import { textOf, utf8 } from '../../base/bytes.ts';
import { isRefusal, refuse, type Refusal } from '../../base/result.ts';
import type { Clock } from '../../base/time.ts';
import { disk as realDisk, type Disk } from '../disk.ts';
import { rateLimiter } from '../limits.ts';
import { PHOTOGRAPH_BYTES_MAX } from './evidence.ts';

export type Upload = {
  readonly created: number;
  /** SHA-256 that the whole must have. */
  readonly hash: string;
  readonly id: string;
  readonly length: number;
  readonly officer: string;
};

export type StagingLimits = {
  readonly uploadsMax: number;
  readonly uploadsOfOneMax: number;
  /** Of all uploads together, as they were announced. */
  readonly bytesMax: number;
  /**
   * What one officer may begin in a day: what came whole lies in the tree for ever, and nobody else must pay
   * for it with a full disk. A station's pages of five contests are a third of it.
   */
  readonly bytesOfOneADayMax: number;
  readonly lifeMs: number;
};

const DEFAULT_LIMITS: StagingLimits = {
  uploadsMax: 4_000,
  uploadsOfOneMax: 32,
  bytesMax: 4_000_000_000,
  bytesOfOneADayMax: 100_000_000,
  lifeMs: 86_400_000,
};
const MINUTES_A_DAY = 1440;
/** Officers whose day is remembered; beyond, that of whoever began longest ago is forgotten. */
const OFFICERS_MAX = 200_000;

export type StagingOptions = {
  readonly dir: string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly disk?: Disk;
  readonly limits?: Partial<StagingLimits>;
};

export type Staging = {
  /**
   * A new upload, or the officer's own one of that hash; `unavailable` when there is no room,
   * `too-many-requests` when she has begun too much today. Throws as the disk.
   */
  readonly begin: (officer: string, hash: string, length: number) => Promise<Upload | Refusal>;
  readonly find: (id: string) => Upload | undefined;
  /** Bytes that are here. */
  readonly offset: (upload: Upload) => Promise<number>;
  /** Adds bytes that do not make it whole. After a fault `offset` says how many are here. */
  readonly append: (upload: Upload, bytes: Uint8Array) => Promise<void>;
  readonly bytes: (upload: Upload) => Promise<Uint8Array>;
  readonly remove: (upload: Upload) => Promise<void>;
};

const ID = /^[0-9a-f]{32}$/;
const META = '.json';

/** What a file says of an upload; undefined when it was torn or is none of ours. */
function uploadOf(id: string, bytes: Uint8Array | undefined): Upload | undefined {
  try {
    const { created, hash, length, officer } = JSON.parse(textOf(bytes ?? new Uint8Array())) as Upload;
    const whole =
      Number.isSafeInteger(created) &&
      Number.isSafeInteger(length) &&
      length > 0 &&
      length <= PHOTOGRAPH_BYTES_MAX &&
      /^[0-9a-f]{64}$/.test(hash) &&
      ID.test(officer);
    return whole ? { created, hash, id, length, officer } : undefined;
  } catch {
    return undefined;
  }
}

type Place = Required<Pick<StagingOptions, 'clock' | 'dir' | 'disk'>> & { readonly limits: StagingLimits };

/** The uploads that there are, and room for one more. */
function shelf({ dir, clock, disk, limits }: Place) {
  const uploads = new Map<string, Upload>();
  const aDay = limits.bytesOfOneADayMax;
  const allowance = rateLimiter(aDay / MINUTES_A_DAY, aDay, OFFICERS_MAX, clock);
  /** How far each is known to have come. */
  const offsets = new Map<string, number>();
  const isOld = ({ created }: Upload): boolean => Math.abs(clock() - created) > limits.lifeMs;
  const remove = async ({ id }: Upload): Promise<void> => {
    uploads.delete(id);
    offsets.delete(id);
    // Crash between the two: bytes without a word about them, which the next opening sweeps.
    await disk.remove(join(dir, `${id}${META}`));
    await disk.remove(join(dir, id));
  };
  const sweep = async (): Promise<void> => {
    for (const upload of [...uploads.values()].filter(isOld)) await remove(upload);
  };
  return {
    offsets,
    add: (upload: Upload): unknown => uploads.set(upload.id, upload),
    find: (id: string): Upload | undefined => {
      const upload = uploads.get(id);
      return upload && !isOld(upload) ? upload : undefined;
    },
    same: (officer: string, hash: string, length: number): Upload | undefined =>
      [...uploads.values()].find(
        (one) => one.officer === officer && one.hash === hash && one.length === length && !isOld(one),
      ),
    remove,
    sweep,
    /**
     * Takes a place for one more of hers, or says why not; her oldest gives way. Nothing is waited for: those
     * who begin at once would pass a limit together.
     */
    reserve: (upload: Upload): { readonly gone: Promise<void> | undefined } | Refusal => {
      const all = [...uploads.values()];
      const hers = all.filter(({ officer }) => officer === upload.officer);
      const oldest = hers.length >= limits.uploadsOfOneMax ? hers[0] : undefined;
      const rest = all.filter((one) => one !== oldest);
      const bytes = rest.reduce((sum, { length }) => sum + length, upload.length);
      if (rest.length >= limits.uploadsMax || bytes > limits.bytesMax)
        return refuse('unavailable', { retryAfterSeconds: 60 });
      const wait = allowance.take(upload.officer, upload.length);
      if (wait > 0) return refuse('too-many-requests', { retryAfterSeconds: wait });
      uploads.set(upload.id, upload);
      return { gone: oldest && remove(oldest) };
    },
  };
}

/** Opens a directory for its one user; what a crash left torn there, or what is too old, is swept away. */
export async function openStaging(options: StagingOptions): Promise<Staging> {
  const { dir, clock, newId, disk = realDisk } = options;
  const uploads = shelf({ dir, clock, disk, limits: { ...DEFAULT_LIMITS, ...options.limits } });
  const { offsets } = uploads;
  const at = (id: string): string => join(dir, id);
  await takeUp(disk, dir, uploads.add);
  await uploads.sweep();

  const offset = async ({ id }: Upload): Promise<number> => {
    const known = offsets.get(id) ?? (await disk.read(at(id)))?.length ?? 0;
    if (uploads.find(id)) offsets.set(id, known);
    return known;
  };
  const begin: Staging['begin'] = async (officer, hash, length) => {
    await uploads.sweep();
    const same = uploads.same(officer, hash, length);
    if (same) return same;
    const upload = { created: clock(), hash, id: newId(), length, officer };
    const place = uploads.reserve(upload);
    if (isRefusal(place)) return place;
    const { id, ...said } = upload;
    try {
      await place.gone;
      await disk.write(at(`${id}${META}`), utf8(canonical(said)), { durable: false });
    } catch (error) {
      await uploads.remove(upload).catch(() => undefined);
      throw error;
    }
    return upload;
  };
  return {
    begin,
    find: uploads.find,
    offset,
    append: async (upload, bytes) => {
      const before = await offset(upload);
      if (before + bytes.length >= upload.length) throw new RangeError('the last byte is not written here');
      // Whatever is thrown from here on, the file says how long it is.
      offsets.delete(upload.id);
      await disk.append(at(upload.id), bytes, { durable: false });
      offsets.set(upload.id, before + bytes.length);
    },
    bytes: async ({ id }) => (await disk.read(at(id))) ?? new Uint8Array(),
    remove: uploads.remove,
  };
}

/** Uploads that lie in a directory, oldest first; all else in it is swept away. */
async function takeUp(disk: Disk, dir: string, keep: (upload: Upload) => unknown): Promise<void> {
  await disk.makeDir(dir);
  const names = new Set(await disk.names(dir));
  const found: Upload[] = [];
  for (const name of names) {
    const id = name.endsWith(META) ? name.slice(0, -META.length) : name;
    const upload = ID.test(id) && name !== id ? uploadOf(id, await disk.read(join(dir, name))) : undefined;
    if (upload) found.push(upload);
    else if (name !== id || !names.has(`${id}${META}`)) await disk.remove(join(dir, name));
  }
  for (const upload of found.toSorted((a, b) => a.created - b.created)) keep(upload);
}
