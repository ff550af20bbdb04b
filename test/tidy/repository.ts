// The repository as a value, so that each law can be tried on this one and on a small broken one made for the
// purpose. Reads the folder itself and not git's index: what is not yet committed is held to the laws too.
// Writes nothing.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Repository = {
  /** Every file, from the root, with slashes, ascending. */
  readonly paths: readonly string[];
  /** Text of a file; throws when there is none. */
  readonly text: (path: string) => string;
  readonly has: (path: string) => boolean;
};

export const ROOT = join(import.meta.dirname, '../..');

const OUTSIDE = new Set(['.git', '.terang', 'node_modules', 'dist']);
const TEXT =
  /\.(ts|tsx|js|mjs|json|md|css|sql|html|sh|yml|yaml|csv|txt|service|conf)$|(^|\/)(run|Dockerfile|LICENSE)$/;

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !OUTSIDE.has(entry.name)) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

/** A repository made of texts by path. */
export function made(files: Readonly<Record<string, string>>): Repository {
  const text = (path: string): string => {
    const found = files[path];
    if (found === undefined) throw new Error(`no file ${path}`);
    return found;
  };
  return { paths: Object.keys(files).toSorted(), text, has: (path) => Object.hasOwn(files, path) };
}

function read(): Repository {
  const texts = new Map<string, string>();
  const text = (path: string): string => {
    const known = texts.get(path) ?? readFileSync(join(ROOT, path), 'utf8');
    texts.set(path, known);
    return known;
  };
  return { paths: [...filesBelow('')].toSorted(), text, has: (path) => existsSync(join(ROOT, path)) };
}

/** This repository. */
export const ours = read();

/** Whether a file is ours to word and shape: not a test vector of others, not data. */
export const isOurs = (path: string): boolean => !/(^|\/)vectors\//.test(path) && !path.startsWith('data/');

export const isText = (path: string): boolean => TEXT.test(path);
export const isCode = (path: string): boolean => /\.(ts|tsx|js|mjs|css|sql)$/.test(path) && isOurs(path);
export const isScript = (path: string): boolean => /\.(ts|tsx|js|mjs)$/.test(path) && isOurs(path);
export const isTest = (path: string): boolean => /\.test\.(ts|tsx|js)$/.test(path);

/**
 * A script without its comments. Good enough for laws: a `//` after a quote or a colon is taken for part of a
 * string.
 */
export const withoutComments = (script: string): string =>
  script.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:'"`\\])\/\/.*$/gm, '$1');

const SAYS_SO = /^(\/\/.*\n)*?\/\/.*\b(for|as) (the )?tests\b/;

/**
 * Whether a file exists for tests only: by its folder, or because its opening comment says so ("… for
 * tests").
 */
export const isForTests = (repository: Repository, path: string): boolean =>
  isTest(path) || /^(test|verifier\/test)\//.test(path) || SAYS_SO.test(repository.text(path));
