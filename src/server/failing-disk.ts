// A disk that fails at one step and stays failed, as after a crash or when it is full: for tests of faults.
import { disk, type Disk } from './disk.ts';

/** What the failing call still did: nothing, half of its bytes, or all of it without saying so. */
export type FailsWhen = 'after' | 'before' | 'half';

/** A disk on which the `step`-th call that changes anything fails, from 1, and every later one. */
export function failingDisk(step: number, when: FailsWhen): Disk {
  let calls = 0;
  const guard = async (
    act: () => Promise<void>,
    half: () => Promise<void> = async () => undefined,
  ): Promise<void> => {
    calls++;
    if (calls < step) return await act();
    if (calls === step && when === 'after') await act();
    if (calls === step && when === 'half') await half();
    throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  };
  return {
    makeDir: disk.makeDir,
    read: disk.read,
    names: disk.names,
    append: (path, bytes, how) =>
      guard(
        () => disk.append(path, bytes, how),
        () => disk.append(path, bytes.subarray(0, bytes.length >> 1), how),
      ),
    remove: (path) => guard(() => disk.remove(path)),
    rename: (from, to) => guard(() => disk.rename(from, to)),
    syncDir: (path) => guard(() => disk.syncDir(path)),
    write: (path, bytes, how) =>
      guard(
        () => disk.write(path, bytes, how),
        () => disk.write(path, bytes.subarray(0, bytes.length >> 1), how),
      ),
  };
}
