// Builds what a checkout cannot run without: the scripts and styles that the public pages load. Writes only
// below dist/. Skips when nothing it reads has changed: the stamp is a hash of the sources, so it is right
// after a branch change too.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
const stampFile = join(root, 'dist/build.stamp');
const READ = [
  'src/{base,core,modules,web}/**/*',
  'verifier/src/**/*',
  'tools/build.ts',
  'package-lock.json',
  'package.json',
];

/** Hash over the names and contents of everything the build may read. */
function stampOf(): string {
  const hash = createHash('sha256');
  const files = globSync(READ, { cwd: root, withFileTypes: true }).filter((file) => file.isFile());
  for (const path of files.map((file) => join(file.parentPath, file.name)).toSorted()) {
    if (!/\.test\.tsx?$/.test(path))
      hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

const stamp = stampOf();
const current = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
if (!current || process.argv.includes('--force')) {
  const { buildWeb } = await import('../src/web/build.ts');
  await buildWeb();
  mkdirSync(join(root, 'dist'), { recursive: true });
  // Killed between the two lines: the next start builds again. The rename makes the stamp whole or absent.
  writeFileSync(`${stampFile}.new`, stamp);
  renameSync(`${stampFile}.new`, stampFile);
}
