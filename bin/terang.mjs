#!/usr/bin/env node
// The command `terang` in a checkout: installs what is missing, builds what is stale, then hands over to
// src/cli/main.ts on Node 24 with the same arguments, folder and terminal. It knows no command of the program
// itself.
import { join } from 'node:path';
import process from 'node:process';
import { exitWith, run } from './child.mjs';
import { ensure, root } from './ensure.mjs';

await exitWith(async () => {
  const node = await ensure();
  const built = await run(node, [join(root, 'tools/build.ts')]);
  return built === 0 ? run(node, [join(root, 'src/cli/main.ts'), ...process.argv.slice(2)]) : built;
});
