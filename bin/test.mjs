// `npm test [-- filter …]`: installs what is missing, builds, runs every test, and closes with the real
// counts on one plain line. A file that does not load, a worker that dies and an error outside any test each
// count as a failure: what did not run is never reported as passed. Types and lint are tests too (test/tidy).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { exitWith, run } from './child.mjs';
import { findChromium, installCommand } from './chromium.mjs';
import { countsOf } from './counts.mjs';
import { ensure, root } from './ensure.mjs';

/** @param {string} file */
function reportIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults;
  } catch {
    return undefined; // the run died before it wrote: countsOf makes that a failure
  }
}

/** Runs the tests and prints the closing line; 0 only when nothing failed. */
async function main() {
  const node = await ensure();
  const built = await run(node, [join(root, 'tools/build.ts')]);
  if (built !== 0) {
    process.stdout.write('\nThe build failed, so no test was run.\n0 passed, 1 failed, 0 skipped\n');
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'terang-test-'));
  const report = join(folder, 'report.json');
  try {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    const status = await run(node, [vitest, 'run', '--root', root, ...reporters, ...process.argv.slice(2)]);
    const { passed, failed, skipped } = countsOf(reportIn(report), status);
    if (findChromium() === undefined) {
      process.stdout.write(
        `\nNo Chromium was found: the browser journeys were skipped. To run them: ${installCommand()}\n`,
      );
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await exitWith(main);
