// The door for reports of readers: the one path that takes something from pages of any site, from anybody,
// without a name. It takes closed words and a proof of work, and no text of the sender's own.
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { answers, API_PREFIX } from './openapi.ts';
import { CATEGORIES, type Reports, type SentReport } from './reports.ts';
import { sendRefusal } from './send.ts';

export const REPORTS_PATH = `${API_PREFIX}/reports`;
const BODY_BYTES_MAX = 2048;

const Challenge = Type.String({ maxLength: 80, pattern: '^\\d{1,9}\\.[A-Za-z0-9_-]{43}$' });

const ReportBody = Type.Object(
  {
    station: Type.String({ pattern: '^\\d{2}[0-9A-Z]{2}\\d{9}$', examples: ['1701082001002'] }),
    contest: Type.String({ pattern: '^[A-Za-z0-9_-]{1,32}$', examples: ['PPWP'] }),
    category: Type.Enum([...CATEGORIES]),
    field: Type.Union(
      [Type.String({ pattern: '^(I|II|III|IV|V)(\\.[A-Za-z0-9]{1,8}){0,3}$' }), Type.Null()],
      { description: 'Path of the cell that is wrong; null for the whole form' },
    ),
    challenge: Challenge,
    nonce: Type.String({ pattern: '^[A-Za-z0-9_-]{1,60}$', description: 'What was worked for' }),
  },
  {
    additionalProperties: false,
    examples: [
      {
        station: '1701082001002',
        contest: 'PPWP',
        category: 'figures-differ-from-paper',
        field: 'V.A',
        challenge: `474000.${'A'.repeat(43)}`,
        nonce: '0',
      },
    ],
  },
);

const ChallengeAnswer = Type.Object(
  { challenge: Challenge, bits: Type.Integer({ minimum: 0, maximum: 64 }) },
  { additionalProperties: false, examples: [{ challenge: `474000.${'A'.repeat(43)}`, bits: 18 }] },
);

const KeptAnswer = Type.Object(
  { kept: Type.Literal(true) },
  { additionalProperties: false, examples: [{ kept: true }] },
);

/** Adds the routes of reports. */
export function addReportRoutes(app: FastifyInstance, reports: Reports): void {
  app.get(
    `${REPORTS_PATH}/challenge`,
    {
      schema: {
        tags: ['reports'],
        operationId: 'readChallenge',
        summary: 'What to work for before a report: a SHA-256 with so many zero bits first',
        response: answers(ChallengeAnswer),
      },
    },
    async () => reports.challenge(),
  );
  app.post(
    REPORTS_PATH,
    {
      bodyLimit: BODY_BYTES_MAX,
      schema: {
        tags: ['reports'],
        operationId: 'sendReport',
        summary: 'A report that a form is not as the paper says; it changes no figure and has no sender',
        body: ReportBody,
        response: answers(KeptAnswer, 'application/json', [400, 413, 415, 422]),
      },
    },
    async (request, reply) => {
      const refusal = await reports.take(request.body as SentReport, request.ip);
      return refusal ? sendRefusal(request, reply, refusal) : { kept: true };
    },
  );
}

/** What a page of another site must be told before it may send here. */
export const FROM_ANY_PAGE = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '86400',
} as const;
