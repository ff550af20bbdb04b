// Many at once, for desks (spec/office.md, Reading): sums of all units below one, leaves by their
// numbers. One request instead of hundreds; it costs its address what the hundreds would have cost the
// database. What is here follows from the public log.
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { base64url } from '../base/bytes.ts';
import { refuse } from '../base/result.ts';
import type { ApiParts } from './http.ts';
import { answers, API_PREFIX, Scope, UnitCode } from './openapi.ts';
import { Refused } from './send.ts';

const UNITS_MAX = 200;
const SCOPES_MAX = 8;
const ROWS_A_REQUEST = 40;
const LEAVES_MAX = 64;
const LEAVES_A_REQUEST = 16;
const BODY_BYTES_MAX = 16 * 1024;

const SumsBody = Type.Object(
  {
    scopes: Type.Array(Scope, { minItems: 1, maxItems: SCOPES_MAX }),
    units: Type.Array(UnitCode, { minItems: 1, maxItems: UNITS_MAX }),
  },
  { additionalProperties: false, examples: [{ scopes: ['results/PPWP'], units: ['17', '18'] }] },
);
const SumsAnswer = Type.Object(
  {
    sums: Type.Record(
      Type.String(),
      Type.Record(Type.String(), Type.Record(Type.String(), Type.Integer())),
      { description: 'By unit, then by scope; what is absent is 0' },
    ),
  },
  { additionalProperties: false, examples: [{ sums: { '17': { voting: { opened: 12 } } } }] },
);

const Leaf = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER - 1 });
const LeavesBody = Type.Object(
  { leaves: Type.Array(Leaf, { minItems: 1, maxItems: LEAVES_MAX }) },
  { additionalProperties: false, examples: [{ leaves: [0, 7] }] },
);
const LeavesAnswer = Type.Object(
  {
    entries: Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()]), {
      description: 'Entry by leaf, base64url; null where the log has no such leaf yet',
    }),
  },
  { additionalProperties: false, examples: [{ entries: { '0': 'e30Ke30', '7': null } }] },
);

function take({ takeReads }: ApiParts, address: string, cost: number): void {
  const wait = takeReads(address, cost);
  if (wait > 0) throw new Refused(refuse('too-many-requests', { retryAfterSeconds: wait }));
}

function addSumsRoute(app: FastifyInstance, parts: ApiParts): void {
  app.post(
    `${API_PREFIX}/sums/read`,
    {
      bodyLimit: BODY_BYTES_MAX,
      config: { reads: true },
      schema: {
        tags: ['state'],
        operationId: 'readManySums',
        summary: 'Sums of many units in several scopes, each over all records at or below the unit',
        body: SumsBody,
        response: answers(SumsAnswer, 'application/json', [400, 413, 415]),
      },
    },
    async (request) => {
      const { scopes, units } = request.body as { scopes: string[]; units: string[] };
      const rows = units.flatMap((unit) => scopes.map((scope) => ({ unit, scope })));
      take(parts, request.ip, Math.floor(rows.length / ROWS_A_REQUEST));
      const sums = new Map(units.map((unit) => [unit, new Map<string, unknown>()]));
      for (const row of await parts.store.readSums(rows)) sums.get(row.unit)?.set(row.scope, row.sums);
      return { sums: Object.fromEntries([...sums].map(([unit, of]) => [unit, Object.fromEntries(of)])) };
    },
  );
}

function addLeavesRoute(app: FastifyInstance, parts: ApiParts): void {
  app.post(
    `${API_PREFIX}/leaves/read`,
    {
      bodyLimit: BODY_BYTES_MAX,
      config: { reads: true },
      schema: {
        tags: ['state'],
        operationId: 'readLeaves',
        summary: 'Entries of the log by the numbers of their leaves; null where there is none yet',
        body: LeavesBody,
        response: answers(LeavesAnswer, 'application/json', [400, 413, 415]),
      },
    },
    async (request) => {
      const { leaves } = request.body as { leaves: number[] };
      take(parts, request.ip, Math.floor(leaves.length / LEAVES_A_REQUEST));
      const { size } = await parts.store.head();
      const found = await Promise.all(
        [...new Set(leaves)].map(async (leaf) => {
          const [entry] = leaf < size ? await parts.store.entries(leaf, 1) : [];
          return [String(leaf), entry === undefined ? null : base64url(entry)] as const;
        }),
      );
      return { entries: Object.fromEntries(found) };
    },
  );
}

/** Adds the routes that read many at once. */
export function addManyRoutes(app: FastifyInstance, parts: ApiParts): void {
  addSumsRoute(app, parts);
  addLeavesRoute(app, parts);
}
