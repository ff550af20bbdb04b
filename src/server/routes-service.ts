// The server about itself: alive, ready, status, metrics, its own description. Nothing here changes anything,
// and nothing here says how the machine is built.
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { refuse } from '../base/result.ts';
import type { ApiParts } from './http.ts';
import { answers, API_PREFIX } from './openapi.ts';
import { sendRefusal } from './send.ts';

const READY_MS_MAX = 2_000;

const StatusAnswer = Type.Object(
  {
    lead: Type.Boolean({ description: 'Whether this process is the one writer' }),
    queued: Type.Integer({ minimum: 0, description: 'Acts waiting to be judged' }),
    tree: Type.Object(
      { root: Type.String(), size: Type.Integer({ minimum: 0 }) },
      { description: 'The head as committed' },
    ),
    version: Type.String(),
    writing: Type.Boolean({ description: 'Whether acts are taken now' }),
  },
  {
    additionalProperties: false,
    examples: [
      { lead: true, queued: 0, tree: { root: '0'.repeat(64), size: 0 }, version: '0.1.0', writing: true },
    ],
  },
);

/** The head, or nothing when storage does not answer in time. */
async function headInTime(parts: ApiParts) {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), READY_MS_MAX);
  try {
    return await Promise.race([parts.store.head(), late.promise]);
  } catch (err) {
    parts.logger.warn({ err }, 'storage does not answer');
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

const tags = ['service'];
const Word = Type.Object(
  { status: Type.Literal('ok') },
  { additionalProperties: false, examples: [{ status: 'ok' }] },
);

function addStatusRoute(app: FastifyInstance, parts: ApiParts): void {
  app.get(
    `${API_PREFIX}/status`,
    {
      schema: {
        tags,
        operationId: 'readStatus',
        summary: 'The tree, the queue, who writes',
        response: answers(StatusAnswer),
      },
    },
    async (request, reply) => {
      const tree = await headInTime(parts);
      if (!tree) return sendRefusal(request, reply, refuse('unavailable'));
      const { lead, queued, writing } = parts.status();
      return { lead, queued, tree, version: parts.version, writing };
    },
  );
}

function addHealthRoutes(app: FastifyInstance, parts: ApiParts): void {
  app.get(
    `${API_PREFIX}/healthz`,
    {
      schema: { tags, operationId: 'isAlive', summary: 'The process lives', response: answers(Word) },
    },
    async () => ({ status: 'ok' }),
  );

  app.get(
    `${API_PREFIX}/readyz`,
    {
      schema: {
        tags,
        operationId: 'isReady',
        summary: 'Acts are taken: this process writes and storage answers',
        response: answers(Word),
      },
    },
    async (request, reply) => {
      const { lead, writing } = parts.status();
      const ready = lead && writing && (await headInTime(parts)) !== undefined;
      return ready ? { status: 'ok' } : sendRefusal(request, reply, refuse('unavailable'));
    },
  );
}

function addMachineRoutes(app: FastifyInstance, parts: ApiParts): void {
  app.get(
    `${API_PREFIX}/metrics`,
    {
      schema: {
        tags,
        operationId: 'readMetrics',
        summary: 'For Prometheus',
        response: answers(Type.String(), 'text/plain'),
      },
    },
    async (_request, reply) => {
      const { lead, queued } = parts.status();
      const treeSize = (await headInTime(parts))?.size ?? 0;
      return reply
        .type(parts.metrics.contentType)
        .send(await parts.metrics.text({ lead, queued, treeSize }));
    },
  );

  app.get(
    `${API_PREFIX}/openapi.json`,
    {
      schema: {
        tags,
        operationId: 'readDescription',
        summary: 'This description',
        response: answers(Type.Object({}, { additionalProperties: true })),
      },
    },
    async () => app.swagger(),
  );
}

/** Adds the routes about the server. */
export function addServiceRoutes(app: FastifyInstance, parts: ApiParts): void {
  addStatusRoute(app, parts);
  addHealthRoutes(app, parts);
  addMachineRoutes(app, parts);
}
