// The state as the log gives it, for the officers' app: records by key, sums by unit, lists by label. Read
// only, bounded, and nothing personal: what is here follows from the public log.
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { refuse } from '../base/result.ts';
import type { ApiParts } from './http.ts';
import { answers, API_PREFIX, Label, RecordKey, Scope, UnitCode } from './openapi.ts';
import { Refused, sendRefusal } from './send.ts';

const RecordAnswer = Type.Object(
  { key: RecordKey, record: Type.Object({}, { additionalProperties: true }) },
  {
    additionalProperties: false,
    examples: [{ key: 'results.tally/1701082001002/PPWP/1', record: { state: 'waiting' } }],
  },
);

const SumsAnswer = Type.Object(
  { scope: Scope, sums: Type.Record(Type.String(), Type.Integer()), unit: UnitCode },
  {
    additionalProperties: false,
    examples: [{ scope: 'results/PPWP', sums: { 'forms.confirmed': 12 }, unit: '17' }],
  },
);

const ListAnswer = Type.Object(
  { keys: Type.Array(RecordKey), next: Type.Union([RecordKey, Type.Null()]) },
  { additionalProperties: false, examples: [{ keys: ['results.tally/1701082001002/PPWP/1'], next: null }] },
);

const ListQuery = Type.Object(
  {
    label: Label,
    below: UnitCode,
    only: Type.Optional(
      Type.Literal('true', { description: 'Only records at the unit itself', examples: ['true'] }),
    ),
    after: Type.Optional(RecordKey),
    limit: Type.Optional(
      Type.String({
        pattern: '^[1-9]\\d{0,2}$',
        description: 'Keys a page; 100 where absent',
        examples: ['50'],
      }),
    ),
  },
  { additionalProperties: false },
);

function addRecordRoute(app: FastifyInstance, { store }: ApiParts): void {
  app.get(
    `${API_PREFIX}/records/*`,
    {
      schema: {
        tags: ['state'],
        operationId: 'readRecord',
        summary: 'A record by its key; slashes in the key may be percent-encoded',
        params: Type.Object({ '*': RecordKey }),
        response: answers(RecordAnswer, 'application/json', [400, 404]),
      },
    },
    async (request, reply) => {
      const { '*': key } = request.params as { '*': string };
      const record = (await store.readRecords([key])).get(key);
      return record === undefined ? sendRefusal(request, reply, refuse('not-found')) : { key, record };
    },
  );
}

const KEYS_MAX = 200;
/** So many keys cost an address one request more. */
const KEYS_A_REQUEST = 20;
const KeysBody = Type.Object(
  { keys: Type.Array(RecordKey, { minItems: 1, maxItems: KEYS_MAX }) },
  { additionalProperties: false, examples: [{ keys: ['results.tally/1701082001002/PPWP/1'] }] },
);
const KEYS_BODY_BYTES_MAX = 128 * 1024;

const RecordsAnswer = Type.Object(
  {
    records: Type.Record(
      Type.String(),
      Type.Union([Type.Object({}, { additionalProperties: true }), Type.Null()]),
    ),
  },
  {
    additionalProperties: false,
    examples: [{ records: { 'results.tally/1701082001002/PPWP/1': { state: 'waiting' } } }],
  },
);

function addRecordsRoute(app: FastifyInstance, { store, takeReads }: ApiParts): void {
  app.post(
    `${API_PREFIX}/records/read`,
    {
      bodyLimit: KEYS_BODY_BYTES_MAX,
      config: { reads: true },
      schema: {
        tags: ['state'],
        operationId: 'readRecords',
        summary: 'Records by their keys, many at once; null where there is none',
        body: KeysBody,
        response: answers(RecordsAnswer, 'application/json', [400, 413, 415]),
      },
    },
    async (request) => {
      const { keys } = request.body as { keys: string[] };
      const wait = takeReads(request.ip, Math.floor(keys.length / KEYS_A_REQUEST));
      if (wait > 0) throw new Refused(refuse('too-many-requests', { retryAfterSeconds: wait }));
      const found = await store.readRecords(keys);
      return { records: Object.fromEntries(keys.map((key) => [key, found.get(key) ?? null])) };
    },
  );
}

function addSumsRoute(app: FastifyInstance, { store }: ApiParts): void {
  app.get(
    `${API_PREFIX}/units/:unit/sums`,
    {
      schema: {
        tags: ['state'],
        operationId: 'readSums',
        summary: 'Sums of a scope over all records at or below a unit; what is absent is 0',
        params: Type.Object({ unit: UnitCode }),
        querystring: Type.Object({ scope: Scope }, { additionalProperties: false }),
        response: answers(SumsAnswer, 'application/json', [400]),
      },
    },
    async (request) => {
      const { unit } = request.params as { unit: string };
      const { scope } = request.query as { scope: string };
      const [row] = await store.readSums([{ unit, scope }]);
      return { scope, sums: row?.sums ?? {}, unit };
    },
  );
}

function addListRoute(app: FastifyInstance, { store, limits }: ApiParts): void {
  app.get(
    `${API_PREFIX}/lists`,
    {
      schema: {
        tags: ['state'],
        operationId: 'readList',
        summary:
          'Keys of records at or below a unit that carry a label, by unit; `next` is the next `after`',
        querystring: ListQuery,
        response: answers(ListAnswer, 'application/json', [400]),
      },
    },
    async (request) => {
      const { label, below, only, after, limit } = request.query as {
        label: string;
        below: string;
        only?: 'true';
        after?: string;
        limit?: string;
      };
      const wanted = Math.min(limit === undefined ? 100 : Number(limit), limits.listMax);
      const keys = await store.list({
        label,
        below,
        limit: wanted,
        ...(only === undefined ? {} : { only: true }),
        ...(after === undefined ? {} : { after }),
      });
      return { keys, next: keys.length === wanted ? (keys.at(-1) ?? null) : null };
    },
  );
}

/** Adds the routes of state. */
export function addStateRoutes(app: FastifyInstance, parts: ApiParts): void {
  addRecordRoute(app, parts);
  addRecordsRoute(app, parts);
  addSumsRoute(app, parts);
  addListRoute(app, parts);
}
