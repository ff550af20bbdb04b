// Serves the officers' app at /app/ (spec/office.md, The app). It runs nothing but its own scripts, speaks to
// nobody but this server, and stands in no frame. Screens are named after `#`, which is sent to nobody: no
// other path below /app/ is there.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../base/result.ts';
import type { AppFile, AppFiles } from './app-files.ts';
import { sendRefusal } from './send.ts';

export const APP_PREFIX = '/app/';
const FIRST = 'index.html';

/** The one Trusted Types policy: addresses of the app's own workers, which the browser asks a policy for. */
export const TRUSTED_TYPES_POLICY = 'terang';

const CONTENT_POLICY = [
  "default-src 'none'",
  "object-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${TRUSTED_TYPES_POLICY}`,
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(), browsing-topics=()',
  'referrer-policy': 'no-referrer',
  'service-worker-allowed': APP_PREFIX,
  'x-frame-options': 'DENY',
  vary: 'accept-encoding',
} as const;
const CACHING = { fresh: 'no-cache', immutable: 'public, max-age=31536000, immutable' } as const;

const COMPRESS_FROM_BYTES = 1024;
const TEXT = /^(text\/|image\/svg|application\/(json|manifest\+json|wasm))/;
const pack = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: 9 }),
};
type Encoding = keyof typeof pack;

function encodingOf(file: AppFile, accepted: string): Encoding | undefined {
  if (file.bytes.length < COMPRESS_FROM_BYTES || !TEXT.test(file.type)) return undefined;
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}

/** Adds the routes of the app. */
export function addAppRoutes(app: FastifyInstance, files: AppFiles): void {
  // Each file is packed once, when it is first asked for.
  const packed = new Map<string, Promise<Uint8Array>>();
  const bodyOf = (path: string, file: AppFile, encoding: Encoding | undefined) => {
    if (encoding === undefined) return file.bytes;
    const key = `${encoding} ${path}`;
    const known = packed.get(key) ?? pack[encoding](file.bytes);
    packed.set(key, known);
    return known;
  };
  const serve = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { '*': asked } = request.params as { '*': string };
    const path = asked === '' ? FIRST : asked;
    const file = files.get(path);
    void reply.removeHeader('access-control-allow-origin');
    if (!file) return sendRefusal(request, reply, refuse('not-found'));
    const encoding = encodingOf(file, request.headers['accept-encoding'] ?? '');
    const tag = `"${file.tag}${encoding ?? ''}"`;
    void reply.headers(HEADERS).header('cache-control', CACHING[file.caching]).header('etag', tag);
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    if (encoding !== undefined) void reply.header('content-encoding', encoding);
    return reply.type(file.type).send(await bodyOf(path, file, encoding));
  };
  app.get(`${APP_PREFIX}*`, { schema: { hide: true } }, serve);
  app.get(APP_PREFIX.slice(0, -1), { schema: { hide: true } }, async (_request, reply) =>
    reply.redirect(APP_PREFIX, 308),
  );
}
