// Acts in, receipts out. An answer leaves only when the intake gave it; a body that is wrong in any way is
// refused before the intake hears of it, so nothing is ever half-written. Sending again is harmless: the same
// bytes are the same act.
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { isRefusal, refuse, type Refusal } from '../base/result.ts';
import type { Receipt as ReceiptValue } from './intake.ts';
import type { ApiParts } from './http.ts';
import { ActId, answers, API_PREFIX, Receipt, SignedActBody } from './openapi.ts';
import { languageOf, Problem, problemOf } from './problems.ts';
import { sendRefusal } from './send.ts';

const NDJSON = 'application/x-ndjson';
const signedActBody = Compile(SignedActBody);
const REFUSALS = [400, 403, 409, 413, 415, 422] as const;

/**
 * One act through the intake, measured. A fault inside is logged here and told as `unavailable`: sending
 * again will do.
 */
async function submitOne(parts: ApiParts, body: unknown): Promise<ReceiptValue | Refusal> {
  const start = performance.now();
  const outcome = await judge(parts, body);
  parts.metrics.answered(
    isRefusal(outcome) ? outcome.refused : 'receipt',
    (performance.now() - start) / 1000,
  );
  return outcome;
}

async function judge(parts: ApiParts, body: unknown): Promise<ReceiptValue | Refusal> {
  if (!signedActBody.Check(body)) return refuse('body-malformed', { fault: 'shape' });
  // Node's own decoder, several times faster than the portable one; what it would pass over in silence is
  // refused.
  const bytes = Buffer.from(body.act, 'base64url');
  if (bytes.toString('base64url') !== body.act) return refuse('body-malformed', { fault: 'base64url' });
  try {
    return await parts.intake.submit({ bytes, signatures: body.signatures });
  } catch (err) {
    parts.logger.error({ err }, 'an act could not be recorded');
    return refuse('unavailable');
  }
}

/**
 * Values of the lines, each parsed by itself: one bad line is one refusal. Undefined when there are none or
 * too many.
 */
function linesOf(text: string, linesMax: number): unknown[] | Refusal {
  const lines = text.split('\n', linesMax + 2);
  if (lines.at(-1) === '') lines.pop();
  if (lines.length > linesMax) return refuse('body-too-large', { linesMax });
  if (lines.length === 0) return refuse('body-malformed', { fault: 'empty' });
  return lines.map((line) => {
    try {
      return JSON.parse(line);
    } catch {
      return undefined;
    }
  });
}

function batchRoute(parts: ApiParts) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const values = linesOf(typeof request.body === 'string' ? request.body : '', parts.limits.batchActsMax);
    if (isRefusal(values)) return sendRefusal(request, reply, values);
    const wait = parts.takeWrites(request.ip, values.length - 1); // one was taken at the door
    if (wait > 0)
      return sendRefusal(request, reply, refuse('too-many-requests', { retryAfterSeconds: wait }));
    const language = languageOf(request.headers['accept-language']);
    const outcomes = values.map((value) => submitOne(parts, value));
    async function* lines(): AsyncGenerator<string> {
      for (const outcome of outcomes) {
        const answer = await outcome;
        yield `${JSON.stringify(isRefusal(answer) ? problemOf(answer, language) : answer)}\n`;
      }
    }
    return reply.type(NDJSON).header('content-language', language).send(Readable.from(lines()));
  };
}

function addSubmitRoutes(app: FastifyInstance, parts: ApiParts): void {
  app.post(
    `${API_PREFIX}/acts`,
    {
      bodyLimit: parts.limits.actBodyBytesMax,
      schema: {
        tags: ['acts'],
        operationId: 'submitAct',
        summary: 'Submit a signed act; the receipt comes when it is durable and published',
        body: SignedActBody,
        response: answers(Receipt, 'application/json', REFUSALS),
      },
    },
    async (request, reply) => {
      const outcome = await submitOne(parts, request.body);
      return isRefusal(outcome) ? sendRefusal(request, reply, outcome) : outcome;
    },
  );

  app.post(
    `${API_PREFIX}/acts/batch`,
    {
      bodyLimit: parts.limits.batchBodyBytesMax,
      schema: {
        tags: ['acts'],
        operationId: 'submitActs',
        consumes: [NDJSON],
        summary: 'Submit signed acts, one JSON a line; an answer a line, in order: receipt or problem',
        body: Type.Unsafe<string>({ type: 'string', description: 'Lines of signed acts, as for one act' }),
        response: answers(Type.Union([Receipt, Problem]), NDJSON, [400, 413, 415]),
      },
    },
    batchRoute(parts),
  );
}

function addReceiptRoute(app: FastifyInstance, parts: ApiParts): void {
  app.get(
    `${API_PREFIX}/acts/:id`,
    {
      schema: {
        tags: ['acts'],
        operationId: 'readReceipt',
        summary: 'The receipt of an act that is in the published log',
        params: Type.Object({ id: ActId }),
        response: answers(Receipt, 'application/json', [400, 404]),
      },
    },
    async (request, reply) => {
      const { id } = request.params as { id: string };
      const leaf = (await parts.store.findActs([id])).get(id);
      const outcome = leaf === undefined ? refuse('not-found') : await parts.intake.receipt(leaf);
      return isRefusal(outcome) ? sendRefusal(request, reply, outcome) : outcome;
    },
  );
}

/** Adds the routes of acts. */
export function addActRoutes(app: FastifyInstance, parts: ApiParts): void {
  addSubmitRoutes(app, parts);
  addReceiptRoute(app, parts);
}
