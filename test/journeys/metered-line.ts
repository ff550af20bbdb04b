// A line between a browser and a server that counts what it carries, for tests of what a telephone pays: the
// worker's requests too, which a page's own figures leave out.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type MeteredLine = {
  /** The server's address as it is reached over this line. */
  readonly url: string;
  /** Bytes that came down so far. */
  readonly received: () => number;
  readonly close: () => Promise<void>;
};

/** Opens a line to an address on this machine. */
export async function meteredLine(to: string): Promise<MeteredLine> {
  const { port, pathname } = new URL(to);
  const open = new Set<Socket>();
  let received = 0;
  const server = createServer((browser) => {
    const far = connect(Number(port), '127.0.0.1');
    far.on('data', (chunk: Buffer) => void (received += chunk.length));
    browser.pipe(far).pipe(browser);
    for (const socket of [browser, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${pathname}`,
    received: () => received,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => void server.close(closed));
    },
  };
}
