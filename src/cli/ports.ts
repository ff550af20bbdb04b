// Finds a port: the one that was asked for, or the next that is free.
import { createServer } from 'node:net';

const TRIES_MAX = 100;

/** The first free port from `wanted` on. Throws when a hundred are taken. */
export async function freePort(wanted: number, host: string): Promise<number> {
  for (let port = wanted; port < wanted + TRIES_MAX && port <= 65_535; port++) {
    if (await isFree(port, host)) return port;
  }
  throw new Error(`no free port from ${wanted} on`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
