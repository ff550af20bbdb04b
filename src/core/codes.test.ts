import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CODES, DEVICE_CODES, isCode, TREE_CODES } from './codes.ts';

const SRC = fileURLToPath(new URL('..', import.meta.url));

/** Codes that a source text refuses with, as `refuse('code'`. */
const refusedIn = (text: string): string[] =>
  [...text.matchAll(/\brefuse\(\s*'([^']*)'/g)].map(([, code = '']) => code);

test('no refusal has a code outside the closed lists', () => {
  const listed = new Set<string>([...CODES, ...TREE_CODES, ...DEVICE_CODES]);
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
  const given = files
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .flatMap((path) => refusedIn(readFileSync(`${SRC}/${path}`, 'utf8')));
  expect(given.length).toBeGreaterThan(50);
  expect([...new Set(given)].filter((code) => !listed.has(code))).toEqual([]);
});

test('each code is listed once and is written as one', () => {
  const all = [...CODES, ...TREE_CODES, ...DEVICE_CODES];
  expect(new Set(all).size).toBe(all.length);
  for (const code of all) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test('only a listed text is a code', () => {
  expect([isCode('busy'), isCode('constructor'), isCode('tile-missing')]).toEqual([true, false, false]);
});
