// Passkeys over HTTP (spec/office.md, Sessions): registering and removing one with a session that was opened
// just now, signing in with one.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { isRefusal, refuse } from '../../base/result.ts';
import { sendRefusal } from '../send.ts';
import { giveCookie, sessionOf, tokenOf } from './door.ts';
import type { Desks } from './office.ts';
import { sessionShown } from './sessions.ts';
import { CredentialId, described, Device, Ended, Nothing, OFFICE, SignedIn, Webauthn } from './shapes.ts';

const BODY_BYTES_MAX = 32 * 1024;
const Options = Type.Object({ challenge: Type.String() }, { additionalProperties: true });
const Registration = Type.Object(
  { device: Device, registration: Webauthn('attestationObject', 'clientDataJSON') },
  { additionalProperties: false },
);
const Assertion = Type.Object(
  { assertion: Webauthn('authenticatorData', 'clientDataJSON', 'signature'), device: Device },
  { additionalProperties: false },
);

function addOwnRoutes(scope: FastifyInstance, { passkeys }: Desks): void {
  scope.post(
    `${OFFICE}/passkeys/options`,
    described({
      operationId: 'askPasskeyOptions',
      summary: 'What the browser needs to make a passkey',
      access: 'recent',
      body: Nothing,
      answer: Options,
      refusals: [409],
    }),
    async (request, reply) => {
      const options = await passkeys.creationOptions(sessionOf(request));
      return isRefusal(options) ? sendRefusal(request, reply, options) : options;
    },
  );
  scope.post(
    `${OFFICE}/passkeys`,
    {
      bodyLimit: BODY_BYTES_MAX,
      ...described({
        operationId: 'addPasskey',
        summary: 'Keeps a passkey that the browser has made',
        access: 'recent',
        body: Registration,
        answer: Type.Object({ id: CredentialId }),
        refusals: [409],
      }),
    },
    async (request, reply) => {
      const { device, registration } = request.body as {
        device: string;
        registration: RegistrationResponseJSON;
      };
      const added = await passkeys.register(sessionOf(request), registration, device);
      return isRefusal(added) ? sendRefusal(request, reply, added) : added;
    },
  );
}

function addRemoveRoute(scope: FastifyInstance, { tables }: Desks): void {
  scope.delete(
    `${OFFICE}/passkeys/:id`,
    described({
      operationId: 'removePasskey',
      summary: 'Removes a passkey, and ends the sessions that were opened with it',
      access: 'recent',
      params: Type.Object({ id: CredentialId }),
      answer: Ended,
      refusals: [404],
    }),
    async (request, reply) => {
      const { id } = request.params as { id: string };
      const ended = await tables.removePasskey(sessionOf(request).officer, id);
      return ended === undefined ? sendRefusal(request, reply, refuse('not-found')) : { ended };
    },
  );
}

/** Adds the routes of passkeys. */
export function addPasskeyRoutes(scope: FastifyInstance, desks: Desks): void {
  const { passkeys, metrics } = desks;
  addOwnRoutes(scope, desks);
  addRemoveRoute(scope, desks);
  scope.post(
    `${OFFICE}/sign-in/options`,
    described({
      operationId: 'askSignInOptions',
      summary: 'What the browser needs to find a passkey',
      access: 'open',
      body: Nothing,
      answer: Options,
    }),
    () => passkeys.requestOptions(),
  );
  scope.post(
    `${OFFICE}/sign-in`,
    {
      bodyLimit: BODY_BYTES_MAX,
      ...described({
        operationId: 'signInWithPasskey',
        summary: 'Opens a session by a passkey; its token comes as a cookie',
        access: 'open',
        body: Assertion,
        answer: SignedIn,
      }),
    },
    async (request, reply) => {
      const { assertion, device } = request.body as { assertion: AuthenticationResponseJSON; device: string };
      const opened = await passkeys.signIn(assertion, device, tokenOf(request));
      metrics.signedIn('passkey', isRefusal(opened) ? opened.refused : 'opened');
      if (isRefusal(opened)) return sendRefusal(request, reply, opened);
      giveCookie(reply, opened.token);
      return { session: sessionShown(opened.session, opened.session.id) };
    },
  );
}
