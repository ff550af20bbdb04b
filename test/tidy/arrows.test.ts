// Who may import whom (the house: base ← core ← registry ← siblings ← system ← server · cli · web; verifier →
// nothing of src). An arrow the other way is how a core learns of elections and a verifier learns the
// server's mistakes.
import { describe, expect, test } from 'vitest';
import { importsOf, specifiersIn } from './imports.ts';
import { isForTests, isScript, isTest, made, ours, type Repository, withoutComments } from './repository.ts';

/** Room of a file: the name that the table below speaks of. */
export function roomOf(path: string): string {
  const [top, second = '', third = ''] = path.split('/');
  if (top === 'verifier') return 'verifier';
  if (top !== 'src') return 'outside';
  if (second !== 'modules') return second.replace(/\.ts$/, '');
  // Publication is about the log itself and not about elections: the server, which publishes, may know it.
  return third === 'registry' || third === 'publication' ? third : `sibling ${third}`;
}

const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: ['base'],
  core: ['base', 'core'],
  registry: ['base', 'core', 'registry'],
  publication: ['base', 'core', 'registry'],
  sibling: ['base', 'core', 'registry'],
  system: ['base', 'core', 'registry', 'publication', 'sibling'],
  server: ['base', 'core', 'publication', 'system', 'server'],
  web: ['base', 'core', 'registry', 'publication', 'sibling', 'system', 'web', 'verifier'],
  cli: ['base', 'core', 'registry', 'publication', 'sibling', 'system', 'server', 'web', 'cli', 'verifier'],
  verifier: ['verifier'],
};

const PURE = /^src\/(base|core|modules)\//;
const PURE_PACKAGES = /^(canonicalize|@noble\/hashes(\/.*)?|typebox(\/.*)?|#sha256)$/;
const IMPURE =
  /\b(Date\.now\(|new Date\(\)|Math\.random\(|crypto\.getRandomValues|fetch\(|setTimeout\(|setInterval\()/;
const VERIFIER_PACKAGES = /^(canonicalize|@noble\/hashes(\/.*)?|node:.*|#.*)$/;

const mayImport = (from: string, to: string): boolean =>
  from === to || (MAY_IMPORT[from.split(' ')[0] ?? '']?.includes(to.split(' ')[0] ?? '') ?? false);

/** Arrows that point the wrong way, one line each. */
export function wrongArrows(repository: Repository): string[] {
  const inside = repository.paths.filter(
    (path) => isScript(path) && !isTest(path) && roomOf(path) !== 'outside',
  );
  return inside.flatMap((path) =>
    importsOf(repository, path)
      .filter((target) => !mayImport(roomOf(path), roomOf(target)))
      .map((target) => `${path} must not import ${target}`),
  );
}

/** Uses of the clock, chance, IO and foreign packages where only arguments may bring them. */
export function impurities(repository: Repository): string[] {
  const pure = repository.paths.filter(
    (path) => PURE.test(path) && isScript(path) && !isForTests(repository, path),
  );
  return pure.flatMap((path) => {
    const script = withoutComments(repository.text(path));
    const foreign = specifiersIn(script).filter((name) => !name.startsWith('.') && !PURE_PACKAGES.test(name));
    const wrong =
      path === 'src/base/sha256-node.ts' ? foreign.filter((name) => name !== 'node:crypto') : foreign;
    const impure = IMPURE.exec(script)?.[0];
    return [
      ...wrong.map((name) => `${path} imports ${name}`),
      ...(impure === undefined ? [] : [`${path} uses ${impure}`]),
    ];
  });
}

/** Packages that the verifier imports beyond its own few. */
export const verifierPackages = (repository: Repository): string[] =>
  repository.paths
    .filter((path) => /^verifier\/(src|bin)\//.test(path) && isScript(path))
    .flatMap((path) => specifiersIn(repository.text(path)).map((name) => [path, name] as const))
    .filter(([, name]) => !name.startsWith('.') && !VERIFIER_PACKAGES.test(name))
    .map(([path, name]) => `${path} imports ${name}`);

describe('arrows', () => {
  test('every import follows the arrows of the house', () => expect(wrongArrows(ours)).toEqual([]));
  test('base, core and modules are pure', () => expect(impurities(ours)).toEqual([]));
  test('the verifier needs nothing but its own few packages', () =>
    expect(verifierPackages(ours)).toEqual([]));
});

describe('the law of arrows bites', () => {
  const arrow = (from: string, to: string): number =>
    wrongArrows(made({ [from]: `import { a } from '${to}';` })).length;
  test.each([
    ['src/base/a.ts', '../core/act.ts'],
    ['src/core/a.ts', '../modules/registry/index.ts'],
    ['src/modules/registry/a.ts', '../results/index.ts'],
    ['src/modules/results/a.ts', '../publication/index.ts'],
    ['src/modules/results/a.ts', '../../system.ts'],
    ['src/server/a.ts', '../modules/results/index.ts'],
    ['src/web/portal/a.ts', '../../server/http.ts'],
    ['verifier/src/a.js', '../../src/base/bytes.ts'],
    ['src/core/a.ts', '../../test/tidy/repository.ts'],
  ])('%s cannot import %s', (from, to) => expect(arrow(from, to)).toBe(1));
  test('a sibling may import itself and the registry', () => {
    expect(
      arrow('src/modules/results/a.ts', './b.ts') + arrow('src/modules/results/a.ts', '../registry/units.ts'),
    ).toBe(0);
  });
  test.each([
    "import { readFile } from 'node:fs/promises';",
    "import pg from 'pg';",
    'const now = Date.now();',
    'const chance = Math.random();',
  ])('core cannot contain %s', (line) => expect(impurities(made({ 'src/core/a.ts': line }))).toHaveLength(1));
  test('an import by type or at run time counts too', () => {
    const files = {
      'src/core/a.ts': "export type A = import('../server/store.ts').Store; await import('../system.ts');",
    };
    expect(wrongArrows(made(files))).toHaveLength(2);
  });
});
