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

const DIRECTIVES = {
  'default-src': "'none'",
  'style-src': "'self'",
  'script-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  // No script here makes markup from a text, so none may make a policy that would let it.
  'trusted-types': "'none'",
} as const;

/** What a page may do, with what is other for this one. */
const contentPolicy = (other: Partial<Record<keyof typeof DIRECTIVES, string>> = {}) => ({
  'content-security-policy': Object.entries({ ...DIRECTIVES, ...other })
    .map(([name, value]) => `${name} ${value}`)
    .join('; '),
});

/** What a page may ask the device for: nothing, but for one. */
const permissions = (one?: 'camera' | 'geolocation') => ({
  'permissions-policy': ['camera', 'geolocation', 'microphone', 'browsing-topics']
    .map((name) => `${name}=(${name === one ? 'self' : ''})`)
    .join(', '),
});

/** For the figure that newsrooms embed, and for nothing else: any site may put it in a frame. */
export const FRAMEABLE: Readonly<Record<string, string>> = {
  ...contentPolicy({ 'frame-ancestors': '*' }),
  'cross-origin-resource-policy': 'cross-origin',
};

/** For the page whose button asks the device where it is. */
export const PLACED = permissions('geolocation');

/** The one policy by which a script may name another to the browser: the scanning page's service worker. */
export const WORKER_POLICY = 'terang-pindai';

/** For the page that reads codes: it may use the camera, run a reader in WebAssembly, and keep itself. */
export const SCANNING: Readonly<Record<string, string>> = {
  ...contentPolicy({ 'script-src': "'self' 'wasm-unsafe-eval'", 'trusted-types': WORKER_POLICY }),
  ...permissions('camera'),
};

const SECURITY: Readonly<Record<string, string>> = {
  ...contentPolicy(),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  ...permissions(),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

export type Reach = { readonly connect: string | undefined; readonly images: string | undefined };

/** The same answer, from which scripts may also reach one other origin, and pictures come from one. */
export function reaching(given: PortalAnswer, { connect, images }: Reach): PortalAnswer {
  const policy = given.headers['content-security-policy'];
  if (policy === undefined || (connect === undefined && images === undefined)) return given;
  const wider = (text: string, directive: string, origin: string | undefined): string =>
    origin === undefined ? text : text.replace(`${directive} 'self'`, `${directive} 'self' ${origin}`);
  const both = wider(wider(policy, 'connect-src', connect), 'img-src', images);
  return { ...given, headers: { ...given.headers, 'content-security-policy': both } };
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

/** Tags of contents that are kept, so that each is hashed once for all its readers. */
const tags = new WeakMap<Uint8Array, string>();

function tagOf(body: Uint8Array): string {
  const known = tags.get(body);
  if (known !== undefined) return known;
  // Weak, because a server in front may compress the same content.
  const tag = `W/"${hex(sha256(body)).slice(0, 32)}"`;
  tags.set(body, tag);
  return tag;
}

/** An answer with its entity tag, or 304 where the reader has it already. */
export function answer(
  request: PortalRequest,
  content: Uint8Array | string,
  parts: AnswerParts,
): PortalAnswer {
  const body = typeof content === 'string' ? utf8(content) : content;
  const status = parts.status ?? 200;
  const etag = tagOf(body);
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
