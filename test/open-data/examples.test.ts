import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePortalTree } from '../journeys/portal-tree.ts';
import { readerOf, type Reader } from './reader.ts';

const run = promisify(execFile);
const file = (name: string): string => join(import.meta.dirname, '../../examples', name);
/** Whether a program is there: asked for its version by whatever word, it starts. */
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

const EXAMPLES = [
  ['curl.sh', 'sh', ['curl', 'awk', 'openssl']],
  ['javascript.mjs', process.execPath, []],
  ['python.py', 'python3', ['python3']],
  ['r.R', 'Rscript', ['Rscript']],
] as const;

let tree = '';
let reader: Reader;
let server: Server;
let site = '';

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'examples-'));
  await writePortalTree(tree);
  reader = readerOf(tree);
  server = createServer((request, response) => {
    void reader.get(request.url ?? '/').then(({ status, headers, body }) => {
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(tree, { recursive: true });
});

describe('every example', () => {
  for (const [name, program, needs] of EXAMPLES) {
    const without = needs.filter((one) => !has(one));
    const title = without.length === 0 ? name : `${name} (not run: there is no ${without.join(', ')} here)`;
    // A language that this machine lacks is named in the title, so that a run says what it has not tried.
    test.skipIf(without.length > 0)(`${title} says what the nation's view says`, async () => {
      const { stdout } = await run(program, [file(name), site, 'PPWP'], { timeout: 20_000 });
      const { size } = await reader.json<{ size: number }>('/tree/latest.json');
      type View = { confirmed: { votes: number[] } };
      const view = await reader.json<View>(`/tree/views/PPWP/ID/${size}.json`);
      const votes = view.confirmed.votes.map((count, i) => `votes_${i + 1} ${count}`);
      const said = stdout.trim().split('\n').map((line) => line.trim());
      expect(said).toEqual([`size ${size}`, ...votes, 'changed 0']);
    });
  }

  test('stands in the page of open data', async () => {
    const page = await readFile(join(import.meta.dirname, '../../docs/open-data.md'), 'utf8');
    for (const [name] of EXAMPLES) expect(page).toContain(`../examples/${name}`);
  });
});
