// One way to answer with a refusal, and one to carry a refusal up from a hook that can only throw.
// Every refusal of the API leaves through here (RFC 9457).
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '../base/result.ts';
import { languageOf, problemOf, retrySeconds } from './problems.ts';

/** Sends the problem that a refusal is, in the language the request asks for. */
export function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  status?: number,
): FastifyReply {
  const language = languageOf(request.headers['accept-language']);
  const problem = problemOf(refusal, language, status);
  const seconds = retrySeconds(refusal);
  if (seconds !== undefined) void reply.header('retry-after', String(seconds));
  return reply
    .code(problem.status)
    .header('content-language', language)
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

/** Thrown by parsers and hooks of ours; the error handler makes the answer of it. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;
  /** Where HTTP has a finer one than the code's. */
  readonly status: number | undefined;
  constructor(refusal: Refusal, status?: number) {
    super(refusal.refused);
    this.refusal = refusal;
    this.status = status;
  }
}
