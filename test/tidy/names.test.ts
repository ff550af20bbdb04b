// Names of files and folders: kebab-case, one idea each, and none of the names under which anything may hide.
import { describe, expect, test } from 'vitest';
import { isCode, made, ours, type Repository } from './repository.ts';

const EMPTY_NAMES = /(^|[-.])(utils?|helpers?|commons?|managers?|misc)([-.]|$)/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Code files whose path has a part with a wrong name. */
export const wrongNames = (repository: Repository): string[] =>
  repository.paths
    .filter(isCode)
    .flatMap((path) => path.split('/').map((part) => [path, part.replace(/^\./, '')] as const))
    .filter(([, part]) => EMPTY_NAMES.test(part) || !KEBAB.test(part))
    .map(([path, part]) => `${path}: ${part}`);

/** Types and classes that are named after nothing. */
export const emptyTypes = (repository: Repository): string[] =>
  repository.paths
    .filter(isCode)
    .filter((path) => /\b(class|type|interface)\s+\w*(Manager|Helper|Utils?)\b/.test(repository.text(path)));

describe('names', () => {
  test('files and folders are kebab-case and say one idea', () => expect(wrongNames(ours)).toEqual([]));
  test('no type is a manager or a helper', () => expect(emptyTypes(ours)).toEqual([]));
});

describe('the law of names bites', () => {
  test.each([
    'src/core/utils.ts',
    'src/helpers/a.ts',
    'src/core/form-helper.ts',
    'src/common/a.ts',
    'src/core/keyManager.ts',
  ])('%s is refused', (path) => expect(wrongNames(made({ [path]: '' }))).not.toEqual([]));
  test.each([
    'src/core/act.ts',
    'src/core/act.test.ts',
    'src/web/kit/state-fills.tsx',
    'vitest.config.ts',
    '.ci/a.mjs',
  ])('%s is allowed', (path) => expect(wrongNames(made({ [path]: '' }))).toEqual([]));
  test('a manager is found by its type', () => {
    expect(emptyTypes(made({ 'src/a.ts': ['export class Key', 'Manager {}'].join('') }))).toEqual([
      'src/a.ts',
    ]);
  });
});
