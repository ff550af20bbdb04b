// The portal behind Node's HTTP server: compression, limits, an orderly stop. It adds nothing to what a page
// says.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { loadAssets } from './assets.ts';
import { loadCarried } from './glance/carried.ts';
import type { PortalAnswer } from './answer.ts';
import { keptSource } from './kept-source.ts';
import { createPortal, type Portal } from './portal.ts';
import { sourceOf } from './source.ts';

export type ServeOptions = {
  /** A directory or an http(s) address that holds a published tree. */
  readonly from: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** Folder with the built style and scripts; by default the one beside the bundle. */
  readonly assets?: string;
  readonly securityContact?: string;
  /** This site's own address, for what is cited and shared. */
  readonly site?: string;
  /** Where photographs lie, when not in the tree. */
  readonly evidence?: string;
  /** Address of the API that takes reports of readers. */
  readonly api?: string;
  /** Faults of the tree, at most one a second; by default a line on standard error. */
  readonly onFault?: (fault: unknown) => void;
};

export type Served = { readonly url: string; readonly close: () => Promise<void> };

const REQUEST_MS = 15_000;
const HEADER_BYTES = 16 * 1024;
const COMPRESS_FROM_BYTES = 1024;
const COMPRESSED_KEPT = 500;

/** Serves a published tree. Rejects when the address cannot be listened on or there is no build. */
export async function servePortal(options: ServeOptions): Promise<Served> {
  const assets = await loadAssets(options.assets ?? `${import.meta.dirname}/assets`);
  const { securityContact, site, evidence, api } = options;
  const portal = createPortal({
    source: keptSource(sourceOf(options.from)),
    assets,
    carried: await loadCarried(import.meta.dirname),
    onFault: atMostOneASecond(options.onFault ?? tell),
    ...(securityContact && { securityContact }),
    ...(site && { site }),
    ...(evidence && { evidence }),
    ...(api && { api }),
  });
  const pack = compressor();
  const limits = { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS, maxHeaderSize: HEADER_BYTES };
  const server = createServer(limits, (request, response) => {
    // A body has no meaning here: it is neither read nor waited for.
    request.resume();
    void respond(portal, pack, request, response);
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port, options.host, () => listening());
  });
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}/`,
    close: () =>
      new Promise((closed, failed) => {
        server.close((fault) => (fault ? failed(fault) : closed()));
        server.closeIdleConnections();
      }),
  };
}

const tell = (fault: unknown): void => void process.stderr.write(`portal: ${String(fault)}\n`);

/** A broken tree fails for every reader at once: one line says as much as a thousand. */
function atMostOneASecond(report: (fault: unknown) => void): (fault: unknown) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (fault) => {
    if (performance.now() - last < 1000) return;
    last = performance.now();
    report(fault);
  };
}

async function respond(
  portal: Portal,
  pack: Pack,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const target = request.url ?? '/';
    const cut = target.indexOf('?');
    const given = await portal({
      method: request.method ?? 'GET',
      path: cut < 0 ? target : target.slice(0, cut),
      query: new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1)),
      headers: { 'if-none-match': request.headers['if-none-match'], range: request.headers.range },
    });
    const sent =
      request.method === 'HEAD' ? given : await pack(given, request.headers['accept-encoding'] ?? '');
    response.writeHead(sent.status, sent.headers).end(sent.body);
  } catch {
    // createPortal answers every fault; only a bug or a broken connection comes here.
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

type Pack = (given: PortalAnswer, accepted: string) => Promise<PortalAnswer>;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const COMPRESSED =
  /^(text\/|image\/svg|application\/([\w.-]+\+)?(json|xml)|application\/(x-ndjson|csvm|wasm))/;

/**
 * Compresses texts and programs, and keeps what it compressed by entity tag: the same page is packed once for
 * all its readers.
 */
function compressor(): Pack {
  const kept = new Map<string, Uint8Array>();
  return async (given, accepted) => {
    const { headers, body } = given;
    // A part is a part of the bytes as they are.
    if (given.status === 206) return given;
    if (body.length < COMPRESS_FROM_BYTES || !COMPRESSED.test(headers['content-type'] ?? '')) return given;
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
    if (encoding === undefined) return { ...given, headers: { ...headers, vary: 'accept-encoding' } };
    const key = `${encoding} ${headers['etag']}`;
    const packed =
      kept.get(key) ??
      new Uint8Array(
        encoding === 'br'
          ? await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
          : await zip(body),
      );
    if (kept.size >= COMPRESSED_KEPT) kept.delete(kept.keys().next().value!);
    kept.set(key, packed);
    const length = String(packed.length);
    return {
      ...given,
      body: packed,
      headers: {
        ...headers,
        vary: 'accept-encoding',
        'content-encoding': encoding,
        'content-length': length,
      },
    };
  };
}
