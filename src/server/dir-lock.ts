// One process to a directory: a file with the holder's process number. It guards against starting the same
// thing twice by mistake on one machine, not against an attacker. A lock whose process is gone (kill -9, a
// container begun anew) is taken over.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const held = new Set<string>();

/** Somebody else holds the directory. */
export class DirectoryHeld extends Error {
  override readonly name = 'DirectoryHeld';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Holds a directory until the function given back is called. Throws DirectoryHeld. */
export async function holdDirectory(dir: string): Promise<() => Promise<void>> {
  const path = join(resolve(dir), 'lock');
  for (let attempt = 1; ; attempt++) {
    try {
      await writeFile(path, `${process.pid}\n`, { flag: 'wx' });
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const pid = Number(await readFile(path, 'utf8').catch(() => ''));
    // A number equal to ours that we did not write is from before this process: containers always begin with
    // the same.
    const mine = pid === process.pid && held.has(path);
    if (attempt === 3 || mine || (pid > 0 && pid !== process.pid && isAlive(pid))) {
      throw new DirectoryHeld(`${dir} is in use by process ${pid}`);
    }
    await rm(path, { force: true });
  }
  held.add(path);
  return async () => {
    held.delete(path);
    await rm(path, { force: true });
  };
}
