// The API described by itself: OpenAPI 3.1, made from the same schemas that check the requests. What is not
// in a schema is not taken, and a test asks every route that is described.
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { Type, type TSchema } from 'typebox';
import { Problem } from './problems.ts';

export const API_PREFIX = '/api/v1';

const hash = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description });

export const ObjectHash = hash('SHA-256 of the object, by which the tree names it');
export const ActId = hash('Id of an act: SHA-256 of its bytes');
export const UnitCode = Type.String({
  pattern: '^(ID|\\d{2}([0-9A-Z]{2}(\\d{2}(\\d{4}(\\d{3})?)?)?)?)$',
  description: 'Unit: ID, or the digits of a province, regency, sub-district, village or station',
  examples: ['1701082001'],
});
/** Names inside the log have no control characters; a database would refuse some of them. */
const printable = (maxLength: number, description: string, example: string) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: '^[^\\u0000-\\u001f\\u007f]*$',
    description,
    examples: [example],
  });

export const RecordKey = printable(160, 'Key of a record', 'results.tally/1701082001002/PPWP/1');
export const Scope = printable(64, 'Scope of sums', 'results/PPWP');
export const Label = printable(64, 'Label of a list', 'withheld');

export const SignedActBody = Type.Object(
  {
    act: Type.String({
      minLength: 1,
      maxLength: 67_000,
      pattern: '^[A-Za-z0-9_-]+$',
      description: 'Bytes of the act, base64url',
    }),
    signatures: Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]{86}$' }), {
      minItems: 1,
      maxItems: 9,
      description: 'A signature by each signer, base64url, in the order by, with',
    }),
  },
  { additionalProperties: false, examples: [{ act: 'eyJhY3QiOiIifQ', signatures: ['A'.repeat(86)] }] },
);

export const Receipt = Type.Object(
  {
    act: ActId,
    entry: Type.String({ description: 'The entry as it stands in the log, base64url' }),
    leaf: Type.Integer({ minimum: 0 }),
    proof: Type.String({ description: 'C2SP tlog-proof: inclusion, checkpoint, cosignatures' }),
  },
  {
    additionalProperties: false,
    examples: [
      { act: '0'.repeat(64), entry: 'e30Ke30', leaf: 7, proof: 'c2sp.org/tlog-proof@v1\nindex 7\n' },
    ],
  },
);

/** Schemas of the answers of a route: its own for 200, and the problems it may give. */
export function answers(schema: TSchema, type = 'application/json', refusals: readonly number[] = []) {
  const problem = { content: { 'application/problem+json': { schema: Problem } } };
  const statuses = [...new Set([...refusals, 429, 503])].sort((a, b) => a - b);
  return {
    200: { description: 'The answer', content: { [type]: { schema } } },
    ...Object.fromEntries(statuses.map((status) => [status, { description: 'A refusal', ...problem }])),
  };
}

/** Fastify's wildcard is an ordinary parameter whose slashes are percent-encoded. */
export const swaggerOptions = (version: string): FastifyDynamicSwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Terang',
      version,
      description:
        'The door of the log: signed acts go in, receipts come out. Figures stand in the published tree.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'acts', description: 'Acts and receipts' },
      { name: 'state', description: 'Records, sums, lists, as the log gives them' },
      { name: 'office', description: 'Sessions, names, photographs of officers' },
      { name: 'evidence', description: 'Photographs of forms, for everybody' },
      { name: 'reports', description: 'Reports of readers' },
      { name: 'service', description: 'The server itself' },
    ],
  },
  transform: ({ schema, url }) => ({ schema, url: url.replace('*', ':key') }),
});
