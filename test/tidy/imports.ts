// What a script names: the modules it imports and the files it names in strings (workers, pages' entries,
// schemas).
import { posix } from 'node:path';
import type { Repository } from './repository.ts';

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"\n]+)['"]/g;
const FILE_STRING = /['"`]((?:\.{0,2}\/)?[\w./-]+\.(?:ts|tsx|js|mjs|css|sql|json))['"`]/g;

/** Specifiers that a script imports, in any form of import, types included. */
export const specifiersIn = (script: string): string[] =>
  [...script.matchAll(IMPORT)].map((match) => match[1] ?? '');

/** Path from the root of what a relative specifier names. */
export const resolved = (from: string, specifier: string): string =>
  posix.join(posix.dirname(from), specifier);

/** Every file that a `#name` of package.json's "imports" can stand for, by path from the root. */
function aliased(repository: Repository, path: string, name: string): string[] {
  const folder = path.startsWith('verifier/') ? 'verifier/' : '';
  const manifest = `${folder}package.json`;
  if (!repository.has(manifest)) return [];
  const imports =
    (JSON.parse(repository.text(manifest)) as { imports?: Record<string, unknown> }).imports ?? {};
  const targets = JSON.stringify(imports[name] ?? '').match(/\.\/[^"]+/g) ?? [];
  return targets.map((target) => posix.join(folder, target));
}

/**
 * Paths from the root of the repository's files that a file imports, with all those that an alias stands for.
 */
export const importsOf = (repository: Repository, path: string): string[] =>
  specifiersIn(repository.text(path)).flatMap((specifier) => {
    if (specifier.startsWith('#')) return aliased(repository, path, specifier);
    return specifier.startsWith('.') ? [resolved(path, specifier)] : [];
  });

/** Paths of files that a file imports or names in a string, from its own folder or from the root. */
export function filesNamedIn(repository: Repository, path: string): string[] {
  const named = [...repository.text(path).matchAll(FILE_STRING)].map((match) => match[1] ?? '');
  const candidates = named.flatMap((name) => [
    resolved(path, name),
    posix.normalize(name).replace(/^\//, ''),
  ]);
  return [...importsOf(repository, path), ...candidates].filter((candidate) => repository.has(candidate));
}
