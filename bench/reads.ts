// What readers get: files of the published tree and pages of the portal, from the portal as it is served. The
// limit is Node's own HTTP server answering the same bytes from memory to the same readers.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readdir, readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { startChild } from '../src/cli/children.ts';
import type { Reading } from './reader.ts';
import type { Row } from './row.ts';

const MEASURE_MS = 4_000;

function readMany(reading: Reading): Promise<number> {
  const worker = new Worker(new URL('./reader.ts', import.meta.url), { workerData: reading });
  return new Promise((done, fail) => {
    worker.once('message', done);
    worker.once('error', fail);
  });
}

async function bareServer(bytes: Uint8Array): Promise<{ port: number; close: () => void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.end(bytes);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { port: (server.address() as AddressInfo).port, close: () => server.closeAllConnections() };
}

/** Addresses of stations, many more than the pages that the portal keeps, none asked for twice in a row. */
async function stationsOf(tree: string): Promise<string[]> {
  const folder = join(tree, 'open/PPWP');
  const tables = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
  const texts = await Promise.all(tables.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((text) => text.match(/^\d{13}(?=,)/gm) ?? []).map((station) => `/${station}`);
}

/** Reads the tree below `dir` through a portal. */
export async function measureReads({ dir, area }: { dir: string; area: string }): Promise<Row[]> {
  const tree = join(dir, 'tree');
  const latest = JSON.parse(await readFile(join(tree, 'latest.json'), 'utf8')) as { size: number };
  const portal = await startChild(
    ['portal', '--from', tree, '--port', '0', '--host', '127.0.0.1'],
    () => undefined,
  );
  try {
    const port = Number(new URL(portal.said['url'] ?? '').port);
    const view = `views/PPWP/ID/${latest.size}.json`;
    const tiles = Array.from({ length: 16 }, (_, i) => `/tree/tile/0/${String(i).padStart(3, '0')}`);
    const bare = await bareServer(await readFile(join(tree, 'tile/0/000')));
    const limit = await readMany({ port: bare.port, paths: tiles, ms: MEASURE_MS });
    bare.close();
    const ms = MEASURE_MS;
    const files = await readMany({ port, paths: tiles, ms });
    const views = await readMany({
      port,
      paths: [`/tree/${view}`, '/tree/checkpoint', '/tree/latest.json'],
      ms,
    });
    const pages = await readMany({ port, paths: ['/', `/${area}`, '/en/', `/en/${area}`], ms });
    const made = await readMany({ port, paths: await stationsOf(tree), ms });
    const more = { limit, limitOf: 'bare HTTP' };
    const note = 'readers on the same cores';
    return [
      {
        what: 'tiles from the portal',
        ours: files,
        unit: 'reads/s',
        ...more,
        target: { atLeast: 20_000 },
        note,
      },
      { what: 'view, checkpoint, latest from the portal', ours: views, unit: 'reads/s', ...more },
      { what: 'pages from the portal', ours: pages, unit: 'pages/s', ...more },
      { what: 'station pages, each made anew', ours: made, unit: 'pages/s', ...more },
    ];
  } finally {
    await portal.stop();
  }
}
