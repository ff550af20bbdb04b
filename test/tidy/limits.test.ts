// The numbers of the house: a file 300 lines, a line 110 columns, no opening comment missing. (A function's
// 50 lines are the linter's to count.) An exception carries its figure, and the figure must follow the file
// down: it only tightens.
import { describe, expect, test } from 'vitest';
import { isCode, isTest, made, ours, type Repository } from './repository.ts';

const LINES_MAX = 300;
const COLUMNS_MAX = 110;
const OPENING_LINES_MAX = 8;

/** Files that may be longer, with the lines they have now. Empty is the aim. */
const LONG_FILES: Readonly<Record<string, number>> = {};

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');

/** Files over the limit of lines, and exceptions that no longer fit. */
export function longFiles(repository: Repository, exceptions: Readonly<Record<string, number>>): string[] {
  const gone = Object.keys(exceptions).filter((path) => !repository.has(path));
  return [
    ...gone.map((path) => `${path} is excepted and does not exist`),
    ...repository.paths.filter(isCode).flatMap((path) => {
      const lines = linesOf(repository.text(path)).length;
      const excepted = exceptions[path];
      if (excepted === undefined) return lines > LINES_MAX ? [`${path} has ${lines} lines`] : [];
      if (lines > excepted) return [`${path} has ${lines} lines, ${excepted} were excepted`];
      return lines < excepted ? [`${path} has come down to ${lines} lines: tighten its exception`] : [];
    }),
  ];
}

/** A table of words: one text a line, however long. */
const WORDS = /\/words\/(?:[a-z-]+-)?[a-z]{2}\.ts$/;

/** Lines over the limit of columns. Wide characters count as one. */
export const longLines = (repository: Repository): string[] =>
  repository.paths
    .filter((path) => isCode(path) && !WORDS.test(path))
    .flatMap((path) =>
      linesOf(repository.text(path)).flatMap((line, i) => {
        const columns = Array.from(line).length;
        return columns > COLUMNS_MAX ? [`${path}:${i + 1} has ${columns} columns`] : [];
      }),
    );

const OPENING = /^(?:(?:(?:\/\/|--|#).*\n)+|\/\*[\s\S]*?\*\/)/;
const OPENING_LENGTH_MIN = 30;

/** Files that do not open with a comment of one to eight lines. A test file's laws are its opening. */
export const unopened = (repository: Repository): string[] =>
  repository.paths
    .filter((path) => isCode(path) && !isTest(path))
    .filter((path) => {
      const opening = OPENING.exec(repository.text(path).replace(/^#!.*\n/, ''))?.[0] ?? '';
      return opening.length < OPENING_LENGTH_MIN || linesOf(opening).length > OPENING_LINES_MAX;
    })
    .map((path) => `${path} does not open with a comment that says what it promises`);

describe('limits', () => {
  test('no file is longer than 300 lines', () => expect(longFiles(ours, LONG_FILES)).toEqual([]));
  test('no line is longer than 110 columns', () => expect(longLines(ours)).toEqual([]));
  test('every source file opens with what it promises', () => expect(unopened(ours)).toEqual([]));
});

describe('the limits bite', () => {
  const lines = (count: number) => made({ 'src/a.ts': 'x;\n'.repeat(count) });
  test('a file of 301 lines is too long', () => {
    expect(longFiles(lines(300), {})).toEqual([]);
    expect(longFiles(lines(301), {})).toHaveLength(1);
  });
  test('an exception cannot grow, and cannot stay when its file shrank', () => {
    expect(longFiles(lines(320), { 'src/a.ts': 320 })).toEqual([]);
    expect(longFiles(lines(321), { 'src/a.ts': 320 })).toHaveLength(1);
    expect(longFiles(lines(319), { 'src/a.ts': 320 })).toHaveLength(1);
    expect(longFiles(lines(1), { 'src/gone.ts': 320 })).toHaveLength(1);
  });
  test('a line of 111 columns is too long', () => {
    expect(longLines(made({ 'src/a.ts': `${'x'.repeat(110)}\n${'x'.repeat(111)}\n` }))).toEqual([
      'src/a.ts:2 has 111 columns',
    ]);
  });
  test('a file without an opening comment is found', () => {
    expect(unopened(made({ 'src/a.ts': "import 'node:fs';\n" }))).toHaveLength(1);
    expect(unopened(made({ 'db/a.sql': '-- What it promises, in a whole sentence.\nselect 1;\n' }))).toEqual(
      [],
    );
  });
});
