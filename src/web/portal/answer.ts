// What the portal answers with, and the headers that go with every answer: nothing but its own style and
// script may run, nothing is fetched from elsewhere, nothing is remembered about the reader.
import { hex, sha256, utf8 } from '../../base/bytes.ts';

export type PortalRequest = {
  readonly method: string;
  /** Path as it came, percent-encoding untouched. Whoever sends it may be hostile. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
};

export type PortalAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

const CONTENT_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // No script here makes markup from a text, so none may make a policy that would let it.
  "trusted-types 'none'",
].join('; ');

/** For the figure that newsrooms embed, and for nothing else: any site may put it in a frame. */
export const FRAMEABLE: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_POLICY.replace("frame-ancestors 'none'", 'frame-ancestors *'),
  'cross-origin-resource-policy': 'cross-origin',
};

const SECURITY: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** The same answer, from which scripts may also reach one other origin. */
export function reaching(given: PortalAnswer, origin: string | undefined): PortalAnswer {
  const policy = given.headers['content-security-policy'];
  if (origin === undefined || policy === undefined) return given;
  const wider = policy.replace("connect-src 'self'", `connect-src 'self' ${origin}`);
  return { ...given, headers: { ...given.headers, 'content-security-policy': wider } };
}

/** For a site whose own address is https: who was here once comes by no other way for two years. */
export const ONLY_TLS: Readonly<Record<string, string>> = { 'strict-transport-security': 'max-age=63072000' };

/** A page lives as long as a reader needs to load it twice; behind a cache one node then answers for all. */
export const SHORT = 'public, max-age=2, stale-while-revalidate=30';
export const IMMUTABLE = 'public, max-age=31536000, immutable';

type AnswerParts = {
  status?: number;
  type: string;
  caching: string;
  headers?: Readonly<Record<string, string>>;
};

/** An answer with its entity tag, or 304 where the reader has it already. */
export function answer(
  request: PortalRequest,
  content: Uint8Array | string,
  parts: AnswerParts,
): PortalAnswer {
  const body = typeof content === 'string' ? utf8(content) : content;
  const status = parts.status ?? 200;
  // Weak, because a server in front may compress the same content.
  const etag = `W/"${hex(sha256(body)).slice(0, 32)}"`;
  const headers = { ...SECURITY, 'cache-control': parts.caching, etag, ...parts.headers };
  const known = request.headers['if-none-match']?.split(',').some((tag) => tag.trim() === etag);
  if (status === 200 && known) return { status: 304, headers, body: new Uint8Array() };
  const sent = request.method === 'HEAD' ? new Uint8Array() : body;
  return {
    status,
    headers: { ...headers, 'content-type': parts.type, 'content-length': String(body.length) },
    body: sent,
  };
}
