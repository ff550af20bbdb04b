// Refusals as answers over HTTP: RFC 9457 problem details with our closed codes, in the reader's language. A
// problem says what happened, that no vote is lost, and what to do next; it never says how the machine is
// built.
import { Type, type Static } from 'typebox';
import type { Refusal } from '../base/result.ts';
import { LANGUAGES, SOURCE, speaker, type Language, type Say } from '../base/words.ts';
import { CODES, isCode, type Code } from '../core/codes.ts';
import { coreWords } from '../core/words/index.ts';

/**
 * How HTTP sees a code. 403: not this signer; 409: not in this state; 422: well formed, and not so; 460 is
 * tus's word for bytes that are not those announced.
 */
const STATUS: Readonly<Record<Code, number>> = {
  'act-malformed': 400,
  'act-not-canonical': 400,
  'act-unknown': 400,
  'form-malformed': 400,
  'body-malformed': 400,
  'session-missing': 401,
  'session-old': 403,
  'signature-bad': 403,
  'officer-unknown': 403,
  'officer-revoked': 403,
  'key-unknown': 403,
  'key-revoked': 403,
  'signers-same': 403,
  'signers-missing': 403,
  'role-not-allowed': 403,
  'unit-outside': 403,
  'term-outside': 403,
  'delegation-missing': 403,
  'delegation-ended': 403,
  'invitation-wrong': 403,
  'invitation-expired': 403,
  'names-closed': 403,
  'challenge-unknown': 403,
  'sign-in-refused': 403,
  'session-forbidden': 403,
  'not-found': 404,
  'invitation-unknown': 404,
  'method-not-allowed': 405,
  'election-not-frozen': 409,
  'election-frozen': 409,
  'basis-stale': 409,
  'election-founded': 409,
  'freeze-differs': 409,
  'officer-exists': 409,
  'invitation-spent': 409,
  'key-exists': 409,
  'delegations-too-many': 409,
  'station-exists': 409,
  'shift-running': 409,
  'shift-missing': 409,
  'snapshot-wrong': 409,
  'tally-corrected': 409,
  'tally-settled': 409,
  'tally-not-settled': 409,
  'form-same': 409,
  'entries-too-many': 409,
  'passkeys-too-many': 409,
  'photograph-offset': 409,
  'objection-unknown': 409,
  'act-too-large': 413,
  'body-too-large': 413,
  'election-wrong': 422,
  'unit-unknown': 422,
  'record-wrong': 422,
  'clock-ahead': 422,
  'reason-missing': 422,
  'contest-unknown': 422,
  'attempt-unknown': 422,
  'form-empty': 422,
  'report-unproven': 422,
  'participant-unknown': 422,
  'act-not-delegable': 422,
  'turnout-wrong': 422,
  'photograph-wrong': 460,
  'too-many-requests': 429,
  busy: 503,
  unavailable: 503,
  'founding-closed': 403,
  'log-in-doubt': 503,
};

/** Seconds after which asking again makes sense, where the refusal itself names none. */
const RETRY_SECONDS: { readonly [code: string]: number } = {
  'too-many-requests': 5,
  busy: 2,
  unavailable: 5,
  'log-in-doubt': 60,
};

export const Problem = Type.Object(
  {
    type: Type.String({ pattern: '^/problems/[a-z-]+$', description: 'Stable name of the refusal' }),
    title: Type.String({ description: 'What happened, in the language of Content-Language' }),
    detail: Type.String({ description: 'What it means for the votes, and what to do next' }),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    code: Type.Enum([...CODES]),
    reason: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), { description: 'For machines; differs by code' }),
    ),
  },
  {
    additionalProperties: false,
    examples: [
      {
        type: '/problems/not-found',
        title: 'Yang dicari tidak ada di sini.',
        detail: 'Suara dan catatan yang sudah ada tidak berubah. Periksa alamat atau kodenya.',
        status: 404,
        code: 'not-found',
      },
    ],
  },
);
export type Problem = Static<typeof Problem>;

const voices = new Map(LANGUAGES.map((language) => [language, speaker(language, coreWords)]));

/** The best of our languages for an Accept-Language header; the source where it names none of them. */
export function languageOf(header: string | undefined): Language {
  let best: { language: Language; weight: number } = { language: SOURCE, weight: 0 };
  for (const range of (header ?? '').slice(0, 200).split(',')) {
    const [, tag, q] =
      /^\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]{1,35})?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/.exec(range) ?? [];
    const language = LANGUAGES.find((ours) => ours === tag?.toLowerCase());
    const weight = q === undefined ? 1 : Number(q);
    if (language && weight > best.weight) best = { language, weight };
  }
  return best.language;
}

/** Seconds to wait before asking again; undefined where asking again would change nothing. */
export function retrySeconds(refusal: Refusal): number | undefined {
  const named = refusal.detail?.['retryAfterSeconds'];
  return typeof named === 'number' ? named : RETRY_SECONDS[refusal.refused];
}

/** The problem that a refusal is. `status` where HTTP has a finer one than the code's. */
export function problemOf(refusal: Refusal, language: Language, status?: number): Problem {
  // A code outside the list is a bug of ours; the sender is told that we cannot, not that she erred.
  const code: Code = isCode(refusal.refused) ? refusal.refused : 'unavailable';
  const say = voices.get(language) as Say;
  const problem: Problem = {
    type: `/problems/${code}`,
    title: say(`refusal.${code}.what`),
    detail: `${say(`refusal.${code}.vote`)} ${say(`refusal.${code}.now`)}`,
    status: status ?? STATUS[code],
    code,
  };
  return refusal.detail === undefined ? problem : { ...problem, reason: refusal.detail };
}
