// Runs a TypeScript file of this repository, or with --tool an installed tool, on Node 24:
//   node bin/run.mjs bench/main.ts --area 17        node bin/run.mjs --tool tsc -p tsconfig.json
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { exitWith, run } from './child.mjs';
import { ensure, root, Unready } from './ensure.mjs';

const PACKAGE_OF = /** @type {Record<string, string>} */ ({
  tsc: 'typescript',
  oxlint: 'oxlint',
  vitest: 'vitest',
});

/**
 * The JavaScript file behind an installed tool, so that it runs on our Node and not on the machine's.
 * @param {string} tool
 */
function toolFile(tool) {
  const name = PACKAGE_OF[tool];
  if (name === undefined)
    throw new Unready(`Unknown tool ${tool}: one of ${Object.keys(PACKAGE_OF).join(', ')}.`);
  const folder = join(root, 'node_modules', name);
  return join(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin[tool]);
}

await exitWith(async () => {
  const [first, ...rest] = process.argv.slice(2);
  if (first === undefined)
    throw new Unready('Usage: node bin/run.mjs <file.ts> [arguments] | --tool <tool> [arguments]');
  const node = await ensure();
  if (first === '--tool') return run(node, [toolFile(rest[0] ?? ''), ...rest.slice(1)]);
  if (!existsSync(first)) throw new Unready(`There is no file ${first}.`);
  return run(node, [resolve(first), ...rest]);
});
