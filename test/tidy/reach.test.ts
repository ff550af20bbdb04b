// No dead file: every code file is reachable by imports, or by its name in a string, from what a person
// starts. Tests do not count for what ships: code that only a test uses is not used. What exists for tests
// says so, by its folder or in its opening comment ("… for tests"), and is reached from one.
import { describe, expect, test } from 'vitest';
import { filesNamedIn } from './imports.ts';
import { isCode, isForTests, isTest, made, ours, type Repository } from './repository.ts';

const CONFIGURED = /^(vitest\.config\.ts|bin\/[\w-]+\.mjs)$/;

/**
 * What is started by hand, by npm or by a container: the files that a package.json or a page of the docs
 * names.
 */
function entriesOf(repository: Repository): string[] {
  const manifests = ['package.json', 'verifier/package.json'].filter((path) => repository.has(path));
  const named = manifests.flatMap((path) => filesNamedIn(repository, path));
  const pages = repository.paths.filter((path) => path.endsWith('.md') && !path.includes('/vectors/'));
  const tools = pages.flatMap(
    (path) => repository.text(path).match(/\b(tools|deploy|examples)\/[\w/-]+\.(ts|mjs)\b/g) ?? [],
  );
  const scripts = manifests.flatMap((path) => repository.text(path).match(/[\w./-]+\.(ts|mjs|js)\b/g) ?? []);
  const files = [...named, ...scripts, ...tools].filter((path) => repository.has(path));
  return [...files, ...repository.paths.filter((path) => CONFIGURED.test(path))];
}

/** Everything reachable from some files, themselves included. */
function reachable(repository: Repository, from: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [...from];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path) || !isCode(path)) continue;
    seen.add(path);
    waiting.push(...filesNamedIn(repository, path));
  }
  return seen;
}

/** Code files that nothing reaches. */
export function deadFiles(repository: Repository): string[] {
  const started = reachable(repository, entriesOf(repository));
  const tested = reachable(repository, repository.paths.filter(isTest));
  return repository.paths
    .filter((path) => isCode(path) && !isTest(path) && !path.endsWith('.d.ts'))
    .filter((path) => !started.has(path))
    .filter((path) => !tested.has(path) || !isForTests(repository, path));
}

describe('reach', () => {
  test('no file is dead', () => expect(deadFiles(ours)).toEqual([]));
});

describe('the law of reach bites', () => {
  const base = {
    'package.json': '{ "bin": "bin/terang.mjs", "scripts": { "bench": "node bin/run.mjs bench/main.ts" } }',
    'bin/terang.mjs': "join(root, 'src/cli/main.ts')",
    'bench/main.ts': "import '../src/core/a.ts';",
    'src/cli/main.ts': "new URL('./worker.ts', import.meta.url)",
    'src/cli/worker.ts': '',
    'src/core/a.ts': '',
  };
  test('a file is alive through an import, a worker and a script', () =>
    expect(deadFiles(made(base))).toEqual([]));
  test('a file that nobody names is dead', () => {
    expect(deadFiles(made({ ...base, 'src/core/b.ts': '' }))).toEqual(['src/core/b.ts']);
  });
  test('a file that only its test names is dead', () => {
    const files = { ...base, 'src/core/b.ts': '', 'src/core/b.test.ts': "import './b.ts';" };
    expect(deadFiles(made(files))).toEqual(['src/core/b.ts']);
  });
  test('a file for tests is alive only while a test names it', () => {
    const samples = { 'src/core/samples.ts': '// Samples for tests.\n' };
    const law = { 'src/core/a.test.ts': "import './samples.ts';" };
    expect(deadFiles(made({ ...base, ...samples, ...law }))).toEqual([]);
    expect(deadFiles(made({ ...base, ...samples }))).toEqual(['src/core/samples.ts']);
  });
  test('a tool is alive while a page names it', () => {
    const files = { ...base, 'tools/make.ts': '' };
    expect(deadFiles(made(files))).toEqual(['tools/make.ts']);
    expect(deadFiles(made({ ...files, 'docs/a.md': 'tools/make.ts' }))).toEqual([]);
  });
  test('two files that name only each other are dead', () => {
    const files = { ...base, 'src/core/b.ts': "import './c.ts';", 'src/core/c.ts': "import './b.ts';" };
    expect(deadFiles(made(files))).toHaveLength(2);
  });
});
