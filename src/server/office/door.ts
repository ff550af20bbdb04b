// The door of the office: what is asked of a request before anything reads it. Denial by default: a route
// that does not say what it needs is closed to everybody. A request from another site is nobody's, whatever
// cookie came along (spec/office.md, Sessions).
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../../base/result.ts';
import type { Clock } from '../../base/time.ts';
import { Refused } from '../send.ts';
import type { Rights } from './rights.ts';
import type { Session, Sessions } from './sessions.ts';

/**
 * What a route needs: nothing; a session; one that was opened just now; one whose officer appoints; one whose
 * officer photographs.
 */
export type Access = 'open' | 'session' | 'recent' | 'appoint' | 'photograph';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    session: Session | null;
  }
}

export const COOKIE = '__Host-terang';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Answers are hers alone: for no cache, no other origin. */
const HEADERS = { 'cross-origin-resource-policy': 'same-origin', vary: 'accept-language, cookie' } as const;

/** The token of a request; undefined when it has none, or two, of which one was planted. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const tokens = pairs.filter((pair) => pair.startsWith(`${COOKIE}=`));
  const token = tokens[0]?.slice(COOKIE.length + 1) ?? '';
  return tokens.length === 1 && TOKEN.test(token) ? token : undefined;
}

export const giveCookie = (reply: FastifyReply, token: string): unknown =>
  reply.header('set-cookie', `${COOKIE}=${token}; ${ATTRIBUTES}`);
export const takeCookie = (reply: FastifyReply): unknown =>
  reply.header('set-cookie', `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0`);

/** The session of a request that a route with access has let in. */
export function sessionOf(request: FastifyRequest): Session {
  if (!request.session) throw new Error('a route of the office without access');
  return request.session;
}

/** Browsers say from where a request comes; what does not say is no page of another site. */
function fromElsewhere({ headers, method }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  const typed = site === 'none' && (method === 'GET' || method === 'HEAD');
  return site !== undefined && site !== 'same-origin' && !typed;
}

export type DoorOptions = {
  readonly sessions: Pick<Sessions, 'find' | 'isRecent'>;
  readonly rights: Rights;
  readonly clock: Clock;
};

/** Puts the door before every route of this scope. */
export function addDoor(scope: FastifyInstance, { sessions, rights, clock }: DoorOptions): void {
  const opens = async (access: Access, session: Session): Promise<boolean> => {
    if (access === 'appoint') return rights.mayAppoint(session.inOffice, clock());
    if (access === 'photograph') return rights.mayPhotograph(session.inOffice, clock());
    return true;
  };
  scope.decorateRequest('session', null);
  scope.addHook('onRequest', async (request, reply) => {
    void reply.headers(HEADERS).removeHeader('access-control-allow-origin');
    if (fromElsewhere(request)) throw new Refused(refuse('session-forbidden', { fault: 'site' }));
    const { access } = request.routeOptions.config;
    if (access === 'open') return;
    const token = tokenOf(request);
    const session = token === undefined ? undefined : await sessions.find(token);
    if (!session) {
      if (token !== undefined) takeCookie(reply);
      throw new Refused(refuse('session-missing'));
    }
    if (access === undefined) throw new Refused(refuse('session-forbidden'));
    if (access === 'recent' && !sessions.isRecent(session)) throw new Refused(refuse('session-old'));
    if (!(await opens(access, session))) throw new Refused(refuse('session-forbidden'));
    request.session = session;
  });
}
