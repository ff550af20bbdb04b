// The type checker and the linter are tests like any other: what they find fails the run and is counted. Both
// run on the Node that the tests run on, over the whole repository.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './repository.ts';

const SECONDS_MAX = 180;

/** What a tool prints; empty when it is content. */
function complaintsOf(packageName: string, tool: string, ...args: string[]): string {
  const folder = join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: Record<string, string>;
  };
  const file = join(folder, bin[tool] ?? '');
  const done = spawnSync(process.execPath, [file, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return done.status === 0
    ? ''
    : `${done.stdout}${done.stderr}` || `${tool} ended with ${done.status ?? done.signal}`;
}

test('every type holds', { timeout: SECONDS_MAX * 1000 }, () => {
  expect(complaintsOf('typescript', 'tsc', '-p', 'tsconfig.json', '--pretty', 'false')).toBe('');
});

test('the linter finds nothing', { timeout: SECONDS_MAX * 1000 }, () => {
  expect(complaintsOf('oxlint', 'oxlint', '--type-aware', '--deny-warnings', '--format=unix')).toBe('');
});
