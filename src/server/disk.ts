// The few things asked of a file system, as a value: a test takes another that fails or stops at any step.
// Errors of the disk (full, broken) are thrown as they come. A file is replaced whole or not at all.
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

export type Disk = {
  /** Bytes of a file; undefined when there is none. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /**
   * Makes or empties a file and fills it; `mode` counts when it is made; `durable` waits until it is on the
   * medium.
   */
  readonly write: (
    path: string,
    bytes: Uint8Array,
    how: { durable: boolean; mode?: number },
  ) => Promise<void>;
  /** Adds bytes at the end of a file, which is made when absent. A fault may leave some of them there. */
  readonly append: (path: string, bytes: Uint8Array, how: { durable: boolean }) => Promise<void>;
  /** Names in a directory, in no order; none when there is no such directory. */
  readonly names: (path: string) => Promise<string[]>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Makes a directory and those above it. */
  readonly makeDir: (path: string) => Promise<void>;
  /** Removes a file or a directory with all in it; nothing when there is none. */
  readonly remove: (path: string) => Promise<void>;
  /** Waits until a directory's names are on the medium. */
  readonly syncDir: (path: string) => Promise<void>;
};

/** Whether an error of the file system says that nothing is there. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

async function readOrNothing(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function syncDir(path: string): Promise<void> {
  // Windows opens no directories, and keeps names without being asked.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const disk: Disk = {
  read: readOrNothing,
  write: async (path, bytes, { durable, mode = 0o644 }) => {
    const handle = await open(path, 'w', mode);
    try {
      await handle.writeFile(bytes);
      if (durable) await handle.sync();
    } finally {
      await handle.close();
    }
  },
  append: async (path, bytes, { durable }) => {
    const handle = await open(path, 'a');
    try {
      await handle.writeFile(bytes);
      if (durable) await handle.sync();
    } finally {
      await handle.close();
    }
  },
  names: async (path) => {
    try {
      return await readdir(path);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  },
  rename,
  makeDir: async (path) => void (await mkdir(path, { recursive: true })),
  remove: (path) => rm(path, { force: true, recursive: true }),
  syncDir,
};

/**
 * Puts bytes in the place of a file, durably: after a crash at any point the file is the old one or the new
 * one.
 */
export async function replaceFile(on: Disk, path: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  const temporary = `${path}.new`;
  await on.write(temporary, bytes, { durable: true, mode });
  // Crash here: the old file stands, and the next call empties the temporary one.
  await on.rename(temporary, path);
  // Crash here: the new name may be lost with the power, so nobody may rely on it yet.
  await on.syncDir(dirname(path));
}
