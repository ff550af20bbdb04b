// Signing in with the key of a device, and one's sessions (spec/office.md, Sessions).
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { hex } from '../../base/bytes.ts';
import { isRefusal, refuse } from '../../base/result.ts';
import { sendRefusal } from '../send.ts';
import { giveCookie, sessionOf, takeCookie, tokenOf } from './door.ts';
import type { Desks } from './office.ts';
import { passkeyShown, sessionShown, type KeySignIn } from './sessions.ts';
import {
  Challenge,
  described,
  Device,
  Ended,
  KeyId,
  Nothing,
  OFFICE,
  OfficerId,
  PasskeyShown,
  SessionId,
  SessionShown,
  Signature,
  SignedIn,
} from './shapes.ts';

const SignIn = Type.Object(
  { challenge: Challenge, device: Device, key: KeyId, officer: OfficerId, signature: Signature },
  { additionalProperties: false },
);
const Listed = Type.Object({ passkeys: Type.Array(PasskeyShown), sessions: Type.Array(SessionShown) });

function addSignInRoutes(scope: FastifyInstance, { challenges, sessions, metrics }: Desks): void {
  scope.post(
    `${OFFICE}/challenge`,
    described({
      operationId: 'askChallenge',
      summary: 'Something to sign, to sign in',
      access: 'open',
      body: Nothing,
      answer: Type.Object({ challenge: Challenge }),
    }),
    async () => ({ challenge: hex(challenges.give('session')) }),
  );
  scope.post(
    `${OFFICE}/sessions`,
    described({
      operationId: 'signIn',
      summary: 'Opens a session by the key of a device; its token comes as a cookie',
      access: 'open',
      body: SignIn,
      answer: SignedIn,
    }),
    async (request, reply) => {
      const opened = await sessions.signIn(request.body as KeySignIn, tokenOf(request));
      metrics.signedIn('key', isRefusal(opened) ? opened.refused : 'opened');
      if (isRefusal(opened)) return sendRefusal(request, reply, opened);
      giveCookie(reply, opened.token);
      return { session: sessionShown(opened.session, opened.session.id) };
    },
  );
}

function addListRoute(scope: FastifyInstance, { passkeys, sessions }: Desks): void {
  scope.get(
    `${OFFICE}/sessions`,
    described({
      operationId: 'listSessions',
      summary: 'Sessions and passkeys of this officer, newest first',
      access: 'session',
      answer: Listed,
    }),
    async (request) => {
      const session = sessionOf(request);
      const [rows, keys] = [await sessions.listed(session), await passkeys.listed(session)];
      return {
        passkeys: keys.map(passkeyShown),
        sessions: rows.map((row) => sessionShown(row, session.id)),
      };
    },
  );
}

function addEndRoutes(scope: FastifyInstance, { sessions, tables }: Desks): void {
  scope.delete(
    `${OFFICE}/sessions/:id`,
    described({
      operationId: 'endSession',
      summary: 'Ends a session of this officer; `current` is the one that asks',
      access: 'session',
      params: Type.Object({ id: Type.Union([SessionId, Type.Literal('current')]) }),
      answer: Ended,
      refusals: [404],
    }),
    async (request, reply) => {
      const session = sessionOf(request);
      const { id: asked } = request.params as { id: string };
      const id = asked === 'current' ? session.id : asked;
      // To go is always open; whoever sends others away shows once more who she is.
      if (id !== session.id && !sessions.isRecent(session))
        return sendRefusal(request, reply, refuse('session-old'));
      const ended = await tables.endSession(session.officer, id);
      if (ended === 0) return sendRefusal(request, reply, refuse('not-found'));
      if (id === session.id) takeCookie(reply);
      return { ended };
    },
  );
  scope.delete(
    `${OFFICE}/sessions`,
    described({
      operationId: 'endOtherSessions',
      summary: 'Ends all sessions of this officer but the one that asks',
      access: 'recent',
      answer: Ended,
    }),
    async (request) => {
      const { id, officer } = sessionOf(request);
      return { ended: await tables.endOthers(officer, id) };
    },
  );
}

/** Adds the routes of sessions. */
export function addSessionRoutes(scope: FastifyInstance, desks: Desks): void {
  addSignInRoutes(scope, desks);
  addListRoute(scope, desks);
  addEndRoutes(scope, desks);
}
