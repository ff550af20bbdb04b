// The HTTP API (design §1, the server's door). Whatever a stranger sends gets an answer from a closed list: a
// result, or a problem with a code. Nothing is written before an act is whole and known; no answer tells how
// the machine is built; no log tells who asked. Stopping lets what is under way finish.
import { randomUUID } from 'node:crypto';
import swagger from '@fastify/swagger';
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { refuse, type Refusal } from '../base/result.ts';
import type { Clock } from '../base/time.ts';
import type { AppFiles } from './app-files.ts';
import type { Intake } from './intake.ts';
import { DEFAULT_LIMITS, rateLimiter, type Limits } from './limits.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import { swaggerOptions } from './openapi.ts';
import { problemOf } from './problems.ts';
import { addActRoutes } from './routes-acts.ts';
import { addAppRoutes } from './routes-app.ts';
import { addElectionRoutes, type Adopted } from './routes-election.ts';
import type { Office } from './office/office.ts';
import { addManyRoutes } from './routes-many.ts';
import type { Reports } from './reports.ts';
import { addReportRoutes, FROM_ANY_PAGE, REPORTS_PATH } from './routes-reports.ts';
import { addServiceRoutes } from './routes-service.ts';
import { addStateRoutes } from './routes-state.ts';
import { Refused, sendRefusal } from './send.ts';
import type { Store } from './store.ts';

export type ServiceStatus = {
  /** Whether this process holds the lead. */
  readonly lead: boolean;
  readonly queued: number;
  /** Whether acts are taken; false while starting, stopping, and when the log is in doubt. */
  readonly writing: boolean;
};

export type ApiOptions = {
  readonly intake: Intake;
  readonly store: Pick<Store, 'head' | 'findActs' | 'readRecords' | 'readSums' | 'list' | 'entries'>;
  readonly status: () => ServiceStatus;
  readonly version: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Milliseconds, for the rate limits. */
  readonly clock: Clock;
  /**
   * The log's clock, which every answer names as its date: devices set theirs by it. The machine's where
   * absent.
   */
  readonly logClock?: Clock;
  readonly limits?: Partial<Limits>;
  /** Where the adopted election is read; without it there is no such path. */
  readonly adopted?: Adopted | undefined;
  /** The built app; without it there is no such path. */
  readonly app?: AppFiles | undefined;
  /** Sessions, names, photographs; without it there is no such path. */
  readonly office?: Office | undefined;
  /** Where reports of readers are taken; without it there is no such path. */
  readonly reports?: Reports | undefined;
  /** Addresses of the proxies in front, whose word about the sender's address is taken; none where absent. */
  readonly trustProxy?: string[];
};

export type ApiParts = Omit<ApiOptions, 'limits'> & {
  readonly limits: Limits;
  /** Takes from an address's writes; the seconds to wait when it has none left, else 0. */
  readonly takeWrites: (address: string, cost: number) => number;
  /** The same of its reads. */
  readonly takeReads: (address: string, cost: number) => number;
};

/** What a route says of itself: a POST that only reads is counted with the reads. */
declare module 'fastify' {
  interface FastifyContextConfig {
    reads?: true;
  }
}

/** For whatever is no page: it loads nothing and stands in no frame. */
const NOTHING_RUNS =
  "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': NOTHING_RUNS,
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  vary: 'accept-language',
} as const;
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const;

/** JSON of a body, or a refusal; never an error that quotes what was sent. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(refuse('body-malformed', { fault: 'json' }));
  }
}

/** Bodies are UTF-8, strictly: what is not would be changed in silence and no signature would fit. */
function textOfBody(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw new Refused(refuse('body-malformed', { fault: 'utf-8' }));
  }
}

/**
 * What an error of Fastify's, of a validator or of ours is to the sender. Unknown ones are faults of ours.
 */
function refusalOf(
  error: FastifyError | Refused,
): { refusal: Refusal; status?: number | undefined } | undefined {
  if (error instanceof Refused) return { refusal: error.refusal, status: error.status };
  if (error.validation)
    return { refusal: refuse('body-malformed', { fault: error.validationContext ?? 'shape' }) };
  if (error.statusCode === 413) return { refusal: refuse('body-too-large') };
  if (error.statusCode === 415)
    return { refusal: refuse('body-malformed', { fault: 'content-type' }), status: 415 };
  if (error.statusCode === 414) return { refusal: refuse('body-too-large', { fault: 'url' }), status: 414 };
  if (error.statusCode !== undefined && error.statusCode < 500) return { refusal: refuse('body-malformed') };
  return undefined;
}

function newServer(limits: Limits, trustProxy: string[] | undefined): FastifyInstance {
  const app = fastify({
    logger: false, // Fastify's own lines name addresses and URLs
    trustProxy: trustProxy ?? false,
    bodyLimit: limits.actBodyBytesMax,
    requestTimeout: limits.requestMsMax,
    keepAliveTimeout: limits.idleMsMax,
    connectionTimeout: 2 * limits.idleMsMax, // a reader that stops reading
    maxRequestsPerSocket: 10_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false, // our own answer, below
    exposeHeadRoutes: true,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 512, caseSensitive: true, ignoreTrailingSlash: false },
    http: {
      maxHeaderSize: limits.headerBytesMax,
      headersTimeout: limits.headersMsMax,
      connectionsCheckingInterval: 1_000,
    },
    frameworkErrors: (error, request, reply) => {
      void sendRefusal(request, reply, refusalOf(error)?.refusal ?? refuse('body-malformed'));
    },
    clientErrorHandler(error, socket) {
      if (!socket.writable || ('code' in error && error.code === 'ECONNRESET')) return void socket.destroy();
      const large = 'code' in error && error.code === 'HPE_HEADER_OVERFLOW';
      const late = 'code' in error && error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
      const [status, words] = large
        ? [431, 'Request Header Fields Too Large']
        : late
          ? [408, 'Request Timeout']
          : [400, 'Bad Request'];
      const text = JSON.stringify(
        problemOf(refuse(large ? 'body-too-large' : 'body-malformed'), 'id', status),
      );
      const type = 'content-type: application/problem+json\r\nconnection: close';
      const head = `HTTP/1.1 ${status} ${words}\r\n${type}\r\n`;
      socket.end(`${head}content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    },
  });
  app.server.maxConnections = limits.connectionsMax;
  return app;
}

/**
 * Bodies come in as text and are parsed by us; schemas are checked as they are written, without changing the
 * value.
 */
function addParsing(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => parseJson(textOfBody(body)),
  );
  app.addContentTypeParser(
    'application/x-ndjson',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => textOfBody(body),
  );
  app.setValidatorCompiler(({ schema }) => {
    const compiled = Compile(schema as TSchema);
    return (value: unknown) => (compiled.Check(value) ? { value } : { error: new Error('shape') });
  });
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
}

function addHooks(app: FastifyInstance, parts: ApiParts): void {
  const { logger, metrics, limits, logClock } = parts;
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    // Who neither finishes sending nor goes away must not hold up the stop.
    setTimeout(() => app.server.closeAllConnections(), limits.stopMsMax).unref();
  });
  // A line that was busy when the stop began closes with its answer, not after its idle time.
  app.addHook('onSend', async (_request, reply) => void (closing && reply.header('connection', 'close')));
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(HEADERS).header('x-request-id', request.id);
    if (logClock) void reply.header('date', new Date(logClock()).toUTCString());
    if (request.method === 'GET' || request.method === 'HEAD')
      void reply.header('access-control-allow-origin', '*');
    const report = parts.reports !== undefined && request.url === REPORTS_PATH;
    if (report) void reply.headers(FROM_ANY_PAGE);
    if (report && request.method === 'OPTIONS') return reply.code(204).send();
    if (closing) throw new Refused(refuse('unavailable'));
    const reads = READS.has(request.method) || request.routeOptions.config.reads === true;
    const wait = reads ? parts.takeReads(request.ip, 1) : parts.takeWrites(request.ip, 1);
    if (wait > 0) throw new Refused(refuse('too-many-requests', { retryAfterSeconds: wait }));
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requested(route, reply.statusCode, reply.elapsedTime / 1000);
    const ms = Math.round(reply.elapsedTime);
    logger.debug(
      { request: request.id, method: request.method, route, status: reply.statusCode, ms },
      'answered',
    );
  });
  app.setNotFoundHandler((request, reply) => sendRefusal(request, reply, refuse('not-found')));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = refusalOf(error);
    if (known) return sendRefusal(request, reply, known.refusal, known.status);
    // Who went away before her answer is no fault of ours.
    const gone = error.code === 'ERR_STREAM_PREMATURE_CLOSE';
    const line = { request: request.id, route: request.routeOptions.url, err: error };
    if (gone) logger.debug(line, 'the line was closed by its other end');
    else logger.error(line, 'a request failed');
    return sendRefusal(request, reply, refuse('unavailable'), 500);
  });
}

/**
 * A proxy that nobody named makes one sender of all who come through it: one stranger's thirty wrong codes
 * would close the door to every newcomer. Said once; anybody may write the header.
 */
function noticeProxy(app: FastifyInstance, { logger, trustProxy = [] }: ApiParts): void {
  let said = trustProxy.length > 0;
  app.addHook('onRequest', async ({ headers }) => {
    if (said || headers['x-forwarded-for'] === undefined) return;
    said = true;
    logger.warn('a proxy in front is not named (--proxy): limits count it, and not who sends through it');
  });
}

/** A path that exists answers any other method with 405 and the methods it has. */
function addOtherMethods(app: FastifyInstance, routes: ReadonlyMap<string, ReadonlySet<string>>): void {
  for (const [url, methods] of routes) {
    const allow = [...methods].sort().join(', ');
    const others = METHODS.filter((method) => !methods.has(method));
    app.route({
      method: others,
      url,
      schema: { hide: true },
      // Before the body is looked at: whatever it is, this path does not take it.
      onRequest: async (request, reply) =>
        sendRefusal(request, reply.header('allow', allow), refuse('method-not-allowed')),
      handler: async (request, reply) => sendRefusal(request, reply, refuse('method-not-allowed')),
    });
  }
}

/** The API, ready to `listen` or to `inject`; `close()` lets requests under way finish. */
export async function createApi(options: ApiOptions): Promise<FastifyInstance> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const writes = rateLimiter(limits.writesPerMinute, limits.batchActsMax, limits.addressesMax, options.clock);
  const reads = rateLimiter(limits.readsPerMinute, 20, limits.addressesMax, options.clock);
  const parts: ApiParts = { ...options, limits, takeWrites: writes.take, takeReads: reads.take };
  const app = newServer(limits, options.trustProxy);
  addParsing(app);
  addHooks(app, parts);
  noticeProxy(app, parts);
  await app.register(swagger, swaggerOptions(options.version));
  const routes = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const known = routes.get(url) ?? new Set<string>();
    routes.set(url, known);
    for (const each of [method].flat()) known.add(each);
  });
  addActRoutes(app, parts);
  addStateRoutes(app, parts);
  addManyRoutes(app, parts);
  addServiceRoutes(app, parts);
  if (parts.adopted) addElectionRoutes(app, parts, parts.adopted);
  if (parts.reports) addReportRoutes(app, parts.reports);
  await parts.office?.addRoutes(app);
  if (parts.app) addAppRoutes(app, parts.app);
  addOtherMethods(app, new Map(routes));
  await app.ready();
  return app;
}
