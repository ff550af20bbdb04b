// A thread of readers: a few connections, each asking again as soon as its answer is whole. Plain sockets,
// because Node's own HTTP client costs more than the server that it would measure.
import { connect } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

export type Reading = { readonly port: number; readonly paths: readonly string[]; readonly ms: number };

const CONNECTIONS = 32;
const HEAD_END = Buffer.from('\r\n\r\n');

/** Length of the first whole answer in the bytes; 0 when it is not whole. Throws for any answer but 200. */
function answerLength(bytes: Buffer): number {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return 0;
  const head = bytes.toString('latin1', 0, end);
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(`answered ${head.slice(0, 120)}`);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error('an answer without a length');
  const whole = end + HEAD_END.length + Number(length);
  return bytes.length >= whole ? whole : 0;
}

function read({ port, paths }: Reading, over: () => boolean, count: () => void): Promise<void> {
  return new Promise((done, fail) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.setNoDelay(true);
    let next = Math.floor((paths.length * port) % paths.length);
    let rest: Buffer = Buffer.alloc(0);
    const ask = (): void => {
      const path = paths[next++ % paths.length];
      socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`);
    };
    socket.once('connect', ask);
    socket.once('error', fail);
    socket.on('data', (chunk: Buffer) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const length = answerLength(rest);
      if (length === 0) return;
      rest = rest.subarray(length);
      count();
      if (over()) {
        socket.destroy();
        done();
      } else ask();
    });
  });
}

const reading = workerData as Reading;
const startedMs = performance.now();
const passedMs = (): number => performance.now() - startedMs;
let answers = 0;
const readers = Array.from({ length: CONNECTIONS }, () =>
  read(
    reading,
    () => passedMs() >= reading.ms,
    () => void answers++,
  ),
);
await Promise.all(readers);
parentPort?.postMessage((1_000 * answers) / passedMs());
