// The witness's door: HTTP POST /add-checkpoint and nothing else (C2SP tlog-witness). Anybody may knock, so
// bodies, times and connections have limits. A fault (the disk) is 500 and no cosignature; the next request
// finds the same state as before.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { textOf } from '../base/bytes.ts';
import {
  openWitness,
  REQUEST_BYTES_MAX,
  type Witness,
  type WitnessAnswer,
  type WitnessOptions,
} from './witness.ts';

export type WitnessServerOptions = Omit<WitnessOptions, 'clock'> & {
  readonly clock?: WitnessOptions['clock'];
  readonly host?: string;
  /** Told of errors of the disk; the answer was 500. */
  readonly onFault?: (error: unknown) => void;
  /** 0 takes a free one. */
  readonly port: number;
};

export type RunningWitness = {
  readonly close: () => Promise<void>;
  readonly url: string;
  readonly vkey: string;
};

const CONNECTIONS_MAX = 256;
const HEADERS_MS = 5_000;
const REQUEST_MS = 15_000;

/**
 * Starts a witness; `close` answers what is under way and ends. Throws when the key, the state or the port
 * cannot be had.
 */
export async function startWitness(options: WitnessServerOptions): Promise<RunningWitness> {
  const witness = await openWitness({ ...options, clock: options.clock ?? Date.now });
  const { host = '127.0.0.1', onFault = () => undefined, port } = options;
  const server = createServer(
    { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS },
    (request, response) => {
      handle(witness, request)
        .catch((error: unknown): WitnessAnswer => {
          onFault(error);
          return { body: 'fault\n', status: 500 };
        })
        .then((answer) => send(response, answer))
        .catch(onFault);
    },
  );
  server.maxConnections = CONNECTIONS_MAX;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve);
    });
  } catch (error) {
    await witness.close();
    throw error;
  }
  return {
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await witness.close();
    },
    url: `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
    vkey: witness.vkey,
  };
}

async function handle(witness: Witness, request: IncomingMessage): Promise<WitnessAnswer> {
  if (request.url !== '/add-checkpoint') return { body: 'not here\n', status: 404 };
  if (request.method !== 'POST') return { body: 'POST only\n', status: 405 };
  const parts: Buffer[] = [];
  let length = 0;
  try {
    // Leaving the loop must not tear down the connection that the answer goes out on.
    for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > REQUEST_BYTES_MAX) return { body: 'too large\n', status: 413 };
      parts.push(part);
    }
  } catch {
    // The sender went away: whatever is answered, nobody hears it.
    return { body: 'incomplete\n', status: 400 };
  }
  let body: string;
  try {
    body = textOf(Buffer.concat(parts));
  } catch {
    return { body: 'not UTF-8\n', status: 400 };
  }
  return await witness.addCheckpoint(body);
}

function send(response: ServerResponse, { body, size, status }: WitnessAnswer): void {
  response.writeHead(status, {
    'Content-Type': size ? 'text/x.tlog.size' : 'text/plain; charset=utf-8',
    ...(status === 405 ? { Allow: 'POST' } : {}),
    // What is left of a body too large is not read: the connection ends with it.
    ...(status === 413 ? { Connection: 'close' } : {}),
    ...(status === 503 ? { 'Retry-After': '1' } : {}),
  });
  response.end(body);
}
