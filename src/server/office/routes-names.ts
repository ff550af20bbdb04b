// Names and invitations over HTTP (spec/office.md): what is told of officers beyond the public log, and to
// whom.
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { isRefusal } from '../../base/result.ts';
import { liveKeysOf } from './standing.ts';
import { UnitCode } from '../openapi.ts';
import { sendRefusal } from '../send.ts';
import { sessionOf } from './door.ts';
import type { Desks } from './office.ts';
import { At, Commitment, described, KeyId, OFFICE, OfficerId } from './shapes.ts';
import type { Name } from './vault.ts';

const NAMES_MAX = 100;
const NAMES_BODY_BYTES_MAX = 128 * 1024;
const [PAGE, PAGE_MAX] = [100, 500];
const TEXT_CHARS_MAX = 200;

const NameText = Type.Union([Type.String(), Type.Null()], { description: 'Null: none given, or erased' });
const Names = Type.Object(
  {
    names: Type.Array(
      Type.Object(
        {
          officer: OfficerId,
          salt: Type.String({ pattern: '^[0-9a-f]{64}$' }),
          // No control characters, and no half of a pair: other bytes would be kept than were committed to.
          text: Type.String({
            minLength: 1,
            maxLength: TEXT_CHARS_MAX,
            pattern: '^(?:[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])*$',
          }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: NAMES_MAX },
    ),
  },
  { additionalProperties: false },
);
const PageQuery = Type.Object(
  {
    unit: UnitCode,
    after: Type.Optional(OfficerId),
    limit: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,2}$', examples: ['100'] })),
  },
  { additionalProperties: false },
);
const Page = Type.Object({
  names: Type.Array(Type.Object({ name: NameText, officer: OfficerId })),
  next: Type.Union([OfficerId, Type.Null()]),
});

const InvitationBody = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 64, examples: ['7K3M-Q9TD-XW2F-HN5A'] }),
    unit: UnitCode,
  },
  { additionalProperties: false },
);
const told = { from: At, name: NameText, officer: OfficerId, role: Type.String(), unit: UnitCode, until: At };
const Invited = Type.Object({
  ...told,
  election: Type.String(),
  expires: Type.Union([At, Type.Null()]),
  participant: Type.Optional(Type.String()),
});
const Me = Type.Object({ ...told, keys: Type.Array(KeyId) });

function addVaultRoutes(scope: FastifyInstance, { names, vault }: Desks): void {
  scope.post(
    `${OFFICE}/names`,
    {
      bodyLimit: NAMES_BODY_BYTES_MAX,
      ...described({
        operationId: 'putNames',
        summary: 'Puts names into the vault; an appointment holds their commitments',
        access: 'appoint',
        body: Names,
        answer: Type.Object({ commitments: Type.Array(Commitment) }),
      }),
    },
    async (request, reply) => {
      const { names: given } = request.body as { names: Name[] };
      const commitments = await vault.put(given, sessionOf(request).officer);
      return isRefusal(commitments) ? sendRefusal(request, reply, commitments) : { commitments };
    },
  );
  scope.get(
    `${OFFICE}/names`,
    described({
      operationId: 'readNames',
      summary: 'Names of officers of her line at a unit and below, while she has opened them',
      access: 'session',
      querystring: PageQuery,
      answer: Page,
    }),
    async (request, reply) => {
      const { limit = String(PAGE), ...query } = request.query as {
        unit: string;
        after?: string;
        limit?: string;
      };
      const asked = { ...query, limit: Math.min(Number(limit), PAGE_MAX) };
      const page = await names.page(sessionOf(request), asked);
      return isRefusal(page) ? sendRefusal(request, reply, page) : page;
    },
  );
}

function addEraseRoute(scope: FastifyInstance, { names }: Desks): void {
  scope.delete(
    `${OFFICE}/names/:officer`,
    described({
      operationId: 'eraseName',
      summary: 'Erases the name of an officer below who is no longer in office',
      access: 'session',
      params: Type.Object({ officer: OfficerId }),
      answer: Type.Object({ erased: Type.Boolean({ description: 'False: there was none' }) }),
      refusals: [404],
    }),
    async (request, reply) => {
      const { officer } = request.params as { officer: string };
      const erased = await names.erase(sessionOf(request), officer);
      return isRefusal(erased) ? sendRefusal(request, reply, erased) : { erased };
    },
  );
}

function addInvitationRoute(scope: FastifyInstance, { invited, names, election }: Desks): void {
  scope.post(
    `${OFFICE}/invitation`,
    described({
      operationId: 'openInvitation',
      summary: 'Whom a code brings into office; `invitation-unknown` for whatever does not',
      access: 'open',
      body: InvitationBody,
      answer: Invited,
      refusals: [404],
    }),
    async (request, reply) => {
      const found = await invited(request.body as { code: string; unit: string }, request.ip);
      if (isRefusal(found)) return sendRefusal(request, reply, found);
      const { id, officer } = found;
      const { expires = null, from, participant, role, unit, until } = officer;
      const name = await names.own(id, officer);
      const told = { election: election()?.id ?? '', expires, from, name, officer: id, role, unit, until };
      return participant === undefined ? told : { ...told, participant };
    },
  );
}

/** Adds the routes of names, of invitations, and of the officer herself. */
export function addNameRoutes(scope: FastifyInstance, desks: Desks): void {
  addVaultRoutes(scope, desks);
  addEraseRoute(scope, desks);
  addInvitationRoute(scope, desks);
  scope.get(
    `${OFFICE}/me`,
    described({
      operationId: 'readMe',
      summary: 'The officer whose session this is, as the log has her now',
      access: 'session',
      answer: Me,
    }),
    async (request) => {
      const { inOffice, officer } = sessionOf(request);
      const { from, role, unit, until } = inOffice;
      const name = await desks.names.own(officer, inOffice);
      return { from, keys: liveKeysOf(inOffice), name, officer, role, unit, until };
    },
  );
}
