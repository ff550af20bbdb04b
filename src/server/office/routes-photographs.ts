// Photographs over HTTP: tus 1.0.0 (core, creation) going in, plain GET coming out (spec/office.md).
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { isRefusal, refuse, type Refusal } from '../../base/result.ts';
import type { Metrics } from '../metrics.ts';
import { API_PREFIX, ObjectHash } from '../openapi.ts';
import { Problem } from '../problems.ts';
import { Refused, sendRefusal } from '../send.ts';
import { sessionOf, type Access } from './door.ts';
import { PHOTOGRAPH_BYTES_MAX, PHOTOGRAPH_TYPES } from './evidence.ts';
import type { Photographs } from './photographs.ts';
import { OFFICE } from './shapes.ts';

const PATH = `${OFFICE}/photographs`;
const VERSION = '1.0.0';
const PIECE_TYPE = 'application/offset+octet-stream';
const WHOLE_NUMBER = /^(0|[1-9]\d{0,9})$/;
/** `460`: tus's word for bytes that are not those announced. */
const REFUSALS = [400, 401, 403, 404, 409, 412, 413, 415, 429, 460, 503] as const;

const UploadId = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{32}$', examples: ['0'.repeat(32)] }) });

const problem = { content: { 'application/problem+json': { schema: Problem } } };
const nothing = { type: 'null', description: 'Headers alone; see spec/office.md, Photographs' };
const Headers = Type.Object(
  Object.fromEntries(
    ['tus-resumable', 'upload-length', 'upload-metadata', 'upload-offset'].map((name) => [
      name,
      Type.Optional(Type.String({ examples: [name === 'tus-resumable' ? VERSION : '0'] })),
    ]),
  ),
  { additionalProperties: true },
);

/** What a route of tus is to the description: headers say what other routes say in bodies. */
function tus(operationId: string, summary: string, access: Access, good: readonly number[], more = {}) {
  const response = Object.fromEntries([
    ...good.map((status) => [status, nothing]),
    ...(access === 'open' ? [] : REFUSALS).map((status) => [
      status,
      { description: 'A refusal', ...problem },
    ]),
  ]);
  // A HEAD of its own, and not the shadow of a GET, is described like any other.
  const config = { access, swagger: { exposeHeadRoute: true } };
  return { config, schema: { tags: ['office'], operationId, summary, headers: Headers, ...more, response } };
}

const numberIn = (header: string | string[] | undefined): number | undefined =>
  typeof header === 'string' && WHOLE_NUMBER.test(header) ? Number(header) : undefined;

/** The announced hash; undefined where there is none, twice one, or something else. */
function hashIn(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string' || header.length > 1_000) return undefined;
  const pairs = header.split(',').map((pair) => pair.trim().split(' '));
  const values = pairs.filter(([name]) => name === 'sha256').map(([, value = '']) => value);
  const text = Buffer.from(values[0] ?? '', 'base64').toString('latin1');
  return values.length === 1 && /^[0-9a-f]{64}$/.test(text) ? text : undefined;
}

function addBeginRoutes(scope: FastifyInstance, photographs: Photographs): void {
  scope.options(PATH, tus('askTus', 'What of tus is spoken here', 'open', [204]), async (_request, reply) =>
    reply
      .headers({ 'tus-version': VERSION, 'tus-extension': 'creation' })
      .header('tus-max-size', String(PHOTOGRAPH_BYTES_MAX))
      .code(204)
      .send(),
  );
  scope.post(
    PATH,
    tus('beginPhotograph', 'Begins an upload, or goes on with one', 'photograph', [200, 201]),
    async (request, reply) => {
      const { 'upload-length': announced, 'upload-metadata': metadata } = request.headers;
      const [length, hash] = [numberIn(announced), hashIn(metadata)];
      if (length === undefined || length === 0 || hash === undefined)
        return sendRefusal(request, reply, refuse('body-malformed', { fault: 'upload' }));
      if (length > PHOTOGRAPH_BYTES_MAX) return sendRefusal(request, reply, refuse('body-too-large'));
      const begun = await photographs.begin(sessionOf(request).officer, hash, length);
      if (begun === 'kept') return reply.code(200).send();
      if (isRefusal(begun)) return sendRefusal(request, reply, begun);
      const { id, offset } = begun;
      return reply
        .headers({ location: `${PATH}/${id}`, 'upload-offset': offset })
        .code(201)
        .send();
    },
  );
}

function addPieceRoutes(scope: FastifyInstance, photographs: Photographs, metrics: Metrics): void {
  scope.head(
    `${PATH}/:id`,
    tus('askPhotograph', 'How far an upload has come', 'photograph', [200], { params: UploadId }),
    async (request, reply) => {
      const { id } = request.params as { id: string };
      const upload = await photographs.offset(sessionOf(request).officer, id);
      if (isRefusal(upload)) return sendRefusal(request, reply, upload);
      const { length, offset } = upload;
      return reply.headers({ 'upload-length': length, 'upload-offset': offset }).code(200).send();
    },
  );
  scope.patch(
    `${PATH}/:id`,
    tus('sendPhotograph', 'The next piece of an upload', 'photograph', [204], { params: UploadId }),
    async (request, reply) => {
      const outcome = await takePiece(request, photographs);
      if (isRefusal(outcome)) {
        metrics.photographed(outcome.refused);
        return sendRefusal(request, reply, outcome);
      }
      if (outcome.whole) metrics.photographed('kept');
      return reply.header('upload-offset', String(outcome.offset)).code(204).send();
    },
  );
}

async function takePiece(
  request: FastifyRequest,
  photographs: Photographs,
): Promise<{ readonly offset: number; readonly whole: boolean } | Refusal> {
  const { id } = request.params as { id: string };
  const from = numberIn(request.headers['upload-offset']);
  if (from === undefined || !request.body) return refuse('body-malformed', { fault: 'upload' });
  const { officer } = sessionOf(request);
  const upload = await photographs.offset(officer, id);
  if (isRefusal(upload)) return upload;
  const announced = numberIn(request.headers['content-length']) ?? 0;
  if (announced > upload.length - upload.offset) return refuse('body-too-large');
  const offset = await photographs.take(officer, id, from, request.body as Readable);
  return isRefusal(offset) ? offset : { offset, whole: offset === upload.length };
}

/** Adds the routes by which photographs come in, behind the door of the office. */
export function addPhotographRoutes(
  scope: FastifyInstance,
  photographs: Photographs,
  metrics: Metrics,
): void {
  // Pieces go to the disk as they come; limits are those of the upload.
  scope.addContentTypeParser(PIECE_TYPE, (_request, payload, done) => done(null, payload));
  scope.addHook('onRequest', async (request, reply) => {
    if (!request.routeOptions.url?.startsWith(PATH)) return;
    void reply.header('tus-resumable', VERSION);
    if (request.method === 'OPTIONS' || request.headers['tus-resumable'] === VERSION) return;
    void reply.header('tus-version', VERSION);
    throw new Refused(refuse('body-malformed', { fault: 'tus' }), 412);
  });
  addBeginRoutes(scope, photographs);
  addPieceRoutes(scope, photographs, metrics);
}

const HEADERS = {
  'cache-control': 'public, max-age=31536000, immutable',
  // A stranger's bytes: whatever they pretend to be, they are a picture or nothing.
  'content-security-policy':
    "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox",
  'content-disposition': 'inline',
} as const;

const PICTURES = Object.fromEntries(
  PHOTOGRAPH_TYPES.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
);

/** Adds the route by which anybody reads a photograph. */
export function addEvidenceRoute(app: FastifyInstance, { evidence }: Photographs): void {
  app.get(
    `${API_PREFIX}/evidence/:hash`,
    {
      schema: {
        tags: ['evidence'],
        operationId: 'readPhotograph',
        summary: 'A photograph of a form, by the SHA-256 of its bytes',
        params: Type.Object({ hash: ObjectHash }),
        response: {
          200: { description: 'The photograph', content: PICTURES },
          304: nothing,
          ...Object.fromEntries(
            [400, 404, 429, 503].map((status) => [status, { description: 'A refusal', ...problem }]),
          ),
        },
      },
    },
    async (request, reply): Promise<FastifyReply> => {
      const { hash } = request.params as { hash: string };
      const tag = `"${hash}"`;
      if (request.headers['if-none-match'] === tag)
        return reply.headers(HEADERS).header('etag', tag).code(304).send();
      const shown = await evidence.read(hash);
      if (!shown) return sendRefusal(request, reply, refuse('not-found'));
      const { body, length, type } = shown;
      return reply
        .headers({ ...HEADERS, etag: tag, 'content-length': length })
        .type(type)
        .send(body);
    },
  );
}
