// What no file may say: work left over, checks switched off without a reason, a path or a host of somebody's
// own machine, an identity number that could be a living person's.
import { describe, expect, test } from 'vitest';
import { isOurs, isScript, isText, made, ours, type Repository } from './repository.ts';

const SELF = 'test/tidy/phrases.test.ts';

/** Phrases that no script may hold, with what is wrong with them. */
const IN_SCRIPTS: readonly (readonly [pattern: RegExp, fault: string])[] = [
  [/\b(TODO|FIXME|HACK|XXX)\b/, 'left to do'],
  [/\b(test|it|describe|suite)(\.\w+)*\.only\b/, 'one test only'],
  [/\b(test|it|describe|suite)(\.\w+)*\.(skip|todo)\(/, 'skipped for ever'],
  [/\bas any\b|<any>|:\s*any\b(?!\s+[a-z])(?!.*\/\/.{10})/, 'any without a reason beside it'],
  [/@ts-(ignore|nocheck)/, 'type check switched off'],
  [/@ts-expect-error(?!.{10})/, 'type check switched off without a reason'],
  [/(eslint|oxlint)-disable(?!.*\s--\s.{10})/, 'lint switched off without a reason'],
];

/** The same for every text, documents included. */
const IN_TEXTS: readonly (readonly [pattern: RegExp, fault: string])[] = [
  [/(?<![\w.])\/(work|home\/\w+|root|Users\/\w+)\//, 'path of one machine'],
  [/(?<![\w.])\/tmp\/\w/, 'path of one machine'],
  [/https?:\/\/[\w.-]*(registry|artifactory|nexus|verdaccio)[\w.-]*/, 'host of a package registry'],
];

/** A skip that depends on something says why, on its line or the one above. */
function unexplainedSkip(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (!/\.(skipIf|runIf)\(/.test(line)) return false;
  return !/\/\//.test(line) && !/^\s*(\/\/|\*)/.test(lines[at - 1] ?? '');
}

/** Lines that say what no file may say, as `path:line: fault`. */
export function wrongPhrases(repository: Repository): string[] {
  return repository.paths
    .filter((path) => isText(path) && isOurs(path) && path !== SELF)
    .flatMap((path) => {
      const phrases = isScript(path) ? [...IN_SCRIPTS, ...IN_TEXTS] : IN_TEXTS;
      const lines = repository.text(path).split('\n');
      return lines.flatMap((line, i) => [
        ...phrases.filter(([pattern]) => pattern.test(line)).map(([, fault]) => `${path}:${i + 1}: ${fault}`),
        ...(isScript(path) && unexplainedSkip(lines, i)
          ? [`${path}:${i + 1}: skipped without a reason`]
          : []),
      ]);
    });
}

const PROVINCES = '1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7]';
const DAY_MONTH = '(?:[04][1-9]|[1256]\\d|[37][01])(?:0[1-9]|1[0-2])';
/** A NIK: region, sub-district, day (women + 40), month, year, number. Not part of a longer word or hash. */
const NIK = new RegExp(`(?<![\\w.])(?:${PROVINCES})\\d{4}${DAY_MONTH}\\d{6}(?!\\w)`);

/** Texts that hold a number which could be somebody's. Synthetic identities start with region 00. */
export const livingNumbers = (repository: Repository): string[] =>
  repository.paths
    .filter((path) => isText(path) && path !== SELF)
    .flatMap((path) => {
      const found = NIK.exec(repository.text(path));
      return found === null ? [] : [`${path} holds ${found[0].slice(0, 4)}…`];
    });

describe('phrases', () => {
  test('nothing is left over or switched off without a reason', () => expect(wrongPhrases(ours)).toEqual([]));
  test('no text holds a number that could be a living person', () => expect(livingNumbers(ours)).toEqual([]));
});

describe('the law of phrases bites', () => {
  test.each([
    ['src/a.ts', '// TODO: later'],
    ['src/a.test.ts', "test.only('a', () => {});"],
    ['src/a.test.ts', "describe.skip('a', () => {});"],
    ['src/a.ts', 'const a = b as any;'],
    ['src/a.ts', 'const f = (a: any) => a;'],
    ['src/a.ts', '// @ts-ignore'],
    ['src/a.ts', '// @ts-expect-error'],
    ['src/a.ts', '// oxlint-disable-next-line no-var'],
    ['src/a.test.ts', "test.skipIf(!chromium)('a', () => {});"],
    ['src/a.ts', "const folder = '/work/main/dist';"],
    ['docs/a.md', 'See /tmp/result.txt.'],
    ['package-lock.json', '"resolved": "https://registry.example.org/a.tgz"'],
  ])('%s cannot say %s', (path, line) => expect(wrongPhrases(made({ [path]: line }))).toHaveLength(1));
  test.each([
    ['src/a.ts', '// oxlint-disable-next-line no-var -- the engine of 2015 has no let'],
    ['src/a.ts', '// Is there any other way? In any case: many.'],
    ['src/a.test.ts', "// Needs a Chromium.\ntest.skipIf(!chromium)('a', () => {});"],
    ['src/a.ts', "const folder = mkdtempSync(join(tmpdir(), 'terang-'));"],
    ['docs/a.md', 'https://example.org/work/a'],
  ])('%s can say %s', (path, line) => expect(wrongPhrases(made({ [path]: line }))).toEqual([]));
  test('a plausible NIK is found, one of region 00 or within a hash is not', () => {
    const found = (text: string): number => livingNumbers(made({ 'docs/a.md': text })).length;
    expect(found('NIK 3171015507900001.')).toBe(1);
    expect(found('NIK 3171011507900001')).toBe(1);
    expect(found('NIK 0071015507900001')).toBe(0);
    expect(found('ab3171015507900001cd')).toBe(0);
    expect(found('1701082001002, 31710155079000012')).toBe(0);
    expect(found('3171019907900001')).toBe(0);
  });
});
